"""A site's own file through its mapping profile, and REDCap's export with its dictionary."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.rating import TOTAL, Rating
from cds_app.environment import paths
from cds_app.guidance.formulary import load_catalogue
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import load_codes
from cds_app.intake.foreign import Outside
from cds_app.intake.mapping import EntryMap, FieldMap, MappingProfile, RatingMap, profile_text, read_profile
from cds_app.intake.proposal import propose
from cds_app.intake.readers.delimited import header_of
from cds_app.intake.readers.redcap import not_to_be_read, read_dictionary
from cds_app.intake.record_set import RecordSet, detect_format, read_record_set

CATALOGUE = load_catalogue(paths.resource("catalogue"))
CODES = load_codes(paths.resource("codes"), CATALOGUE)
RULE = IndexRule(date(2026, 6, 1))

OWN = MappingProfile(
    name="clinic",
    pseudonym="Nr",
    day=FieldMap("Datum", form="%d.%m.%Y"),
    columns={"sex": FieldMap("Geschlecht", {"1": "male", "2": "female"}), "bmi": FieldMap("BMI")},
    ratings=(RatingMap("PHQ-9", "total", "Summe"), RatingMap("PHQ-9", "9", "f9", add=-1)),
    treatments=(EntryMap({"drug": FieldMap("Mittel"), "start": FieldMap("seit", form="%d.%m.%Y")}),),
    conditions=(EntryMap({"status": FieldMap("RR", {"j": "yes", "n": "no"})}, {"condition": "hypertension"}),),
    delimiter=";",
    decimal_comma=True,
)
FILE = (
    "Nr;Datum;Geschlecht;BMI;Summe;f9;Mittel;seit;RR;Name\n"
    "K7;03.04.2026;2;24,5;20;1;Zoloft 50 mg;01.04.2026;j;Quux\n"
    "K7;01.05.2026;2;24,5;14;2;;;;Quux\n"
)


def read(folder: Path, content: str, profile: MappingProfile | None = OWN, **more: object) -> RecordSet:
    file = folder / "export.csv"
    file.write_text(content, encoding="utf-8")
    outside = dataclasses.replace(Outside(CODES, RULE, profile), **more)  # type: ignore[arg-type]
    return read_record_set(file, CATALOGUE, outside=outside)


def codes_of(found: RecordSet) -> set[str]:
    return {finding.code for finding in found.findings}


def test_a_file_of_visits_becomes_one_record_a_patient(tmp_path):
    found = read(tmp_path, FILE)
    (record,) = found.records
    assert found.format == "mapped_csv"
    assert record.values == {"sex": "female", "bmi": 24.5}
    assert record.ratings == (
        Rating(-28, "PHQ-9", "9", 0), Rating(-28, "PHQ-9", TOTAL, 20), Rating(0, "PHQ-9", "9", 1),
        Rating(0, "PHQ-9", TOTAL, 14),
    )  # fmt: skip
    assert [(t.drug, t.start_day) for t in record.treatments or ()] == [("sertraline", -30)]
    assert [c.condition for c in record.conditions or ()] == ["hypertension"]
    assert record.medications is None


@pytest.mark.requirement("IMP-01")
def test_a_column_that_is_not_mapped_is_named_and_nowhere_else(tmp_path):
    found = read(tmp_path, FILE)
    assert found.not_read == ("Name",)
    assert "Quux" not in repr(found)


@pytest.mark.requirement("IMP-08")
@pytest.mark.parametrize(
    ("old", "new", "code", "column"),
    [
        (";2;24,5;20", ";3;24,5;20", "code_not_mapped", "Geschlecht"),
        ("03.04.2026", "2026-04-03", "date_form_other", "Datum"),
        ("03.04.2026", "31.02.2026", "date_form_other", "Datum"),
        (";2;24,5;14", ";1;24,5;14", "value_contradicted", "Geschlecht"),
        ("24,5", "1.234,5", "number_form", "bmi"),
        ("Zoloft 50 mg", "Wunderpille", "drug_unknown", "Mittel"),
        (";20;1;", ";28;1;", "out_of_range", "value"),
        ("01.05.2026", "01.05.2027", "date_in_future", None),
    ],
)
def test_a_cell_that_the_profile_does_not_explain_is_an_error_at_its_place(tmp_path, old, new, code, column):
    found = read(tmp_path, FILE.replace(old, new))
    assert found.records == ()
    assert code in codes_of(found)
    assert column in {f.column for f in found.findings if f.code == code}


def test_without_a_profile_the_file_is_not_guessed_at(tmp_path):
    found = read(tmp_path, FILE.replace(";", ","), None)
    assert codes_of(found) == {"column_missing"}


def test_a_profile_survives_being_written_and_read():
    assert read_profile(profile_text(OWN).encode(), CATALOGUE) == OWN


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('"sex"', '"shoe_size"', "shoe_size"),
        ('"female"', '"lady"', "sex"),
        ('"PHQ-9"', '"PHQ-10"', "PHQ-10 total"),
        ('"%d.%m.%Y"', '"%c"', "day"),
        ('"hypertension"', '"vapours"', "conditions condition"),
        ('"pseudonym": "Nr"', '"pseudonym": ""', "pseudonym"),
        ('"version": 1', '"version": 2', "format"),
        ('"name"', '"nickname"', "name"),
        ('"decimal_comma": true', '"decimal_comma": "yes"', "decimal_comma"),
    ],
)
def test_a_profile_that_is_not_wholly_known_is_refused_with_the_part(old, new, where):
    text = profile_text(OWN)
    assert old in text
    with pytest.raises(CdsError) as error:
        read_profile(text.replace(old, new).encode(), CATALOGUE)
    assert (error.value.code, error.value.params) == ("mapping_invalid", {"where": where})


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"{}", b'{"format": "cds-mapping"}', b"[" * 10_000])
def test_what_is_no_profile_is_refused_in_one_sentence(content):
    with pytest.raises(CdsError) as error:
        read_profile(content, CATALOGUE)
    assert error.value.code == "mapping_invalid"


# -- REDCap ------------------------------------------------------------------------------------------------------------

DICTIONARY = (
    '"Variable / Field Name","Form Name","Field Type","Choices, Calculations, OR Slider Labels",'
    '"Text Validation Type OR Show Slider Number","Identifier?"\n'
    'record_id,base,text,,,\nfull_name,base,text,,,y\nnotes,base,notes,,,\nage,base,text,,integer,\n'
    '"gender",base,radio,"1, Male | 2, Female | 3, Prefer not to say",,\nsmoker,base,yesno,,,\n'
    + "".join(f'phq9_{n},phq9,radio,"0, Not at all | 1, Several days",,\n' for n in range(1, 10))
    + "phq9_total,phq9,calc,,,\nmrn,base,text,,integer,y\n"
)  # fmt: skip
HEADER = "record_id,redcap_event_name,full_name,notes,age,gender,smoker,phq9_1,phq9_9,phq9_total,mrn,phq9_complete\n"
EXPORT = (
    HEADER
    + "R-12,baseline_arm_1,Jane Doe,walks with Bob,44,2,0,2,1,17,998877,2\n"
    + "R-12,week_6_arm_1,,,,,,1,0,8,,2\n"
)


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    file = tmp_path / "dictionary.csv"
    file.write_text(DICTIONARY, encoding="utf-8")
    return file


def redcap(tmp_path: Path, dictionary: Path) -> RecordSet:
    fields = read_dictionary(dictionary)
    profile = propose(header_of(HEADER.encode()), CATALOGUE, fields)
    events = FieldMap("redcap_event_name", {"baseline_arm_1": "0", "week_6_arm_1": "42"}, "day")
    return read(tmp_path, EXPORT, dataclasses.replace(profile, day=events), never_read=not_to_be_read(fields))


def test_a_redcap_export_is_known_by_its_columns(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text(EXPORT, encoding="utf-8")
    assert detect_format(file) == "redcap"


def test_events_become_days_and_coded_answers_words(tmp_path, dictionary):
    found = redcap(tmp_path, dictionary)
    (record,) = found.records
    assert found.format == "redcap"
    assert record.values == {"age_years": 44, "sex": "female", "smoker": "no"}
    assert [(r.day, r.item, r.value) for r in record.ratings] == [
        (0, "1", 2), (0, "9", 1), (0, TOTAL, 17), (42, "1", 1), (42, "9", 0), (42, TOTAL, 8),
    ]  # fmt: skip


@pytest.mark.requirement("IMP-02")
def test_identifiers_and_notes_are_never_read_even_when_a_profile_names_them(tmp_path, dictionary):
    fields = read_dictionary(dictionary)
    greedy = MappingProfile("x", "record_id", columns={"bmi": FieldMap("mrn"), "age_years": FieldMap("notes")})
    found = read(tmp_path, EXPORT, greedy, never_read=not_to_be_read(fields))
    assert not any(word in repr(found) for word in ("998877", "Jane", "Bob"))
    assert found.records[0].values == {}


def test_a_proposal_leaves_out_what_the_dictionary_flags(dictionary):
    profile = propose(header_of(HEADER.encode()), CATALOGUE, read_dictionary(dictionary))
    assert not set(profile.columns_read()) & {"full_name", "notes", "mrn"}
    assert profile.columns["sex"].values == {"1": "male", "2": "female", "3": "unknown"}
    assert {(r.item, r.column) for r in profile.ratings} == {
        ("1", "phq9_1"), ("9", "phq9_9"), ("total", "phq9_total"),
    }  # fmt: skip


def test_a_flagged_record_id_is_no_pseudonym(tmp_path, dictionary):
    flagged = DICTIONARY.replace("record_id,base,text,,,", "record_id,base,text,,,y")
    dictionary.write_text(flagged, encoding="utf-8")
    with pytest.raises(CdsError) as error:
        redcap(tmp_path, dictionary)
    assert error.value.code == "pseudonym_is_identifier"


def test_a_file_without_a_column_for_the_pseudonym_gets_no_proposal():
    with pytest.raises(CdsError) as error:
        propose(["age", "sex"], CATALOGUE)
    assert error.value.code == "mapping_not_possible"


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", 'record_id,"unclosed\n', DICTIONARY + "one,cell\n"])
def test_what_is_no_dictionary_is_refused(tmp_path, content):
    file = tmp_path / "d.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CdsError) as error:
        read_dictionary(file)
    assert error.value.code == "dictionary_invalid"


def test_days_without_dates_beside_dated_medicines_are_not_guessed_onto_one_axis(tmp_path):
    profile = dataclasses.replace(OWN, day=None)
    content = FILE.splitlines(keepends=True)
    found = read(tmp_path, "".join(content[:2]), profile)
    (record,) = found.records
    assert record.treatments == ()
    assert "date_without_day_0" in codes_of(found)
    named = dataclasses.replace(RULE, named=date(2026, 4, 11))
    (record,) = read(tmp_path, "".join(content[:2]), profile, rule=named).records
    assert [t.start_day for t in record.treatments or ()] == [-10]


# -- other entries -----------------------------------------------------------------------------------------------------

ENTRIES = MappingProfile(
    name="entries",
    pseudonym="code",
    day=FieldMap("seen", form="day"),
    ratings=(RatingMap("PHQ-9", "total", "phq"),),
    treatments=(
        EntryMap(
            {
                "drug": FieldMap("drug"), "dose_mg_day": FieldMap("mg"), "start": FieldMap("from", form="day"),
                "end": FieldMap("to", form="day"), "outcome": FieldMap("went", {"+": "response", "-": "none"}),
            },
            {"same_episode": "yes"},
        ),
    ),
    medications=(
        EntryMap({
            "medication": FieldMap("other"), "start": FieldMap("from", form="day"), "end": FieldMap("to", form="day"),
        }),
    ),
    conditions=(
        EntryMap({"condition": FieldMap("icd"), "status": FieldMap("since", {"now": "current", "was": "past"})}),
    ),
)  # fmt: skip
HEAD = "code,seen,phq,drug,mg,from,to,went,other,icd,since\n"


def test_days_are_taken_as_they_stand_and_entries_come_from_their_rows(tmp_path):
    rows = (
        "A-1,0,17,,,,,,,,\n"
        "A-1,,,citalopram,20,-200,-100,-,,,\n"
        "A-1,,,citalopram,40,-90,,+,,,\n"
        "A-1,,,,,-60,-10,,M01AE01,,\n"
        "A-1,,,,,-60,-30,,ibuprofen,,\n"
        "A-1,,,,,-60,-50,,N02BA01,,\n"
        "A-1,,,,,10,,,B01AA03,,\n"
        "A-1,,,,,,,,a new pill,,\n"
        "A-1,,,,,,,,,F41.0,was\n"
        "A-1,,,,,,,,,F41.0,now\n"
        "A-1,,,,,,,,,Z99,now\n"
    )
    found = read(tmp_path, HEAD + rows, ENTRIES)
    (record,) = found.records
    assert [(t.drug, t.dose_mg_day, t.start_day, t.end_day, t.same_episode) for t in record.treatments or ()] == [
        ("citalopram", 40.0, -200, None, "yes")
    ]
    assert {m.medication: m.status for m in record.medications or ()} == {
        "M01AE01": "stopped_within_14_days", "ibuprofen": "stopped_within_5_weeks",
    }  # fmt: skip
    assert [(c.condition, c.status) for c in record.conditions or ()] == [("panic_disorder", "current")]
    left_out = {f.code: f.params["count"] for f in found.findings if "count" in f.params}
    assert left_out == {"medicine_not_at_index_day": 2, "medicine_not_known": 1, "condition_not_known": 1}


@pytest.mark.requirement("IMP-15")
@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A-1,x,17,,,,,,,,\n", "whole_number_needed"),
        ("A-1,0,17,citalopram,20000,-9,,,,,\n", "out_of_range"),
        ("A-1,0,17,citalopram,0.1,-9,,,,,\n", "dose_implausible"),
        ("A-1,0,17,citalopram,20,-9,-20,,,,\n", "end_before_start"),
        ("A-1,0,17,citalopram,20,-9,,?,,,\n", "code_not_mapped"),
    ],
)
def test_an_entry_that_cannot_be_refuses_its_patient(tmp_path, row, code):
    found = read(tmp_path, HEAD + row, ENTRIES)
    assert found.records == ()
    assert code in codes_of(found)


def test_what_begins_after_the_index_day_is_left_out(tmp_path):
    found = read(tmp_path, HEAD + "A-1,0,17,citalopram,20,5,,,,,\n", ENTRIES)
    assert found.records[0].treatments == ()
    assert "after_index_day" in codes_of(found)


def test_a_proposal_finds_treatments_and_the_day_by_their_names():
    columns = ["study_id", "day", "antidepressant", "dose_mg", "start_day", "end_day", "hamd_total", "phq9_10", "shoe"]
    found = propose(columns, CATALOGUE)
    assert found.day == FieldMap("day", form="day")
    assert [(r.scale, r.item) for r in found.ratings] == [("HAMD-17", "total")]
    (entry,) = found.treatments
    assert {name: mapped.column for name, mapped in entry.fields.items()} == {
        "drug": "antidepressant", "dose_mg_day": "dose_mg", "start": "start_day", "end": "end_day",
    }  # fmt: skip
