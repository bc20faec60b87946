"""The variances of one outcome's network, by restricted likelihood."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from models.training.drugs.network import Arms, Array, Fit, fit_given

SMALLEST_SD, LARGEST_SD = 1e-3, 2.0
START = (0.25, 0.1, 0.1)


def fit_network(arms: Arms, classes: NDArray[np.int64]) -> tuple[Fit, Array]:
    """The fit at the most likely (tau, sd of classes, sd of drugs), and the arm logits (A) there.

    `classes` (K): class number of each drug. `arms` must be informative. The two shrinkage variances are plugged in:
    good enough for tau2, which hundreds of trials determine, and as a point to linearise at.
    """
    warm: list[Array | None] = [None]

    def sds(log_sd: Array) -> Array:
        return np.exp(np.clip(log_sd, np.log(SMALLEST_SD), np.log(LARGEST_SD)))

    def cost(log_sd: Array) -> float:
        tau, sd_class, sd_drug = sds(log_sd)
        fit, warm[0] = fit_given(arms, classes, tau**2, sd_class, sd_drug, warm[0])
        return -fit.log_likelihood

    found = minimize(cost, np.log(START), method="Nelder-Mead", options={"xatol": 0.02, "fatol": 1e-3, "maxiter": 200})
    tau, sd_class, sd_drug = sds(found.x)
    return fit_given(arms, classes, float(tau**2), float(sd_class), float(sd_drug), warm[0])
