"""`support.json`: the limits beyond which a patient counts as unlike the training cases, set by their false alarms.

A guard that warns too often is not read. At most 5 % of people from the case mix may be called unlike, by any single
input or by all together, whether or not some of their inputs are missing. Half of this is given to the single inputs
as a family, the rest to the joint distance. Limits are set on one sample of people and their false alarms measured on
another, both stated in the table.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.support import read_support
from models.training.drugs.network import Array
from models.training.paths import SEED
from models.training.patients.cohort import hide_some, simulate_people

FALSE_ALARMS_AT_MOST = 0.05
MARGIN = 4.0
"""Standard errors of a share in the sample that the limits stay below the bound."""
MEASURED_ON = 10_000
EDGES = {"min": 0.0, "p01": 1.0, "p99": 99.0, "max": 100.0}


def support(people: Array) -> dict[str, Any]:
    """The table for `people` (n, inputs), complete: limits per input, joint shape with its bound, false alarms."""
    share = FALSE_ALARMS_AT_MOST
    target = share - MARGIN * float(np.sqrt(share * (1 - share) / len(people)))
    low, high = limits(people, target / 2)
    mean, covariance = people.mean(axis=0), np.cov(people, rowvar=False)
    outside = ((people < low) | (people > high)).any(axis=1)
    table: dict[str, Any] = {
        "inputs": {
            name: {edge: float(np.percentile(people[:, place], q)) for edge, q in EDGES.items()}
            | {"low": float(low[place]), "high": float(high[place])}
            for place, name in enumerate(PATIENT_INPUTS)
        },
        "joint": {
            "inputs": list(PATIENT_INPUTS),
            "mean": mean.tolist(),
            "covariance": covariance.tolist(),
            "bound": joint_bound(distances(people, mean, covariance), outside, target),
            "measure": "squared Mahalanobis distance; a single input's limits and this bound hold together",
        },
    }
    return table | {"false_alarms": false_alarms(table)}


def limits(people: Array, share: float) -> tuple[Array, Array]:
    """The narrowest common quantile's limits (inputs,) with at most `share` of people outside in any input."""

    def at(tail: float) -> tuple[Array, Array]:
        # Values that occur: a limit between two of them would say more than the sample knows.
        return (
            np.quantile(people, tail, axis=0, method="lower"),
            np.quantile(people, 1 - tail, axis=0, method="higher"),
        )

    def outside(tail: float) -> float:
        low, high = at(tail)
        return float(((people < low) | (people > high)).any(axis=1).mean())

    fits, too_much = 0.0, share
    for _ in range(40):
        middle = (fits + too_much) / 2
        fits, too_much = (middle, too_much) if outside(middle) <= share else (fits, middle)
    return at(fits)


def distances(people: Array, mean: Array, covariance: Array) -> Array:
    """Squared Mahalanobis distance of each complete person, (n,)."""
    away = people - mean
    found: Array = np.einsum("ij,ij->i", away, np.linalg.solve(covariance, away.T).T)
    return found


def joint_bound(distance: Array, outside: np.ndarray, share: float) -> float:
    """The smallest bound on the distance at which at most `share` of people are outside a limit or beyond it."""
    allowed = int(share * len(distance)) - int(outside.sum())
    inside = np.sort(distance[~outside])
    return float(inside[len(inside) - 1 - max(allowed, 0)])


def false_alarms(table: dict[str, Any], people: int = MEASURED_ON, seed: int = SEED + 17) -> dict[str, Any]:
    """Shares of people drawn anew who are called unlike: by an input, jointly, by either; complete and with gaps."""
    guard = read_support(table)
    rng = np.random.default_rng(seed)
    complete = simulate_people(people, rng).inputs
    found: dict[str, Any] = {"at_most": FALSE_ALARMS_AT_MOST, "people": people}
    for name, rows in (("complete", complete), ("missing", hide_some(complete, rng))):
        findings = [guard.unlike(dict(zip(PATIENT_INPUTS, row, strict=True))) for row in rows.tolist()]
        found[name] = {
            "single": _share(any(f.input for f in some) for some in findings),
            "joint": _share(any(not f.input for f in some) for some in findings),
            "either": _share(bool(some) for some in findings),
        }
    return found


def _share(flags: Any) -> float:
    return round(float(np.mean(list(flags))), 4)
