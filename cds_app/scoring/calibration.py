"""From a booster's raw score to a calibrated probability: a straight line on the logit scale, then the logistic.

`Calibration.logits` is for arrays, `probability` for one number at a time: the exponential of the array library may
round differently with the length of the array, and the same patient must give the same bytes in any batch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """Intercept and slope on the logit scale (`calibration.json` of a bundle)."""

    intercept: float = 0.0
    slope: float = 1.0

    def logits(self, raw: Floats) -> Floats:
        """Calibrated logits of raw scores, of the same shape."""
        return self.intercept + self.slope * raw


def probability(logit: float) -> float:
    """The probability that a logit stands for, without overflow at either end."""
    if logit >= 0:
        return 1.0 / (1.0 + math.exp(-logit))
    grown = math.exp(logit)
    return grown / (1.0 + grown)


def probabilities(logits: Floats) -> Floats:
    """`probability` of each element."""
    return np.array([probability(float(logit)) for logit in logits.ravel()]).reshape(logits.shape)
