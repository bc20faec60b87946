"""Open one patient: the record, what is missing or implausible in it, and the rules that fire."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, State
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Caution, Finding
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Rating, Total, baseline, totals
from cds_app.guidance.readiness import assess_readiness_now, is_stopped
from cds_app.guidance.safety import cautions
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class ModelInput:
    """One input as the model would use it: `value` is None when missing."""

    name: str
    meaning: str
    unit: str
    value: str | None


@dataclass(frozen=True)
class PatientView:
    """Everything the patient and readiness pages show, carrying its own pseudonym so that pages cannot mix.

    `corrected` holds ratings that a later entry replaced.
    """

    record_id: str
    pseudonym: str
    record: PatientRecord
    baseline: Total | None
    totals: tuple[Total, ...]
    readiness: tuple[Finding, ...]
    stopped: bool
    cautions: tuple[Caution, ...]
    inputs: tuple[ModelInput, ...]
    latest: Assessment | None
    history: tuple[Assessment, ...]
    corrected: tuple[Rating, ...] = ()

    @property
    def begun_before_a_change(self) -> bool:
        """Whether the latest assessment is still open and was begun with another record than the one of now."""
        under_way = (State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN)
        return self.latest is not None and self.latest.state in under_way and was_overtaken(self.latest, self.record)


def was_overtaken(assessment: Assessment, record: PatientRecord) -> bool:
    """Whether an assessment rests on another record than this one; preferences enter no estimate and no stop."""
    return replace(assessment.record, preferences=()) != replace(record, preferences=())


def find_patient(session: Session, pseudonym: str) -> str:
    """The record id behind a pseudonym. Raises `CdsError` "patient_unknown"."""
    record_id = session.store.find(pseudonym)
    if record_id is None:
        raise CdsError("patient_unknown")
    return record_id


def open_patient(session: Session, record_id: str) -> PatientView:
    """Read a patient and judge readiness and safety; nothing is estimated here."""
    session.require("view_patients")
    record = session.store.record(record_id)
    with session.store.change(EventKind.PATIENT_OPENED, {"record_id": record_id, "surface": session.surface}):
        pass
    findings = readiness_of(session, record)
    history = tuple(map(session.as_shown, session.store.assessments(record_id)))
    return PatientView(
        record_id=record_id,
        pseudonym=record.pseudonym,
        record=record,
        baseline=baseline(record.ratings, session.catalogue.scales),
        totals=totals(record.ratings, session.catalogue.scales),
        readiness=findings,
        stopped=is_stopped(findings),
        cautions=cautions(record, session.catalogue),
        inputs=_inputs(session, record),
        latest=history[-1] if history else None,
        history=history,
        corrected=session.store.corrected_ratings(record_id),
    )


def readiness_of(session: Session, record: PatientRecord) -> tuple[Finding, ...]:
    """What readiness says under the policy in force."""
    return assess_readiness_now(record, session.catalogue, allow_pregnancy=session.policy.allow_pregnancy)


def _inputs(session: Session, record: PatientRecord) -> tuple[ModelInput, ...]:
    from cds_app.scoring.features import PATIENT_FEATURES, patient_inputs, shown_value

    values = patient_inputs(record, session.catalogue)
    return tuple(ModelInput(f.name, f.meaning, f.unit, shown_value(f.name, values[f.name])) for f in PATIENT_FEATURES)


def open_assessment(session: Session, assessment_id: str) -> Assessment:
    """The assessment as the store has it now, with every explanation opened so far."""
    session.require("compare")
    return session.as_shown(session.store.assessment(assessment_id))
