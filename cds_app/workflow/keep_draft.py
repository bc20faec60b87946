"""Keep what was entered and not signed over a lock: noted here, written with the entry that ends the sitting.

So a draft is written and told in one act, and nothing is written while somebody only types.
"""

from __future__ import annotations

from cds_app.domain.draft import Draft, DraftKind
from cds_app.workflow.session import Session


def keep_draft(session: Session, draft: Draft) -> None:
    """Note a draft; closing the session writes it, encrypted like everything else. An empty one removes the last."""
    session.require("compare")
    session.drafts[draft.kind, draft.subject] = draft


def open_draft(session: Session, kind: DraftKind, subject: str) -> Draft | None:
    """What this person had entered about a patient (own view) or an assessment (sign-off) before the last lock."""
    session.require("compare")
    return session.drafts.get((kind, subject)) or session.store.draft(kind, subject)
