"""Why a patient got the drug: propensities, overlap weights, and what is left of the sample after weighting.

Multinomial logistic regression of the drug on the patient's inputs; generalised overlap weights (Li and Li 2019, from
memory): the harmonic mean of a patient's propensities over the propensity of the drug that was given. They are bounded,
so one odd patient cannot dominate, and stand for patients for whom any of the drugs would have been possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import PATIENT_INPUTS
from models.training.site.cohort import Places, SiteCohort

FLOOR_OF_SHARE, FLOOR = 0.1, 0.005
"""A propensity counts as too small below a tenth of the drug's share of patients, and below 0.5 % in any case."""
POSITIVITY_WARNING = 0.1
"""Share of patients with a too small propensity from which on a drug is warned about."""
LARGEST_OBSERVATION_WEIGHT = 5.0


def inputs_pipeline() -> Pipeline:
    """Inputs with gaps to a complete, scaled table: the mean where not known, and a 0/1 column that says so."""
    return make_pipeline(SimpleImputer(add_indicator=True, keep_empty_features=True), StandardScaler())


@dataclass(frozen=True)
class Propensity:
    """A fitted model of the choice of drug. `floors` (drugs,) is the smallest usable propensity of each."""

    model: Pipeline
    floors: Floats

    def chances(self, inputs: Floats) -> Floats:
        """Propensity of every drug, (N, drugs)."""
        return np.asarray(self.model.predict_proba(inputs), dtype=np.float64)


def fit_propensity(cohort: SiteCohort) -> Propensity:
    """The model of the choice of drug; every drug of the cohort's list must occur."""
    model = make_pipeline(inputs_pipeline(), LogisticRegression(C=1.0, max_iter=1000))
    model.fit(cohort.inputs, cohort.drug)
    shares = np.bincount(cohort.drug, minlength=len(cohort.drugs)) / len(cohort)
    return Propensity(model, np.maximum(FLOOR, FLOOR_OF_SHARE * shares))


def overlap_weights(chances: Floats, drug: Places) -> Floats:
    """Weights (N,) with mean 1, from propensities (N, drugs) and the drug that was given."""
    harmonic = 1 / (1 / chances).sum(axis=1)
    weights = harmonic / chances[np.arange(len(drug)), drug]
    return np.asarray(weights / weights.mean())


def observation_weights(cohort: SiteCohort, known: NDArray[np.bool_]) -> Floats:
    """One over the chance that the outcome is known, given inputs and drug, (N,); bounded, 1 when all are known.

    Patients who are not seen again differ from those who are; this stands in for the ones missed.
    """
    if known.all():
        return np.ones(len(cohort))
    chance = _fit_known(cohort, known).predict_proba(with_drug_columns(cohort))[:, 1]
    return np.asarray(np.minimum(known.mean() / chance, LARGEST_OBSERVATION_WEIGHT), dtype=np.float64)


def _fit_known(cohort: SiteCohort, known: NDArray[np.bool_]) -> Pipeline:
    model = make_pipeline(inputs_pipeline(), LogisticRegression(C=1.0, max_iter=1000))
    return model.fit(with_drug_columns(cohort), known)


def with_drug_columns(cohort: SiteCohort, drug: Places | None = None) -> Floats:
    """Inputs followed by one 0/1 column for each drug, (N, inputs + drugs)."""
    return np.column_stack([cohort.inputs, np.eye(len(cohort.drugs))[cohort.drug if drug is None else drug]])


def effective_number(weights: Floats) -> float:
    """Kish's effective sample size: how many equally weighted patients would be as much."""
    return float(weights.sum() ** 2 / (weights**2).sum()) if len(weights) else 0.0


def diagnostics(cohort: SiteCohort, propensity: Propensity) -> dict[str, dict[str, Any]]:
    """Per drug: patients, effective number, smallest and median propensity, share of all patients for whom it is too
    small, the largest standardised mean difference from all patients before and after weighting, and on which input.
    """
    chances = propensity.chances(cohort.inputs)
    weights = overlap_weights(chances, cohort.drug)
    table = SimpleImputer(keep_empty_features=True).fit_transform(cohort.inputs)
    spread = np.maximum(table.std(axis=0), 1e-12)
    target = np.average(table, axis=0, weights=1 / (1 / chances).sum(axis=1))
    found = {}
    for place, name in enumerate(cohort.drugs):
        mine = cohort.drug == place
        before = np.abs(table[mine].mean(axis=0) - table.mean(axis=0)) / spread
        after = np.abs(np.average(table[mine], axis=0, weights=weights[mine]) - target) / spread
        too_small = float((chances[:, place] < propensity.floors[place]).mean())
        found[name] = {
            "patients": int(mine.sum()),
            "effective_patients": effective_number(weights[mine]),
            "smallest_propensity": float(chances[:, place].min()),
            "median_propensity": float(np.median(chances[:, place])),
            "share_with_too_small_propensity": too_small,
            "positivity_warning": too_small > POSITIVITY_WARNING,
            "largest_smd_before": float(before.max()),
            "largest_smd_after": float(after.max()),
            "input_of_largest_smd_before": PATIENT_INPUTS[int(before.argmax())],
        }
    return found
