"""Compare all drugs for one patient and keep what was shown as a snapshot."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, State, check_can_show_estimates
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.estimate import Comparison
from cds_app.domain.patient import PatientRecord
from cds_app.guidance.safety import cautions
from cds_app.workflow.open_patient import readiness_of, was_overtaken
from cds_app.workflow.record_own_view import begin_assessment
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle


def never() -> bool:
    """Nobody stops it."""
    return False


def compare_record(session: Session, record: PatientRecord, bundle: Bundle | None = None) -> Comparison:
    """The comparison for a record as given: readiness and safety first, then the model. Nothing is kept.

    `bundle` is another one than the bundle in use, for a replay.
    """
    from cds_app.scoring.predictor import compare

    return compare(
        record,
        session.catalogue,
        bundle or session.bundle,
        readiness=readiness_of(session, record),
        cautions=cautions(record, session.catalogue),
    )


def compare_treatments(
    session: Session,
    record_id: str,
    assessment_id: str | None = None,
    *,
    stop: Callable[[], bool] = never,
    progress: Callable[..., None] | None = None,
) -> Assessment:
    """Show estimates for an assessment; without one (where policy does not require the own view) begin it.

    An assessment whose estimates were shown before comes back exactly as it was. `stop` is asked before the model is
    and once more before anything is kept; `progress` is not told anything, for the part that waits is one.
    Raises `NotAllowed` when the own view is required and missing, or "stale_assessment" when the record has changed
    since it was begun: what was recorded since may stop the comparison. Raises `CdsError` "comparison_stopped" when
    the person stopped it: nothing was shown, the assessment stays as it was, and the log has a note.
    """
    session.require("compare")
    if assessment_id is None:
        assessment = begin_assessment(session, record_id)
    else:
        assessment = session.store.assessment(assessment_id)
        if assessment.record_id != record_id:
            raise NotAllowed("assessment_unknown")
        if was_overtaken(assessment, session.store.record(record_id)):
            raise NotAllowed("stale_assessment")
    if assessment.state is State.ESTIMATES_SHOWN:
        _note_shown(session, assessment)
        return session.as_shown(assessment)
    check_can_show_estimates(assessment, session.policy.own_view)
    _heed(stop, session, assessment)
    shown = dataclasses.replace(
        assessment, state=State.ESTIMATES_SHOWN, comparison=compare_record(session, assessment.record)
    )
    _heed(stop, session, assessment)
    _note_shown(session, shown)
    return session.as_shown(shown)


def _heed(stop: Callable[[], bool], session: Session, assessment: Assessment) -> None:
    """Note in the log that the person stopped the comparison, and raise; nothing when nobody did."""
    if not stop():
        return
    event: dict[str, object] = {
        "record_id": assessment.record_id,
        "assessment_id": None if assessment.state is State.OPEN else assessment.assessment_id,
        "surface": session.surface,
    }
    with session.store.change(EventKind.COMPARISON_STOPPED, event):
        pass
    raise CdsError("comparison_stopped")


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
        **recalibration_event(comparison),
    }


def recalibration_event(comparison: Comparison | None) -> dict[str, object]:
    """Which recalibration the estimates of a comparison went through; nothing for none."""
    found = None if comparison is None else comparison.bundle.recalibration
    return {} if found is None else {"recalibration_id": found.id}
