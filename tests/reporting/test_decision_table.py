"""The table of decisions: every signed field is in it, and no cell acts."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.reporting.cells import inert
from cds_app.reporting.decision_table import COLUMNS, decisions_csv, write_decisions
from tests.reporting.log_maker import make_statement


@pytest.fixture
def table(place):
    text = "".join(decisions_csv(entry for _, _, entry in place.entries))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def signed(place):
    return [e["data"] for _, _, e in place.entries if e["event"] in ("decision_signed", "decision_amended")]


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    else:
        yield path, value


def test_one_row_a_decision(place, table):
    assert [row["index"] for row in table] == ["5", "7"]
    assert [row["signature"] for row in table] == [data["signature"] for data in signed(place)]


@pytest.mark.requirement("AUD-26")
@pytest.mark.requirement("SIG-11")
def test_every_signed_field_is_in_the_table_and_can_be_read_back(place, table):
    columns = {tuple(path): name for name, path in COLUMNS}
    for row, data in zip(table, signed(place), strict=True):
        assert json.loads(row["statement"]) == data["statement"]
        for path, value in leaves(data["statement"]):
            shown = row[columns[path]]
            if isinstance(value, list):
                assert json.loads(shown) == value
            else:
                assert shown.lstrip("'") == ("" if value is None else str(value)), path


def test_an_amendment_and_a_decision_without_own_view_fit_the_same_columns(place):
    key = next(k for k in place.keys.values() if k.kind == "clinician")
    place.sign_decision(key.key_id, "d" * 32, amends="a" * 32, own_view=None, comment=None, decision={"kind": "defer"})
    rows = list(csv.DictReader(io.StringIO("".join(decisions_csv(e for _, _, e in place.entries)), newline="")))
    last = rows[-1]
    assert (last["event"], last["amends"], last["own_view_options"]) == ("decision_amended", "a" * 32, "")
    assert (last["decision"], last["drug"], last["dose_mg_day"], last["comment"]) == ("defer", "", "", "")


def test_the_columns_cover_the_statement_that_the_program_signs():
    known = {tuple(path) for _, path in COLUMNS}
    assert {path for path, _ in leaves(make_statement("ada"))} <= known


def test_the_file_is_whole_and_counts_its_rows(place, tmp_path):
    path = tmp_path / "decisions.csv"
    assert write_decisions(path, [entry for _, _, entry in place.entries]) == 2
    data = path.read_bytes()
    assert data.startswith(b"index,time,event,")
    assert data.endswith(b"\r\n")
    assert b"'=1+1\nwith a second line" in data


@pytest.mark.requirement("AUD-22")
@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1 555 0100", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1+1", "＋1", "－1+1", "＠SUM",
        "\ufe66=1", "\u2212 1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "|cmd", "%0A", '=HYPERLINK("x")', "\x1b[2J",
        "-", "+", "--5", "-5a", "+5", "-٥", "\u0301=1",
    ],
)  # fmt: skip
def test_a_cell_that_could_act_gets_an_apostrophe(text):
    assert inert(text).startswith("'")
    assert "\0" not in inert(text)


@pytest.mark.requirement("AUD-22")
@pytest.mark.parametrize(
    "text", ["-5", "5", "0.5234", "-0.5", "10.00", "", "Dr Ada", "a=b", "{}", "[1]", "2026-11-02T09:00Z", "'=1", "  "]
)
def test_true_numbers_and_plain_words_stay_as_they_are(text):
    assert inert(text) == text


def test_numbers_and_nothing_are_written_plainly():
    assert (inert(-5), inert(0), inert(None)) == ("-5", "0", "")


@given(st.text(max_size=20))
def test_no_cell_ever_starts_with_a_sign_that_acts(text):
    cell = inert(text)
    visible = cell.lstrip()
    first = unicodedata.normalize("NFKC", visible[:1])[:1]
    is_number = (
        cell.removeprefix("-").replace(".", "", 1).isascii() and cell.removeprefix("-").replace(".", "").isdigit()
    )
    assert first not in tuple("=+-@|%") or is_number
    assert not cell or is_number or unicodedata.category(cell[0]) not in ("Cc", "Cf")
