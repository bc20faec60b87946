"""Attacks on signed decisions by somebody with the database key, and signing that is interrupted at every statement."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import warnings

import pytest
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store.database import Database
from cds_app.store.whole_check import check_everything
from tests.store.helpers import ADA, create, drop_triggers, events, import_these, insider, refused, sign_in
from tests.store.test_decisions import an_assessment, save, sign, statement_of
from tests.support.factories import make_record


@pytest.fixture(scope="module")
def decided(template, tmp_path_factory):
    """A store with two signed decisions of two patients and an assessment that is not signed."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("decided") / "store")
    with sign_in(folder) as store:
        for number, pseudonym in (("a", "P-0001"), ("b", "P-0002")):
            assessment = an_assessment(store, store.find(pseudonym), number)
            made = statement_of(store, assessment, save(store, assessment))
            sign(store, assessment, made, *store.sign(ADA, rfc8785.dumps(made)))
        save(store, an_assessment(store, store.find("Q-0003"), "c"))
    return folder


@pytest.fixture
def folder_of_two(decided, tmp_path):
    return shutil.copytree(decided, tmp_path / "store")


def leaves(value, path=()):
    """Paths to every text, number, truth value or None in it."""
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, (*path, key))]
    if isinstance(value, list):
        return [leaf for key, part in enumerate(value) for leaf in leaves(part, (*path, key))]
    return [path]


def changed_at(value, path):
    copy = json.loads(json.dumps(value))
    *way, last = path
    part = copy
    for key in way:
        part = part[key]
    part[last] = "0" if part[last] != "0" else "1"
    return copy


@pytest.mark.requirement("SIG-12")
def test_every_single_field_of_the_statement_is_under_the_signature(decided):
    with sign_in(decided) as store:
        signed = store.assessment("a" * 32).signed
        public = {key.key_id: key.public_key for key in store.keys()}[signed.key_id]
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public))
    statement, signature = dict(signed.statement), base64.b64decode(signed.signature)
    key.verify(signature, rfc8785.dumps(statement))
    paths = leaves(statement)
    assert {path[0] for path in paths} >= {"bundle", "estimates", "own_view", "decision", "signer", "signed_at"}
    for path in paths:
        with pytest.raises(InvalidSignature):
            key.verify(signature, rfc8785.dumps(changed_at(statement, path)))


ATTACKS = {
    "signature moved to another patient's decision": (
        "signatures",
        "UPDATE signatures SET signature = (SELECT signature FROM signatures WHERE assessment_id LIKE 'a%')"
        " WHERE assessment_id LIKE 'b%'",
    ),
    "whole signed statement copied to another patient": (
        "signatures",
        "UPDATE signatures SET (statement, signature) ="
        " (SELECT statement, signature FROM signatures WHERE assessment_id LIKE 'a%') WHERE assessment_id LIKE 'b%'",
    ),
    "signature moved to an assessment that nobody signed": (
        "signatures",
        "UPDATE signatures SET assessment_id = (SELECT assessment_id FROM assessments WHERE assessment_id LIKE 'c%')"
        " WHERE assessment_id LIKE 'a%'",
    ),
    "assessment moved to another patient": (
        "assessments",
        "UPDATE assessments SET patient = (SELECT patient FROM assessments WHERE assessment_id LIKE 'c%')"
        " WHERE assessment_id LIKE 'a%'",
    ),
    "drug exchanged in the statement": (
        "signatures",
        "UPDATE signatures SET statement = replace(statement, 'escitalopram', 'venlafaxine')",
    ),
    "snapshot edited": (
        "assessments",
        "UPDATE assessments SET snapshot = replace(snapshot, 'escitalopram', 'venlafaxine')",
    ),
    "snapshot and its hash edited": (
        "assessments",
        "UPDATE assessments SET snapshot = snapshot || ' ', sha256 = lower(hex(zeroblob(32)))",
    ),
    "signature removed": ("signatures", "DELETE FROM signatures WHERE assessment_id LIKE 'a%'"),
    "marked as signed": ("assessments", "UPDATE assessments SET state = 'signed' WHERE assessment_id LIKE 'c%'"),
    "signature pointed at another entry": (
        "signatures",
        "UPDATE signatures SET entry_index = entry_index - 1 WHERE assessment_id LIKE 'a%'",
    ),
    "entry edited": ("entries", "UPDATE entries SET entry = replace(entry, 'escitalopram', 'venlafaxine')"),
    "entry removed": ("entries", "DELETE FROM entries WHERE entry LIKE '%decision_signed%'"),
    "signer's key exchanged for another person's": (
        "keys",
        "UPDATE keys SET user_id = (SELECT user_id FROM users WHERE name = 'carol') WHERE user_id ="
        " (SELECT user_id FROM users WHERE name = 'ada')",
    ),
}


@pytest.mark.requirement("SIG-12")
@pytest.mark.requirement("SIG-13")
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_edit_with_the_database_key_is_found_and_nothing_more_is_signed(folder_of_two, attack):
    table, sql = ATTACKS[attack]
    with insider(folder_of_two) as opened:
        again = drop_triggers(opened, table)
        opened.run(sql)
        for trigger in again:
            opened.run(trigger)
    for name in ("freshness.json", "freshness-latest.json"):  # so that only what is inside can tell
        (folder_of_two / name).unlink()
    with insider(folder_of_two) as opened:
        opened.run("DELETE FROM meta WHERE key = 'freshness'")
    try:
        store = sign_in(folder_of_two)
    except CdsError as error:
        assert error.code in ("store_damaged", "log_broken", "sign_in_refused", "store_altered")  # noqa: PT017
        return
    with store:
        assert set(check_everything(store)) & {"signatures", "assessments", "log_broken", "rows"}


@pytest.mark.requirement("SIG-13")
def test_a_signed_decision_of_another_installation_is_not_kept_here(folder_of_two, tmp_path):
    with sign_in(folder_of_two) as theirs:
        signed = theirs.assessment("a" * 32).signed
    with create(tmp_path / "ours") as store:
        [record_id] = import_these(store, [make_record("P-0001")])
        assessment = an_assessment(store, record_id, "a")
        save(store, assessment)
        before = store.head()
        with refused("signature_refused"):
            sign(store, assessment, dict(signed.statement), signed.key_id, signed.signature)
        assert store.head() == before


@pytest.mark.requirement("SIG-13")
def test_a_signature_is_not_kept_a_second_time(folder_of_two):
    with sign_in(folder_of_two) as store:
        signed = store.assessment("a" * 32)
        before = store.head()
        with refused("assessment_signed"):
            sign(store, signed, dict(signed.signed.statement), signed.signed.key_id, signed.signed.signature)
        with refused("signature_refused"), store.change(EventKind.DECISION_SIGNED) as change:
            change.save_signature(
                "c" * 32, dict(signed.signed.statement), signed.signed.key_id, signed.signed.signature
            )
        assert store.head() == before


# -- interrupted -------------------------------------------------------------------------------------------------------


def interrupted_at(number, act):
    """Run `act` in a child that ends just before its statement number `number`; whether it came that far."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, 42)
        return code == 42
    try:
        left, run = [number], Database.run

        def counted(self, sql, *parameters):
            if left[0] == 0:
                os._exit(42)
            left[0] -= 1
            return run(self, sql, *parameters)

        Database.run = counted
        act()
        os._exit(0)
    finally:
        os._exit(1)


@pytest.fixture
def to_sign(folder):
    """A store, an assessment in it, its statement, and ada's signature over it."""
    with sign_in(folder) as store:
        assessment = an_assessment(store, store.find("P-0001"))
        made = statement_of(store, assessment, save(store, assessment))
        return folder, assessment, made, store.sign(ADA, rfc8785.dumps(made))


@pytest.mark.requirement("SIG-24")
def test_a_kill_at_any_statement_leaves_signature_and_entry_or_neither(to_sign, tmp_path):
    folder, assessment, made, signature = to_sign
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    seen = set()
    for number in itertools.count():
        for name, content in before.items():
            (folder / name).write_bytes(content)

        def act(number=number):
            store = sign_in(folder)
            Database.run = _from_here(number)
            sign(store, assessment, made, *signature)

        ended_early = interrupted_at(10**6, act)
        with sign_in(folder) as store:
            kept = store.assessment(assessment.assessment_id).signed is not None
            assert kept == ("decision_signed" in events(store))
            assert check_everything(store) == ()
            assert store.not_newest is None
        seen.add(kept)
        if not ended_early:
            break
    assert number > 5
    assert seen == {False, True}


def _from_here(number):
    left, run = [number], Database.run

    def counted(self, sql, *parameters):
        if left[0] == 0:
            os._exit(42)
        left[0] -= 1
        return run(self, sql, *parameters)

    return counted


@pytest.mark.requirement("SIG-24")
@pytest.mark.parametrize("code", ["disk_full", "store_read_only", "disk_refused"])
def test_an_error_at_any_statement_leaves_neither(to_sign, monkeypatch, code):
    folder, assessment, made, signature = to_sign
    run = Database.run
    with sign_in(folder) as store:
        before = store.head()
        for number in itertools.count():
            left = [number]

            def failing(self, sql, *parameters, left=left):
                left[0] -= 1
                if left[0] == -1:
                    raise CdsError(code, path="x")
                return run(self, sql, *parameters)

            monkeypatch.setattr(Database, "run", failing)
            try:
                sign(store, assessment, made, *signature)
            except CdsError as error:
                monkeypatch.undo()
                assert error.code == code  # noqa: PT017
                assert store.head() == before
                assert store.assessment(assessment.assessment_id).signed is None
            else:
                monkeypatch.undo()
                break
        assert number > 5
        assert store.assessment(assessment.assessment_id).signed is not None
