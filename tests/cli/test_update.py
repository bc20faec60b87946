"""`cds-app update` as a person types it."""

from __future__ import annotations

import json

import pytest

from cds_app.cli import run_command
from tests.support.follow_up_world import bundle_with_follow_up, write_public_key, write_records


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(scope="module")
def bundle_words(tmp_path_factory) -> list[str]:
    made = bundle_with_follow_up(tmp_path_factory.mktemp("bundle"))
    key = write_public_key(made, made.directory.parent / "key.pem")
    return ["--bundle", str(made.directory), "--bundle-key", str(key)]


@pytest.fixture
def records(tmp_path):
    return write_records(tmp_path / "records")


def test_standard_output_holds_one_json_line_a_patient_and_nothing_else(bundle_words, records, capsys):
    assert run_command(["update", str(records), *bundle_words]) == 0
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["pseudonym"] for line in lines] == sorted(line["pseudonym"] for line in lines)
    assert len(lines) == 7
    assert err == ""


def test_a_file_holds_the_same_lines(bundle_words, records, capsys, tmp_path):
    assert run_command(["update", str(records), *bundle_words]) == 0
    shown = capsys.readouterr().out
    target = tmp_path / "update.jsonl"
    assert run_command(["update", str(records), "--output", str(target), *bundle_words]) == 0
    assert target.read_text(encoding="utf-8") == shown
    assert capsys.readouterr() == ("", f"Updated 7 patients into {target}.\n")


def test_a_refused_set_leaves_no_file_and_says_why(bundle_words, tmp_path, capsys):
    broken = write_records(tmp_path / "records", ("A,0,PHQ-9,total,20", "A,14,PHQ-9,total,99"))
    target = tmp_path / "update.jsonl"
    assert run_command(["update", str(broken), "--output", str(target), *bundle_words]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "1 error" in err
    assert "ratings.csv, row 3" in err
    assert "99" not in err
    assert not target.exists()


def test_a_bundle_without_the_model_is_refused_in_words(records, capsys):
    assert run_command(["update", str(records), "--bundle", "first-2026-11"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "no follow-up model" in err


def test_a_path_that_is_not_there_is_refused(bundle_words, tmp_path, capsys):
    assert run_command(["update", str(tmp_path / "nowhere"), *bundle_words]) == 1
    assert capsys.readouterr().out == ""
