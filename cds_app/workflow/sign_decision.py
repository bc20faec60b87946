"""Sign a decision, amend a signed one, or abandon an assessment.

The statement is signed with the clinician's own key and written with its log entry in one transaction: there is
no signature without its entry.
"""

from __future__ import annotations

import dataclasses
import hashlib

import rfc8785

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import (
    Assessment,
    Signed,
    Signer,
    SignOff,
    State,
    check_can_move,
    check_can_sign,
    left_to_do,
    statement,
)
from cds_app.domain.errors import NotAllowed
from cds_app.domain.snapshot import to_plain
from cds_app.workflow.check_comment import check_comment
from cds_app.workflow.confirm_person import wrong_noted
from cds_app.workflow.record_own_view import begin_assessment
from cds_app.workflow.session import Session
from cds_app.workflow.staleness import what_changed


def left_before_signing(session: Session, assessment: Assessment, draft: SignOff) -> tuple[str, ...]:
    """What still has to be done before this draft can be signed, as codes."""
    return left_to_do(assessment, draft, tuple(session.catalogue.drugs))


def snapshot_sha256(assessment: Assessment) -> str:
    """SHA-256 over the canonical form of everything the assessment holds except its state and signature."""
    plain = to_plain(dataclasses.replace(assessment, signed=None))
    del plain["signed"], plain["state"]
    return hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


def sign_decision(session: Session, assessment_id: str, draft: SignOff, passphrase: str) -> Assessment:
    """Sign and return the signed assessment.

    Raises `NotAllowed` when something is left to do, when the state does not permit it, when the comment seems to
    hold an identifier or the assessment is stale; `CdsError` "passphrase_wrong", after many of them "confirm_wait".
    """
    session.require("sign")
    assessment = session.store.assessment(assessment_id)
    check_can_move(assessment.state, State.SIGNED)
    check_can_sign(assessment, draft, tuple(session.catalogue.drugs))
    check_comment(draft.comment, assessment)
    check_not_stale(session, assessment)
    if assessment.user_id != session.user.user_id:
        raise NotAllowed("assessment_of_another")
    user = session.user
    made = statement(
        assessment,
        snapshot_sha256(assessment),
        draft,
        meaning=session.policy.signature_meaning,
        signer=Signer(user.user_id, user.display_name, user.credential),
        signed_at=session.clock.now().isoformat(timespec="seconds"),
        numbers_hidden=session.policy.hides_numbers,
    )
    with wrong_noted(session, "sign"):
        key_id, signature = session.store.sign(passphrase, rfc8785.dumps(made))
    event = {"statement": made, "key_id": key_id, "signature": signature}
    kind = EventKind.DECISION_SIGNED if assessment.amends is None else EventKind.DECISION_AMENDED
    with session.store.change(kind, event) as change:
        signed = dataclasses.replace(
            assessment, state=State.SIGNED, signed=Signed(made, key_id, signature, change.entry_index)
        )
        change.save_assessment(signed)
        change.save_signature(assessment_id, made, key_id, signature)
        change.drop_draft("sign_off", assessment_id)
    return session.as_shown(signed)


def check_not_stale(session: Session, assessment: Assessment, *, but_preferences: bool = False) -> None:
    """Raise `NotAllowed` unless record, catalogue, policy and bundle are what the estimates were made from.

    Preferences belong to the record that is signed; `but_preferences` leaves them out, for no estimate rests on them.
    """
    if what_changed(session, assessment, but_preferences=but_preferences):
        raise NotAllowed("stale_assessment")


def amend_decision(session: Session, assessment_id: str) -> Assessment:
    """Begin a new assessment that names the signed one; own view and estimates carry over while nothing is stale."""
    session.require("sign")
    old = session.store.assessment(assessment_id)
    if old.state is not State.SIGNED:
        raise NotAllowed("amend_unsigned")
    check_not_stale(session, old, but_preferences=True)
    fresh = begin_assessment(session, old.record_id, amends=old.assessment_id)
    amended = dataclasses.replace(
        fresh,
        state=State.ESTIMATES_SHOWN,
        own_view=old.own_view,
        comparison=old.comparison,
        explanations=old.explanations,
    )
    event = {
        "record_id": old.record_id,
        "assessment_id": amended.assessment_id,
        "amends": old.assessment_id,
        "surface": session.surface,
    }
    with session.store.change(EventKind.ESTIMATES_SHOWN, event) as change:
        change.save_assessment(amended)
    return session.as_shown(amended)


def abandon_assessment(session: Session, assessment_id: str, reason: str) -> Assessment:
    """End an assessment without a decision, with a coded reason."""
    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    check_can_move(assessment.state, State.ABANDONED)
    abandoned = dataclasses.replace(assessment, state=State.ABANDONED)
    event = {"record_id": assessment.record_id, "assessment_id": assessment_id, "reason": reason}
    with session.store.change(EventKind.ASSESSMENT_ABANDONED, event) as change:
        change.save_assessment(abandoned)
        change.drop_draft("sign_off", assessment_id)
    return session.as_shown(abandoned)
