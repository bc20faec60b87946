"""Whole record sets: what comes out, all or nothing, hash, progress, stop, and the flat file."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from cds_app.domain.errors import CdsError
from cds_app.domain.patient import Condition, Medication, PatientRecord, Preference
from cds_app.domain.rating import Rating
from cds_app.intake.readers import delimited
from cds_app.intake.record_set import Limits, detect_format, iter_records
from tests.intake.support import CATALOGUE, HEADERS, codes, patient, places, read, table, write_folder


def test_a_whole_patient_comes_out_as_it_went_in(tmp_path):
    folder = write_folder(
        tmp_path,
        patients=[patient(age_years="45", sex="female", bmi="26.4", smoker="unknown", crp="")],
        ratings=[("P-1", "0", "PHQ-9", "total", "17"), ("P-1", "-14", "PHQ-9", "9", "1")],
        treatments=[],
        conditions=[("P-1", "ptsd", "past")],
        medications=[("P-1", "M01AE01", "current")],
        preferences=[("P-1", "nausea", "40")],
    )
    found = read(folder)
    assert found.records == (
        PatientRecord(
            "P-1",
            {"age_years": 45, "sex": "female", "bmi": 26.4},
            (Rating(-14, "PHQ-9", "9", 1), Rating(0, "PHQ-9", "total", 17)),
            treatments=(),
            conditions=(Condition("ptsd", "past"),),
            medications=(Medication("M01AE01", "current"),),
            preferences=(Preference("nausea", 40),),
        ),
    )
    assert found.format == "canonical_folder"
    assert found.counts == {
        "patients": 1, "ratings": 2, "treatments": 0, "conditions": 1, "medications": 1, "preferences": 1,
    }  # fmt: skip


def test_a_file_that_is_not_there_is_not_known_and_an_empty_table_is_none(tmp_path):
    without = read(write_folder(tmp_path / "a")).records[0]
    assert (without.treatments, without.conditions, without.medications) == (None, None, None)
    found = read(write_folder(tmp_path / "b", treatments=[], conditions=[], medications=[]))
    assert (found.records[0].treatments, found.records[0].conditions, found.records[0].medications) == ((), (), ())
    assert codes(found) == ["no_rows_means_none"] * 3
    assert {finding.severity for finding in found.findings} == {"information"}


def test_ratings_may_be_a_header_only_because_each_patient_then_says_so(tmp_path):
    found = read(write_folder(tmp_path, ratings=[]))
    assert codes(found) == []
    assert found.records[0].ratings == ()


@pytest.mark.requirement("IMP-16")
def test_one_error_in_the_last_row_of_the_last_file_leaves_no_record(tmp_path):
    patients = [patient(f"P-{n}", age_years="45") for n in range(500)]
    preferences = [(f"P-{n}", "nausea", "1") for n in range(499)] + [("P-499", "nausea", "many")]
    found = read(write_folder(tmp_path, patients=patients, preferences=preferences))
    assert codes(found) == ["number_form"]
    assert found.records == ()
    assert found.counts["patients"] == 500


@pytest.mark.requirement("IMP-16")
def test_an_error_that_is_found_while_joining_leaves_no_record_either(tmp_path):
    patients = [patient(f"P-{n}") for n in range(3)]
    ratings = [("P-2", "0", "PHQ-9", "total", "17"), ("P-2", "0", "PHQ-9", "total", "18")]
    found = read(write_folder(tmp_path, patients=patients, ratings=ratings))
    assert codes(found) == ["rating_contradicted"]
    assert found.records == ()


def test_order_of_rows_and_columns_does_not_matter(tmp_path):
    chance = random.Random(7)
    patients = [patient(f"P-{n}", age_years=str(40 + n), sex="male") for n in range(5)]
    ratings = [(f"P-{n % 5}", str(-n), "PHQ-9", "total", str(n)) for n in range(20)]
    conditions = [(f"P-{n % 5}", name, "past") for n, name in enumerate(["ptsd", "ocd", "stroke", "migraine"] * 5)]
    conditions = sorted(set(conditions))
    straight = read(write_folder(tmp_path / "a", patients=patients, ratings=ratings, conditions=conditions))
    for rows in (ratings, conditions):
        chance.shuffle(rows)
    folder = write_folder(tmp_path / "b", patients=patients, ratings=ratings, conditions=conditions)
    names = list(HEADERS["patients.csv"])
    chance.shuffle(names)
    rows = [[row.get(name, "") for name in names] for row in patients]
    (folder / "patients.csv").write_text(table(names, rows), encoding="utf-8", newline="")
    shuffled = read(folder)
    assert shuffled.records == straight.records
    assert len(straight.records) == 5
    assert shuffled.sha256 != straight.sha256


@pytest.mark.requirement("IMP-25")
def test_the_hash_is_over_names_and_bytes_and_nothing_else(tmp_path):
    first, second = read(write_folder(tmp_path / "a")), read(write_folder(tmp_path / "b"))
    (tmp_path / "b" / "notes.txt").write_text("x")
    assert first.sha256 == second.sha256 == read(tmp_path / "b").sha256
    content = (tmp_path / "b" / "ratings.csv").read_bytes()
    assert ("ratings.csv", len(content)) in {(name, size) for name, _, size in first.files}
    (tmp_path / "b" / "ratings.csv").write_bytes(content + b"\r\n")
    assert read(tmp_path / "b").sha256 != first.sha256


@pytest.mark.requirement("IMP-01")
def test_unknown_columns_and_files_are_named_and_not_read(tmp_path):
    folder = write_folder(tmp_path)
    (folder / "patients.csv").write_text("pseudonym,name,age_years,mrn\nP-1,Jane Doe,45,00123\n")
    (folder / "letters.csv").write_bytes(b"\xff\x00 not even text")
    (folder / "scans").mkdir()
    found = read(folder)
    assert found.not_read == ("letters.csv", "scans/", "patients.csv: name", "patients.csv: mrn")
    assert found.findings == ()
    assert found.records[0].values == {"age_years": 45}


def test_a_stop_between_chunks_ends_the_reading(tmp_path):
    folder = write_folder(tmp_path, patients=[patient(f"P-{n}") for n in range(5000)])
    answers = iter([False, False, True])
    with pytest.raises(CdsError) as error:
        read(folder, stop=lambda: next(answers))
    assert error.value.code == "import_stopped"


def test_a_stop_is_heard_where_there_is_nothing_but_empty_lines(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text("pseudonym\nP-1\n" + "\n" * 10_000)
    asked = []
    with pytest.raises(CdsError):
        read(path, stop=lambda: len(asked) > 2 or asked.append(1))
    assert len(asked) == 3


@pytest.mark.requirement("IMP-10")
def test_file_names_are_shown_escaped(tmp_path):
    folder = write_folder(tmp_path / "set")
    (folder / "a\nb\u202e\x1b[31m.csv").write_text("x")
    (folder / "\udcff.csv").write_text("x")
    assert read(folder).not_read == ("a\\nb\\u202e\\x1b[31m.csv", "\\udcff.csv")
    path = tmp_path / "co\x1bhort.csv"
    path.write_text("pseudonym\nP 1\n")
    found = read(path)
    assert found.findings[0].file == found.files[0][0] == "co\\x1bhort.csv"


def test_progress_is_told_in_rows_and_never_goes_back(tmp_path):
    folder = write_folder(
        tmp_path,
        patients=[patient(f"P-{n}") for n in range(5000)],
        ratings=[(f"P-{n}", "0", "PHQ-9", "total", "9") for n in range(5000)],
    )
    seen: list[int] = []
    read(folder, on_progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 10_000


def test_streaming_gives_the_same_patients(tmp_path):
    folder = write_folder(tmp_path, patients=[patient(f"P-{n}", age_years="45") for n in range(50)], ratings=[])
    findings: list = []
    assert tuple(iter_records(folder, CATALOGUE, findings)) == read(folder).records
    assert findings == []


def test_streaming_leaves_out_only_the_patient_whose_row_is_wrong(tmp_path):
    patients = [patient("P-1"), patient("P-2", sex="f"), patient("P-3"), patient("P-4")]
    ratings = [("P-3", "0", "PHQ-9", "total", "99"), ("P-1", "0", "PHQ-9", "total", "9")]
    findings: list = []
    folder = write_folder(tmp_path, patients=patients, ratings=ratings)
    assert [r.pseudonym for r in iter_records(folder, CATALOGUE, findings)] == ["P-1", "P-4"]
    assert [f.code for f in findings] == ["category_unknown", "out_of_range"]


def test_streaming_gives_neither_of_two_rows_with_one_pseudonym(tmp_path):
    findings: list = []
    folder = write_folder(tmp_path, patients=[patient("P-1"), patient("P-2"), patient("P-1", sex="male")])
    assert [r.pseudonym for r in iter_records(folder, CATALOGUE, findings)] == ["P-2"]
    assert [f.code for f in findings] == ["duplicate_pseudonym"]


@pytest.mark.parametrize("row", ["P-1,0,PHQ-9,total,9,9", "P-9,0,PHQ-9,total,9", "P 1,0,PHQ-9,total,9", "P-1,0,PHQ-9"])
def test_streaming_gives_nobody_when_a_row_may_belong_to_anybody(tmp_path, row):
    folder = write_folder(tmp_path)
    with (folder / "ratings.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    findings: list = []
    assert list(iter_records(folder, CATALOGUE, findings)) == []
    assert len(findings) == 1


def test_rows_of_a_patient_whose_own_row_is_refused_are_not_called_unknown(tmp_path):
    found = read(write_folder(tmp_path, patients=[patient(age_years="17")]))
    assert codes(found) == ["age_not_allowed"]


def test_a_broken_patients_file_is_not_followed_by_a_flood(tmp_path):
    folder = write_folder(tmp_path, patients=[patient(f"P-{n}") for n in range(9)])
    with (folder / "patients.csv").open("a", encoding="utf-8") as file:
        file.write("P-10,45\n")
    with (folder / "ratings.csv").open("a", encoding="utf-8") as file:
        file.write("P-10,0,PHQ-9,total,9\n")
    assert places(read(folder)) == [("patients.csv", 11, None, "field_count")]


FLAT = "pseudonym,age_years,sex,phq9_total,hamd17_total,madrs_total,qids_total,gad7_total\n"


def test_a_flat_file_is_one_row_a_patient_on_day_0(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text(FLAT + "P-1,45,female,17,,,12,\nP-2,90+,male,,20,30,,9\n")
    found = read(path)
    assert detect_format(path) == found.format == "flat_csv"
    assert found.findings == ()
    first, second = found.records
    assert first.ratings == (Rating(0, "PHQ-9", "total", 17), Rating(0, "QIDS-SR16", "total", 12))
    assert [(r.scale, r.value) for r in second.ratings] == [("HAMD-17", 20), ("MADRS", 30), ("GAD-7", 9)]
    assert (first.treatments, first.conditions, first.medications, first.preferences) == (None, None, None, ())
    assert found.counts == {"patients": 2}
    assert [name for name, _, _ in found.files] == ["cohort.csv"]


def test_the_items_of_a_flat_file_make_the_total_or_are_refused(tmp_path):
    header = "pseudonym," + ",".join(f"phq9_{n}" for n in range(1, 10)) + ",phq9_total\n"
    path = tmp_path / "cohort.csv"
    path.write_text(header + "P-1,2,2,2,2,2,2,2,2,1,17\nP-2,2,2,2,2,2,2,2,2,1,\nP-3,2,2,,2,2,2,2,2,1,17\n")
    assert read(path).findings == ()
    path.write_text(header + "P-1,2,2,2,2,2,2,2,2,1,16\n")
    assert places(read(path)) == [("cohort.csv", 2, "phq9_total", "total_disagrees")]
    path.write_text(header + "P-1,2,2,2,2,2,2,2,2,4,\n")
    assert places(read(path)) == [("cohort.csv", 2, "phq9_9", "out_of_range")]


def test_columns_of_the_folder_do_not_count_in_a_flat_file(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text("pseudonym,drug,phq9_10,madrs_1\nP-1,sertraline,1,1\n")
    found = read(path)
    assert found.not_read == ("drug", "phq9_10", "madrs_1")
    assert found.records[0] == PatientRecord("P-1")


def test_a_record_set_does_not_show_its_patients_when_it_is_printed(tmp_path):
    assert "P-1" not in repr(read(write_folder(tmp_path)))


@pytest.mark.requirement("IMP-09")
def test_memory_does_not_grow_with_the_ratings_as_objects_would(tmp_path):
    """40 bytes for each rating that waits, where an object would take four times that."""
    patients = [patient(f"P-{n}") for n in range(200)]

    def peak(name: str, days: int) -> int:
        ratings = [(f"P-{n}", str(-d), "PHQ-9", "total", "9") for d in range(days) for n in range(200)]
        folder = write_folder(tmp_path / name, patients=patients, ratings=ratings)
        tracemalloc.start()
        for _ in iter_records(folder, CATALOGUE, [], limits=Limits()):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few, many = peak("few", 20), peak("many", 220)
    assert (many - few) / (200 * 200) < 40


@pytest.mark.requirement("IMP-04")
@pytest.mark.parametrize(
    "odd", ['P-7,0,PHQ-9,"total",9', "P-7,0,PHQ-9,total,9,9", "P-7,0,PHQ-9,total,é", "", "P-7,0,PHQ-9,total,9\r"]
)
def test_blocks_and_single_lines_read_the_same_wherever_they_meet(tmp_path, monkeypatch, odd):
    """What is plain is read in blocks, what is odd line by line: the size of a block must not show."""
    patients = [patient(f"P-{n}") for n in range(40)]
    ratings = [(f"P-{n}", str(-d), "PHQ-9", "total", str(n % 28)) for n in range(40) for d in range(3)]
    folder = write_folder(tmp_path, patients=patients, ratings=ratings)
    lines = (folder / "ratings.csv").read_text().splitlines()
    lines.insert(70, odd)
    (folder / "ratings.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    whole = read(folder)
    for size in (40, 333):
        monkeypatch.setattr(delimited, "_BUFFER", size)
        assert read(folder) == whole
