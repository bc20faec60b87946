"""Whether a patient is unlike those the model was made from: one input at a time, and all known inputs together.

These are the second and third of three layers; the first are the rules that stop an estimate (readiness findings) or
rule out a drug. The checks find some patients for whom the numbers mean less; they cannot find all (the record holds
only what was asked). The joint check looks at the squared Mahalanobis distance over the inputs that are known,
against the bundle's bound for all inputs. Leaving inputs out can only shorten that distance, so a gap in the record
never causes a finding. A bundle's limits are set so that both checks together call at most a stated share of the
training cases unlike (`Support.false_alarms`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cds_app.domain.estimate import Finding
from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import PATIENT_INPUTS

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle

UNLIKE, UNLIKE_JOINTLY = "unlike_training", "unlike_training_jointly"


@dataclass(frozen=True)
class Support:
    """The training cases' ranges: per input the least and most that counts as alike, and the joint shape.

    `bound` is the largest squared distance that counts as alike; `false_alarms` the largest share of people like the
    training cases who get a finding from either check, None when the bundle does not state it (`support.json`).
    """

    ranges: Mapping[str, tuple[float, float]]
    joint_inputs: tuple[str, ...]
    mean: Floats
    covariance: Floats
    bound: float
    false_alarms: float | None = None

    def squared_distance(self, inputs: Mapping[str, float]) -> float:
        """The squared Mahalanobis distance over the known inputs; 0 when none of them is known."""
        values = np.array([inputs[name] for name in self.joint_inputs])
        known = ~np.isnan(values)
        if not known.any():
            return 0.0
        away = values[known] - self.mean[known]
        return float(away @ np.linalg.solve(self.covariance[np.ix_(known, known)], away))

    def unlike(self, inputs: Mapping[str, float]) -> tuple[Finding, ...]:
        """A caution for each input outside its range, then one for the combination."""
        found = [Finding(UNLIKE, "caution", name) for name in PATIENT_INPUTS if self._outside(name, inputs[name])]
        if self.squared_distance(inputs) > self.bound:
            found.append(Finding(UNLIKE_JOINTLY, "caution"))
        return tuple(found)

    def _outside(self, name: str, value: float) -> bool:
        low, high = self.ranges[name]
        return not math.isnan(value) and not low <= value <= high


def unlike_training(inputs: Mapping[str, float], bundle: Bundle) -> tuple[Finding, ...]:
    """Findings about a patient's inputs (every name of `PATIENT_INPUTS`, NaN where not known)."""
    return bundle.support.unlike(inputs)


def read_support(table: Mapping[str, Any]) -> Support:
    """The content of `support.json`. Raises KeyError, TypeError or ValueError when it is not what it should be."""
    joint = table["joint"]
    names = tuple(joint["inputs"])
    support = Support(
        ranges={name: _range(table["inputs"][name]) for name in PATIENT_INPUTS},
        joint_inputs=names,
        mean=np.array(joint["mean"], dtype=np.float64),
        covariance=np.array(joint["covariance"], dtype=np.float64),
        bound=float(joint["bound"]),
        false_alarms=float(table["false_alarms"]["at_most"]) if "false_alarms" in table else None,
    )
    _check_joint(support, names)
    return support


def _range(entry: Mapping[str, float]) -> tuple[float, float]:
    """An input's limits; a table of the first format has none, and its 1st and 99th percentile stand for them."""
    names = ("min", "low", "high", "max") if "low" in entry else ("min", "p01", "p99", "max")
    edges = [float(entry[name]) for name in names]
    if not all(map(math.isfinite, edges)) or edges != sorted(edges):
        raise ValueError("edges out of order")
    return edges[1], edges[2]


def _check_joint(support: Support, names: Sequence[str]) -> None:
    size = len(names)
    shaped = support.mean.shape == (size,) and support.covariance.shape == (size, size)
    if not shaped or len(set(names)) != size or not set(names) <= set(PATIENT_INPUTS):
        raise ValueError("joint table of another shape")
    if support.false_alarms is not None and not 0 < support.false_alarms < 1:
        raise ValueError("a share that is none")
    if not (support.bound > 0 and np.allclose(support.covariance, support.covariance.T)):
        raise ValueError("joint table without meaning")
    if not np.linalg.eigvalsh(support.covariance).min() > 0:
        raise ValueError("covariance is not positive definite")
