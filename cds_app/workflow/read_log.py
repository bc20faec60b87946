"""Read the log on screen; reading is itself an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class LogView:
    """Entries newest first, who the user ids are, and whether the chain holds (index of the first bad entry)."""

    entries: tuple[dict[str, Any], ...]
    users: dict[str, str]
    size: int
    head: str
    first_bad: int | None


def read_log(session: Session) -> LogView:
    """All entries, with the chain recomputed."""
    session.require("read_log")
    with session.store.change(EventKind.LOG_READ, {}):
        pass
    size, head = session.store.head()
    entries = tuple(entry for _, _, entry in session.store.entries())
    return LogView(
        entries[::-1],
        {u.user_id: u.display_name for u in session.store.users()},
        size,
        head,
        session.store.verify_chain(),
    )
