"""What all the metrics share: a figure with its interval, what a figure cannot be had for, sampling people anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from cds_app.domain.errors import CdsError
from cds_app.scoring.calibration import Floats

LEVEL = 0.95
"""Coverage of every interval here."""
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
REPLICATES = 500
"""Resamples of a bootstrap, a choice of ours: the ends of a 95 % interval move by a few per cent of its width."""
MOST_EXTREME = 1e-9
"""Probabilities are held this far from 0 and 1 before a logarithm is taken."""
LEAST_EVENTS = 100
"""People with and people without the outcome from which on a group is not small: the usual floor for validating a
prediction model (Vergouwe 2005, Collins 2016; from memory)."""


class NoFigure(CdsError):
    """The people at hand do not give this figure: nobody, one outcome only, equal predictions, or separation."""


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 % interval; `low` and `high` are None where the data do not give one."""

    value: float
    low: float | None = None
    high: float | None = None


def pair(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    """Predictions and outcomes as numbers. Raises `NoFigure` for nobody, ValueError when the lengths differ."""
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError("one prediction a person")
    if not len(a):
        raise NoFigure("figure_no_people")
    return a, b


def chances(logit: Floats) -> Floats:
    """Probabilities of logits, without overflow at either end."""
    return np.asarray(np.exp(-np.logaddexp(0, -logit)), dtype=np.float64)


def logits(probabilities: ArrayLike) -> Floats:
    """Log odds of probabilities, held finite."""
    p = np.clip(np.asarray(probabilities, dtype=np.float64), MOST_EXTREME, 1 - MOST_EXTREME)
    return np.asarray(np.log(p) - np.log1p(-p), dtype=np.float64)


def with_interval(
    metric: Callable[[Floats, Floats], float],
    score: ArrayLike,
    happened: ArrayLike,
    seed: int,
    replicates: int = REPLICATES,
) -> Measured:
    """A metric with its percentile bootstrap interval; people are drawn with replacement from a fixed seed.

    Resamples in which the metric cannot be had are left out; with more than one in twenty of those, no interval.
    Raises what the metric raises on the whole.
    """
    s, y = pair(score, happened)
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(replicates):
        people = rng.integers(0, len(y), len(y))
        try:
            found.append(metric(s[people], y[people]))
        except NoFigure:
            continue
    value = float(metric(s, y))
    if len(found) < 0.95 * replicates:
        return Measured(value)
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Measured(value, float(low), float(high))


def mean_measured(values: ArrayLike) -> Measured:
    """A mean over people with its normal interval; none for fewer than two people."""
    x = np.asarray(values, dtype=np.float64)
    if not len(x):
        raise NoFigure("figure_no_people")
    value = float(x.mean())
    if len(x) < 2:
        return Measured(value)
    half = Z * float(np.std(x, ddof=1)) / float(np.sqrt(len(x)))
    return Measured(value, value - half, value + half)


def wilson(events: int, people: int) -> Measured:
    """A rate with Wilson's score interval. Raises `NoFigure`."""
    if people <= 0:
        raise NoFigure("figure_no_people")
    rate, grown = events / people, 1 + Z * Z / people
    middle = (rate + Z * Z / (2 * people)) / grown
    half = Z * float(np.sqrt(rate * (1 - rate) / people + Z * Z / (4 * people * people))) / grown
    low, high = middle - half if events else 0.0, middle + half if events < people else 1.0
    return Measured(rate, low, high)


def is_small(people: int, events: int) -> bool:
    """Whether so few people had, or did not have, the outcome that the figures say little."""
    return min(events, people - events) < LEAST_EVENTS
