"""Assessments, and signatures that fit or are not kept."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Decision, OwnView, Signer, SignOff, State, statement
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.snapshot import to_plain
from cds_app.store.assessments import snapshot
from cds_app.store.database import ConstraintBroken
from cds_app.store.signing import SealedKey, key_id_of
from cds_app.store.wrapping import Wrapped
from tests.store.helpers import ADA, BOB, CAROL, drop_triggers, events, insider, refused, sign_in
from tests.support.factories import make_assessment, make_record, make_treatment


def an_assessment(store, record_id, number="a", **changes):
    return make_assessment(assessment_id=number * 32, record_id=record_id, user_id=store.user.user_id, **changes)


def save(store, assessment):
    with store.change(EventKind.ESTIMATES_SHOWN) as change:
        return change.save_assessment(assessment)


def statement_of(store, assessment, sha256, **signer):
    user = {"user_id": store.user.user_id, "printed_name": store.user.display_name, "credential": "MD", **signer}
    draft = SignOff(Decision("treat", "escitalopram", 10.0))
    return statement(
        assessment,
        sha256,
        draft,
        meaning="I decided this.",
        signer=Signer(**user),
        signed_at="2026-11-02T09:00:00+00:00",
    )


def sign(store, assessment, made, key_id, signature, kind=EventKind.DECISION_SIGNED):
    with store.change(kind) as change:
        change.save_assessment(dataclasses.replace(assessment, state=State.SIGNED))
        change.save_signature(assessment.assessment_id, made, key_id, signature)
    return change.entry_index


@pytest.fixture
def assessment(store, record_id):
    return an_assessment(store, record_id)


@pytest.fixture
def signed(store, assessment):
    """An assessment of ada's, signed, as it is read again."""
    made = statement_of(store, assessment, save(store, assessment))
    sign(store, assessment, made, *store.sign(ADA, rfc8785.dumps(made)))
    return store.assessment(assessment.assessment_id)


# -- snapshots ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN, State.ABANDONED])
def test_an_assessment_comes_out_as_it_went_in(store, record_id, state):
    record = make_record("P-0001", treatments=(make_treatment(dose_mg_day=1 / 3),), values={"bmi": 0.1 + 0.2})
    assessment = an_assessment(store, record_id, state=state, record=record)
    save(store, assessment)
    assert store.assessment(assessment.assessment_id) == assessment
    assert store.assessments(record_id) == (assessment,)
    assert store.latest_assessment(record_id) == assessment
    assert store.patients(1)[0].last_state == state


def test_the_hash_is_over_all_but_state_and_signature(store, assessment):
    sha256 = save(store, assessment)
    plain = to_plain(dataclasses.replace(store.assessment(assessment.assessment_id), signed=None))
    del plain["state"], plain["signed"]
    assert sha256 == hashlib.sha256(rfc8785.dumps(plain)).hexdigest()
    abandoned = dataclasses.replace(assessment, state=State.ABANDONED)
    assert snapshot(assessment) == snapshot(abandoned) == snapshot(store.assessment(assessment.assessment_id))
    assert save(store, abandoned) == sha256


def test_a_whole_number_where_a_fraction_belongs_hashes_as_it_will_be_read(store, record_id):
    whole = make_record("P-0001", treatments=(make_treatment(dose_mg_day=20),))
    assessment = an_assessment(store, record_id, record=whole)
    sha256 = save(store, assessment)
    assert hashlib.sha256(snapshot(store.assessment(assessment.assessment_id))).hexdigest() == sha256


def test_assessments_of_a_record_are_listed_oldest_first(store, record_id):
    found = [an_assessment(store, record_id, number) for number in "cab"]
    for assessment in found:
        save(store, assessment)
    save(store, dataclasses.replace(found[0], state=State.ABANDONED))
    assert [a.assessment_id[0] for a in store.assessments(record_id)] == ["c", "a", "b"]
    assert store.latest_assessment(record_id) == found[2]
    other = store.find("Q-0003")
    assert store.assessments(other) == ()
    assert store.latest_assessment(other) is None


def test_what_is_not_there_is_said(store):
    with refused("assessment_unknown"):
        store.assessment("0" * 32)
    with refused("patient_unknown"):
        save(store, make_assessment(record_id="0" * 32, user_id=store.user.user_id))
    assert store.assessments("0" * 32) == ()


@pytest.mark.requirement("SIG-01")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.ESTIMATES_SHOWN, State.OPEN),
        (State.ABANDONED, State.ESTIMATES_SHOWN),
        (State.OWN_VIEW_RECORDED, State.SIGNED),
    ],
)
def test_only_declared_moves_are_kept(store, record_id, before, after):
    assessment = an_assessment(store, record_id, state=before)
    save(store, assessment)
    with refused("move_not_declared"):
        save(store, dataclasses.replace(assessment, state=after))
    assert store.assessment(assessment.assessment_id).state is before


@pytest.mark.requirement("SIG-03")
@pytest.mark.parametrize("state", [State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN])
@pytest.mark.parametrize("own_view", [None, OwnView(("mirtazapine",), 3, "past_response")])
def test_an_own_view_once_recorded_stays(store, record_id, state, own_view):
    assessment = an_assessment(store, record_id, state=state)
    save(store, assessment)
    with refused("own_view_locked"):
        save(store, dataclasses.replace(assessment, own_view=own_view))
    late = an_assessment(store, record_id, "f", own_view=None)
    save(store, late)
    with refused("own_view_locked"):  # and none is added once estimates were seen
        save(store, dataclasses.replace(late, own_view=OwnView(("mirtazapine",), 3, "past_response")))


@pytest.mark.parametrize("field", ["record_id", "user_id", "created_at", "amends"])
def test_whose_an_assessment_is_never_changes(store, assessment, field):
    save(store, assessment)
    with pytest.raises(ValueError, match=field):
        save(store, dataclasses.replace(assessment, **{field: "x"}))


# -- signatures --------------------------------------------------------------------------------------------------------


def test_a_signed_assessment_carries_its_signature_and_its_entry(store, signed):
    [entry] = [entry for _, _, entry in store.entries() if entry["event"] == EventKind.DECISION_SIGNED]
    assert signed.state is State.SIGNED
    assert entry["index"] == signed.signed.entry_index
    assert entry["data"] == {
        "statement": signed.signed.statement,
        "key_id": signed.signed.key_id,
        "signature": signed.signed.signature,
    }
    row = next(r for r in store.patients() if r.record_id == signed.record_id)
    assert (row.last_assessment_id, row.last_state) == (signed.assessment_id, "signed")
    assert row.signed_at == "2026-11-02T09:00:00+00:00"


def test_the_signature_verifies_with_the_public_key_in_the_log(store, signed):
    enrolled = {e["data"]["key_id"]: e["data"] for _, _, e in store.entries() if e["event"] == EventKind.KEY_ENROLLED}
    public = base64.b64decode(enrolled[signed.signed.key_id]["public_key"])
    assert key_id_of(public) == hashlib.sha256(public).hexdigest()[:16] == signed.signed.key_id
    message = rfc8785.dumps(dict(signed.signed.statement))
    Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signed.signed.signature), message)


@pytest.mark.requirement("SIG-17")
def test_a_signed_assessment_is_never_edited(store, signed):
    before = store.head()
    for state in (State.SIGNED, State.ESTIMATES_SHOWN, State.ABANDONED):
        with refused("assessment_signed"):
            save(store, dataclasses.replace(signed, state=state))
    assert store.head() == before
    for sql in (
        "UPDATE assessments SET snapshot = '{}'",
        "UPDATE assessments SET state = 'open'",
        "DELETE FROM assessments",
        "UPDATE signatures SET statement = '{}'",
        "DELETE FROM signatures",
        "REPLACE INTO signatures SELECT * FROM signatures",
        "REPLACE INTO assessments SELECT * FROM assessments",
    ):
        with pytest.raises(ConstraintBroken), store._database.transaction():
            store._database.run(sql)
    assert store.assessment(signed.assessment_id) == signed


@pytest.mark.requirement("SIG-24")
def test_no_signature_without_its_entry(store, assessment):
    made = statement_of(store, assessment, save(store, assessment))
    key_id, signature = store.sign(ADA, rfc8785.dumps(made))

    def write_past_the_change():
        with store._database.transaction():
            store._database.run("UPDATE assessments SET state = 'signed'")
            store._database.run(
                "INSERT INTO signatures VALUES (?, '{}', ?, ?, '', ?)",
                assessment.assessment_id,
                key_id,
                signature,
                store.head()[0],
            )

    with pytest.raises(ConstraintBroken):
        write_past_the_change()
    assert store.assessment(assessment.assessment_id).signed is None


@pytest.mark.requirement("SIG-24")
def test_when_the_entry_cannot_be_written_nothing_is_signed(store, assessment, monkeypatch):
    made = statement_of(store, assessment, save(store, assessment))
    key_id, signature = store.sign(ADA, rfc8785.dumps(made))
    before = store.head()
    run = type(store._database).run

    def full(self, sql, *parameters):
        if sql.startswith("INSERT INTO entries"):
            raise CdsError("disk_full")
        return run(self, sql, *parameters)

    monkeypatch.setattr(type(store._database), "run", full)
    with refused("disk_full"):
        sign(store, assessment, made, key_id, signature)
    monkeypatch.undo()
    assert store.head() == before
    assert store.assessment(assessment.assessment_id).state is State.ESTIMATES_SHOWN
    sign(store, assessment, made, key_id, signature)


def test_signed_without_a_signature_is_a_bug_and_leaves_nothing(store, assessment):
    save(store, assessment)
    before = store.head()
    with pytest.raises(ValueError, match="no signature"), store.change(EventKind.DECISION_SIGNED) as change:
        change.save_assessment(dataclasses.replace(assessment, state=State.SIGNED))
    assert store.head() == before
    assert store.assessment(assessment.assessment_id).state is State.ESTIMATES_SHOWN


def test_a_signature_belongs_to_an_event_of_signing(store, assessment):
    made = statement_of(store, assessment, save(store, assessment))
    with pytest.raises(ValueError, match="event of signing"):
        sign(store, assessment, made, *store.sign(ADA, rfc8785.dumps(made)), kind=EventKind.LOG_READ)


def test_an_amendment_is_signed_under_its_own_event(store, signed):
    amended = dataclasses.replace(
        signed, assessment_id="f" * 32, amends=signed.assessment_id, state=State.ESTIMATES_SHOWN, signed=None
    )
    made = statement_of(store, amended, save(store, amended))
    sign(store, amended, made, *store.sign(ADA, rfc8785.dumps(made)), kind=EventKind.DECISION_AMENDED)
    assert store.assessment("f" * 32).amends == signed.assessment_id
    assert store.assessment(signed.assessment_id) == signed


@pytest.mark.requirement("SIG-13")
@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("assessment_id", "f" * 32, "assessment"),
        ("assessment_sha256", "0" * 64, "assessment"),
        ("record_id", "f" * 32, "patient"),
        ("signer", {"user_id": "f" * 32}, "person"),
    ],
)
def test_a_statement_about_something_else_is_not_kept_even_if_well_signed(store, assessment, field, value, what):
    made = {**statement_of(store, assessment, save(store, assessment)), field: value}
    with pytest.raises(CdsError) as error:
        sign(store, assessment, made, *store.sign(ADA, rfc8785.dumps(made)))
    assert (error.value.code, error.value.params) == ("signature_refused", {"what": what})
    assert store.assessment(assessment.assessment_id).signed is None


@pytest.mark.requirement("SIG-13")
def test_a_signature_over_other_words_or_with_another_key_is_not_kept(store, assessment):
    made = statement_of(store, assessment, save(store, assessment))
    key_id, signature = store.sign(ADA, rfc8785.dumps(made))
    other = base64.b64encode(Ed25519PrivateKey.generate().sign(rfc8785.dumps(made))).decode()
    installation, checkpoint = store.sign_checkpoint(rfc8785.dumps(made))
    carols = next(k.key_id for k in store.keys() if k.display_name == "Carol")
    for changed, key, proof in (
        ({**made, "comment": "and more"}, key_id, signature),
        (made, key_id, other),
        (made, key_id, "not base64!"),
        (made, installation, checkpoint),
        (made, carols, signature),
        (made, "0" * 16, signature),
    ):
        with refused("signature_refused"):
            sign(store, assessment, changed, key, proof)
    sign(store, assessment, made, key_id, signature)


@pytest.mark.requirement("SIG-14")
def test_only_the_clinicians_own_passphrase_signs(store):
    for passphrase in (BOB, CAROL, ADA.upper(), ""):
        with refused("passphrase_wrong"):
            store.sign(passphrase, b"message")
        store._clock.advance(3600)  # or the fourth try would have to wait
    key_id, signature = store.sign(ADA, b"message")
    key = next(k for k in store.keys() if k.key_id == key_id)
    Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_key)).verify(base64.b64decode(signature), b"message")
    assert (key.kind, key.user_id) == ("clinician", store.user.user_id)


@pytest.mark.requirement("SIG-14")
def test_an_administrator_with_the_database_key_cannot_sign_as_a_clinician(folder):
    with insider(folder) as opened:
        rows = opened.rows("SELECT key_id, user_id, private_key FROM keys WHERE kind = 'clinician'")
        sealed = {user: SealedKey(key_id, user, Wrapped.from_plain(json.loads(text))) for key_id, user, text in rows}
        carol = opened.value("SELECT user_id FROM users WHERE name = 'carol'")
        ada = opened.value("SELECT user_id FROM users WHERE name = 'ada'")
        assert sealed[carol].open(ADA) is None
        assert sealed[ada].open(ADA) is not None
        # neither does the administrator's own sealing under carol's name, nor carol's under the administrator's
        for user, other in ((carol, ada), (ada, carol)):
            swapped = dataclasses.replace(sealed[user], wrapped=sealed[other].wrapped)
            assert swapped.open(ADA) is None
        opened.run("UPDATE keys SET private_key = ? WHERE key_id = ?", rows[0][2], sealed[carol].key_id)
    with sign_in(folder, "carol") as store, refused("passphrase_wrong"):
        store.sign(CAROL, b"message")
    with sign_in(folder) as store:  # ada's key in carol's row still does not sign for carol
        assert store.sign(ADA, b"message")[0] == sealed[ada].key_id


@pytest.mark.requirement("SIG-14")
def test_a_clinicians_key_that_an_insider_replaced_does_not_agree_with_the_log(folder):
    """What an insider can do is put another key in place; the enrolment in the chain then contradicts it."""
    forged = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with insider(folder) as opened:
        again = drop_triggers(opened, "keys")
        opened.run(
            "UPDATE keys SET public_key = ? WHERE kind = 'clinician'AND display_name = 'Carol'",
            base64.b64encode(forged).decode(),
        )
        for sql in again:
            opened.run(sql)
    with sign_in(folder) as store:
        carols = next(k for k in store.keys() if k.display_name == "Carol")
        enrolled = next(store.entries(carols.enrolled_at_entry, 1))[2]["data"]
        assert enrolled["public_key"] != carols.public_key
        assert key_id_of(base64.b64decode(carols.public_key)) != carols.key_id


def test_wrong_user_another_clinician_cannot_keep_a_signature_of_this_one(folder, record_id, store):
    assessment = an_assessment(store, record_id)
    made = statement_of(store, assessment, save(store, assessment))
    key_id, signature = store.sign(ADA, rfc8785.dumps(made))
    store.close()
    with sign_in(folder, "carol") as theirs, refused("signature_refused"):
        sign(theirs, assessment, made, key_id, signature)


def test_signing_as_nobody_in_particular_is_not_offered(folder):
    with sign_in(folder, "bob") as store:
        with refused("no_signing_key"):
            store.sign(BOB, b"message")
        with pytest.raises(NotAllowed):
            store.sign(ADA, b"message")
        assert EventKind.DECISION_SIGNED not in events(store)


def test_checkpoints_are_signed_with_the_installations_key(store):
    key_id, signature = store.sign_checkpoint(b"checkpoint")
    key = next(k for k in store.keys() if k.key_id == key_id)
    assert (key.kind, key.user_id) == ("installation", None)
    Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_key)).verify(
        base64.b64decode(signature), b"checkpoint"
    )
