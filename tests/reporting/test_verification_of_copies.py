"""What the verifier says of what goes out beside or instead of the whole log: tables, withheld entries, receipts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.audit import first_link
from cds_app.reporting import verification
from cds_app.reporting.decision_table import _csv_line, decisions_csv, entries_csv, write_text
from cds_app.reporting.verification import cell, main, read_receipts, receipt, verify
from tests.reporting.log_maker import lines_of, rehash, resign, small_installation, write_lines
from tests.support.independent_verifier import verify as verify_independently

TABLES = {"entries.csv": entries_csv, "decisions.csv": decisions_csv}
NOT_LOCKED = {"withhold": lambda entry: entry["event"] in ("locked", "patient_opened")}


@pytest.fixture
def filtered(place, tmp_path):
    return place.export(tmp_path / "filtered.jsonl", **NOT_LOCKED).path


def lines_for(path: Path):
    return lambda: ((line["index"], line["leaf"], line.get("entry")) for line in lines_of(path)[1:-1])


def written(path: Path, kind: str) -> Path:
    return write_text(path.with_name(kind), TABLES[kind](lines_for(path)), overwrite=True)


# --- tables -----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-21")
@pytest.mark.parametrize("kind", TABLES)
def test_the_tables_are_what_a_second_writer_makes_of_the_entries(exported, filtered, kind):
    for path in (exported, filtered):
        assert verify(path, tables=[written(path, kind)]).exit_code == 0


@pytest.mark.requirement("AUD-21")
@pytest.mark.parametrize("kind", TABLES)
def test_an_edited_table_is_altered(filtered, kind):
    table = written(filtered, kind)
    data = table.read_bytes()
    rows = data.split(b"\r\n")
    edits = {
        "a word": data.replace(b"decision_signed", b"decision_amended", 1),
        "a lost row": b"\r\n".join(rows[:1] + rows[2:]),
        "a doubled row": b"\r\n".join(rows[:2] + rows[1:]),
        "a lost end": data[:-1],
        "more": data + b"x",
        "nothing": b"",
        "other line ends": data.replace(b"\r\n", b"\n"),
        "a lost column": b"\r\n".join(row.partition(b",")[2] for row in rows),
    }
    if kind == "decisions.csv":
        edits["a live formula"] = data.replace(b"'=1+1", b"=1+1", 1)
    for what, changed in edits.items():
        assert changed != data, what
        table.write_bytes(changed)
        verdict = verify(filtered, tables=[table])
        assert (verdict.status, verdict.exit_code) == ("altered", 10), what
        assert kind in verdict.sentence


def test_a_table_of_another_log_is_altered_and_a_missing_one_unreadable(exported, place, tmp_path):
    place.add("log_read", {})
    later = place.export(tmp_path / "later.jsonl").path
    assert verify(exported, tables=[written(later, "entries.csv")]).status == "altered"
    assert verify(exported, tables=[tmp_path / "missing.csv"]).exit_code == 12


CELL = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=12)
TRICKY = st.text(st.sampled_from("=+-@|%\t\r\n\0,\"' 5.\u2212\uff1d\ufe66\u200b\u0301a"), max_size=6)


@pytest.mark.requirement("AUD-22")
@given(st.lists(CELL | TRICKY | st.lists(TRICKY, max_size=2), min_size=2, max_size=5))
def test_two_writers_make_the_same_inert_cells(values):
    values = [v if not isinstance(v, str) else v.encode("utf-8", "ignore").decode() for v in values]
    assert ",".join(map(cell, values)) + "\r\n" == _csv_line(values)


# --- withheld entries -------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-17")
def test_no_other_entry_can_be_withheld_than_the_log_says(filtered, exported):
    assert verify(filtered).withheld == 2
    for path in (filtered, exported):
        for index, line in enumerate(lines_of(path)[1:-2]):
            if "withheld" in line:
                continue
            lines = lines_of(path)
            lines[1 + index] = {"index": index, "leaf": line["leaf"], "withheld": True}
            verdict = verify(write_lines(path.with_name("more.jsonl"), lines))
            assert (verdict.status, verdict.exit_code) == ("altered", 10), index


def test_a_log_that_does_not_tell_what_it_withholds_is_still_read(place, tmp_path):
    """Exports of version 0.1 did not."""
    path = place.export(tmp_path / "old.jsonl").path
    lines = lines_of(path)
    del lines[-2]["entry"]["data"]["withheld"]
    lines[5] = {"index": 4, "leaf": lines[5]["leaf"], "withheld": True}
    verdict = verify(write_lines(tmp_path / "old.jsonl", resign(rehash(lines), place)))
    assert (verdict.status, verdict.withheld) == ("consistent, not anchored", 1)


def test_every_decision_of_a_filtered_log_is_still_checked(filtered, place):
    lines = lines_of(filtered)
    lines[6]["entry"]["data"]["statement"]["comment"] = "changed"
    verdict = verify(write_lines(filtered.with_name("edited.jsonl"), resign(rehash(lines), place)))
    assert (verdict.status, verdict.first_bad_index) == ("altered", 5)


# --- receipts ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-07")
def test_a_list_of_receipts_is_checked(exported, tmp_path, capsys):
    codes = [receipt(line["entry"]["data"]["signature"]) for line in lines_of(exported) if "statement" in str(line)]
    file = tmp_path / "receipts.txt"
    file.write_text(f"\ufeff# from the charts\n\n{codes[0]}  page 3\n {codes[1].upper()}\n", encoding="utf-8")
    assert read_receipts(file) == [codes[0], codes[1].upper()]
    assert main([str(exported), "--receipts", str(file)]) == 0
    altered = codes[0][:-1] + ("0" if codes[0][-1] != "0" else "1")
    file.write_text(f"{codes[1]}\n{altered}\n", encoding="utf-8")
    assert main([str(exported), "--receipts", str(file)]) == 11
    said = capsys.readouterr().out
    assert altered in said
    assert codes[1] not in said


def test_a_file_of_receipts_that_cannot_be_read_is_wrong_usage(exported, tmp_path, capsys):
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    for name in ("missing", "bytes"):
        with pytest.raises(SystemExit) as stop:
            main([str(exported), "--receipts", str(tmp_path / name)])
        assert stop.value.code == 2
    assert "receipts" in capsys.readouterr().err


# --- two histories ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-10")
def test_a_copied_installation_that_went_another_way_is_exposed_and_said(tmp_path):
    """Both exports are sound by themselves, of one size, and signed by one key."""
    one, two = small_installation(), small_installation()
    one.add("locked", {})
    two.add("log_read", {})
    paths = [place.export(tmp_path / f"{name}.jsonl").path for name, place in (("one", one), ("two", two))]
    assert [verify(path).exit_code for path in paths] == [0, 0]
    for path, anchor in (paths, paths[::-1]):
        verdict = verify(path, anchor)
        assert (verdict.status, verdict.exit_code, verdict.first_bad_index) == ("altered", 10, 9)
        assert "signed two histories" in verdict.sentence


def test_a_note_without_a_signature_accuses_nobody(exported, tmp_path):
    note = tmp_path / "note.json"
    note.write_text(json.dumps({"size": 5, "head": first_link("x").hex()}), encoding="utf-8")
    verdict = verify(exported, note)
    assert verdict.status == "altered"
    assert "two histories" not in verdict.sentence


# --- alone ------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-18")
def test_tables_and_receipts_are_checked_by_the_verifier_alone(filtered, tmp_path):
    table = written(filtered, "decisions.csv")
    command = [sys.executable, "-I", "-S", "-W", "error", verification.__file__, str(filtered), "--table", str(table)]
    found = subprocess.run(command, capture_output=True, text=True, check=False, env={}, cwd=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert "2 entries were withheld" in found.stdout


def test_the_verifier_can_be_read_in_a_sitting():
    lines = Path(verification.__file__).read_text(encoding="utf-8").splitlines()
    assert len(lines) < 600
    assert not [line for line in lines if "cds_app" in line]


# --- what was exported before -----------------------------------------------------------------------------------

EXPORTS = sorted((Path(__file__).parent / "exports").glob("*.jsonl"))


@pytest.mark.requirement("AUD-27")
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_of_every_released_version_still_verifies(path):
    """Never made again: a file here is what auditors have in hand."""
    verdict = verify(path)
    assert (verdict.status, verdict.entries) == ("consistent, not anchored", len(lines_of(path)) - 2)
    assert verify_independently(path) == ("consistent, not anchored", None)
    assert verify(path, path).status == "anchored"


@pytest.mark.requirement("AUD-27")
def test_there_is_an_export_of_this_version():
    import cds_app

    assert [path for path in EXPORTS if path.name.startswith(cds_app.__version__)]


@pytest.mark.requirement("AUD-06")
def test_a_cut_log_is_noticed_by_any_anchor_and_without_one_only_called_not_anchored(tmp_path):
    """An insider with the installation's key cuts the end off and signs the rest anew: by itself it is sound."""
    place, paths = small_installation(), []
    for number in range(3):
        place.add("locked", {})
        paths.append(place.export(tmp_path / f"{number}.jsonl").path)
    lines = lines_of(paths[1])
    del lines[-2]  # the last entry
    lines[0]["count"] = lines[-1]["checkpoint"]["size"] = len(lines) - 2
    cut = write_lines(tmp_path / "cut.jsonl", resign(rehash(lines), place))
    assert verify(cut).status == "consistent, not anchored"
    assert verify(cut, paths[0]).status == "anchored", "an anchor from before the cut cannot know"
    for anchors in ([paths[1]], [paths[2]], [paths[0], paths[1]], paths):
        verdict = verify(cut, anchors)
        assert (verdict.status, verdict.first_bad_index) == ("incomplete", len(lines) - 2)
