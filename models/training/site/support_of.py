"""`support.json` of a site's bundle: the limits beyond which a patient counts as unlike those it was trained on.

As for the program's own bundle (`models.training.patients.support_table`), with made-up people like the site's in
the place of the simulated ones. The smallest and the largest value are not those of a patient: they are the limits
themselves.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.support import read_support
from models.training.patients.support_table import FALSE_ALARMS_AT_MOST, MARGIN, distances, joint_bound, limits

LEAST_SPREAD = 1e-6


def support_of(people: Floats, others: Floats) -> dict[str, Any]:
    """The table for made-up people (n, inputs); its false alarms are measured on `others`, drawn apart."""
    target = FALSE_ALARMS_AT_MOST - MARGIN * np.sqrt(FALSE_ALARMS_AT_MOST * (1 - FALSE_ALARMS_AT_MOST) / len(people))
    low, high = limits(people, target / 2)
    varies = np.flatnonzero(people.std(axis=0) > LEAST_SPREAD)
    chosen = people[:, varies]
    mean, covariance = chosen.mean(axis=0), np.cov(chosen, rowvar=False)
    outside = np.asarray(((people < low) | (people > high)).any(axis=1))
    table: dict[str, Any] = {
        "inputs": {
            name: {"min": float(low[k]), "low": float(low[k]), "high": float(high[k]), "max": float(high[k])}
            for k, name in enumerate(PATIENT_INPUTS)
        },
        "joint": {
            "inputs": [PATIENT_INPUTS[k] for k in varies],
            "mean": mean.tolist(),
            "covariance": covariance.tolist(),
            "bound": joint_bound(distances(chosen, mean, covariance), outside, target),
            "measure": "squared Mahalanobis distance; a single input's limits and this bound hold together",
        },
    }
    return table | {"false_alarms": _false_alarms(table, others)}


def _false_alarms(table: dict[str, Any], people: Floats) -> dict[str, Any]:
    guard = read_support(table)
    found = [bool(guard.unlike(dict(zip(PATIENT_INPUTS, row, strict=True)))) for row in people.tolist()]
    return {"at_most": FALSE_ALARMS_AT_MOST, "people": len(people), "complete": round(float(np.mean(found)), 4)}
