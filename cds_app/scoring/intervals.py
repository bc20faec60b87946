"""How wide an estimate's interval is, and which options are not clearly different from the first.

All on the logit scale. Two sources of spread are added as variances: the evidence (one booster per joint draw of all
evidence parameters) and what is missing from the record (the central estimate over plausible values of it).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from statistics import NormalDist

import numpy as np

from cds_app.scoring.calibration import Floats

CLEARLY = 0.95
"""The probability from which on one option counts as clearly better than another."""
_NORMAL = NormalDist()


def filled_in(patient: Floats, reference: Floats) -> tuple[Floats, Floats]:
    """The patient with the missing inputs taken from each reference row: distinct rows and how often each occurs.

    Raises ValueError when nothing is missing.
    """
    missing = np.isnan(patient)
    if not missing.any():
        raise ValueError("nothing is missing")
    plausible, counts = np.unique(reference[:, missing], axis=0, return_counts=True)
    rows = np.repeat(patient.reshape(1, -1), len(plausible), axis=0)
    rows[:, missing] = plausible
    return rows, counts.astype(np.float64)


def weighted_spread(values: Floats, counts: Floats) -> Floats:
    """The sample standard deviation per column of `values` (rows, n), row k standing for `counts[k]` equal rows."""
    total = counts.sum()
    weights = counts.reshape(-1, 1)
    mean = (weights * values).sum(axis=0) / total
    return np.asarray(np.sqrt((weights * (values - mean) ** 2).sum(axis=0) / (total - 1)), dtype=np.float64)


def interval(logit: float, spread: float, coverage: float) -> tuple[float, float]:
    """The ends, on the logit scale, of the interval with the stated coverage under a normal spread."""
    half = _spreads_each_way(coverage) * spread
    return logit - half, logit + half


@cache
def _spreads_each_way(coverage: float) -> float:
    return _NORMAL.inv_cdf((1 + coverage) / 2)


def probability_better(difference: float, spread: float) -> float:
    """The probability that a difference is truly above zero, given its spread; one half when both are zero."""
    if spread > 0:
        return _NORMAL.cdf(difference / spread)
    return 0.5 if difference == 0 else float(difference > 0)


def tie_groups(central: Floats, draws: Floats, candidates: Sequence[int], *, more_is_better: bool) -> dict[int, int]:
    """Group 1 or 2 for each candidate column of `central` (n,) and `draws` (draws, n).

    Group 1 holds the first option and all that it is not clearly better than. Draws are paired: draw k is one state
    of the evidence for every drug, so what the drugs share does not count towards their difference.
    """
    if not candidates:
        return {}
    sign = 1.0 if more_is_better else -1.0
    first = max(candidates, key=lambda place: (sign * central[place], -place))
    differences = sign * (central[first] - central)
    spreads = np.std(draws[:, [first]] - draws, axis=0, ddof=1)
    return {
        place: 1 if probability_better(float(differences[place]), float(spreads[place])) < CLEARLY else 2
        for place in candidates
    }


def combined(*spreads: float) -> float:
    """Independent spreads as one."""
    return math.sqrt(sum(spread * spread for spread in spreads))
