"""When a patient is due to be seen again after a decision, and what was seen already.

Two visits: about week 2, whose total the early update rests on (week-2 checkpoint, wagner2017), and from week 6 on,
when the first total of the outcome window decides response and remission (`domain.outcome`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cds_app.domain.outcome import FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY

VisitState = Literal["overdue", "due", "not_yet", "seen"]
VISIT_STATES: tuple[VisitState, ...] = ("overdue", "due", "not_yet", "seen")


@dataclass(frozen=True)
class Visit:
    """One planned visit, in days since the decision.

    `counts_from`: the first day of a total that stands for it. `late_after`: the last day on which it is only due.
    """

    day: int
    counts_from: int
    late_after: int


VISITS = (Visit(14, 7, 21), Visit(FIRST_OUTCOME_DAY, FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY))
"""A total from day 7 on is one that the update can use. After the outcome window the second visit is late for good."""


@dataclass(frozen=True)
class NextVisit:
    """Which visit comes next, in days since the decision, and how it stands. `day` is None when both were seen."""

    day: int | None
    state: VisitState


def next_visit(days_since: int, latest_day: int | None) -> NextVisit:
    """The first visit that no total stands for; one whose time went by is left out once the next is due.

    `days_since` the decision; `latest_day`: of the latest depression total, in the same days, None without one.
    """
    seen_until = -1 if latest_day is None else latest_day
    left = [visit for visit in VISITS if seen_until < visit.counts_from]
    if not left:
        return NextVisit(None, "seen")
    begun = [visit for visit in left if visit.day <= days_since]
    if not begun:
        return NextVisit(left[0].day, "not_yet")
    return NextVisit(begun[-1].day, "overdue" if days_since > begun[-1].late_after else "due")
