"""An export of the log or a part of it: who may, what goes out, what is said of it, and that nothing half stays."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import timedelta

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.log_filter import ALWAYS, LogFilter
from cds_app.domain.messages import sentence
from cds_app.reporting.verification import EXIT_CODES, receipt
from cds_app.workflow.export_log import FORMATS, GUIDE, VERIFIER, export_log, planned_copies
from cds_app.workflow.verify_log import verify_log
from tests.support.world import PASSPHRASE, SHOWCASE

TOLD = {"purpose": "yearly audit", "recipient": "the auditor", "confirm": PASSPHRASE}


def rows_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][1:-1]


def shown(path):
    return [row["entry"] for row in rows_of(path) if "entry" in row]


# --- who may ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-24")
def test_an_export_from_the_window_needs_ones_own_passphrase_again(practice, tmp_path):
    with pytest.raises(CdsError) as error:
        export_log(practice.session, tmp_path / "x", purpose="a", recipient="b")
    assert error.value.code == "passphrase_missing"
    with pytest.raises(CdsError) as error:
        export_log(practice.session, tmp_path / "x", purpose="a", recipient="b", confirm="not the passphrase")
    assert error.value.code == "passphrase_wrong"
    assert practice.events()[-1]["event"] == "sign_in_failed"
    assert practice.events()[-1]["data"]["during"] == "log_export"
    assert not (tmp_path / "x").exists()


@pytest.mark.requirement("AUD-24")
def test_the_disclosure_is_in_the_log_with_all_that_went_out(practice, tmp_path):
    only = LogFilter(events=(EventKind.DECISION_SIGNED,), first_day=practice.clock.now().date())
    result = export_log(practice.session, tmp_path / "log.jsonl", only=only, formats=("csv",), **TOLD)
    told = practice.events()[-1]["data"]
    assert (told["purpose"], told["recipient"], told["formats"]) == ("yearly audit", "the auditor", ["csv"])
    assert told["filter"]["events"] == ["decision_signed"]
    assert told["withheld"]["count"] == result.withheld == verify_log(result.path).withheld > 5


def test_an_export_that_would_take_another_files_place_is_no_disclosure(practice, tmp_path):
    size = len(practice.events())
    for name in ("log.jsonl", "log.fhir.json"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
        with pytest.raises(CdsError) as error:
            export_log(practice.session, tmp_path / "log.jsonl", formats=FORMATS, **TOLD)
        assert error.value.code == "export_exists"
        assert name in sentence(error.value)
        (tmp_path / name).unlink()
    assert len(practice.events()) == size


def test_an_export_that_fails_at_the_last_file_leaves_none(practice, tmp_path, monkeypatch):
    import cds_app.workflow.export_log as module

    def full(*_args, **_kwargs):
        raise CdsError("export_not_writable", path="x")

    monkeypatch.setattr(module, "write_log", full)
    with pytest.raises(CdsError):
        export_log(practice.session, tmp_path / "log.jsonl", formats=("csv", "fhir", "feedback"), **TOLD)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


# --- a part of the log ------------------------------------------------------------------------------------------


@pytest.mark.requirement("AUD-17")
def test_each_filter_lets_out_what_it_names_and_what_judges_the_rest(practice, tmp_path):
    first, _ = practice.records
    today = practice.clock.now().date()
    signed = ("decision_signed", "decision_amended")
    cases = {
        "events": (LogFilter(events=(EventKind.DECISION_SIGNED,)), lambda e: e["event"] in signed),
        "record": (LogFilter(record_id=first), lambda e: first in json.dumps(e["data"])),
        "person": (LogFilter(user_id="0" * 32), lambda e: False),
        "later": (LogFilter(first_day=today + timedelta(days=1)), lambda e: False),
        "until": (LogFilter(last_day=today), lambda e: True),
        "all": (LogFilter(), lambda e: True),
    }
    for name, (only, wanted) in cases.items():
        before = practice.events()
        path = export_log(practice.session, tmp_path / f"{name}.jsonl", only=only, **TOLD).path
        expected = [e["index"] for e in before if wanted(e) or e["event"] in ALWAYS]
        assert [e["index"] for e in shown(path)] == [*expected, len(before)], name
        assert shown(path)[-1]["event"] == "log_exported"
        assert verify_log(path).exit_code == 0
        assert all(set(row) == {"index", "leaf", "withheld"} for row in rows_of(path) if "entry" not in row)


@pytest.mark.requirement("AUD-17")
def test_a_filtered_export_anchors_a_whole_one_and_is_anchored_by_it(practice, tmp_path):
    part = export_log(practice.session, tmp_path / "part.jsonl", only=LogFilter(user_id="x"), **TOLD).path
    whole = export_log(practice.session, tmp_path / "whole.jsonl", **TOLD).path
    assert verify_log(whole, part).status == "anchored"
    assert verify_log(part, whole).status == "incomplete"


# --- what goes with it ------------------------------------------------------------------------------------------


@pytest.fixture
def exported(practice, tmp_path):
    (tmp_path / "out").mkdir()
    return export_log(practice.session, tmp_path / "out" / "log.jsonl", formats=FORMATS, **TOLD)


def test_the_copies_lie_beside_the_log_and_have_its_name(exported):
    names = sorted(path.name for path in exported.path.parent.iterdir())
    assert names == sorted(["log.jsonl", *(path.name for path in exported.copies)])
    assert names == [
        GUIDE, "log.decisions.csv", "log.entries.csv", "log.feedback.csv", "log.feedback.json", "log.fhir.json",
        "log.jsonl", VERIFIER,
    ]  # fmt: skip
    assert planned_copies(exported.path, ()) == {}
    with pytest.raises(ValueError, match="xml"):
        planned_copies(exported.path, ("xml",))


@pytest.mark.requirement("AUD-18")
@pytest.mark.requirement("AUD-21")
def test_the_verifier_that_goes_along_checks_the_log_and_its_tables_without_the_program(exported, practice):
    folder = exported.path.parent
    codes = [receipt(e["data"]["signature"]) for e in practice.events() if e["event"] == "decision_signed"]
    (folder / "receipts").write_text("\n".join(codes), encoding="utf-8")

    def run():
        words = ["log.jsonl", "--table", "log.entries.csv", "--table", "log.decisions.csv", "--receipts", "receipts"]
        return subprocess.run(
            [sys.executable, "-I", "-S", VERIFIER, *words], cwd=folder, env={}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    found = run()
    assert (found.returncode, found.stderr) == (0, "")
    table = folder / "log.decisions.csv"
    table.write_bytes(table.read_bytes().replace(b"'=cmd", b"=cmd", 1))
    found = run()
    assert found.returncode == 10
    assert "log.decisions.csv" in found.stdout


def test_the_page_that_goes_along_names_every_verdict_option_and_file(exported):
    guide = (exported.path.parent / "how_to_verify.txt").read_text(encoding="utf-8")
    for status, code in EXIT_CODES.items():
        assert re.search(rf"^ +{status} +{code} ", guide, re.MULTILINE), status
    for option in ("--anchor", "--trusted-key", "--receipts", "--table", "--json"):
        assert option in guide
    for path in (path for path in exported.copies if path.name != GUIDE):
        assert path.name in guide or f"*.{path.name.partition('.')[2]}" in guide, path.name


@pytest.mark.requirement("AUD-22")
def test_a_comment_that_looks_like_a_formula_is_text_in_every_table(exported):
    for path in exported.copies:
        if path.suffix == ".csv":
            table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
            cells = [cell for row in table for cell in row]
            assert not [cell for cell in cells if cell[:1] in "=+@|%" and cell], path.name
    assert "'=cmd|" in (exported.path.parent / "log.feedback.csv").read_text(encoding="utf-8")


@pytest.mark.requirement("AUD-12")
def test_no_pseudonym_stands_in_anything_that_goes_out(exported):
    for path in (exported.path, *exported.copies):
        content = path.read_text(encoding="utf-8")
        assert SHOWCASE not in content, path.name
        assert "P-0002" not in content, path.name


@pytest.mark.requirement("AUD-17")
def test_what_is_withheld_is_in_no_copy(practice, tmp_path):
    first, second = practice.records
    result = export_log(
        practice.session, tmp_path / "part.jsonl", only=LogFilter(record_id=first), formats=FORMATS, **TOLD
    )
    for path in result.copies:
        assert second not in path.read_text(encoding="utf-8"), path.name
    feedback = json.loads((tmp_path / "part.feedback.json").read_text(encoding="utf-8"))["feedback"]
    assert [item["record_id"] for item in feedback] == [first]
    assert verify_log(result.path).exit_code == 0
