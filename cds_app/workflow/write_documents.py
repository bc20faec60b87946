"""The clinician report and the patient handout of an assessment, with the numbers that were on screen."""

from __future__ import annotations

from dataclasses import dataclass

from cds_app.domain.decision import Assessment
from cds_app.domain.translated import Translate, english
from cds_app.reporting.documents import Document
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class Documents:
    """Two documents and the plain text for the chart; drafts until the assessment is signed."""

    assessment: Assessment
    report: Document
    handout: Document
    chart_text: str


def write_documents(session: Session, assessment_id: str, language: Translate = english) -> Documents:
    """Build both documents from the stored assessment, exactly as it was shown; `language` looks their words up."""
    from cds_app.reporting.documents import chart_text, clinician_report, patient_handout

    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    return Documents(
        assessment,
        clinician_report(assessment, session.catalogue, language=language),
        patient_handout(assessment, session.catalogue, crisis_line=session.policy.crisis_line, language=language),
        chart_text(assessment, session.catalogue, language=language),
    )
