"""What became of the treatment that was decided: still taken on a day, or stopped on a day and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import EARLY_STOP_BEFORE_DAY, Outcome, observed_outcomes, treated_drug
from cds_app.domain.patient import STOP_REASONS, PatientRecord
from cds_app.domain.rating import Scale
from cds_app.domain.treatment import Treatment

LONGEST_COURSE = 3_650
"""Days that a course may have: ten years, to catch a slip of the hand."""


@dataclass(frozen=True)
class Course:
    """The course of one drug, in days from day 0. `until_day` is the day of the stop, or the last day it was known to
    be taken; `stop_reason` is a code of the closed list, None while it is taken."""

    drug: str
    dose_mg_day: float | None
    start_day: int
    until_day: int
    stop_reason: str | None

    @property
    def stopped(self) -> bool:
        return self.stop_reason is not None


def check_course(course: Course) -> None:
    """Raise `CdsError` "course_day_outside" or "stop_reason_unknown" for a course that cannot be."""
    if type(course.until_day) is not int or not 0 <= course.until_day - course.start_day <= LONGEST_COURSE:
        raise CdsError("course_day_outside", first=course.start_day, last=course.start_day + LONGEST_COURSE)
    if course.stop_reason is not None and course.stop_reason not in STOP_REASONS:
        raise CdsError("stop_reason_unknown")


def as_treatment(course: Course) -> Treatment:
    """The course as a record holds it. What it did to the depression is told by ratings, so its outcome stays open."""
    end = course.until_day if course.stopped else None
    return Treatment(course.drug, course.dose_mg_day, course.start_day, end, "unknown", course.stop_reason, "yes")


def with_courses(treatments: Iterable[Treatment], courses: Iterable[Course]) -> tuple[Treatment, ...]:
    """The treatments with recorded courses in place of those of the same drug and first day, new ones at the end."""
    found = list(treatments)
    for course in courses:
        made = as_treatment(course)
        same = [n for n, t in enumerate(found) if (t.drug, t.start_day) == (made.drug, made.start_day)]
        if same:
            before = found[same[0]]
            found[same[0]] = replace(made, outcome=before.outcome, same_episode=before.same_episode)
        else:
            found.append(made)
    return tuple(found)


def observed_since(
    record: PatientRecord, scales: Mapping[str, Scale], drug: str, course: Course | None
) -> dict[Outcome, bool | None]:
    """What is known by now of a treatment that began on day 0; None for what is not known yet, or cannot be told.

    Other than in a finished cohort an open end does not yet say "not stopped early": only a course that was still
    going on, or ended, on day 56 or later does. Outcomes of another drug are not this one's.
    """
    told = with_courses(record.treatments or (), () if course is None else (course,))
    known = replace(record, treatments=told)
    found = observed_outcomes(known, scales)
    if treated_drug(known) not in (drug, None):
        return dict.fromkeys(found)
    ongoing = any((t.drug, t.start_day, t.end_day) == (drug, 0, None) for t in told)
    if ongoing and (course is None or course.until_day < EARLY_STOP_BEFORE_DAY):
        found["early_stop"] = found["side_effect_stop"] = None
    return found
