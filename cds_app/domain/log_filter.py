"""Which entries of the log go out in full; of the others only the place and the hash do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cds_app.domain.audit import EventKind

ALWAYS = frozenset(
    {
        EventKind.KEY_ENROLLED, EventKind.KEY_RETIRED, EventKind.CLOCK_JUMP, EventKind.INTEGRITY_FAILURE,
        EventKind.LOG_CO_SIGNED, EventKind.ENTRIES_DISPOSED,
    }
)  # fmt: skip
"""What a reader needs to judge the rest: whose key signed, who co-signed, what was disposed of, whether clock or chain
broke. None names a patient."""


@dataclass(frozen=True)
class LogFilter:
    """What an entry must be to go out; what is None or empty asks nothing, so that the default lets everything out.

    record_id: entries about this record. user_id: entries of this person. Days are days of UTC, both included.
    """

    events: tuple[EventKind, ...] = ()
    record_id: str | None = None
    user_id: str | None = None
    first_day: date | None = None
    last_day: date | None = None

    def shows(self, entry: Mapping[str, Any]) -> bool:
        """Whether an entry goes out in full."""
        if entry["event"] in ALWAYS:
            return True
        day = day_of(entry["time"])
        return (
            (not self.events or entry["event"] in self.events)
            and (self.record_id is None or record_of(entry) == self.record_id)
            and (self.user_id is None or entry["user_id"] == self.user_id)
            and (self.first_day is None or day >= self.first_day)
            and (self.last_day is None or day <= self.last_day)
        )

    def told(self) -> dict[str, Any] | None:
        """The filter as the log's own entry has it; None when it lets everything out."""
        if self == LogFilter():
            return None
        return {
            "events": [str(event) for event in self.events],
            "record_id": self.record_id,
            "user_id": self.user_id,
            "first_day": self.first_day and self.first_day.isoformat(),
            "last_day": self.last_day and self.last_day.isoformat(),
        }


def record_of(entry: Mapping[str, Any]) -> str | None:
    """The record that an entry is about, or None."""
    data = entry["data"]
    found = data.get("record_id", data.get("statement", {}).get("record_id"))
    return found if isinstance(found, str) else None


def day_of(time: str) -> date:
    """The day of an entry's time, in UTC."""
    return datetime.fromisoformat(time).astimezone(UTC).date()
