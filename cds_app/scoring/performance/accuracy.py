"""How well predictions rank and how close they come: area under the curve, Brier score, log loss.

The interval of the area is DeLong's (1988), on the logit scale; from memory.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cds_app.scoring.calibration import Floats
from cds_app.scoring.performance.measured import MOST_EXTREME, Measured, NoFigure, Z, chances, logits, pair


def auc(score: ArrayLike, happened: ArrayLike) -> float:
    """The chance that a person with the outcome scores above one without it, a tie counting half.

    Raises `NoFigure`.
    """
    with_it, without = _split(score, happened)
    return float(_placements(with_it, without).mean())


def auc_measured(score: ArrayLike, happened: ArrayLike) -> Measured:
    """`auc` with DeLong's interval on the logit scale; none when the outcome is perfectly told apart."""
    with_it, without = _split(score, happened)
    above, below = _placements(with_it, without), 1 - _placements(without, with_it)
    value = float(above.mean())
    if min(len(above), len(below)) < 2 or not 0 < value < 1:
        return Measured(value)
    variance = float(np.var(above, ddof=1)) / len(above) + float(np.var(below, ddof=1)) / len(below)
    if variance <= 0:
        return Measured(value)
    middle, half = float(logits(value)), Z * float(np.sqrt(variance)) / (value * (1 - value))
    return Measured(value, *chances(np.array([middle - half, middle + half])).tolist())


def brier(probabilities: ArrayLike, happened: ArrayLike) -> float:
    """Mean squared distance of the probability from what happened; 0 is best."""
    p, y = pair(probabilities, happened)
    return float(np.mean((p - y) ** 2))


def scaled_brier(probabilities: ArrayLike, happened: ArrayLike) -> float:
    """The part of the plain rate's Brier score that is saved: 1 perfect, 0 no better than the rate, below 0 worse."""
    p, y = pair(probabilities, happened)
    of_rate = float(np.mean((y.mean() - y) ** 2))
    if of_rate <= 0:
        raise NoFigure("figure_one_outcome")
    return 1 - brier(p, y) / of_rate


def log_loss(probabilities: ArrayLike, happened: ArrayLike) -> float:
    """Mean negative log likelihood, in nats."""
    p, y = pair(probabilities, happened)
    p = np.clip(p, MOST_EXTREME, 1 - MOST_EXTREME)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log1p(-p)))


def _placements(these: Floats, others: Floats) -> Floats:
    """For each of `these` the share of `others` below it, ties counting half."""
    ordered = np.sort(others)
    below, up_to = np.searchsorted(ordered, these, "left"), np.searchsorted(ordered, these, "right")
    return np.asarray((below + up_to) / (2 * len(others)), dtype=np.float64)


def _split(score: ArrayLike, happened: ArrayLike) -> tuple[Floats, Floats]:
    s, y = pair(score, happened)
    with_it, without = s[y == 1], s[y == 0]
    if len(with_it) + len(without) != len(s):
        raise ValueError("an outcome happened or it did not")
    if not len(with_it) or not len(without):
        raise NoFigure("figure_one_outcome")
    return with_it, without
