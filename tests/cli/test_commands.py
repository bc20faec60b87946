"""Each command as a person types it: what it prints, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cds_app.cli import build_parser, run_command
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "init-store", "users", "import-records", "list-patients", "list-imports", "undo-import", "compare", "score",
    "export-log", "verify-log", "replay", "back-up", "restore", "rotate-key", "recovery", "emergency",
    "change-passphrase", "models", "self-check", "update", "evaluate", "oversight", "demo",
    "co-sign-log", "dispose-log",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    """Logs and settings of a test never reach the person's own folders."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture
def store(tmp_path, secret):
    folder = tmp_path / "store"
    person = ["--user", "ada", "--display-name", "Dr Ada Example", "--credential", "MD"]
    roles = ["--roles", "clinician,importer,auditor,administrator"]
    assert run_command(["init-store", "--store", str(folder), *person, *roles, "--passphrase-file", str(secret)]) == 0
    return folder


@pytest.fixture
def run(store, secret, capsys):
    """Run a command on the store as its first user; returns exit code, standard output, standard error."""
    capsys.readouterr()

    def run_it(*words, user="ada", secret=secret):
        *command, last = words[:1]
        code = run_command(
            [*command, last, "--store", str(store), "--user", user, "--passphrase-file", str(secret), *words[1:]]
        )
        out = capsys.readouterr()
        return code, out.out, out.err

    return run_it


@pytest.fixture
def filled(run):
    code, _, err = run("import-records", str(SAMPLE), "--attest")
    assert code == 0, err
    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as stop:
        build_parser().parse_args([command, "--help"])
    assert stop.value.code == 0
    assert len(capsys.readouterr().out) > 100


@pytest.mark.parametrize("words", [[], ["sign"], ["init-store"], ["compare", "--store"], ["verify-log"]])
def test_wrong_usage_is_exit_2(words, capsys):
    with pytest.raises(SystemExit) as stop:
        run_command(words)
    assert stop.value.code == 2


def test_a_store_is_not_created_twice(run, store, secret, capsys):
    words = ["init-store", "--store", str(store), "--user", "eve", "--display-name", "Eve", "--roles", "clinician"]
    assert run_command([*words, "--passphrase-file", str(secret)]) == 1
    assert "store" in capsys.readouterr().err


def test_an_unknown_role_creates_nothing(tmp_path, secret, capsys):
    words = ["init-store", "--store", str(tmp_path / "s"), "--user", "eve", "--display-name", "E", "--roles", "king"]
    assert run_command([*words, "--passphrase-file", str(secret)]) == 1
    assert not (tmp_path / "s").exists()


def test_a_short_passphrase_creates_nothing(tmp_path, capsys):
    secret = tmp_path / "short"
    secret.write_text("fourteen chars")
    words = ["init-store", "--store", str(tmp_path / "s"), "--user", "e", "--display-name", "E", "--roles", "clinician"]
    assert run_command([*words, "--passphrase-file", str(secret)]) == 1
    assert "15" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_a_wrong_passphrase_is_one_sentence(run, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("not the right passphrase")
    code, out, err = run("list-patients", secret=wrong)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert "not the right passphrase" not in err


def test_import_list_and_compare(filled):
    code, out, _ = filled("list-patients", "--json")
    patients = json.loads(out)["patients"]
    assert code == 0
    assert len(patients) >= 55
    assert {"pseudonym", "status"} <= set(patients[0])
    code, out, _ = filled("compare", SHOWCASE, "--json", "--explain")
    answer = json.loads(out)
    assert code == 0
    assert len(answer["estimates"]) == 84
    for explanation in answer["explanations"]:
        total = explanation["base"] + sum(c["points"] for c in explanation["contributions"])
        assert abs(total - explanation["probability"]) < 1e-6
    code, out, _ = filled("compare", SHOWCASE, "--explain")
    assert code == 0
    assert "simulated" in out
    assert "sertraline, response:" in out
    assert "bupropion: caution" in out
    assert "not causes" in out


def test_comparing_somebody_who_is_not_there_is_one_sentence(filled):
    code, out, err = filled("compare", "P-NOBODY")
    assert (code, out) == (1, "")
    assert "P-NOBODY" not in err


def test_a_second_import_says_that_nothing_changed(filled):
    code, out, _ = filled("import-records", str(SAMPLE), "--attest")
    assert code == 0
    assert "nothing has changed" in out


def test_an_import_without_attestation_is_refused(run):
    code, _, err = run("import-records", str(SAMPLE))
    assert code == 1
    assert "--attest" in err


def test_a_dry_run_needs_no_attestation(run):
    code, out, _ = run("import-records", str(SAMPLE), "--dry-run", "--json")
    assert code == 0
    assert json.loads(out)["status"] == "dry_run"


@pytest.mark.requirement("IMP-04")
def test_a_row_with_a_field_too_many_is_named_by_row_and_never_by_value(run, tmp_path):
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "patients.csv").write_text("pseudonym,age_years\nCANARY-1,45\n", encoding="utf-8")
    (folder / "ratings.csv").write_text(
        "pseudonym,day,scale,item,value\nCANARY-1,0,PHQ-9,total,3,99\n", encoding="utf-8"
    )
    code, out, err = run("import-records", str(folder), "--attest")
    assert code == 1
    assert "row 2" in err
    assert "CANARY" not in out + err
    assert "99" not in out + err


def test_formats_and_index_days_that_do_not_fit_are_refused(run):
    assert run("import-records", str(SAMPLE), "--dry-run", "--format", "flat_csv")[0] == 1
    assert run("import-records", str(SAMPLE), "--dry-run", "--index-day", "2026-01-01")[0] == 1


def test_score_gives_one_json_line_a_patient(capsys, tmp_path):
    assert run_command(["score", str(SAMPLE)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == len({line["pseudonym"] for line in lines}) >= 55
    target = tmp_path / "scored.jsonl"
    assert run_command(["score", str(SAMPLE), "--output", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()] == lines


@pytest.mark.requirement("SCO-16")
def test_the_patients_of_a_store_are_scored_by_an_analyst_for_a_purpose(filled, store, secret, capsys, tmp_path):
    target = tmp_path / "stored.jsonl"
    words = ("score", "--purpose", "validation", "--output", str(target))
    assert filled(*words)[0] == 1  # ada holds the four other roles
    assert not target.exists()
    at = ["--store", str(store), "--user", "ada", "--passphrase-file", str(secret)]
    every = "clinician,importer,auditor,administrator,analyst"
    assert run_command(["users", "roles", *at, "--name", "ada", "--roles", every]) == 0
    assert filled(*words)[0] == 0
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert run_command(["score", str(SAMPLE)]) == 0
    alone = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for line in lines:
        assert len(line.pop("record_id")) == 32
    for line in (*lines, *alone):
        del line["readiness"]  # a store asks for a screener that a file alone does not
    assert {line["pseudonym"]: line for line in lines} == {line["pseudonym"]: line for line in alone}
    for wrong in ([str(SAMPLE), *at, "--purpose", "validation"], at, ["--purpose", "validation"], [*at[:2]]):
        assert run_command(["score", *wrong]) == 1
    assert "Name a path" in capsys.readouterr().err
    with pytest.raises(SystemExit) as usage:
        run_command(["score"])
    assert usage.value.code == 2


def test_score_of_nothing_or_of_a_broken_set_writes_no_file(capsys, tmp_path):
    target = tmp_path / "scored.jsonl"
    assert run_command(["score", str(tmp_path / "absent"), "--output", str(target)]) == 1
    broken = tmp_path / "flat.csv"
    broken.write_text("pseudonym,phq9_total\nA-1,28\n", encoding="utf-8")
    assert run_command(["score", str(broken), "--output", str(target)]) == 1
    assert not target.exists()
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".score")) == []
    assert "28" not in capsys.readouterr().err.replace("0–27", "")


def test_export_and_verify_with_every_verdict_reachable(filled, tmp_path, capsys):
    log = tmp_path / "log.jsonl"
    code, _, _ = filled("export-log", "--output", str(log), "--purpose", "audit", "--recipient", "auditor")
    assert code == 0
    assert run_command(["verify-log", str(log)]) == 0
    assert "not anchored" in capsys.readouterr().out
    lines = log.read_bytes().splitlines(keepends=True)
    (tmp_path / "altered").write_bytes(b"".join(lines).replace(b'"records_imported"', b'"import_refused"'))
    (tmp_path / "cut").write_bytes(b"".join(lines[:-1]))
    (tmp_path / "junk").write_bytes(b"junk\n")
    assert run_command(["verify-log", str(tmp_path / "altered"), "--json"]) == 10
    assert json.loads(capsys.readouterr().out)["first_bad_index"] is not None
    assert run_command(["verify-log", str(tmp_path / "cut")]) == 11
    assert run_command(["verify-log", str(tmp_path / "junk")]) == 12
    later = tmp_path / "later.jsonl"
    assert filled("export-log", "--output", str(later), "--purpose", "audit", "--recipient", "auditor")[0] == 0
    assert run_command(["verify-log", str(later), "--anchor", str(log)]) == 0
    assert capsys.readouterr().out.startswith("Anchored")


def test_users_backup_and_passphrase(filled, tmp_path, secret, store, capsys):
    other = tmp_path / "other"
    other.write_text("a second long passphrase")
    words = ["users", "add", "--store", str(store), "--user", "ada", "--passphrase-file", str(secret)]
    person = ["--name", "bob", "--display-name", "Bob", "--roles", "auditor", "--new-passphrase-file", str(other)]
    assert run_command([*words, *person]) == 0
    assert run_command(["users", "list", *words[2:], "--json"]) == 0
    assert '"bob"' in capsys.readouterr().out
    assert filled("list-patients", user="bob", secret=other)[0] == 1
    assert run_command(["users", "disable", *words[2:], "--name", "bob"]) == 0
    assert filled("back-up", "--output", str(tmp_path / "backup"))[0] == 0
    assert (tmp_path / "backup").is_dir()
    assert filled("change-passphrase", "--new-passphrase-file", str(other))[0] == 0
    assert filled("list-patients", secret=secret)[0] == 1
    assert filled("list-patients", secret=other)[0] == 0


def test_self_check_and_models(filled, store, secret, capsys):
    code, out, _ = filled("self-check", "--json")
    assert code == 0, out
    assert json.loads(out)["passed"]
    assert run_command(["models", "list", "--json"]) == 0
    bundles = json.loads(capsys.readouterr().out)["bundles"]
    assert all(b["verified"] for b in bundles)
    assert run_command(["models", "verify", bundles[0]["id"]]) == 0
    assert run_command(["models", "show", bundles[0]["id"]]) == 0
    assert "simulated" in capsys.readouterr().out
    assert run_command(["models", "show", "absent"]) == 1


def test_replay_before_anything_was_shown_is_a_refusal(filled):
    code, _, err = filled("replay", SHOWCASE)
    assert code == 1
    assert "stored" in err


def test_an_unexpected_error_is_exit_3_with_a_reference_and_no_value(capsys, monkeypatch):
    import cds_app.workflow.verify_log as workflow

    def broken(*_):
        raise RuntimeError("P-0412 scored 17")

    monkeypatch.setattr(workflow, "verify_log", broken)
    assert run_command(["verify-log", "x"]) == 3
    err = capsys.readouterr().err
    assert "reference" in err
    assert "P-0412" not in err


@pytest.mark.requirement("INS-13")
def test_the_program_runs_as_a_program_and_takes_no_secret_from_the_environment(tmp_path):
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-m", "cds_app", "--version"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0
    assert "cds-app" in result.stdout
    for module in (ROOT / "cds_app" / "cli").glob("*.py"):
        source = module.read_text(encoding="utf-8")
        assert "os.environ" not in source
        assert "getenv" not in source


@pytest.mark.requirement("SCO-12")
def test_without_any_bundle_the_store_still_opens_and_says_what_lacks(filled, monkeypatch, tmp_path, capsys):
    from cds_app.environment import paths

    monkeypatch.setattr(paths, "bundles", lambda: tmp_path / "none")
    assert filled("list-patients")[0] == 0
    code, _, err = filled("compare", SHOWCASE)
    assert code == 1
    assert "bundle" in err
    assert run_command(["self-check"]) == 1
    assert "bundle" in capsys.readouterr().out


def test_score_never_replaces_what_is_not_a_plain_file(tmp_path, capsys):
    link, kept = tmp_path / "link", tmp_path / "kept"
    kept.write_text("precious")
    link.symlink_to(kept)
    assert run_command(["score", str(SAMPLE), "--output", str(link)]) == 1
    assert kept.read_text() == "precious"
    assert run_command(["score", str(SAMPLE), "--output", str(tmp_path)]) == 1


def test_a_passphrase_file_may_have_windows_line_ends_and_a_byte_order_mark(filled, tmp_path):
    for content in (PASSPHRASE.encode() + b"\r\n", b"\xef\xbb\xbf" + PASSPHRASE.encode()):
        file = tmp_path / "windows"
        file.write_bytes(content)
        assert filled("list-patients", secret=file)[0] == 0


def test_a_person_without_a_name_is_refused(tmp_path, secret, capsys):
    words = ["init-store", "--store", str(tmp_path / "s"), "--user", "e", "--display-name", " ", "--roles", "clinician"]
    assert run_command([*words, "--passphrase-file", str(secret)]) == 1
    assert not (tmp_path / "s").exists()
