"""When the log was exported, and how far: an export names the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.store import audit_log
from cds_app.store.audit_log import timestamp
from cds_app.store.database import Database

if TYPE_CHECKING:
    from cds_app.store.session import Store


def remember(store: Store, size: int, head: str) -> None:
    """See `Store.remember_export`."""
    last = next(iter(store.entries(size - 1, 1)), None)
    if last is None or last[2]["event"] != EventKind.LOG_EXPORTED:
        raise ValueError("an export ends with its own entry")
    if audit_log.link_at(store._database, size) != head:
        raise ValueError("this is not the log's head")
    with store._database.transaction():
        store._database.run(
            "INSERT INTO exports (size, head, time, last_entry) VALUES (?, ?, ?, ?)",
            size,
            head,
            timestamp(store._clock),
            size - 1,
        )


def last(database: Database) -> tuple[int, str] | None:
    """Size and head at the last export, or None."""
    found = database.row("SELECT size, head FROM exports ORDER BY id DESC LIMIT 1")
    return None if found is None else (found[0], found[1])


def every(database: Database) -> tuple[tuple[int, str, str], ...]:
    """Size, head and time (RFC 3339, UTC) of every export, the oldest first."""
    return tuple(
        (size, head, time) for size, head, time in database.rows("SELECT size, head, time FROM exports ORDER BY id")
    )
