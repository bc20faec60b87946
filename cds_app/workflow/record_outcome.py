"""Record what became of a decided treatment: still taken, or stopped on a day and why. What was told before stays."""

from __future__ import annotations

from cds_app.domain.audit import EventKind
from cds_app.domain.course import Course, check_course
from cds_app.domain.errors import CdsError
from cds_app.workflow.open_follow_up import FollowUp, choice_of, course_of, decided, open_follow_up
from cds_app.workflow.session import Session


def record_outcome(
    session: Session, record_id: str, assessment_id: str, until_day: int, stop_reason: str | None
) -> FollowUp:
    """Record the course of the decided drug and return the follow-up as it is now.

    `until_day`: the day of the stop or, with `stop_reason` None, a day on which the drug was still taken, in the
    record's days. `assessment_id` names the decision that was looked at.

    Raises `NotAllowed` without the role; `CdsError` "nothing_signed", "decision_replaced", "no_drug_decided",
    "course_day_outside", "stop_reason_unknown" or "patient_unknown". After an error nothing has changed.
    """
    session.require("record_outcomes")
    choice = choice_of(session, record_id)
    if choice.row.assessment_id != assessment_id:
        raise CdsError("decision_replaced")
    decision = decided(choice)
    if decision.drug is None:
        raise CdsError("no_drug_decided")
    course = Course(decision.drug, decision.dose_mg_day, choice.start_day, until_day, stop_reason)
    check_course(course)
    # neither day nor reason: the log says that something was told about which decision, the store what it was
    event: dict[str, object] = {
        "record_id": record_id,
        "assessment_id": assessment_id,
        "correction": course_of(session, record_id, choice) is not None,
        "surface": session.surface,
    }
    with session.store.change(EventKind.OUTCOME_RECORDED, event) as change:
        change.record_course(record_id, assessment_id, course)
    return open_follow_up(session, record_id)
