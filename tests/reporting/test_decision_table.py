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
from cds_app.reporting.decision_table import DECISIONS, decisions_csv, entries_csv, leaves, write_text


def read(lines):
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


@pytest.fixture
def table(place):
    return read(decisions_csv(lambda: place.entries))


def signed(place):
    return [e["data"] for _, _, e in place.entries if e["event"] in DECISIONS]


def test_one_row_a_decision(place, table):
    assert [row["index"] for row in table] == ["5", "7"]
    assert [row["signature"] for row in table] == [data["signature"] for data in signed(place)]


@pytest.mark.requirement("SIG-08")
@pytest.mark.requirement("AUD-26")
@pytest.mark.requirement("SIG-11")
def test_every_signed_field_is_in_the_table_and_can_be_read_back(place, table):
    for row, data in zip(table, signed(place), strict=True):
        assert json.loads(row["statement"]) == data["statement"]
        for path, value in leaves(data["statement"]):
            shown = row[path]
            if isinstance(value, list):
                assert json.loads(shown) == value
            else:
                assert shown.lstrip("'") == ("" if value is None else str(value)), path


def test_an_amendment_and_a_decision_without_own_view_fit_the_same_columns(place):
    key = next(k for k in place.keys.values() if k.kind == "clinician")
    place.sign_decision(key.key_id, "d" * 32, amends="a" * 32, own_view=None, comment=None, decision={"kind": "defer"})
    last = read(decisions_csv(lambda: place.entries))[-1]
    assert (last["event"], last["amends"], last["own_view.options"]) == ("decision_amended", "a" * 32, "")
    assert (last["decision.kind"], last["decision.drug"], last["comment"]) == ("defer", "", "")


@pytest.mark.requirement("AUD-26")
def test_a_field_that_a_later_version_signs_gets_its_column_by_itself(place):
    key = next(k for k in place.keys.values() if k.kind == "clinician")
    place.sign_decision(key.key_id, "d" * 32, seen={"seconds": 40, "panels": ["a"], "none": {}})
    rows = read(decisions_csv(lambda: place.entries))
    assert (rows[-1]["seen.seconds"], rows[-1]["seen.panels"], rows[-1]["seen.none"]) == ("40", '["a"]', "{}")
    assert rows[0]["seen.seconds"] == ""


def test_the_table_of_entries_has_every_field_and_of_a_withheld_one_its_place(place):
    rows = read(entries_csv(lambda: ((i, leaf, None if i == 4 else entry) for i, leaf, entry in place.entries)))
    assert [row["index"] for row in rows] == [str(i) for i in range(len(place.entries))]
    assert rows[4]["event"] == "(withheld)"
    assert rows[4]["leaf"] == place.entries[4][1]
    assert rows[4]["data"] == rows[4]["time"] == rows[4]["user_id"] == ""
    for row, (_, _, entry) in list(zip(rows, place.entries, strict=True))[:4]:
        assert json.loads(row["data"]) == entry["data"]
        told = ("time", "local_offset", "boot_id", "role", "event")
        assert [row[name].lstrip("'") for name in told] == [entry[name] for name in told]


def test_the_file_is_whole(place, tmp_path):
    data = write_text(tmp_path / "decisions.csv", decisions_csv(lambda: place.entries)).read_bytes()
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
