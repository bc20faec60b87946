"""OMOP CDM tables to records, with the vocabulary beside them and without."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cds_app.domain.rating import TOTAL, Rating
from cds_app.environment import paths
from cds_app.guidance.formulary import load_catalogue
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import load_codes
from cds_app.intake.foreign import Outside
from cds_app.intake.record_set import RecordSet, detect_format, read_record_set

CATALOGUE = load_catalogue(paths.resource("catalogue"))
OUTSIDE = Outside(load_codes(paths.resource("codes"), CATALOGUE), IndexRule(date(2026, 6, 1)))

PERSON = (
    "person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,person_source_value\n1,8532,1980,5,5,MRN7\n"
)
CONDITION = (
    "person_id,condition_concept_id,condition_start_date,condition_end_date,condition_source_value\n"
    "1,320128,2020-01-01,,\n1,0,2019-01-01,2019-06-01,F41.0\n1,0,2019-01-01,,Z99\n"
)
DRUG = (
    "person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_source_value\n"
    "1,739138,2026-04-01,,\n1,0,2025-01-01,2025-03-01,N06AB10\n1,0,2026-05-01,,M01AE01\n1,0,2026-04-01,,36437\n"
)
MEASUREMENT = (
    "person_id,measurement_concept_id,measurement_date,value_as_number,value_as_concept_id,unit_source_value,"
    "measurement_source_value\n"
    "1,3042932,2026-04-03,20,,,\n1,0,2026-05-01,14,,,44261-6\n1,0,2026-05-01,139,,mmol/L,2951-2\n1,0,2026-05-01,3,,,0\n"
)
OBSERVATION = (
    "person_id,observation_concept_id,observation_date,value_as_number,value_as_concept_id,unit_source_value,"
    "observation_source_value\n1,3044098,2026-05-01,,45883172,,\n"
)
CONCEPTS = (
    "concept_id\tconcept_name\tvocabulary_id\tconcept_code\n"
    "320128\tEssential hypertension\tSNOMED\t59621000\n"
    '739138\tsertraline "hydrochloride"\tRxNorm\t36437\n'
    "3042932\tPHQ-9 total\tLOINC\t44261-6\n"
    "3044098\tThoughts of being better off dead\tLOINC\t44260-8\n"
    "45883172\tSeveral days\tLOINC\tLA6569-3\n"
    "1\tNothing of ours\tSNOMED\t1\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tables = {"person": PERSON, "condition_occurrence": CONDITION, "drug_exposure": DRUG, "measurement": MEASUREMENT}
    for name, content in (tables | {"observation": OBSERVATION, "CONCEPT": CONCEPTS, "note": "x\n1\n"}).items():
        (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
    return tmp_path


def read(folder: Path) -> RecordSet:
    return read_record_set(folder, CATALOGUE, outside=OUTSIDE)


def test_a_folder_of_tables_becomes_a_record(folder):
    assert detect_format(folder) == "omop"
    found = read(folder)
    (record,) = found.records
    assert record.values == {"age_years": 45, "sex": "female", "sodium": 139}
    assert record.ratings == (
        Rating(-28, "PHQ-9", TOTAL, 20), Rating(0, "PHQ-9", "9", 1), Rating(0, "PHQ-9", TOTAL, 14),
    )  # fmt: skip
    assert [(t.drug, t.start_day, t.end_day) for t in record.treatments] == [
        ("escitalopram", -485, -426),
        ("sertraline", -30, None),
    ]
    assert [(c.condition, c.status) for c in record.conditions] == [
        ("hypertension", "current"),
        ("panic_disorder", "past"),
    ]
    assert [(m.medication, m.status) for m in record.medications] == [("M01AE01", "current")]


def test_what_was_not_read_is_named_and_what_was_left_out_is_counted(folder):
    found = read(folder)
    assert "person.csv: person_source_value" in found.not_read
    assert "note.csv" in found.not_read
    left_out = {f.code: f.params["count"] for f in found.findings}
    assert left_out == {"condition_not_known": 1, "medicine_not_known": 1, "observation_not_known": 1}


@pytest.mark.requirement("IMP-01")
def test_a_record_number_in_a_column_that_is_not_read_is_nowhere(folder):
    assert "MRN7" not in repr(read(folder))


def test_a_bare_number_of_the_source_is_no_drug(folder):
    """36437 is sertraline's code in RxNorm, and may be anything in a hospital's own list."""
    (folder / "CONCEPT.csv").unlink()
    (record,) = read(folder).records
    assert [t.drug for t in record.treatments] == ["escitalopram"]


def test_without_the_vocabulary_source_values_still_count(folder):
    (folder / "CONCEPT.csv").unlink()
    (record,) = read(folder).records
    assert record.ratings == (Rating(0, "PHQ-9", TOTAL, 14),)
    assert [c.condition for c in record.conditions] == ["panic_disorder"]


def test_the_vocabulary_may_have_commas_too(folder):
    (folder / "CONCEPT.csv").write_text(CONCEPTS.replace('"', "").replace("\t", ","), encoding="utf-8")
    assert len(read(folder).records[0].ratings) == 3


def test_a_row_with_one_cell_too_many_refuses_the_set(folder):
    with (folder / "measurement.csv").open("a", encoding="utf-8") as file:
        file.write("1,0,2026-05-01,3,99,,44261-6,extra\n")
    found = read(folder)
    assert found.records == ()
    assert "field_count" in {f.code for f in found.findings}


def test_a_date_that_is_none_refuses_the_set(folder):
    with (folder / "measurement.csv").open("a", encoding="utf-8") as file:
        file.write("1,0,2026-13-01,3,,,44261-6\n")
    assert "date_form" in {f.code for f in read(folder).findings}
