"""Made-up courses for the follow-up tests: no patient's."""

from __future__ import annotations

import numpy as np

from models.training.courses.follow_up_data import Course, Visit

SETTINGS = (("one", "one"), ("two", "two, drug"), ("two", "two, placebo"), ("three", "three"))


def make_courses(people: int = 25, seed: int = 5, without_outcome: float = 0.15) -> tuple[Course, ...]:
    """People of four settings in three data sets, better at the end the more they improved early."""
    rng = np.random.default_rng(seed)
    found = []
    for data_set, setting in SETTINGS:
        for _ in range(people):
            start = int(rng.integers(14, 30))
            early = float(rng.normal(0.25, 0.25))
            days = sorted({8, int(rng.integers(10, 21)), int(rng.integers(21, 40))})
            visits = [Visit(day, _total(start, early * day / 14, rng)) for day in days]
            final = Visit(int(rng.integers(42, 85)), _total(start, 0.2 + early + rng.normal(0, 0.2), rng))
            left = rng.random() < without_outcome
            last = visits[-1] if left else final
            found.append(Course(data_set, setting, "HAMD-17", start, tuple(visits), None if left else final, last))
    return tuple(found)


def _total(start: int, fall: float, rng: np.random.Generator) -> float:
    return float(np.clip(round(start * (1 - fall) + rng.normal(0, 1)), 0, 52))
