"""`models` as an administrator types it: trust, import (with its exam in a child process), look, activate, go back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cds_app.cli import run_command
from cds_app.environment import paths
from cds_app.store import passphrases
from tests.support.factories import make_record
from tests.support.small_bundle import SmallBundle, build, key_id
from tests.support.world import PASSPHRASE, SAMPLE, make_session, make_surroundings
from tests.workflow.bundles.world import SITE, VENDOR, keep_records, surroundings_of, write_public_key

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(scope="module", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once: each command opens the same store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallBundle, SmallBundle]:
    vendor = build(tmp_path_factory.mktemp("vendor"), draws=2, trees=8, rows=600)
    return vendor, build(tmp_path_factory.mktemp("site"), draws=2, trees=8, rows=600, seed=12, bundle_id=SITE)


@pytest.fixture
def program(
    bundles: tuple[SmallBundle, SmallBundle], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[SmallBundle, SmallBundle]:
    """This machine's program ships the vendor's bundle; the site's lies beside it."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    surroundings, shipped = surroundings_of(tmp_path / "program", bundles[0])
    monkeypatch.setattr(paths, "bundles", lambda: surroundings.bundles)
    monkeypatch.setattr(paths, "trusted_bundle_keys", lambda: surroundings.trusted_keys)
    return shipped, bundles[1]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], program: object) -> Run:
    """Run `models …` on a store with two patients; returns exit code, the answer (as JSON where asked), the errors."""
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    store = tmp_path / "store"
    session = make_session(store, surroundings=make_surroundings())
    keep_records(session, make_record("P-0001"), make_record("P-0002", values={"employment": None}))
    session.close()

    def run_it(*words: str, signed_in: bool = True) -> tuple[int, Any, str]:
        options = ["--store", str(store), "--user", "ada", "--passphrase-file", str(secret)] if signed_in else []
        code = run_command(["models", *words, *options])
        answer = capsys.readouterr()
        return code, json.loads(answer.out) if "--json" in words else answer.out, answer.err

    return run_it


@pytest.mark.requirement("MOD-04")
def test_a_site_bundle_from_hand_over_to_use_and_back(
    run: Run, program: tuple[SmallBundle, SmallBundle], tmp_path: Path
):
    site = program[1]
    code, _, err = run("import", str(site.directory))
    assert code == 1
    assert "does not trust" in err
    key = write_public_key(tmp_path / "key.pem", site)
    assert run("trust", "--key", str(key), "--json")[:2] == (0, {"key_id": key_id(site.key)})
    code, answer, _ = run("import", str(site.directory), "--dry-run", "--json")
    assert (code, answer["status"]) == (0, "dry_run")
    code, answer, _ = run("import", str(site.directory), "--json")
    assert (code, answer["status"], answer["bundle"]["id"], answer["key_kind"]) == (0, "imported", SITE, "site")

    code, answer, _ = run("list", "--json")
    assert code == 0
    assert [(b["id"], b["imported"], b["active"]) for b in answer["bundles"]] == [
        (VENDOR, False, True), (SITE, True, False),
    ]  # fmt: skip
    assert run("verify", SITE)[0] == 0
    code, text, _ = run("show", SITE)
    assert code == 0
    for word in ("A bundle for tests", "imported", "site key", "expires", "simulated"):
        assert word in text

    code, answer, _ = run("activate", SITE, "--dry-run", "--json")
    assert (code, answer["status"], answer["impact"]["patients"]) == (0, "dry_run", 2)
    assert set(answer["impact"]["affected"]) <= {"P-0001", "P-0002"}
    code, text, _ = run("activate", SITE)
    assert code == 0
    assert f"{SITE} in place of {VENDOR}, on 2 patients" in text
    assert "largest move" in text
    assert "P-000" not in text
    assert run("list")[1].splitlines()[1].startswith(f"* {SITE}")
    code, answer, _ = run("activate", "--previous", "--json")
    assert (code, answer["status"], answer["bundle"]["id"]) == (0, "rolled_back", VENDOR)
    assert run("revoke-key", key_id(site.key))[0] == 0
    code, _, err = run("activate", SITE)
    assert code == 1
    assert "revoked" in err


def test_without_a_store_the_shipped_bundles_alone_are_shown(run: Run):
    code, answer, _ = run("list", "--json", signed_in=False)
    (bundle,) = answer["bundles"]
    assert code == 0
    assert (bundle["id"], bundle["active"], bundle["verified"]) == (VENDOR, True, True)
    assert bundle["expires"] == "2027-11-01"
    assert {"days_left", "basis", "basis_code", "key_kind", "version", "sha256", "problem"} <= set(bundle)


def test_a_store_without_a_user_is_a_refusal_in_words(capsys: pytest.CaptureFixture[str], program: object):
    assert run_command(["models", "list", "--store", "somewhere"]) == 1
    assert "--user" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["activate"], ["activate", "x-1", "--previous"]])
def test_activate_needs_one_of_a_name_and_the_previous(words: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as caught:
        run_command(["models", *words, "--store", "x", "--user", "ada"])
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_bundle_that_is_not_sound_is_told_and_its_card_is_not_shown(
    run: Run, program: tuple[SmallBundle, SmallBundle]
):
    (program[0].directory / "CARD.md").write_text("# Trust me", encoding="utf-8")
    for words in (["list"], ["verify", VENDOR], ["show", VENDOR]):
        code, text, _ = run(*words, signed_in=False)
        assert code == 1
        assert "not what was signed" in text
        assert "Trust me" not in text


def test_score_takes_a_site_bundle_by_its_folder_with_its_key(
    program: tuple[SmallBundle, SmallBundle], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = Path(shutil.copytree(program[1].directory, tmp_path / "elsewhere"))
    key = write_public_key(tmp_path / "key.pem", program[1])
    assert run_command(["score", str(SAMPLE), "--bundle", str(folder), "--bundle-key", str(key)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {json.loads(line)["bundle"]["id"] for line in lines} == {SITE}
    assert run_command(["score", str(SAMPLE), "--bundle", str(folder)]) == 1
    assert "does not trust" in capsys.readouterr().err
    assert run_command(["score", str(SAMPLE), "--bundle", VENDOR]) == 0
    assert {json.loads(line)["bundle"]["id"] for line in capsys.readouterr().out.splitlines()} == {VENDOR}
