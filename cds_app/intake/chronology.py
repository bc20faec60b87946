"""Calendar days to days from the index day, and ages, so that no date goes any further.

Days are kept as ordinals (days since year 1) while a set is read, and become days from day 0 when the index day of
their patient is known. An age is that of day 0; who is 90 or older by today is "90+" whatever the age was then,
because a younger age beside anything dated would tell it (Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cds_app.domain.patient import OLDEST_AGE
from cds_app.intake.cells import CellRefused

LONGEST_LIFE = 122
"""Years: the longest life that is on record. Beyond it a birth date is a slip."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")


@dataclass(frozen=True)
class IndexRule:
    """Day 0: one named day for everybody, or for each patient the latest depression rating, else the latest record.

    `today` is the day of the import: nothing may be later.
    """

    today: date
    named: date | None = None

    def ordinal(self, latest_depression: int | None, latest: int | None) -> int | None:
        """The ordinal of a patient's day 0; None when nothing of that patient has a day."""
        if self.named is not None:
            return self.named.toordinal()
        return latest if latest_depression is None else latest_depression


def day_of(text: str) -> date:
    """The calendar day of an ISO 8601 date or time, as written (no conversion of time zones).

    A year or a month alone gives its first day. Raises `CellRefused` "date_form".
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise CellRefused("date_form")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise CellRefused("date_form") from None


def whole_day(text: str) -> date | None:
    """As `day_of`, but None for a text that names no single day: a year, a month, or nothing."""
    return day_of(text) if re.match(r"\d{4}-\d{2}-\d{2}", text) else None


def age_cell(born: date, index: date, today: date) -> str:
    """The cell of `age_years` at the index day. Raises `CellRefused` "born_after_index", "born_too_long_ago"."""
    if born > index:
        raise CellRefused("born_after_index")
    if years_between(born, index) > LONGEST_LIFE:
        raise CellRefused("born_too_long_ago")
    if years_between(born, max(index, today)) >= OLDEST_AGE:
        return f"{OLDEST_AGE}+"
    return str(years_between(born, index))


def years_between(born: date, day: date) -> int:
    """Completed years; who is born on 29 February has a birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
