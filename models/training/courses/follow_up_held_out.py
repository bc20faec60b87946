"""Predictions for people of a data set that the model never saw: one row per person and stretch of days.

The rows hold no identifier; they are committed, so that every figure of the card can be computed again without the
raw data. `observed` is empty for a person without an outcome; `last_seen` then says whether the last total that was
measured had fallen by half.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.training.courses.follow_up_data import Course
from models.training.courses.follow_up_fit import THRESHOLDS, Fit, fit, probabilities, rows_of
from models.training.courses.follow_up_rivals import HALF, Question, rivals
from models.training.paths import SEED

WINDOWS = {"day_7_to_9": (7, 9), "day_10_to_20": (10, 20), "day_21_to_41": (21, 41)}
PRIMARY = "day_10_to_20"
PLACEBO = "placebo"
INTERVAL = (0.05, 0.95)
DRAWS = 400
PLACES = 4


def on_treatment(courses: Sequence[Course]) -> list[Course]:
    """Everybody but the placebo arm: the estimate is for people who are being treated."""
    return [course for course in courses if PLACEBO not in course.setting]


def held_out(courses: Sequence[Course], tau_scale: float) -> list[dict[str, Any]]:
    """For each data set in turn: fit to the others (treated people only), predict all of its people."""
    found = []
    for data_set in sorted({course.data_set for course in courses}):
        others = [course for course in on_treatment(courses) if course.data_set != data_set]
        model, compared = fit(rows_of(others), tau_scale=tau_scale, draws=DRAWS, seed=SEED), rivals(others)
        mine = [course for course in courses if course.data_set == data_set]
        for window, (first, last) in WINDOWS.items():
            asked = [q for course in mine if (q := _latest(course, first, last)) is not None]
            answers = {name: rival(asked) for name, rival in compared.items()} if asked else {}
            predicted = _predict(model, asked)
            for place, (course, latest) in enumerate(asked):
                row = _row(course, latest, window) | {name: column[place] for name, column in predicted.items()}
                found.append(row | {name: round(float(a[place]), PLACES) for name, a in answers.items()})
    return found


def _latest(course: Course, first: int, last: int) -> Question | None:
    places = [place for place, visit in enumerate(course.early) if first <= visit.day <= last]
    return (course, places[-1]) if places else None


def _predict(model: Fit, asked: Sequence[Question]) -> dict[str, list[float]]:
    fall = np.array([course.fall(course.early[place]) for course, place in asked])
    day = np.array([float(course.early[place].day) for course, place in asked])
    central = probabilities(model.central, fall, day)
    low, high = np.quantile(probabilities(model.draws, fall, day)[:, :, 0], INTERVAL, axis=0)
    columns = {
        "predicted": central[:, 0], "low": low, "high": high,
        "non_response": 1 - central[:, 1], "worsening": 1 - central[:, 2],
    }  # fmt: skip
    return {name: [round(float(v), PLACES) for v in column] for name, column in columns.items()}


def _row(course: Course, latest: int, window: str) -> dict[str, Any]:
    visit = course.early[latest]
    row: dict[str, Any] = {
        "data_set": course.data_set, "setting": course.setting, "window": window, "day": visit.day,
        "fraction_improved": round(course.fall(visit), 2), "observed": "", "observed_non_response": "",
        "observed_worsening": "", "last_seen": "",
    }  # fmt: skip
    if course.outcome is None:
        last = course.last_seen
        return row | {"last_seen": int(last is not None and course.fall(last) >= HALF)}
    fall = course.fall(course.outcome)
    names = ("observed", "observed_non_response", "observed_worsening")
    reached = [int(fall >= cut) for cut in THRESHOLDS]
    return row | dict(zip(names, (reached[0], 1 - reached[1], 1 - reached[2]), strict=True))


def write_table(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write the rows, sorted by what they hold, so that their order says nothing about who is who."""
    ordered = sorted(rows, key=lambda row: tuple(str(value) for value in row.values()))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)


def read_table(path: Path) -> list[dict[str, str]]:
    """The committed rows, as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
