"""Drafts in and out: each belongs to one person, and there is at most one of a kind about one patient or assessment."""

from __future__ import annotations

import json

from cds_app.domain.draft import Draft, DraftKind
from cds_app.domain.snapshot import from_plain, to_plain
from cds_app.store.database import Database

_FIND = "SELECT content FROM drafts WHERE user_id = ? AND kind = ? AND subject = ?"
_DROP = "DELETE FROM drafts WHERE user_id = ? AND kind = ? AND subject = ?"


def keep(database: Database, user_id: str, draft: Draft, at: int) -> None:
    """Put a draft in the place of the one before; an empty one only takes that away. `at` is its log entry's index."""
    drop(database, user_id, draft.kind, draft.subject)
    if draft.empty:
        return
    database.run(
        "INSERT INTO drafts (user_id, kind, subject, content, entry) VALUES (?, ?, ?, ?, ?)",
        user_id,
        draft.kind,
        draft.subject,
        json.dumps(to_plain(draft)),
        at,
    )


def drop(database: Database, user_id: str, kind: DraftKind, subject: str) -> None:
    """Remove a draft, if there is one."""
    database.run(_DROP, user_id, kind, subject)


def find(database: Database, user_id: str, kind: DraftKind, subject: str) -> Draft | None:
    """A person's draft, or None."""
    content = database.value(_FIND, user_id, kind, subject)
    return None if content is None else from_plain(Draft, json.loads(content))
