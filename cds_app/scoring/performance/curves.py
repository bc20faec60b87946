"""Curves for judging predictions: observed against predicted in groups, and net benefit over thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cds_app.scoring.calibration import Floats
from cds_app.scoring.performance.measured import Measured, NoFigure, mean_measured, wilson

MOST_GROUPS = 10
LEAST_IN_GROUP = 20
"""People in a group of the calibration curve: a choice of ours; the rate of 20 is known to about 20 points each way."""
THRESHOLDS = tuple(round(0.05 * k, 2) for k in range(1, 20))


@dataclass(frozen=True)
class CalibrationGroup:
    """People of similar prediction: how many, how many with the outcome, mean prediction, observed rate."""

    people: int
    events: int
    predicted: float
    observed: Measured


@dataclass(frozen=True)
class NetBenefit:
    """Net benefit per person at one threshold: acting on the prediction, on everyone, on no one (always 0).

    `gain` is the prediction's net benefit minus that of the better of the two plain ways.
    """

    threshold: float
    model: float
    everyone: float
    gain: Measured
    nobody: float = 0.0


def quantile_groups(score: ArrayLike, groups: int | None = None) -> list[np.ndarray]:
    """Places of the people in groups of about equal size by rising score; equal scores stay together.

    At most ten groups, each meant to hold 20 people or more; one group when there are fewer than 40.
    """
    s = np.asarray(score, dtype=np.float64)
    wanted = groups or int(np.clip(len(s) // LEAST_IN_GROUP, 1, MOST_GROUPS))
    order = np.argsort(s, kind="stable")
    number = np.minimum(np.searchsorted(s[order], s[order], "left") * wanted // max(len(s), 1), wanted - 1)
    return [order[number == k] for k in np.unique(number)]


def calibration_curve(
    probabilities: ArrayLike, happened: ArrayLike, groups: int | None = None
) -> tuple[CalibrationGroup, ...]:
    """Observed rates with Wilson intervals in groups of rising prediction."""
    p, y = np.asarray(probabilities, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    found = []
    for people in quantile_groups(p, groups):
        events = int(y[people].sum())
        found.append(CalibrationGroup(len(people), events, float(p[people].mean()), wilson(events, len(people))))
    return tuple(found)


def decision_curve(
    probabilities: ArrayLike, happened: ArrayLike, thresholds: Sequence[float] = THRESHOLDS
) -> tuple[NetBenefit, ...]:
    """Net benefit of acting where the probability is at or above each threshold, in true positives per person."""
    p, y = np.asarray(probabilities, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if not len(y):
        raise NoFigure("figure_no_people")
    return tuple(_at(p, y, threshold) for threshold in thresholds)


def _at(p: Floats, y: Floats, threshold: float) -> NetBenefit:
    """Each person's worth when acted on: 1 with the outcome, minus the odds of the threshold without it."""
    worth = y - (1 - y) * threshold / (1 - threshold)
    acted = np.where(p >= threshold, worth, 0.0)
    everyone = float(worth.mean())
    plain = worth if everyone > 0 else np.zeros_like(worth)
    return NetBenefit(threshold, float(acted.mean()), everyone, mean_measured(acted - plain))
