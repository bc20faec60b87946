"""Who is to be seen again after a signed decision, and in which order of need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from cds_app.domain.follow_up_plan import VISIT_STATES, NextVisit, next_visit
from cds_app.store.decisions import SignedRow
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class Choice:
    """A patient's standing decision as the list needs it.

    `start_day` is the day of this choice in the record's days, 0 for the first choice of the record: its amendments
    count as the same choice. `later` says that an earlier choice stands before it.
    """

    row: SignedRow
    chosen_at: datetime
    start_day: int

    @property
    def later(self) -> bool:
        return self.start_day > 0


@dataclass(frozen=True)
class FollowUpRow:
    """One patient of the list. `days_since` the choice; `day` of the latest total in the record's days.

    `trend` is latest minus previous total on the same scale.
    """

    record_id: str
    pseudonym: str
    kind: str
    drug: str | None
    dose_mg_day: float | None
    signed_at: str
    days_since: int
    visit: NextVisit
    scale: str | None
    total: int | None
    day: int | None
    trend: int | None


def list_follow_ups(session: Session) -> tuple[FollowUpRow, ...]:
    """Every patient with a signed decision: overdue first, then due, later ones, seen ones; the longest wait first."""
    session.require("view_patients")
    now = session.clock.now()
    rows = [_row(choice, now) for choice in standing_choices(session.store.signed_decisions())]
    return tuple(sorted(rows, key=lambda r: (VISIT_STATES.index(r.visit.state), -r.days_since, r.pseudonym)))


def standing_choices(signed: Iterable[SignedRow]) -> tuple[Choice, ...]:
    """The decision that stands for each patient, from all signed ones by patient and in the order of signing."""
    return tuple(_standing(tuple(mine)) for _, mine in groupby(signed, key=lambda row: row.record_id))


def _standing(mine: tuple[SignedRow, ...]) -> Choice:
    """Day 0 of a record is the day of its first choice; the first of a chain of amendments is the day of a choice."""
    by_id = {row.assessment_id: row for row in mine}
    first = root = mine[-1]
    while root.amends in by_id:
        root = by_id[root.amends]
    first = mine[0]
    chosen_at = datetime.fromisoformat(root.signed_at)
    start = 0 if root is first else max(1, (chosen_at - datetime.fromisoformat(first.signed_at)).days)
    return Choice(mine[-1], chosen_at, start)


def _row(choice: Choice, now: datetime) -> FollowUpRow:
    row = choice.row
    days_since = max(0, (now - choice.chosen_at).days)
    return FollowUpRow(
        record_id=row.record_id,
        pseudonym=row.pseudonym,
        kind=row.kind,
        drug=row.drug,
        dose_mg_day=None if row.dose is None else float(row.dose),
        signed_at=row.signed_at,
        days_since=days_since,
        visit=visit_of(choice, row.day, now),
        scale=row.scale,
        total=row.total,
        day=row.day,
        trend=None if row.total is None or row.previous_total is None else row.total - row.previous_total,
    )


def visit_of(choice: Choice, latest_day: int | None, now: datetime) -> NextVisit:
    """The next visit after a choice, its day in the record's days."""
    seen = None if latest_day is None else latest_day - choice.start_day
    found = next_visit(max(0, (now - choice.chosen_at).days), seen)
    return found if found.day is None else replace(found, day=found.day + choice.start_day)
