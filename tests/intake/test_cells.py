"""Single cells: what each kind of column takes, and the corpus of values it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.patient import PATIENT_COLUMNS
from cds_app.intake.cells import CellRefused, Cells, age, category, decimal_number, whole_number
from tests.intake.support import codes, patient, places, read, write_folder

NOT_NUMBERS = (
    "NA", "N/A", "None", "null", "nan", "NaN", "-", ".", "?", "1e5", "0x10", "1_000", "1,5", "1.234,5", "1 000",
    "١٢", "½", "²", "+5", "−5", "--5", "5-", "inf", "-inf", "Infinity", "TRUE", "true", "1.", ".5", "1.2.3", "17%",
    "2024-03-12", "12/03/24", "Mar 12", " 5", "5 ", "５", "10" * 200, "٣", "5\n", "5\t", "0b1", "1e400",
)  # fmt: skip


@pytest.mark.parametrize("text", NOT_NUMBERS)
@pytest.mark.parametrize("convert", [whole_number(-1000, 1000), decimal_number(-1000, 1000)], ids=["whole", "decimal"])
@pytest.mark.requirement("IMP-05")
@pytest.mark.requirement("IMP-08")
def test_what_is_not_a_plain_number_is_refused_and_never_guessed(text, convert):
    with pytest.raises(CellRefused) as refused:
        convert(text)
    assert refused.value.code == "number_form"
    assert refused.value.params == {}


@given(st.integers(-1000, 1000))
def test_whole_numbers_are_read_as_python_writes_them(number):
    assert whole_number(-1000, 1000)(str(number)) == number
    assert whole_number(-1000, 1000)(f"{number}.0") == number


@given(st.text(max_size=12))
def test_a_text_that_is_taken_as_a_number_is_the_number_that_python_reads(text):
    try:
        value = decimal_number(-1e9, 1e9)(text)
    except CellRefused:
        return
    assert text.isascii()
    assert value == float(text)


@pytest.mark.parametrize(
    ("text", "code"), [("2.5", "whole_number_needed"), ("31", "out_of_range"), ("-9", "out_of_range")]
)
def test_a_whole_number_has_a_range_and_no_fraction(text, code):
    with pytest.raises(CellRefused) as refused:
        whole_number(0, 30, "years")(text)
    assert refused.value.code == code


def test_a_range_is_named_with_its_unit():
    with pytest.raises(CellRefused) as refused:
        decimal_number(10, 80, "kg/m²")("154")
    assert refused.value.params == {"allowed": "10 – 80 kg/m²"}


@pytest.mark.requirement("IMP-19")
@pytest.mark.parametrize(("text", "years"), [("18", 18), ("89", 89), ("90+", 90)])
def test_ages_up_to_89_are_kept_and_older_ones_are_one_group(text, years):
    assert age(18)(text) == years


@pytest.mark.parametrize("text", ["17", "0", "-5", "90", "93", "120", "90 +", "89+", "ninety", "45.5", "45y", "1934"])
@pytest.mark.requirement("IMP-15")
def test_other_ages_are_refused(text):
    with pytest.raises(CellRefused) as refused:
        age(18)(text)
    assert refused.value.code == "age_not_allowed"


@pytest.mark.parametrize("text", ["Yes", "YES", " yes", "y", "1", "TRUE", "NA", "None", "null", "unbekannt"])
def test_a_category_is_spelled_exactly(text):
    with pytest.raises(CellRefused) as refused:
        category(("yes", "no", "unknown"))(text)
    assert (refused.value.code, refused.value.params) == ("category_unknown", {"allowed": "yes, no, unknown"})


def test_unknown_and_empty_are_absence():
    assert Cells("smoker", category(("yes", "unknown"))).value("unknown") is None
    assert Cells("smoker", category(("yes", "unknown"))).value("") is None


def test_a_required_cell_is_not_empty():
    with pytest.raises(CellRefused) as refused:
        Cells("drug", category(("a",)), required=True).value("")
    assert refused.value.code == "value_missing"


def test_a_column_remembers_what_it_accepted_and_forgets_what_it_refused():
    cells = Cells("age", whole_number(0, 9))
    assert cells.value("5") == 5
    with pytest.raises(CellRefused):
        cells.value("Jane Doe")
    assert cells.accepted == {"": None, "5": 5}


def _edge_cells():
    for column in PATIENT_COLUMNS:
        if column.kind == "category":
            for value in column.values:
                yield column.name, value, None if value == "unknown" else value
        elif column.kind == "age":
            yield from ((column.name, str(n), n) for n in (18, 89))
        else:
            yield from ((column.name, f"{n:g}", n) for n in (column.low, column.high))


@pytest.mark.requirement("IMP-03")
def test_every_value_of_the_dictionary_and_both_ends_of_every_range_are_read(tmp_path):
    for number, (column, text, value) in enumerate(_edge_cells()):
        other = {"age_years": "89"} if column in ("onset_age_years", "episode_weeks") else {}
        folder = write_folder(tmp_path / str(number), patients=[patient(**other, **{column: text})])
        found = read(folder)
        assert codes(found) == [], column
        assert found.records[0].value(column) == value, column


@pytest.mark.parametrize("column", PATIENT_COLUMNS, ids=lambda column: column.name)
@pytest.mark.requirement("IMP-03")
@pytest.mark.requirement("IMP-15")
def test_what_lies_beyond_a_column_of_the_dictionary_is_refused_by_name(tmp_path, column):
    beyond = ["Jane Doe", "536-22-8721", "2024-03-12", "jane@example.org", "NA"]
    if column.kind != "category":
        beyond += [f"{column.low - 1:g}", f"{column.high + 1:g}", "1,5"]
    rows = [patient(f"P-{n}", **{column.name: text}) for n, text in enumerate(beyond)]
    found = read(write_folder(tmp_path, patients=rows, ratings=()))
    assert [(f.row, f.column) for f in found.findings] == [(n + 2, column.name) for n in range(len(beyond))]
    assert found.records == ()


@pytest.mark.requirement("IMP-05")
def test_ids_are_text_and_survive_as_they_are(tmp_path):
    ids = ["007", "9007199254740993", "1e5", "NA", "None", "null", "0x10", "true", "-", "_"]
    found = read(write_folder(tmp_path, patients=[patient(name) for name in ids], ratings=()))
    assert places(found) == []
    assert [record.pseudonym for record in found.records] == ids
