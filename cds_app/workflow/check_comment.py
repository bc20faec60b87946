"""A comment goes into the log for good: what tells who somebody is must not stand in it."""

from __future__ import annotations

from cds_app.domain.decision import Assessment
from cds_app.domain.errors import NotAllowed
from cds_app.domain.messages.identifiers import english
from cds_app.intake.free_text import identifiers_in


def identifiers_in_comment(comment: str | None, assessment: Assessment) -> tuple[str, ...]:
    """The kinds of identifiers that a comment seems to hold, the patient's own code among them; never the words."""
    return identifiers_in(comment or "", (assessment.pseudonym,))


def check_comment(comment: str | None, assessment: Assessment) -> None:
    """Raise `NotAllowed` "comment_identifies", naming the kinds, when a comment seems to hold an identifier."""
    found = identifiers_in_comment(comment, assessment)
    if found:
        raise NotAllowed("comment_identifies", kinds=english(found))
