"""Whether an assessment rests on what is there now: record, catalogue, policy, bundle (as recalibrated), program."""

from __future__ import annotations

import dataclasses

from cds_app.domain.decision import Assessment, State
from cds_app.workflow.session import Session

RECORD, CATALOGUE, POLICY, BUNDLE, PROGRAM = "record", "catalogue", "policy", "bundle", "program"


def what_changed(session: Session, assessment: Assessment, *, but_preferences: bool = False) -> tuple[str, ...]:
    """What is not any more as it was when the estimates were made, as codes; empty while they can be signed.

    Preferences belong to the record that is signed; `but_preferences` leaves them out, for no estimate rests on them.
    """
    comparison, record = assessment.comparison, session.store.record(assessment.record_id)
    if but_preferences:
        record = dataclasses.replace(record, preferences=assessment.record.preferences)
    differs = {
        RECORD: comparison is None or record != assessment.record,
        CATALOGUE: assessment.catalogue_sha256 != session.catalogue.sha256,
        POLICY: assessment.policy_sha256 != session.policy.sha256,
        BUNDLE: comparison is not None and comparison.bundle != session.bundle.ref,
        PROGRAM: assessment.program != session.program,
    }
    return tuple(code for code, different in differs.items() if different)


def changed_since_shown(session: Session, assessment_id: str) -> tuple[str, ...]:
    """What bars an assessment on screen from being signed; nothing for one that is signed or ended.

    Raises `CdsError` when there is no bundle that could be used.
    """
    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    return what_changed(session, assessment) if assessment.state is State.ESTIMATES_SHOWN else ()
