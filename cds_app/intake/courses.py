"""Orders and statements about antidepressants to treatments: what follows on what is one course.

A clinic writes an order anew at each visit. Orders of one drug of which the next begins before the one before is known
to have ended (or on the day after) are one treatment, at the highest dose of them all. An order that ended on a day
that nobody wrote down is taken to have ended on the last day the source shows it in force, which is said as a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.treatment import Treatment
from cds_app.intake.facts import Course, Place
from cds_app.intake.findings import FileReport
from cds_app.intake.tables import Table
from cds_app.intake.validation import treatment_troubles

Dated = tuple[Course, int | None, int | None]
"""A course with its first and last day from the index day."""

GAP_DAYS = 30
"""Days between two orders of one drug that a refill may be late without being a new treatment (`memory`)."""


def treatments_of(
    courses: Iterable[Dated],
    table: Table,
    catalogue: Catalogue,
    report: Callable[[Place], FileReport],
    left_out: Counter[str],
) -> tuple[Treatment, ...] | None:
    """The treatments that began on or before the index day; None after a refused cell was reported."""
    by_drug: dict[str, list[Dated]] = {}
    for dated in courses:
        by_drug.setdefault(dated[0].drug, []).append(dated)
    found: list[Treatment] = []
    refused = False
    for drug in sorted(by_drug):
        for merged in _joined(sorted(by_drug[drug], key=_start)):
            course, start, end = merged
            if start is not None and start > 0:
                left_out["after_index_day"] += 1
                continue
            cells = (drug, course.dose_mg_day, _text(start), _text(end), course.outcome, course.stop_reason)
            row, where = course.place.row or 0, report(course.place)
            values = table.values(row, (*cells, course.same_episode), where)
            if values is None:
                refused = True
                continue
            for column, code, severity in treatment_troubles(values, catalogue.drugs):
                if severity == "information":
                    where.note(row, column, code)
                else:
                    where.refuse(row, column, code)
                    refused = True
            dose = values[1]
            found.append(
                Treatment(
                    drug=str(values[0]),
                    dose_mg_day=dose if isinstance(dose, float) else None,
                    start_day=start,
                    end_day=end,
                    outcome=str(values[4] or "unknown"),
                    stop_reason=None if values[5] is None else str(values[5]),
                    same_episode=str(values[6] or "unknown"),
                )
            )
    return None if refused else tuple(found)


def _joined(courses: list[Dated]) -> list[Dated]:
    """Courses of one drug, in order of their start, those joined that follow on one another."""
    joined: list[Dated] = []
    for course, start, end in courses:
        if joined and _follows(joined[-1], start):
            joined[-1] = _merged(joined[-1], (course, start, end))
        else:
            joined.append((course, start, end))
    return [_ended(dated) for dated in joined]


def _follows(before: Dated, start: int | None) -> bool:
    course, first, last = before
    if start is None or first is None:
        return True
    if last is None:
        return not course.ended or start - first <= GAP_DAYS
    return start <= last + GAP_DAYS


def _merged(before: Dated, after: Dated) -> Dated:
    (one, first, last), (two, second, end) = before, after
    dose = max((one.dose_mg_day, two.dose_mg_day), key=lambda text: float(text or 0))
    kept = two if _later(before, after) else one
    goes_on = (not one.ended and last is None) or (not two.ended and end is None)
    course = replace(kept, start=None, end=None, ended=not goes_on, dose_mg_day=dose)
    known = [day for day in (last, end, first, second) if day is not None]
    return course, first if first is not None else second, None if goes_on else max(known, default=None)


def _later(before: Dated, after: Dated) -> bool:
    return (after[1] or 0) >= (before[1] or 0)


def _ended(dated: Dated) -> Dated:
    course, start, end = dated
    return (course, start, start if course.ended and end is None else end)


def _start(dated: Dated) -> int:
    return -(10**6) if dated[1] is None else dated[1]


def _text(day: int | None) -> str:
    return "" if day is None else str(day)
