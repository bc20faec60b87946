"""How much a drug's effect may differ from person to person: a bound from the ratio of outcome variances.

ploderl2019 (163 trials, 51,396 people): the variance of outcomes on drug is 1.01 (0.99-1.02) times that on placebo. If
effects differ between people independently of how they would have fared on placebo, their variance adds to the
outcome's, so at most 2 % of the outcome's variance is a person's own effect. On the logit, where an outcome is a cut
through a logistic variable, one standard deviation of outcome is pi / sqrt(3).

What this rests on: (1) independence of effect and placebo outcome; a negative correlation would allow more, and no
trial that gives each person one treatment can tell. (2) The ratio is one of variances, as the source table names it;
were it one of standard deviations, the bound would be 0.26 instead of 0.18. (3) A person's own effect is partly the
same for every drug and cannot help to choose among them; half of its variance is taken to be drug-specific, a design
choice, because no source at hand separates the two.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

VARIANCE_RATIO = 1.01
VARIANCE_RATIO_INTERVAL = (0.99, 1.02)
"""Read: ploderl2019."""
LOGISTIC_SD = math.pi / math.sqrt(3)
DRUG_SPECIFIC_SHARE = 0.5
"""Design choice, see (3) above."""


def largest_sd(ratio: float, share: float = DRUG_SPECIFIC_SHARE) -> float:
    """The largest standard deviation, on the logit, of effects that differ by person and by drug, for a variance ratio.

    `share` of the variance of a person's own effect belongs to the drug. 0 when drug does not raise the variance.
    """
    return LOGISTIC_SD * math.sqrt(max(ratio - 1, 0.0) * share)


PERSON_BY_DRUG_SD = round(largest_sd(VARIANCE_RATIO_INTERVAL[1]), 2)
"""On the logit: the bound at the upper end of the interval, taken in full (0.18)."""
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(9)


def probability(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probability with the person-by-drug variation averaged out (Gauss-Hermite quadrature); same shape (n,)."""
    spread = logit[:, None] + PERSON_BY_DRUG_SD * NODES[None, :]
    averaged: NDArray[np.float64] = (1 / (1 + np.exp(-spread))) @ WEIGHTS / WEIGHTS.sum()
    return averaged
