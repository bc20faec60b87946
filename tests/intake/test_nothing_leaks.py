"""Whatever stands in a file, nothing of it comes out in a finding, an error, a log or a printed value."""

from __future__ import annotations

import logging
import traceback

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import intake as words
from tests.intake.support import HEADERS, PATIENT_NAMES, codes, patient, read, table, write_folder

CANARY = "Kanarienvogel"
SLOWLY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def everything_said(found) -> str:
    """All that a person, a log or a crash report could get to see of a record set with errors."""
    sentences = [words.FINDINGS[f.code].filled(**f.params) for f in found.findings]
    return repr(found) + "\n".join(sentences)


GOOD_ROWS = {
    "ratings.csv": ["P-1", "0", "PHQ-9", "total", "17"],
    "treatments.csv": ["P-1", "sertraline", "100", "-90", "-10", "none", "no_benefit", "yes"],
    "conditions.csv": ["P-1", "ptsd", "past"],
    "medications.csv": ["P-1", "M01AE01", "current"],
    "preferences.csv": ["P-1", "nausea", "50"],
    "patients.csv": ["P-1", *[""] * (len(PATIENT_NAMES) - 1)],
}
CELLS = [(file, place) for file, row in GOOD_ROWS.items() for place in range(len(row))]


def with_cell(folder, file: str, place: int, text: str):
    write_folder(folder)
    for name, row in GOOD_ROWS.items():
        cells = list(row)
        if name == file:
            cells[place] = text
        (folder / name).write_text(table(HEADERS[name], [cells]), encoding="utf-8", newline="")
    return folder


@given(st.sampled_from(CELLS), st.text(st.characters(codec="utf-8"), max_size=30))
@SLOWLY
@pytest.mark.requirement("IMP-03")
@pytest.mark.requirement("IMP-17")
def test_any_text_in_any_cell_neither_crashes_nor_is_repeated(tmp_path, cell, text):
    file, place = cell
    found = read(with_cell(tmp_path, file, place, f"{CANARY}{text}{CANARY}"))
    assert any(f.severity == "error" for f in found.findings)
    assert CANARY not in everything_said(found)


@given(st.sampled_from(CELLS), st.text(st.characters(codec="utf-8"), max_size=12))
@SLOWLY
def test_a_cell_is_either_refused_or_a_value_of_the_dictionary(tmp_path, cell, text):
    file, place = cell
    found = read(with_cell(tmp_path, file, place, text))
    assert bool(found.records) != any(f.severity == "error" for f in found.findings)
    for finding in found.findings:
        assert finding.code in words.FINDINGS


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path, content):
    path = tmp_path / "cohort.csv"
    path.write_bytes(content)
    assert read(path).records == ()


@given(st.data())
@SLOWLY
def test_a_good_file_with_one_byte_changed_is_read_or_refused(tmp_path, data):
    content = bytearray(b"pseudonym,age_years,phq9_total\nP-1,45,17\nP-2,46,18\n")
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    (tmp_path / "cohort.csv").write_bytes(bytes(content))
    found = read(tmp_path / "cohort.csv")
    assert bool(found.records) != any(f.severity == "error" for f in found.findings)


@pytest.mark.requirement("IMP-01")
@pytest.mark.requirement("IMP-02")
def test_thirty_more_columns_of_canaries_leave_no_trace(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    more = [f"extra_{n}" for n in range(29)] + ["note"]
    header = [*PATIENT_NAMES, *more]
    row = [
        "P-1",
        "45",
        *[""] * (len(PATIENT_NAMES) - 2),
        *[f"{CANARY}{n}" for n in range(29)],
        f"Dear {CANARY},\nhello",
    ]
    folder = write_folder(tmp_path)
    (folder / "patients.csv").write_text(table(header, [row]), encoding="utf-8", newline="")
    found = read(folder)
    assert found.not_read == tuple(f"patients.csv: {name}" for name in more)
    assert found.findings == ()
    assert CANARY not in repr(found) + repr(found.records) + caplog.text
    assert caplog.records == []


@pytest.mark.requirement("IMP-17")
def test_many_refused_cells_at_once_repeat_none_of_them(tmp_path):
    rows = [patient(f"{CANARY} {n}", age_years=f"{CANARY}{n}", sex=f"{CANARY}") for n in range(30)]
    found = read(write_folder(tmp_path, patients=rows, ratings=[(f"{CANARY}!", CANARY, CANARY, CANARY, CANARY)]))
    assert set(codes(found)) == {"pseudonym_form"}
    assert CANARY not in everything_said(found)


def test_an_error_that_is_raised_carries_no_content_on_its_way(tmp_path):
    path = tmp_path / "cohort.csv"
    path.write_text(f"pseudonym,note\nP-1,{CANARY}\n")
    with pytest.raises(CdsError) as error:
        read(path, stop=lambda: True)
    assert CANARY not in "".join(traceback.format_exception(error.value))


@pytest.mark.requirement("IMP-26")
def test_reading_opens_no_connection(tmp_path, socket_disabled):
    assert codes(read(write_folder(tmp_path))) == []
