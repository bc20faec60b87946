"""How long the log is kept: the site's choice above a floor, and what is never disposed of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from cds_app.domain.audit import EventKind

FOR_EVER = "for_ever"
_MONTHS = 184
"""Days in the longest six months: Regulation (EU) 2024/1689, article 26(6), asks for at least six of logs."""
_YEAR = 366
_YEARS = (30, 25, 20, 15, 12, 10, 8, 7, 6, 5, 4, 3, 2)
DAYS: Mapping[str, int | None] = {
    FOR_EVER: None, **{f"{years}_years": years * _YEAR for years in _YEARS}, "1_year": _YEAR, "6_months": _MONTHS,
}  # fmt: skip
"""What a policy can say, the longest first, and for how many days at least it keeps an entry; None: for ever."""
CHOICES = tuple(DAYS)
FLOOR = CHOICES[-1]
REASONS = ("time_is_over", "request_of_person", "site_closed")
"""Why somebody disposes of old entries, as codes of the log."""
KEPT = frozenset(
    {
        EventKind.STORE_CREATED, EventKind.DECISION_SIGNED, EventKind.DECISION_AMENDED, EventKind.NOTICE_GIVEN,
        EventKind.KEY_ENROLLED, EventKind.KEY_RETIRED, EventKind.LOG_CO_SIGNED, EventKind.ENTRIES_DISPOSED,
    }
)  # fmt: skip
"""Never disposed of: signed decisions, which are part of the record, and what is needed to check signatures."""


def latest_day(choice: str, today: date) -> date | None:
    """Entries before this day (UTC) may be disposed of; None where the policy keeps everything."""
    days = DAYS[choice]
    return None if days is None else today - timedelta(days=days)


def start_of(day: date) -> datetime:
    """The first moment of a day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
