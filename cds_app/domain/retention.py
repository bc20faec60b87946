"""How long the log is kept: the site's choice above a floor. What is never disposed of stands in `audit.KEPT`.

The policy's table needs the choices before the first window shows, and nothing of what dates are made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

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


def latest_day(choice: str, today: date) -> date | None:
    """Entries before this day (UTC) may be disposed of; None where the policy keeps everything."""
    from datetime import timedelta

    days = DAYS[choice]
    return None if days is None else today - timedelta(days=days)


def start_of(day: date) -> datetime:
    """The first moment of a day, in UTC."""
    from datetime import UTC, datetime

    return datetime(day.year, day.month, day.day, tzinfo=UTC)
