"""What a clinician has entered and not signed or recorded: kept when the window locks, for the same person only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cds_app.domain.decision import SignOff

DraftKind = Literal["own_view", "sign_off"]


@dataclass(frozen=True)
class OwnViewDraft:
    """An own view that is not complete yet: `confidence` 1–5 or None, `reason` a code or empty."""

    options: tuple[str, ...] = ()
    confidence: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Draft:
    """`subject` is the record id of an own view, the assessment id of a sign-off. No passphrase is ever part of it."""

    kind: DraftKind
    subject: str
    own_view: OwnViewDraft | None = None
    sign_off: SignOff | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing has been entered."""
        return self.own_view in (None, OwnViewDraft()) and self.sign_off in (None, SignOff())


def own_view_draft(record_id: str, entered: OwnViewDraft) -> Draft:
    """What was entered of an own view about a patient."""
    return Draft("own_view", record_id, own_view=entered)


def sign_off_draft(assessment_id: str, entered: SignOff) -> Draft:
    """What was entered of the decision on an assessment."""
    return Draft("sign_off", assessment_id, sign_off=entered)
