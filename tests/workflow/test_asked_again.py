"""Every act that asks for the passphrase again, with a wrong one: refused, nothing changed, nothing told but that."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import cds_app.workflow
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.store import passphrases
from cds_app.workflow.change_passphrase import change_passphrase
from cds_app.workflow.choose_bundle import trusted_keys
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.emergency import make_emergency
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.export_log import export_log
from cds_app.workflow.manage_bundle_keys import revoke_key, trust_key
from cds_app.workflow.manage_bundles import activate_bundle, import_bundle
from cds_app.workflow.manage_users import add_user, change_roles, disable_user, reset_passphrase
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.recovery import make_recovery
from cds_app.workflow.restore import accept_state, confirm_restore
from cds_app.workflow.rotate_key import rotate_key
from cds_app.workflow.session import Session
from cds_app.workflow.sign_decision import sign_decision
from cds_app.workflow.undo_import import undo_import
from tests.support.factories import make_record
from tests.support.world import PASSPHRASE, SHOWCASE, a_draft, an_own_view, make_session
from tests.workflow.bundles.world import keep_records

pytestmark = pytest.mark.requirement("STO-25")
FOLDER = Path(cds_app.workflow.__file__).parent
WRONG, NEW = "this is not the passphrase", "afterwards it is another one"
DORA = {"name": "dora", "display_name": "Dora", "credential": "", "roles": ("auditor",), "passphrase": NEW}
ASKERS = frozenset({"confirm_person", "wrong_noted", "_confirm"})


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Ada, who holds every role, Bob, and an assessment that waits for its signature."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        opened = make_session(tmp_path_factory.mktemp("asked") / "store")
        keep_records(opened, make_record(SHOWCASE))
        add_user(opened, **{**DORA, "name": "bob", "display_name": "Bob"}, confirm=PASSPHRASE)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def shown(session: Session) -> Any:
    begun = record_own_view(session, session.store.find(SHOWCASE) or "", an_own_view())
    compare_treatments(session, begun.record_id, begun.assessment_id)
    return explain_choice(session, begun.assessment_id, "sertraline").assessment


def accept(session: Session, confirm: str) -> None:
    """As in a store that is not the newest."""
    session.store._freshness.problem = "store_set_back"
    try:
        accept_state(session, confirm, "no_newer_copy")
    finally:
        session.store._freshness.problem = None


def trust(session: Session, confirm: str) -> None:
    key = Ed25519PrivateKey.generate().public_key()
    kinds = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    file = session.store.directory.parent / "site.pem"
    file.write_bytes(key.public_bytes(*kinds))
    trust_key(session, file, confirm)


def revoke(session: Session, confirm: str) -> None:
    revoke_key(session, next(iter(trusted_keys(session.surroundings))), confirm)


def beside(session: Session, name: str) -> Path:
    return session.store.directory.parent / name


ACTS: dict[tuple[str, str], Callable[[Session, str], Any]] = {
    ("change_passphrase", "change_passphrase"): lambda s, p: change_passphrase(s, p, NEW),
    ("confirm_person", "confirm_person"): confirm_person,
    ("emergency", "make_emergency"): make_emergency,
    ("export_log", "export_log"): lambda s, p: export_log(
        s, beside(s, "log.jsonl"), purpose="p", recipient="r", confirm=p, formats=("csv",)
    ),
    ("manage_bundle_keys", "revoke_key"): revoke,
    ("manage_bundle_keys", "trust_key"): trust,
    ("manage_bundles", "activate_bundle"): lambda s, p: activate_bundle(s, "any-2027-01", confirm=p),
    ("manage_bundles", "import_bundle"): lambda s, p: import_bundle(s, beside(s, "handed over"), confirm=p),
    ("manage_users", "add_user"): lambda s, p: add_user(s, **DORA, confirm=p),
    ("manage_users", "change_roles"): lambda s, p: change_roles(s, "bob", ("clinician",), p),
    ("manage_users", "disable_user"): lambda s, p: disable_user(s, "bob", p),
    ("manage_users", "reset_passphrase"): lambda s, p: reset_passphrase(s, "bob", NEW, p),
    ("recovery", "make_recovery"): make_recovery,
    ("restore", "accept_state"): accept,
    ("restore", "confirm_restore"): lambda s, p: confirm_restore(s, beside(s, "backup"), p),
    ("rotate_key", "rotate_key"): rotate_key,
    ("undo_import", "undo_import"): lambda s, p: undo_import(s, s.store.batches()[0].batch_id, confirm=p),
}
SIGN = ("sign_decision", "sign_decision")
ELSEWHERE = {
    ("approve_recalibration", "approve_recalibration"): "recalibration/test_recalibrating.py",
    ("approve_recalibration", "withdraw_recalibration"): "recalibration/test_recalibrating.py",
    ("propose_recalibration", "propose_recalibration"): "recalibration/test_recalibrating.py",
    ("co_sign_log", "co_sign_log"): "log/test_co_signing.py",
    ("dispose_log", "dispose_log"): "log/test_disposal.py",
    ("erase_personal", "erase_personal"): "log/test_personal_values.py",
}
"""Acts that need more of a world than this one: where a wrong passphrase is tried."""
LOOKS = frozenset({
    ("emergency", "emergency_state"), ("manage_users", "list_users"), ("recovery", "recovery_state"),
    ("recovery", "state_of"), ("restore", "drill"), ("restore", "store_state"),
    ("rotate_key", "who_waits"), ("sign_decision", "amend_decision"),
    ("show_administration", "show_people"), ("diagnostics", "diagnostics"), ("diagnostics", "keep_diagnostics"),
    ("propose_recalibration", "preview_recalibration"),  ("own_agreement", "own_agreement"),
    ("show_administration", "show_keys"),
})  # fmt: skip
"""Doors of sensitive operations that change nothing (an amendment is asked for when it is signed)."""
SENSITIVE = frozenset(
    {
        "sign",
        "export_log",
        "manage_users",
        "manage_bundles",
        "restore",
        "rotate_key",
        "make_sheets",
        "recalibrate",
        "co_sign_log",
        "dispose_log",
    }
)


def functions() -> Iterator[tuple[tuple[str, str], ast.FunctionDef]]:
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield (path.stem, node.name), node


def calls(node: ast.AST) -> set[str]:
    return {call.func.id for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}


def asked_operations(node: ast.AST) -> set[str]:
    constants = {"OPERATION": "manage_bundles"}
    return {
        arg.value if isinstance(arg, ast.Constant) else constants.get(getattr(arg, "id", ""), "")
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "require"
        for arg in call.args[:1]
    }  # type: ignore[misc]


def test_the_matrix_holds_every_use_case_that_asks_again():
    asking = {name for name, node in functions() if calls(node) & ASKERS}
    assert asking - {("confirm_person", "wrong_noted")} | {("confirm_person", "confirm_person")} == {
        *ACTS,
        *ELSEWHERE,
        SIGN,
    }


@pytest.mark.parametrize("act", ELSEWHERE, ids=lambda name: name[1])
def test_what_is_tried_elsewhere_is_tried(act):
    tests = (Path(__file__).parent / ELSEWHERE[act]).read_text(encoding="utf-8")
    assert f"{act[1]}(" in tests
    assert "passphrase_wrong" in tests


def test_every_door_of_a_sensitive_operation_asks_again_or_only_looks():
    doors = {name for name, node in functions() if asked_operations(node) & SENSITIVE}
    assert doors - {*ACTS, *ELSEWHERE, SIGN} <= LOOKS, "a new door: does it ask for the passphrase again?"


def rows_of(session: Session) -> str:
    """A digest over every row of the store but the log's own."""
    found = session.store._database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    kept = hashlib.sha256()
    for (name,) in found:
        if name != "entries":
            kept.update(repr((name, session.store._database.rows(f"SELECT * FROM {name}"))).encode())
    return kept.hexdigest()


def files_of(session: Session) -> dict[str, bytes]:
    """What lies in and beside the store, but for what every entry of the log changes, and the count of failures."""
    left_out = {"store.db", "attempts.json", "freshness.json", "freshness-latest.json", "store.lock", "site.pem"}
    folder = session.store.directory.parent
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name not in left_out}


def refused_alone(session: Session, act: Callable[[Session, str], Any]) -> None:
    confirm_person_after_an_hour(session)
    before = rows_of(session), files_of(session), session.store._key, session.store.user
    size, _ = session.store.head()
    with pytest.raises(CdsError) as error:
        act(session, WRONG)
    assert error.value.code == "passphrase_wrong"
    told = [entry for _, _, entry in session.store.entries(size)]
    assert [(e["event"], e["data"]["count"]) for e in told] == [("sign_in_failed", 1)]
    assert told[0]["data"]["during"]
    assert (rows_of(session), files_of(session), session.store._key, session.store.user) == before


@pytest.mark.parametrize("act", ACTS, ids=[name for _, name in ACTS])
def test_a_wrong_passphrase_changes_nothing_and_is_told(session, act):
    refused_alone(session, ACTS[act])


def test_a_wrong_passphrase_signs_nothing_and_is_told(session, shown):
    refused_alone(session, lambda s, p: sign_decision(s, shown.assessment_id, a_draft(shown), p))


@pytest.mark.parametrize("act", [name for name in ACTS if name[1] != "confirm_person"], ids=lambda name: name[1])
def test_who_has_guessed_too_often_waits_even_with_the_right_one(session, act):
    confirm_person_after_an_hour(session)
    for _ in range(3):
        with pytest.raises(CdsError):
            confirm_person(session, WRONG)
    size, _ = session.store.head()
    with pytest.raises(CdsError) as error:
        ACTS[act](session, PASSPHRASE)
    assert (error.value.code, error.value.params) == ("confirm_wait", {"seconds": 5})
    assert "5 s" in sentence(error.value)
    assert session.store.head()[0] == size


def confirm_person_after_an_hour(session: Session) -> None:
    session.clock.advance(3600)  # type: ignore[attr-defined]
    confirm_person(session, PASSPHRASE)


def test_only_a_dry_run_of_a_bundle_does_without_a_passphrase(session):
    for act in (lambda: import_bundle(session, beside(session, "x")), lambda: activate_bundle(session, "x")):
        with pytest.raises(CdsError) as error:
            act()
        assert error.value.code == "passphrase_missing"
