"""Every broken file through every reader: its sentences, no crash, nothing of it repeated, no record of it kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cds_app.domain.messages.intake import FINDINGS
from cds_app.environment import paths
from cds_app.guidance.formulary import load_catalogue
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import load_codes
from cds_app.intake.findings import ImportFinding
from cds_app.intake.foreign import Outside
from cds_app.intake.mapping import FieldMap, MappingProfile, RatingMap
from cds_app.intake.record_set import RecordSet, read_record_set
from tests.support.broken_files import CANARY, JSON, TEXTS, VALUES

CATALOGUE = load_catalogue(paths.resource("catalogue"))
CODES = load_codes(paths.resource("codes"), CATALOGUE)
PROFILE = MappingProfile(
    "x",
    "code",
    FieldMap("seen", form="%Y-%m-%d"),
    {"age_years": FieldMap("age")},
    (RatingMap("PHQ-9", "total", "phq"),),
)
OUTSIDE = Outside(CODES, IndexRule(date(2026, 6, 1)), PROFILE)

PATIENTS = b"pseudonym,age_years,sex\nA-1,44,female\nA-2,51,male\n"
RATINGS = b"pseudonym,day,scale,item,value\nA-1,0,PHQ-9,total,17\nA-2,0,PHQ-9,total,12\n"
OWN_FILE = b"code,seen,age,phq\nA-1,2026-05-01,44,17\nA-2,2026-05-02,51,12\n"
PERSON = b"person_id,gender_concept_id,year_of_birth\n11,8532,1980\n12,8507,1975\n"
MEASUREMENT = (
    b"person_id,measurement_concept_id,measurement_date,value_as_number,measurement_source_value\n"
    b"11,0,2026-05-01,17,44261-6\n12,0,2026-05-02,12,44261-6\n"
)

READERS = {
    "canonical patients": ("patients.csv", {"patients.csv": PATIENTS, "ratings.csv": RATINGS}),
    "canonical ratings": ("ratings.csv", {"patients.csv": PATIENTS, "ratings.csv": RATINGS}),
    "mapped": ("export.csv", {"export.csv": OWN_FILE}),
    "omop persons": ("person.csv", {"person.csv": PERSON, "measurement.csv": MEASUREMENT}),
    "omop measurements": ("measurement.csv", {"person.csv": PERSON, "measurement.csv": MEASUREMENT}),
}
HARMLESS = {"a comment first", "homoglyph header", "half a file", "quote in the middle"}
"""What some reader can rightly take for a good file with other columns, or fewer rows."""


def read(folder: Path, reader: str, content: bytes | None = None) -> RecordSet:
    """The set of a reader, with one of its files exchanged."""
    broken, files = READERS[reader]
    for name, good in files.items():
        (folder / name).write_bytes(good if content is None or name != broken else content)
    path = folder / broken if reader == "mapped" else folder
    return read_record_set(path, CATALOGUE, outside=OUTSIDE, file_format="mapped_csv" if reader == "mapped" else None)


def in_words(finding: ImportFinding) -> str:
    return FINDINGS[finding.code].filled(**finding.params)


@pytest.mark.parametrize("reader", READERS)
def test_the_good_file_is_read(tmp_path, reader):
    found = read(tmp_path, reader)
    assert len(found.records) == 2
    assert all(record.ratings for record in found.records)


@pytest.mark.requirement("IMP-07")
@pytest.mark.requirement("IMP-11")
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("what", TEXTS)
def test_a_broken_file_gets_its_sentence_and_leaves_no_record(tmp_path, reader, what):
    broken, files = READERS[reader]
    found = read(tmp_path, reader, TEXTS[what](files[broken]))
    errors = [finding for finding in found.findings if finding.severity == "error"]
    if what not in HARMLESS:
        assert errors
    assert bool(found.records) != bool(errors)
    assert all(in_words(finding) for finding in found.findings)


@pytest.mark.requirement("IMP-05")
@pytest.mark.requirement("IMP-17")
@pytest.mark.parametrize("value", VALUES)
def test_an_odd_value_is_refused_or_is_what_it_says_and_is_never_repeated(tmp_path, value):
    quoted = b'"' + value.encode() + b'"'
    for reader, good, column in (("canonical patients", PATIENTS, b"44"), ("mapped", OWN_FILE, b"17")):
        found = read(tmp_path, reader, good.replace(column, quoted, 1))
        assert found.records == ()
        words = " ".join(in_words(finding) + repr(finding) for finding in found.findings)
        assert value not in words or len(value) < 3
        assert CANARY not in repr(found)


@pytest.mark.requirement("IMP-12")
@pytest.mark.parametrize("what", JSON)
@pytest.mark.parametrize("name", ["set.json", "set.ndjson"])
def test_broken_json_gets_its_sentence_and_leaves_no_record(tmp_path, what, name):
    file = tmp_path / name
    file.write_bytes(JSON[what])
    found = read_record_set(file, CATALOGUE, outside=OUTSIDE, file_format="fhir")
    assert found.records == ()
    assert any(finding.severity == "error" for finding in found.findings)
    assert CANARY not in " ".join(in_words(finding) for finding in found.findings)
