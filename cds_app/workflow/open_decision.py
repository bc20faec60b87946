"""Open a signed decision as the clinician saw it: the comparison, what was opened of it, and the signature over it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import rfc8785

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, Signed
from cds_app.domain.errors import NotAllowed
from cds_app.domain.notice import GivenNotice
from cds_app.domain.roles import may
from cds_app.reporting.verification import receipt
from cds_app.store.signing import verifies
from cds_app.workflow.session import Session
from cds_app.workflow.sign_decision import snapshot_sha256


@dataclass(frozen=True)
class SignedDecisionView:
    """One signed decision, to be read and never changed.

    `assessment` holds the own view, the estimates with their intervals, the explanations that were opened and the
    cautions, all as they were when it was signed; its pseudonym is empty for somebody who may not see patients.
    `signed` is its signature; `receipt` the code for the chart. `intact` tells whether the signature holds over what
    is kept. `amended_by` is the signed assessment that names this one, `amends` the one that this one names.
    `may_amend` tells whether the reader may begin an amendment. `notices` is what was recorded of the patient notice.
    """

    assessment: Assessment
    signed: Signed
    receipt: str
    intact: bool
    amends: str | None
    amended_by: str | None
    may_amend: bool
    notices: tuple[GivenNotice, ...] = ()


def open_decision(session: Session, assessment_id: str) -> SignedDecisionView:
    """A signed decision for a clinician or an auditor; that it was looked at stands in the log.

    Raises `NotAllowed` for other roles and "decision_unsigned" for an assessment without a signature; `CdsError`
    "assessment_unknown".
    """
    session.require("read_log")
    assessment = session.store.assessment(assessment_id)
    if assessment.signed is None:
        raise NotAllowed("decision_unsigned")
    sees_patients = may(session.user.roles, "view_patients")
    event = {"record_id": assessment.record_id, "assessment_id": assessment_id, "surface": session.surface}
    with session.store.change(EventKind.PATIENT_OPENED if sees_patients else EventKind.LOG_READ, event):
        pass
    amended_by, intact = _amended_by(session, assessment), _intact(session, assessment, assessment.signed)
    shown = session.as_shown(assessment)
    assert shown.signed is not None, "what is shown of a signed decision is signed"
    return SignedDecisionView(
        assessment=shown if sees_patients else _without_pseudonym(shown),
        signed=shown.signed,
        receipt=receipt(assessment.signed.signature),
        intact=intact,
        amends=assessment.amends,
        amended_by=amended_by,
        may_amend=amended_by is None and may(session.user.roles, "sign"),
        notices=session.store.notices(assessment_id),
    )


def _amended_by(session: Session, assessment: Assessment) -> str | None:
    later = (a for a in session.store.assessments(assessment.record_id) if a.signed is not None)
    return next((a.assessment_id for a in later if a.amends == assessment.assessment_id), None)


def _without_pseudonym(assessment: Assessment) -> Assessment:
    """The log knows patients by their record id only, and so does who reads nothing else."""
    comparison = assessment.comparison
    return dataclasses.replace(
        assessment,
        pseudonym="",
        record=dataclasses.replace(assessment.record, pseudonym=""),
        comparison=None if comparison is None else dataclasses.replace(comparison, pseudonym=""),
    )


def _intact(session: Session, assessment: Assessment, signed: Signed) -> bool:
    """Whether what is kept is what was signed, and the signature is that of the key it names."""
    keys = session.store.keys()
    key = next((key for key in keys if key.key_id == signed.key_id), None)
    same = snapshot_sha256(assessment) == signed.statement["assessment_sha256"]
    return same and key is not None and verifies(key, rfc8785.dumps(dict(signed.statement)), signed.signature)
