"""The documents of an assessment, with the numbers that were on screen, and what was recorded of the patient notice."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.decision import Assessment
from cds_app.domain.errors import CdsError
from cds_app.domain.notice import GivenNotice
from cds_app.domain.translated import Translate, english
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.documents import Document
from cds_app.workflow.give_notice import notice_of
from cds_app.workflow.session import Session

EVERYBODYS = 0o777
"""The bits of a file's mode that say who may read, write and run it."""


@dataclass(frozen=True)
class Documents:
    """Two documents and the plain text for the chart; drafts until the assessment is signed.

    `notice` is the patient notice, None as long as nothing was compared; `given` what was recorded of it, oldest first.
    """

    assessment: Assessment
    report: Document
    handout: Document
    chart_text: str
    notice: Document | None = None
    given: tuple[GivenNotice, ...] = ()


def write_documents(session: Session, assessment_id: str, language: Translate = english) -> Documents:
    """Build all documents from the stored assessment, exactly as it was shown; `language` looks their words up."""
    from cds_app.reporting.documents import chart_text, clinician_report, patient_handout

    session.require("compare")
    assessment = session.as_shown(session.store.assessment(assessment_id))
    given = session.store.notices(assessment_id)
    catalogue, crisis_line = session.catalogue, session.policy.crisis_line
    return Documents(
        assessment,
        clinician_report(assessment, catalogue, notices=given, language=language),
        patient_handout(assessment, catalogue, crisis_line=crisis_line, language=language),
        chart_text(assessment, catalogue, language=language),
        notice_of(session, assessment, language),
        given,
    )


def keep_document(target: Path, pdf: bytes) -> None:
    """Save a document as a file, whole or not at all: a new one for its owner alone, in the place of an older one for
    whoever could read that, and behind a link where the link leads. Raises `CdsError` "not_writable".
    """
    real = Path(os.path.realpath(target))
    try:
        rights = real.stat().st_mode & EVERYBODYS if real.exists() else None
        with atomic_file(real, overwrite=True) as file:
            file.write(pdf)
    except (CdsError, OSError) as error:
        raise CdsError("not_writable", path=str(target)) from error
    if rights is not None:
        with contextlib.suppress(OSError):  # it is saved, and its owner can read it
            real.chmod(rights)
