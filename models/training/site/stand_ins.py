"""Made-up people like the site's: a bundle leaves the site, and no patient's row may leave with it.

The program needs a sample of people (for missing values, explanations and the bundle's own reference cases). These are
drawn from the site's distribution, the patients' own rows are not used: each input by its own frequencies within the
middle 98 %, joined by the inputs' rank correlations (a Gaussian copula).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm

from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.input_guard import FRACTIONAL

LEAST_EIGENVALUE = 1e-3
FAILED, EARLIER = PATIENT_INPUTS.index("failed_trials"), PATIENT_INPUTS.index("previous_treatment")
TENTHS = 1
"""Inputs that lie between whole numbers are rounded to one decimal."""


def draw_people(patients: Floats, number: int, rng: np.random.Generator) -> Floats:
    """`number` complete people, (number, inputs), like `patients` (n, inputs), which may have gaps."""
    table = np.where(np.isnan(patients).all(axis=0), 0.0, patients)
    normal = rng.multivariate_normal(np.zeros(table.shape[1]), _correlation(table), number, method="eigh")
    people = np.column_stack([_from_middle(column, norm.cdf(z)) for column, z in zip(table.T, normal.T, strict=True)])
    for name in FRACTIONAL:
        place = PATIENT_INPUTS.index(name)
        people[:, place] = np.round(people[:, place], TENTHS)
    people[people[:, FAILED] > 0, EARLIER] = 1.0  # a failed trial is an earlier treatment
    return people


def _correlation(table: Floats) -> Floats:
    """Rank correlation over the patients of whom both are known, made positive definite with a unit diagonal."""
    ranks = pd.DataFrame(table).rank()
    found = ranks.corr(min_periods=10).to_numpy(copy=True)
    found[np.isnan(found)] = 0.0  # an input that is the same for all goes with nothing
    np.fill_diagonal(found, 1.0)
    found = 2 * np.sin(np.pi / 6 * found)
    values, vectors = np.linalg.eigh(found)
    found = (vectors * np.maximum(values, LEAST_EIGENVALUE)) @ vectors.T
    scale = np.sqrt(np.diag(found))
    return np.asarray(found / scale / scale[:, None])


def _from_middle(column: Floats, share: Floats) -> Floats:
    """Quantiles of the known values between the 1st and the 99th percentile, as values that occur."""
    known = column[~np.isnan(column)]
    return np.asarray(np.quantile(known, 0.01 + 0.98 * share, method="inverted_cdf"))
