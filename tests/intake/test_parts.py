"""Reading in parts: the same patients and findings as reading whole, whatever the order of the rows, in flat memory."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from cds_app.domain.errors import CdsError
from cds_app.intake import parts
from cds_app.intake.findings import ImportFinding
from cds_app.intake.readers import delimited
from cds_app.intake.record_set import check_record_set, iter_records
from tests.intake.support import CATALOGUE, patient, write_folder

CONCERNS = ("nausea", "weight_gain", "insomnia")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(parts, "MOST_IN_A_PART", 7)


def in_parts(path, **more):
    findings: list[ImportFinding] = []
    return list(iter_records(path, CATALOGUE, findings, **more)), findings


def whole(path):
    found = check_record_set(path, CATALOGUE, skip_refused=True)
    return list(found.records()), list(found.findings)


def rows_of(draw: random.Random, names: list[str]) -> dict[str, list]:
    """Rows of every file for some of these patients, in no order; some notes, no error."""
    rows: dict[str, list] = {
        "patients": [
            patient(name, age_years=str(draw.randint(18, 89)), bmi=draw.choice(("", "23.4"))) for name in names
        ],
        "ratings": [
            (name, str(-day), "PHQ-9", draw.choice(("total", "9")), str(draw.randint(0, 3)))
            for name in names
            for day in draw.sample(range(50), draw.randint(0, 4))
        ],
        "treatments": [
            (name, drug, "", str(-day), "", "unknown", draw.choice(("", "side_effects")), "unknown")
            for name in names
            for drug, day in draw.sample([("sertraline", 9), ("venlafaxine", 3)], draw.randint(0, 2))
        ],
        "conditions": [(name, "ptsd", "past") for name in names if draw.random() < 0.2],
        "preferences": [
            (name, concern, str(draw.randint(0, 100)))
            for name in names
            for concern in draw.sample(CONCERNS, draw.randint(0, 3))
        ],
    }
    for file in rows.values():
        draw.shuffle(file)
    return rows


@pytest.mark.parametrize("seed", range(8))
def test_the_same_patients_come_in_the_same_order_with_the_same_notes(tmp_path, seed):
    draw = random.Random(seed)
    folder = write_folder(tmp_path, **rows_of(draw, [f"P-{n}" for n in range(draw.choice((1, 6, 7, 8, 40)))]))
    expected, notes = whole(folder)
    found, said = in_parts(folder)
    assert found == expected
    assert {note.severity for note in notes} <= {"information"}
    assert sorted(said, key=lambda f: f.row or 0) == sorted(notes, key=lambda f: f.row or 0)


def test_a_part_without_rows_of_a_file_that_is_there_has_none_rather_than_not_known(tmp_path):
    names = [f"P-{n}" for n in range(20)]
    folder = write_folder(tmp_path, patients=[patient(name) for name in names], conditions=[("P-0", "ptsd", "past")])
    found, _ = in_parts(folder)
    assert [len(record.conditions) for record in found] == [1] + [0] * 19
    assert {record.medications for record in found} == {None}


def test_a_flat_file_is_read_in_parts_too(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text("pseudonym,age_years,phq9_total\n" + "".join(f"P-{n},{18 + n},{n % 28}\n" for n in range(40)))
    assert in_parts(path) == whole(path)
    assert len(in_parts(path)[0]) == 40


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("patients", [patient("P-3")]),  # twice, the rows in different parts
        ("patients", [patient("P-40", sex="f"), patient("P-41", age_years="17")]),
        ("ratings", [("P-3", "0", "PHQ-9", "total", "99"), ("P-30", "0", "PHQ-9", "total", "9")]),
        ("ratings", [("P-30", "0", "PHQ-9", "total", "9"), ("P-30", "0", "PHQ-9", "total", "8")]),
        ("ratings", [("P-99", "0", "PHQ-9", "total", "9")]),
        ("preferences", [("P-3", "nausea", "1"), ("P-3", "nausea", "2")]),
    ],
)
def test_what_is_wrong_is_said_as_if_the_set_were_read_whole(tmp_path, file, rows):
    names = [f"P-{n}" for n in range(40)]
    given = {"patients": [patient(name) for name in names], "ratings": [], "preferences": []}
    given[file] += rows
    folder = write_folder(tmp_path, **given)
    assert in_parts(folder) == whole(folder)
    assert any(finding.severity == "error" for finding in in_parts(folder)[1])


@pytest.mark.parametrize("same", [lambda name: 7, len, lambda name: hash(name) % 5])
def test_pseudonyms_that_make_the_same_number_are_told_apart(tmp_path, monkeypatch, same):
    """A number may stand for two patients, or a patient's for somebody unknown."""
    rows = rows_of(random.Random(1), [f"P-{n}" for n in range(95, 130)])
    folder = write_folder(tmp_path, **rows)
    expected = whole(folder)
    monkeypatch.setattr(parts, "hash", same, raising=False)
    assert in_parts(folder) == expected
    folder = write_folder(
        tmp_path / "unknown", patients=[patient("P-1")], ratings=[("Q-1", "0", "PHQ-9", "total", "9")]
    )
    assert in_parts(folder) == whole(folder)
    assert in_parts(folder)[0] == []


def test_a_stop_ends_the_giving_out_as_well(tmp_path):
    stop = []
    folder = write_folder(tmp_path, patients=[patient(f"P-{n}") for n in range(40)])
    records = iter_records(folder, CATALOGUE, [], stop=lambda: bool(stop))
    assert next(records).pseudonym == "P-0"
    stop.append(True)
    with pytest.raises(CdsError) as error:
        list(records)
    assert error.value.code == "import_stopped"


def test_memory_stays_that_of_a_part(tmp_path, monkeypatch):
    """A patient who waits takes some 20 to 60 bytes here, where one who waits whole takes 500 of the same rows."""
    monkeypatch.setattr(parts, "MOST_IN_A_PART", 250)
    monkeypatch.setattr(delimited, "_BUFFER", 16_384)

    def peak(count: int) -> int:
        names = [f"P-{n}" for n in range(count)]
        folder = write_folder(
            tmp_path / str(count),
            patients=[patient(name, age_years=str(18 + n % 70), bmi="23.4") for n, name in enumerate(names)],
            ratings=[(name, "0", "PHQ-9", "total", "9") for name in names],
            preferences=[(name, "nausea", str(n % 100)) for n, name in enumerate(names)],
        )
        tracemalloc.start()
        for _ in iter_records(folder, CATALOGUE, []):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)  # what is loaded once
    assert (peak(4000) - peak(1000)) / 3000 < 150
