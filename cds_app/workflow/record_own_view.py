"""Lock the clinician's own view before anything is computed; an assessment begins with it."""

from __future__ import annotations

import dataclasses
import uuid

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, OwnView, State, check_can_move, check_own_view
from cds_app.environment.clock import rfc3339
from cds_app.store.audit_log import texts_of
from cds_app.workflow.session import Session


def begin_assessment(session: Session, record_id: str, amends: str | None = None) -> Assessment:
    """A new assessment of a record as it is now; not yet in the store."""
    record = session.store.record(record_id)
    return Assessment(
        assessment_id=uuid.uuid4().hex,
        record_id=record_id,
        pseudonym=record.pseudonym,
        state=State.OPEN,
        created_at=rfc3339(session.clock.now()),
        user_id=session.user.user_id,
        program=session.program,
        catalogue_sha256=session.catalogue.sha256,
        policy_sha256=session.policy.sha256,
        record=record,
        amends=amends,
    )


def record_own_view(session: Session, record_id: str, own_view: OwnView, *, amends: str | None = None) -> Assessment:
    """Begin an assessment with the own view, which can never be changed afterwards.

    Raises `NotAllowed` for a person without the role or an own view that is not complete.
    """
    session.require("compare")
    check_own_view(own_view, tuple(session.catalogue.drugs))
    fresh = begin_assessment(session, record_id, amends)
    check_can_move(fresh.state, State.OWN_VIEW_RECORDED)
    assessment = dataclasses.replace(fresh, state=State.OWN_VIEW_RECORDED, own_view=own_view)
    event = {
        "record_id": record_id,
        "assessment_id": assessment.assessment_id,
        "options": list(own_view.options),
        "confidence": own_view.confidence,
        "reason": own_view.reason,
        "estimates_seen_before": estimates_seen_before(session, record_id),
    }
    with session.store.change(EventKind.OWN_VIEW_RECORDED, event) as change:
        change.save_assessment(assessment)
        change.drop_draft("own_view", record_id)
    session.drafts.pop(("own_view", record_id), None)
    return assessment


def estimates_seen_before(session: Session, record_id: str) -> bool:
    """Whether this person was shown estimates for this record before (an earlier assessment, the command line)."""
    return any(
        entry["event"] == EventKind.ESTIMATES_SHOWN
        and entry["user_id"] == session.user.user_id
        and entry["data"]["record_id"] == record_id
        for _, _, entry in session.store.entries(
            holding=[texts_of("event", EventKind.ESTIMATES_SHOWN), [f'"{record_id}"']]
        )
    )
