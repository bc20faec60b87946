"""Keys, backups and sheets of paper as IT types them."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from cds_app.cli import run_command
from cds_app.store import passphrases
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE

LETTERS = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command on a store as its first user; returns exit code, standard output, standard error."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")

    def run_it(*words, as_ada=True):
        person = ["--user", "ada", "--passphrase-file", str(secret)] if as_ada else []
        code = run_command([*map(str, words), "--store", str(tmp_path / "store"), *person])
        said = capsys.readouterr()
        return code, said.out, said.err

    roles = ("--roles", "clinician,importer,auditor,administrator")
    assert run_it("init-store", "--display-name", "Dr Ada Example", *roles)[0] == 0
    return run_it


def sheets_of(said):
    """What stands on the printed sheets, each 16 groups of letters in two lines."""
    lines = LETTERS.findall(said)
    return [" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]


def test_a_key_is_rotated_and_a_backup_tried_and_brought_back(run, tmp_path):
    copies = tmp_path / "copies"
    assert run("rotate-key")[0] == 0
    code, out, _ = run("back-up", "--into", copies, "--keep", 2, "--json")
    made = json.loads(out)
    assert (code, made["removed"], made["passed_over"]) == (0, [], [])
    code, out, _ = run("restore", made["output"], "--drill", "--json")
    found = json.loads(out)
    assert (code, found["sound"], found["people"], found["findings"]) == (0, True, 1, [])
    code, out, _ = run("restore", made["output"])
    assert code == 0
    assert "store.before-restore-" in out
    assert run("list-patients")[0] == 0
    assert run("restore", tmp_path / "nothing")[0] == 1


def test_roles_are_changed_and_a_passphrase_is_reset(run, tmp_path):
    new = tmp_path / "new"
    new.write_text("bob thinks of something else")
    person = ("--name", "bob", "--display-name", "Bob", "--roles", "auditor", "--new-passphrase-file", new)
    assert run("users", "add", *person)[0] == 0
    code, out, _ = run("users", "roles", "--name", "bob", "--roles", "importer,auditor")
    assert (code, "importer, auditor" in out) == (0, True)
    assert run("users", "reset", "--name", "bob", "--new-passphrase-file", new)[0] == 0
    code, out, _ = run("users", "disable", "--name", "bob", "--json")
    assert (code, json.loads(out)) == (0, {"disabled": "bob", "rekey_due": None})
    code, out, _ = run("users", "erase", "--name", "bob")
    assert (code, "Erased beside 3 entries" in out, "signed decisions" in out) == (0, True, True)
    assert run("users", "erase", "--name", "bob")[0] == 1
    assert run("users", "erase", "--name", "ada")[0] == 1


def test_the_recovery_sheets_are_shown_once_and_used_once(run, tmp_path):
    code, out, _ = run("recovery", "make")
    halves = sheets_of(out)
    assert (code, len(halves)) == (0, 2)
    files = [tmp_path / "first", tmp_path / "second", tmp_path / "new"]
    for file, words in zip(files, (*halves, "what ada thinks of next time"), strict=True):
        file.write_text(words + "\n")
    words = ("--first-sheet-file", files[0], "--second-sheet-file", files[1], "--new-passphrase-file", files[2])
    code, out, err = run("recovery", "use", "--user", "ada", *words, "--json", as_ada=False)
    assert (code, json.loads(out)) == (0, {"recovered": "ada", "rekey_due": None}), err
    assert run("list-patients")[0] == 1
    assert run("recovery", "use", "--user", "ada", *words, as_ada=False)[0] == 1


@pytest.mark.requirement("STO-19")
def test_the_emergency_sheet_shows_one_record_and_nothing_else(run, tmp_path):
    assert run("import-records", SAMPLE, "--attest")[0] == 0
    code, out, _ = run("emergency", "make")
    (tmp_path / "code").write_text(*sheets_of(out))
    words = ("--person", "Dr On Call", "--reason", "drill", "--code-file", tmp_path / "code")
    code, out, err = run("emergency", "read", SHOWCASE, *words, as_ada=False)
    assert code == 0
    assert "noted in the log" in err
    assert f"Patient {SHOWCASE}" in out
    code, out, _ = run("emergency", "read", SHOWCASE, *words, "--json", as_ada=False)
    assert json.loads(out)["pseudonym"] == SHOWCASE
    code, _, err = run("list-patients")  # an administrator signs in: the envelope is void
    assert (code, "make and seal a new sheet" in err) == (0, True)
    assert run("emergency", "read", SHOWCASE, *words, as_ada=False)[0] == 1
