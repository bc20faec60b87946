"""One patient's follow-up: what was decided and estimated, what was observed since, what the early course says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_app.domain.course import Course, observed_since
from cds_app.domain.decision import Assessment, Decision
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Estimate
from cds_app.domain.follow_up import HeldOutSetting
from cds_app.domain.follow_up_plan import NextVisit
from cds_app.domain.messages import sentence
from cds_app.domain.outcome import OUTCOMES, Outcome, outcome_total, started_on_day_0
from cds_app.domain.rating import Total
from cds_app.workflow.follow_up import Choice, standing_choices, visit_of
from cds_app.workflow.open_patient import PatientView, open_patient
from cds_app.workflow.session import Session
from cds_app.workflow.update_estimates import PatientUpdate, update_stored


@dataclass(frozen=True)
class FollowUp:
    """Everything that a visit looks at.

    `assessment` is the signed one that stands. `estimates` are those of the decided drug as they were signed; empty
    without a drug or an estimate. `observed` is None for what is not known yet or cannot be told; `total` decides
    response and remission. `later_choice`: day 0 belongs to an earlier choice, so that outcomes of this one cannot be
    told. `other_drug`: the record names another one from day 0 on. `update_problem` says why there is no update.
    """

    patient: PatientView
    assessment: Assessment
    decision: Decision
    signed_at: str
    days_since: int
    start_day: int
    visit: NextVisit
    estimates: tuple[Estimate, ...]
    observed: Mapping[Outcome, bool | None]
    total: Total | None
    course: Course | None
    other_drug: str | None
    update: PatientUpdate | None
    update_problem: str
    tested: tuple[HeldOutSetting, ...]

    @property
    def today(self) -> int:
        """The day it is now, in the record's days."""
        return self.start_day + self.days_since

    @property
    def later_choice(self) -> bool:
        return self.start_day > 0


def open_follow_up(session: Session, record_id: str) -> FollowUp:
    """A patient's follow-up; the log says that it was looked at.

    Raises `NotAllowed` without the role, `CdsError` "patient_unknown", or "nothing_signed" without a signed decision.
    """
    session.require("compare")
    choice = choice_of(session, record_id)
    assessment = session.as_shown(session.store.assessment(choice.row.assessment_id))
    patient = open_patient(session, record_id)
    decision, course = decided(choice), course_of(session, record_id, choice)
    update, problem = _update(session, patient.pseudonym, choice)
    latest = max((t.day for t in patient.totals if session.catalogue.scales[t.scale].is_depression_scale), default=None)
    now = session.clock.now()
    return FollowUp(
        patient=patient,
        assessment=assessment,
        decision=decision,
        signed_at=choice.row.signed_at,
        days_since=max(0, (now - choice.chosen_at).days),
        start_day=choice.start_day,
        visit=visit_of(choice, latest, now),
        estimates=_estimates(assessment, decision),
        observed=_observed(session, patient, choice, course),
        total=None if choice.later else outcome_total(patient.record, session.catalogue.scales),
        course=course,
        other_drug=_other_drug(patient, choice),
        update=update,
        update_problem=problem,
        tested=_tested(session, update),
    )


def choice_of(session: Session, record_id: str) -> Choice:
    """The standing decision of one patient. Raises `CdsError` "patient_unknown" or "nothing_signed"."""
    session.store.courses(record_id)  # an unknown patient is told apart from one without a decision
    mine = session.store.signed_decisions(record_id)
    if not mine:
        raise CdsError("nothing_signed")
    return standing_choices(mine)[0]


def decided(choice: Choice) -> Decision:
    """What was signed."""
    row = choice.row
    return Decision(row.kind, row.drug, None if row.dose is None else float(row.dose))  # type: ignore[arg-type]


def course_of(session: Session, record_id: str, choice: Choice) -> Course | None:
    """What was told last of the decided drug since its choice."""
    told = session.store.courses(record_id)
    return next((c for c in told if (c.drug, c.start_day) == (choice.row.drug, choice.start_day)), None)


def _estimates(assessment: Assessment, decision: Decision) -> tuple[Estimate, ...]:
    comparison = assessment.comparison
    if comparison is None or decision.drug not in comparison.drugs():
        return ()
    return tuple(comparison.of(decision.drug, outcome) for outcome in OUTCOMES)


def _observed(
    session: Session, patient: PatientView, choice: Choice, course: Course | None
) -> dict[Outcome, bool | None]:
    if choice.later or choice.row.drug is None:
        return dict.fromkeys(OUTCOMES)
    return observed_since(patient.record, session.catalogue.scales, choice.row.drug, course)


def _other_drug(patient: PatientView, choice: Choice) -> str | None:
    begun = () if choice.later else started_on_day_0(patient.record)
    return next((treatment.drug for treatment in begun if treatment.drug != choice.row.drug), None)


def _update(session: Session, pseudonym: str, choice: Choice) -> tuple[PatientUpdate | None, str]:
    """None where no drug was decided, or days count from an earlier choice: the update is about people on treatment
    since day 0. A bundle that cannot be used takes the update away, and nothing else of the page."""
    if choice.later or choice.row.drug is None:
        return None, ""
    try:
        return update_stored(session, pseudonym), ""
    except CdsError as error:
        return None, sentence(error)


def _tested(session: Session, update: PatientUpdate | None) -> tuple[HeldOutSetting, ...]:
    if update is None or update.estimate.day is None or session.bundle.follow_up is None:
        return ()
    return session.bundle.follow_up.tested_around(update.estimate.day)
