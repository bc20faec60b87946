"""Compare all drugs for one patient and keep what was shown as a snapshot."""

from __future__ import annotations

import dataclasses
from collections import Counter

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, State, check_can_show_estimates
from cds_app.domain.errors import NotAllowed
from cds_app.domain.estimate import Comparison
from cds_app.domain.patient import PatientRecord
from cds_app.guidance.safety import cautions
from cds_app.workflow.open_patient import readiness_of
from cds_app.workflow.record_own_view import begin_assessment
from cds_app.workflow.session import Session


def compare_record(session: Session, record: PatientRecord) -> Comparison:
    """The comparison for a record as given: readiness and safety first, then the model. Nothing is kept."""
    from cds_app.scoring.predictor import compare

    return compare(
        record,
        session.catalogue,
        session.bundle,
        readiness=readiness_of(session, record),
        cautions=cautions(record, session.catalogue),
    )


def compare_treatments(session: Session, record_id: str, assessment_id: str | None = None) -> Assessment:
    """Show estimates for an assessment; without one (where policy does not require the own view) begin it.

    An assessment whose estimates were shown before comes back exactly as it was.
    Raises `NotAllowed` when the own view is required and missing.
    """
    session.require("compare")
    if assessment_id is None:
        assessment = begin_assessment(session, record_id)
    else:
        assessment = session.store.assessment(assessment_id)
        if assessment.record_id != record_id:
            raise NotAllowed("assessment_unknown")
    if assessment.state is State.ESTIMATES_SHOWN:
        _note_shown(session, assessment)
        return assessment
    check_can_show_estimates(assessment, session.policy.own_view)
    shown = dataclasses.replace(
        assessment, state=State.ESTIMATES_SHOWN, comparison=compare_record(session, assessment.record)
    )
    _note_shown(session, shown)
    return shown


def _note_shown(session: Session, assessment: Assessment) -> None:
    with session.store.change(EventKind.ESTIMATES_SHOWN, shown_event(session, assessment)) as change:
        change.save_assessment(assessment)


def shown_event(session: Session, assessment: Assessment) -> dict[str, object]:
    """What the log says of estimates that were shown: which, by which bundle, how many of each status."""
    comparison = assessment.comparison
    counts = Counter(e.status for e in comparison.estimates) if comparison else Counter()
    return {
        "record_id": assessment.record_id,
        "assessment_id": assessment.assessment_id,
        "bundle_sha256": comparison.bundle.sha256 if comparison else "",
        "surface": session.surface,
        **{status: counts[status] for status in ("estimated", "abstained", "excluded")},
    }
