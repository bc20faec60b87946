"""Record that a patient was told of the program: which page, in which language, and what became of it."""

from __future__ import annotations

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment
from cds_app.domain.errors import CdsError
from cds_app.domain.notice import GivenNotice, check_way
from cds_app.domain.translated import Translate, english
from cds_app.reporting.document import Document
from cds_app.workflow.session import Session


def give_notice(
    session: Session, assessment_id: str, how: str, language: str = "en", words: Translate = english
) -> tuple[GivenNotice, ...]:
    """Record a notice and return everything recorded about this assessment's, oldest first.

    `how` is of `notice.WAYS`; `language` is the page's, of two letters, and `words` looks its words up. The page is
    made anew, so that the hash in the log is that of the page and not what somebody says it is.

    Raises `NotAllowed` without the role; `CdsError` "notice_way_unknown", "notice_nothing_compared" or
    "assessment_unknown". After an error nothing has changed.
    """
    from cds_app.reporting.patient_notice import notice_sha256

    session.require("give_notice")
    check_way(how)
    assessment = session.store.assessment(assessment_id)
    notice = notice_of(session, assessment, words)
    if notice is None:
        raise CdsError("notice_nothing_compared")
    event = {
        "record_id": assessment.record_id,
        "assessment_id": assessment_id,
        "notice_sha256": notice_sha256(notice),
        "language": language,
        "how": how,
        "surface": session.surface,
    }
    with session.store.change(EventKind.NOTICE_GIVEN, event) as change:
        change.record_notice(assessment_id)
    return session.store.notices(assessment_id)


def notice_of(session: Session, assessment: Assessment, words: Translate = english) -> Document | None:
    """The notice about an assessment; None as long as nothing was compared, for then there is nothing to tell."""
    from cds_app.reporting.patient_notice import patient_notice

    if assessment.comparison is None:
        return None
    return patient_notice(assessment, crisis_line=session.policy.crisis_line, language=words)
