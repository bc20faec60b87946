"""From own view to signature, through the workflow alone, with what must not be possible on the way."""

from __future__ import annotations

import base64
import dataclasses

import pytest
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import State
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.rating import Rating
from cds_app.environment.policy import Policy
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.import_records import import_records
from cds_app.workflow.manage_users import add_user
from cds_app.workflow.open_patient import find_patient, open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import (
    abandon_assessment,
    amend_decision,
    left_before_signing,
    sign_decision,
    snapshot_sha256,
)
from tests.support.world import (
    PASSPHRASE,
    SAMPLE,
    SHOWCASE,
    a_draft,
    an_own_view,
    make_session,
    make_surroundings,
    reopen,
)


def shown(session, record_id):
    assessment = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, assessment.assessment_id)


def ready(session, record_id):
    assessment = shown(session, record_id)
    return explain_choice(session, assessment.assessment_id, "sertraline", "mirtazapine").assessment


def events(session):
    return [entry["event"] for _, _, entry in session.store.entries()]


def test_the_whole_path_is_in_the_log_in_order(session, record_id):
    open_patient(session, record_id)
    assessment = ready(session, record_id)
    signed = sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    assert signed.state is State.SIGNED
    assert events(session)[-5:] == [
        EventKind.PATIENT_OPENED,
        EventKind.OWN_VIEW_RECORDED,
        EventKind.ESTIMATES_SHOWN,
        EventKind.EXPLANATION_OPENED,
        EventKind.DECISION_SIGNED,
    ]


@pytest.mark.requirement("AUD-12")
def test_no_entry_holds_a_pseudonym(session, record_id):
    assessment = ready(session, record_id)
    sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    assert all(SHOWCASE not in str(entry) for _, _, entry in session.store.entries())


@pytest.mark.requirement("SIG-12")
def test_the_signature_covers_the_statement_and_any_change_breaks_it(session, record_id):
    assessment = ready(session, record_id)
    signed = sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE).signed
    key = next(k for k in session.store.keys() if k.key_id == signed.key_id)
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_key))
    signature = base64.b64decode(signed.signature)
    public.verify(signature, rfc8785.dumps(dict(signed.statement)))
    for field in signed.statement:
        changed = {**signed.statement, field: "changed"}
        with pytest.raises(InvalidSignature):
            public.verify(signature, rfc8785.dumps(changed))


def test_the_statement_names_the_snapshot_as_it_was_shown(session, record_id):
    assessment = ready(session, record_id)
    signed = sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    stored = session.store.assessment(assessment.assessment_id)
    assert signed.signed.statement["assessment_sha256"] == snapshot_sha256(assessment) == snapshot_sha256(stored)


@pytest.mark.requirement("SCO-11")
def test_nothing_is_computed_before_the_own_view(session, record_id, monkeypatch):
    import cds_app.scoring.predictor as predictor

    called = []
    monkeypatch.setattr(predictor, "compare", lambda *a, **k: called.append(a))
    open_patient(session, record_id)
    with pytest.raises(NotAllowed) as error:
        compare_treatments(session, record_id)
    assert error.value.code == "own_view_first"
    assert called == []
    assert session.store.assessments(record_id) == ()


def test_where_policy_does_not_ask_estimates_come_without_an_own_view(tmp_path):
    session = make_session(tmp_path / "store", surroundings=make_surroundings(Policy(own_view="off")))
    import_records(session, SAMPLE, attested=True)
    assessment = compare_treatments(session, find_patient(session, SHOWCASE))
    assert assessment.own_view is None
    assert assessment.state is State.ESTIMATES_SHOWN
    session.close()


@pytest.mark.requirement("SIG-24")
def test_a_wrong_passphrase_signs_nothing_and_leaves_only_the_entry_of_the_failed_try(session, record_id):
    assessment = ready(session, record_id)
    size, _ = session.store.head()
    with pytest.raises(CdsError) as error:
        sign_decision(session, assessment.assessment_id, a_draft(assessment), "wrong passphrase entirely")
    assert error.value.code == "passphrase_wrong"
    assert [entry["event"] for _, _, entry in session.store.entries(size)] == ["sign_in_failed"]
    assert session.store.assessment(assessment.assessment_id).state is State.ESTIMATES_SHOWN


def test_signing_twice_is_refused(session, record_id):
    assessment = ready(session, record_id)
    sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    with pytest.raises(NotAllowed):
        sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)


def test_signing_needs_the_explanation_of_the_chosen_drug_on_screen(session, record_id):
    assessment = shown(session, record_id)
    draft = a_draft(assessment)
    assert left_before_signing(session, assessment, draft) == ("explanation",)
    with pytest.raises(NotAllowed):
        sign_decision(session, assessment.assessment_id, draft, PASSPHRASE)


@pytest.mark.requirement("SIG-15")
def test_a_record_that_changed_since_cannot_be_signed(session, record_id):
    assessment = ready(session, record_id)
    with session.store.change(EventKind.RATING_RECORDED, {"record_id": record_id}) as change:
        change.add_ratings(record_id, (Rating(-1, "GAD-7", "total", 12),), session.catalogue.scales)
    with pytest.raises(NotAllowed) as error:
        sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    assert error.value.code == "stale_assessment"


@pytest.mark.requirement("SIG-15")
@pytest.mark.parametrize("what", ["catalogue", "policy", "program"])
def test_a_changed_catalogue_policy_or_program_blocks_the_signature(session, record_id, what):
    assessment = ready(session, record_id)
    if what == "catalogue":
        session.surroundings.catalogue = dataclasses.replace(session.catalogue, sha256="0" * 64)
    elif what == "policy":
        session.surroundings.policy = Policy(crisis_line="another")
    else:
        session.program = "9.9.9"
    with pytest.raises(NotAllowed) as error:
        sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    assert error.value.code == "stale_assessment"


@pytest.mark.requirement("SIG-13")
def test_another_clinician_cannot_sign_what_this_one_began(session, record_id, tmp_path):
    assessment = ready(session, record_id)
    add_user(
        session,
        name="bob",
        display_name="Dr Bob",
        credential="MD",
        roles=("clinician",),
        passphrase=PASSPHRASE,
        confirm=PASSPHRASE,
    )
    session.store.close()
    other = reopen(tmp_path / "store", name="bob")
    with pytest.raises(NotAllowed) as error:
        sign_decision(other, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    assert error.value.code == "assessment_of_another"
    other.store.close()
    session.store = reopen(tmp_path / "store").store


@pytest.mark.requirement("SIG-17")
def test_an_amendment_is_a_new_assessment_that_names_the_old(session, record_id):
    assessment = ready(session, record_id)
    first = sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)
    amended = amend_decision(session, first.assessment_id)
    assert amended.amends == first.assessment_id != amended.assessment_id
    assert amended.own_view == first.own_view
    second = sign_decision(session, amended.assessment_id, a_draft(amended, dose=100.0), PASSPHRASE)
    assert second.signed.statement["amends"] == first.assessment_id
    assert events(session)[-1] == EventKind.DECISION_AMENDED
    kept = session.store.assessment(first.assessment_id)
    assert kept.signed.statement == first.signed.statement


def test_only_a_signed_decision_can_be_amended(session, record_id):
    with pytest.raises(NotAllowed):
        amend_decision(session, shown(session, record_id).assessment_id)


@pytest.mark.requirement("SIG-16")
def test_an_abandoned_assessment_cannot_be_signed(session, record_id):
    assessment = ready(session, record_id)
    abandon_assessment(session, assessment.assessment_id, "later")
    with pytest.raises(NotAllowed):
        sign_decision(session, assessment.assessment_id, a_draft(assessment), PASSPHRASE)


def test_what_was_opened_on_screen_is_what_is_kept(session, record_id):
    assessment = shown(session, record_id)
    opened = explain_choice(session, assessment.assessment_id, "sertraline", "mirtazapine")
    kept = session.store.assessment(assessment.assessment_id)
    assert set(opened.explanations) <= set(kept.explanations)
    again = explain_choice(session, assessment.assessment_id, "sertraline")
    assert again.explanations == opened.explanations
    for explanation in opened.explanations:
        shown_number = kept.comparison.of(explanation.drug, explanation.outcome).probability
        assert abs(explanation.probability - shown_number) < 1e-9


def test_the_own_view_entry_says_when_estimates_had_been_seen_before(session, record_id):
    ready(session, record_id)
    record_own_view(session, record_id, an_own_view())
    own_views = [e["data"] for _, _, e in session.store.entries() if e["event"] == EventKind.OWN_VIEW_RECORDED]
    assert [d["estimates_seen_before"] for d in own_views] == [False, True]
