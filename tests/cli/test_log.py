"""Exporting a part of the log, checking what came with it, and oversight, as a person types them."""

from __future__ import annotations

import csv
import json

import pytest

from cds_app.cli import run_command
from cds_app.reporting.document import Document
from tests.support.world import PASSPHRASE
from tests.workflow.log.conftest import practice, remembered_derivations, template

__all__ = ["practice", "remembered_derivations", "template"]


@pytest.fixture
def run(practice, tmp_path, monkeypatch, capsys):
    """Run a command on the practice's store; returns exit code and standard output."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    practice.session.store.close()

    def run_it(command, *words, **options):
        given = ["--store", str(practice.folder), "--user", "ada", "--passphrase-file", str(secret)]
        code = run_command([command, *given, *map(str, words)], **options)
        return code, capsys.readouterr().out

    yield run_it
    from tests.support.world import reopen

    practice.session = reopen(practice.folder, practice.surroundings)


TOLD = ("--purpose", "audit", "--recipient", "auditor")


def test_a_part_of_the_log_with_everything_beside_it(run, tmp_path, capsys):
    log = tmp_path / "part.jsonl"
    words = ["--events", "decision_signed,locked", "--person", "ada", "--from", "2026-01-01", "--to", "2026-12-31"]
    code, out = run("export-log", "--output", log, *TOLD, *words, "--formats", "csv,fhir,feedback,verifier", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["withheld"] > 3
    assert len(told["copies"]) == 7
    tables = [word for path in told["copies"] if "s.csv" in path for word in ("--table", path)]
    assert len(tables) == 4
    assert run_command(["verify-log", str(log), *tables]) == 0
    assert "withheld" in capsys.readouterr().out
    (tmp_path / "part.entries.csv").write_text("edited", encoding="utf-8")
    assert run_command(["verify-log", str(log), *tables]) == 10


@pytest.mark.requirement("AUD-16")
def test_a_folder_is_written_and_checked_as_one(run, tmp_path, capsys):
    folder = tmp_path / "folder"
    code, out = run("export-log", "--output", folder, *TOLD, "--folder", "--json")
    assert (code, json.loads(out)["output"]) == (0, str(folder))
    assert run_command(["verify-log", str(folder)]) == 0
    assert "files are those of the signed list" in capsys.readouterr().out
    assert run("export-log", "--output", folder, *TOLD, "--folder")[0] == 1
    (folder / "policy.json").write_text("{}", encoding="utf-8")
    assert run_command(["verify-log", str(folder), "--json"]) == 10
    assert "policy.json" in json.loads(capsys.readouterr().out)["sentence"]


@pytest.mark.requirement("AUD-14")
def test_disposing_and_co_signing_say_why_they_are_refused_and_what_days_are(run, capsys):
    assert run("dispose-log", "--before", "2026-01-01", "--dry-run")[0] == 1
    assert run("co-sign-log")[0] == 1
    with pytest.raises(SystemExit):
        run("dispose-log", "--before", "last year")


def test_filters_that_make_no_sense_are_wrong_usage_and_an_unknown_person_a_refusal(run, tmp_path):
    log = tmp_path / "part.jsonl"
    for words in (["--events", "coffee"], ["--formats", "xml"], ["--from", "yesterday"]):
        with pytest.raises(SystemExit) as stop:
            run("export-log", "--output", log, *TOLD, *words)
        assert stop.value.code == 2
    assert run("export-log", "--output", log, *TOLD, "--person", "nobody")[0] == 1
    assert not log.exists()


@pytest.mark.requirement("AUD-06")
@pytest.mark.requirement("AUD-07")
def test_two_anchors_and_a_list_of_receipts(run, tmp_path, capsys):
    logs = [tmp_path / f"{n}.jsonl" for n in range(3)]
    for log in logs:
        assert run("export-log", "--output", log, *TOLD, "--formats", "csv")[0] == 0
    anchors = ["--anchor", str(logs[0]), "--anchor", str(logs[1])]
    assert run_command(["verify-log", str(logs[2]), *anchors]) == 0
    assert run_command(["verify-log", str(logs[1]), "--anchor", str(logs[0]), "--anchor", str(logs[2])]) == 11
    receipts = tmp_path / "receipts"
    receipts.write_text("0" * 16, encoding="utf-8")
    assert run_command(["verify-log", str(logs[2]), "--receipts", str(receipts)]) == 11
    assert run_command(["verify-log", str(logs[2]), "--receipts", str(tmp_path / "none")]) == 1
    assert "receipts" in capsys.readouterr().err


@pytest.mark.requirement("AUD-25")
def test_oversight_on_the_terminal_and_in_each_kind_of_file(run, tmp_path, capsys):
    code, out = run("oversight", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["k"], found["everybody"]["decisions"], found["everybody"]["towards"]["count"]) == (5, 2, None)
    assert run("oversight", "--from", "2030-01-01")[1].startswith("0 decisions")
    assert run("oversight", "--output", tmp_path / "o.html")[0] == 0
    assert (tmp_path / "o.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("oversight", "--output", tmp_path / "o.csv")[0] == 0
    rows = list(csv.reader((tmp_path / "o.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[1] == ["everybody", "decisions", "2", ""]

    def printed(document: Document) -> bytes:
        return document.title.encode()

    assert run("oversight", "--output", tmp_path / "o.pdf", print_pdf=printed)[0] == 0
    assert (tmp_path / "o.pdf").read_bytes() == b"Oversight of decisions"
    for name in ("o.pdf", "o.txt", "o"):
        assert run("oversight", "--output", tmp_path / name)[0] == 1
