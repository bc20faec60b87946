"""Calibration as a straight line on the logit scale: intercept and slope, and the constant alone.

Newton's method; whether the maximum likelihood exists is checked first (Albert and Anderson 1984; from memory).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cds_app.scoring.calibration import Floats
from cds_app.scoring.performance.measured import Measured, NoFigure, Z, chances, logits, pair

_STEPS, _PRECISION = 60, 1e-10


def recalibration(logit: ArrayLike, happened: ArrayLike) -> tuple[float, float]:
    """Intercept and slope of a logistic regression of the outcome on the predicted logit: (0, 1) is calibrated.

    Raises `NoFigure` when the maximum likelihood does not exist (one outcome only, no spread in the
    predictions, or the outcomes separated by them).
    """
    coefficients, _ = _regression(*pair(logit, happened))
    return float(coefficients[0]), float(coefficients[1])


def recalibration_measured(logit: ArrayLike, happened: ArrayLike) -> tuple[Measured, Measured]:
    """`recalibration` with Wald intervals from the observed information."""
    coefficients, covariance = _regression(*pair(logit, happened))
    half = Z * np.sqrt(np.diag(covariance))
    intercept, slope = (Measured(float(b), float(b - h), float(b + h)) for b, h in zip(coefficients, half, strict=True))
    return intercept, slope


def calibration_in_the_large(logit: ArrayLike, happened: ArrayLike) -> Measured:
    """The constant to add to every logit so that the mean prediction meets the observed rate; 0 is calibrated."""
    x, y = pair(logit, happened)
    if not 0 < y.mean() < 1:
        raise NoFigure("figure_one_outcome")
    low, high = -np.max(x) + float(logits(y.mean())), -np.min(x) + float(logits(y.mean()))
    for _ in range(_STEPS):  # bisection: the mean prediction grows with the constant
        middle = (low + high) / 2
        low, high = (middle, high) if chances(x + middle).mean() < y.mean() else (low, middle)
    shift = (low + high) / 2
    p = chances(x + shift)
    half = Z / float(np.sqrt(np.sum(p * (1 - p))))
    return Measured(float(shift), float(shift - half), float(shift + half))


def _regression(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Coefficients (2,) and their covariance (2, 2) by Newton's method with halved steps."""
    _check_regular(x, y)
    middle, scale = float(x.mean()), float(x.std())
    table = np.column_stack([np.ones(len(x)), (x - middle) / scale])
    found = np.array([float(logits(y.mean())), 0.0])
    for _ in range(_STEPS):
        p = chances(table @ found)
        information = table.T @ (table * (p * (1 - p))[:, None])
        step = np.linalg.solve(information, table.T @ (y - p))
        while _likelihood(table @ (found + step), y) < _likelihood(table @ found, y) - _PRECISION:
            step = step / 2
        found = found + step
        if np.abs(step).max() < _PRECISION:
            break
    p = chances(table @ found)
    covariance = np.linalg.inv(table.T @ (table * (p * (1 - p))[:, None]))
    back = np.array([[1.0, -middle / scale], [0.0, 1 / scale]])
    return np.asarray(back @ found), np.asarray(back @ covariance @ back.T)


def _check_regular(x: Floats, y: Floats) -> None:
    """The maximum likelihood exists exactly when the outcomes overlap along the predictions (Albert, Anderson 1984)."""
    if not (y > 0).any() or not (y < 1).any():
        raise NoFigure("figure_one_outcome")
    if np.ptp(x) < _PRECISION:
        raise NoFigure("figure_no_spread")
    with_it, without = x[y > 0], x[y < 1]
    if without.max() <= with_it.min() or with_it.max() <= without.min():
        raise NoFigure("figure_separated")


def _likelihood(logit: Floats, y: Floats) -> float:
    return float(np.sum(y * logit - np.logaddexp(0, logit)))
