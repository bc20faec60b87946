"""`models recalibrate` and `models drift` as two people type them."""

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
from cds_app.scoring.bundle import load_bundle
from cds_app.store import passphrases
from cds_app.workflow.manage_users import add_user
from tests.support.factories import make_record
from tests.support.small_bundle import TODAY, build
from tests.support.world import PASSPHRASE, make_session
from tests.workflow.bundles.world import keep_records, surroundings_of
from tests.workflow.recalibration.world import ADA, BEN, PEOPLE, treated

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(scope="module", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Argon2id as it is, but the same question is worked out once: each command opens the same store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture(scope="module")
def made(remembered_derivations: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program with a small bundle, and a store of two people with treated patients."""
    folder = tmp_path_factory.mktemp("site")
    surroundings, shipped = surroundings_of(folder / "program", build(folder / "vendor", draws=2, trees=20, rows=1200))
    session = make_session(folder / "store", surroundings=surroundings)
    person = {"display_name": "Dr Ben Example", "credential": "MD", "roles": ("administrator", "auditor")}
    add_user(session, name=BEN, passphrase=PASSPHRASE, confirm=PASSPHRASE, **person)
    bundle = load_bundle(shipped.directory, shipped.trusted, today=TODAY)
    keep_records(session, make_record("P-0001"), *treated(bundle, PEOPLE, seed=4))
    session.close()
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as somebody; returns exit code, the answer (as JSON where asked), the errors."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(paths, "bundles", lambda: made / "program" / "shipped")
    monkeypatch.setattr(paths, "trusted_bundle_keys", lambda: made / "program" / "bundle_keys.json")
    store = shutil.copytree(made / "store", tmp_path / "store")
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")

    def run_it(who: str, *words: str) -> tuple[int, Any, str]:
        code = run_command([*words, "--store", str(store), "--user", who, "--passphrase-file", str(secret)])
        answer = capsys.readouterr()
        return code, json.loads(answer.out) if "--json" in words else answer.out, answer.err

    return run_it


@pytest.mark.requirement("MOD-12")
def test_two_people_put_a_recalibration_to_use_and_one_takes_it_back(run):
    code, found, _ = run(ADA, "models", "recalibrate", "propose", "--json")
    assert (code, found["people"]) == (0, PEOPLE)
    made = found["recalibration_id"]
    code, _, error = run(ADA, "models", "recalibrate", "approve", made)
    assert code == 1
    assert "two people" in error
    code, approved, _ = run(BEN, "models", "recalibrate", "approve", made, "--json")
    assert (code, approved["id"], approved["people"]) == (0, made, PEOPLE)
    code, compared, _ = run(ADA, "compare", "P-0001", "--json")
    assert (code, compared["bundle"]["recalibration"]["id"]) == (0, made)
    code, listed, _ = run(BEN, "models", "recalibrate", "list")
    assert code == 0
    assert f"{made} approved, in use: by Dr Ada Example" in listed
    assert "Brier score" in listed
    assert run(BEN, "models", "recalibrate", "withdraw", made)[0] == 0
    assert "recalibration" not in run(ADA, "compare", "P-0001", "--json")[1]["bundle"]


@pytest.mark.requirement("MOD-12")
def test_a_preview_says_what_is_there_and_why_the_rest_stays(run):
    code, text, _ = run(ADA, "models", "recalibrate", "preview")
    assert code == 0
    assert "Response: 450 people" in text
    assert "stays as it is" in text
    assert "Nothing was kept." in text
    assert run(ADA, "models", "recalibrate", "list")[1] == "Nothing was ever proposed in this store.\n"


@pytest.mark.requirement("MOD-13")
def test_drift_is_measured_for_governance_and_stands_in_the_oversight_report(run, tmp_path):
    code, found, _ = run(BEN, "models", "drift", "--json")
    beyond = {m["name"]: m["beyond"] for m in found["measures"] if m["what"] == "calibration"}
    # response follows another line than the bundle's, early stops follow the bundle
    assert (code, beyond["response"], beyond["early_stop"]) == (0, True, False)
    assert found["beyond"] == sum(beyond.values())
    assert found["waiting"] == ["input", "score", "missing", "abstained"]
    page = tmp_path / "oversight.html"
    code, report, _ = run(BEN, "oversight", "--drift", "--output", str(page), "--json")
    assert (code, report["drift"]["measures"]) == (0, found["measures"])
    assert "Response: observed in" in page.read_text(encoding="utf-8")
    assert run(BEN, "oversight", "--json")[1]["drift"] is None
    assert "Not measured yet" in run(BEN, "models", "drift")[1]
