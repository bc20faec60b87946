"""Real courses of symptom totals: read from the raw data sets and cut into early visits and an outcome.

A course is one person in one setting: a baseline total, later totals on the same scale, and the outcome as the data
dictionary defines it: the first total between day 42 and day 84. Two data sets need a stated rule of their own:

* `dia_duloxetine_trial`: the visit planned for week 6 took place between day 33 and day 72. Where nobody measured
  between day 42 and 84, the week-6 visit (day 33 to 41) is the outcome. Rows after dropout are absent.
* `reisby_imipramine`: the drug began at week 1, so that day 0 is week 1 and the baseline the latest total on or before
  it. The study ends at week 5, day 28 of the drug: that total is the outcome, two weeks early.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cds_app.domain.outcome import FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY

DIA, REISBY, ENRICHD = "dia_duloxetine_trial", "reisby_imipramine", "enrichd_bdi"
FILES = {name: Path(name) / "visits.csv" for name in (DIA, REISBY, ENRICHD)}
LOWEST_BASELINE = {"HAMD-17": 8, "HDRS": 8, "BDI": 10}
"""First total above the band "none": HAMD-17 7 and BDI (first edition) 9 are its last (both from memory)."""
FIRST_DAY, LAST_DAY = 7, 41
"""Visits that a prediction may rest on: a week of treatment, and before the outcome's first day."""
REISBY_END = 28
REISBY_LAST_EARLY_DAY = 14
"""Later weeks lie too near that study's early end to say what they say about week 6."""


@dataclass(frozen=True)
class Visit:
    """A total `day` days after the baseline."""

    day: int
    total: float


@dataclass(frozen=True)
class Course:
    """One person: `early` holds the visits before the outcome, in order; `outcome` is None when never measured."""

    data_set: str
    setting: str
    scale: str
    baseline: float
    early: tuple[Visit, ...]
    outcome: Visit | None
    last_seen: Visit | None

    def fall(self, visit: Visit) -> float:
        """The fall from the baseline as a fraction of it: 1 = nothing left, negative = above the baseline."""
        return 1 - visit.total / self.baseline


def read_courses(data: Path) -> tuple[Course, ...]:
    """Every course of the three data sets whose baseline is above the scale's lowest band."""
    found = (*read_dia(data / FILES[DIA]), *read_reisby(data / FILES[REISBY]), *read_enrichd(data / FILES[ENRICHD]))
    return tuple(course for course in found if course.baseline >= LOWEST_BASELINE[course.scale])


def read_dia(path: Path) -> Iterator[Course]:
    """The duloxetine trial, one setting per arm."""
    for _, rows in pd.read_csv(path).sort_values("days_since_baseline").groupby("patient"):
        visits = _visits(rows["days_since_baseline"], rows["hamd17"])
        sixth = [v for v, week in zip(visits, rows["week"], strict=True) if week == 6]
        setting = f"{DIA}, {'drug' if rows['arm'].iloc[0] == 'DRUG' else 'placebo'}"
        outcome = first_outcome(visits) or (sixth[0] if sixth else None)
        yield _course(DIA, setting, "HAMD-17", float(rows["hamd17_baseline"].iloc[0]), visits, outcome)


def read_reisby(path: Path) -> Iterator[Course]:
    """The imipramine study, counted from the drug's first day."""
    for _, rows in pd.read_csv(path).dropna(subset=["hamd"]).sort_values("week").groupby("patient"):
        visits = _visits((rows["week"] - 1) * 7, rows["hamd"])
        before, after = [v for v in visits if v.day <= 0], [v for v in visits if v.day > 0]
        if before:
            end = next((v for v in after if v.day == REISBY_END), None)
            kept = [v for v in after if v.day <= REISBY_LAST_EARLY_DAY or v.day == REISBY_END]
            yield _course(REISBY, REISBY, "HDRS", before[-1].total, kept, end)


def read_enrichd(path: Path) -> Iterator[Course]:
    """The psychotherapy arm after a heart attack; of two totals on one day the later row counts."""
    table = pd.read_csv(path).drop_duplicates(["patient", "days_since_randomisation"], keep="last")
    for _, rows in table.sort_values("days_since_randomisation").groupby("patient"):
        visits = _visits(rows["days_since_randomisation"], rows["bdi"])
        before, after = [v for v in visits if v.day <= 0], [v for v in visits if v.day > 0]
        if before:
            yield _course(ENRICHD, ENRICHD, "BDI", before[-1].total, after, first_outcome(after))


def first_outcome(visits: list[Visit]) -> Visit | None:
    """The first total in the outcome's window."""
    return next((v for v in visits if FIRST_OUTCOME_DAY <= v.day <= LAST_OUTCOME_DAY), None)


def _visits(days: pd.Series, values: pd.Series) -> list[Visit]:
    return [Visit(int(day), float(value)) for day, value in zip(days, values, strict=True)]


def _course(
    data_set: str, setting: str, scale: str, start: float, visits: list[Visit], outcome: Visit | None
) -> Course:
    last = LAST_DAY if outcome is None else min(LAST_DAY, outcome.day - 1)
    early = tuple(v for v in visits if 0 < v.day <= last)
    return Course(data_set, setting, scale, start, early, outcome, visits[-1] if visits else None)
