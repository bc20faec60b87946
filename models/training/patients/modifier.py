"""One row of the table of modifiers, and the rules by which a log odds ratio and its standard error are derived."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Modifier:
    """One row: the change in the outcome's log odds for `contrast`; `se` its standard error."""

    input: str
    contrast: str
    outcome: str
    log_or: float | None
    se: float | None
    source_key: str
    status: str
    note: str = ""
    used: str = "yes"
    why_not: str = ""


def log_or_from_rates(rate: float, n: float, reference: float, n_reference: float) -> tuple[float, float]:
    """Log odds ratio of two proportions and its standard error."""
    odds = math.log(rate / (1 - rate)) - math.log(reference / (1 - reference))
    variance = 1 / (n * rate * (1 - rate)) + 1 / (n_reference * reference * (1 - reference))
    return odds, math.sqrt(variance)


def se_from_interval(low: float, high: float) -> float:
    """Standard error of a log odds ratio from its 95 % interval."""
    return (math.log(high) - math.log(low)) / (2 * 1.959964)


def widest_se(log_or: float) -> float:
    """The largest standard error at which the effect is still significant at 5 %."""
    return abs(log_or) / 1.959964


def pooled(rows: list[tuple[float, float]]) -> tuple[float, float]:
    """Inverse-variance mean of (estimate, se)."""
    weight = np.array([1 / se**2 for _, se in rows])
    return float(weight @ [estimate for estimate, _ in rows] / weight.sum()), float(weight.sum() ** -0.5)
