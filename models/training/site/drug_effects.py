"""Each drug's effect on the logit: the evidence of the bundle in use, moved by the site's patients as far as they say.

    logit P = intercept + inputs + effect of the drug
    effects ~ Normal(bundle's effects, their covariance + tau² I)

tau is how far drugs at this site depart from the evidence; it is estimated (marginal likelihood, Laplace), not assumed.
With few patients the effects stay with the evidence; with many they follow the site. The likelihood is weighted by
overlap weights scaled to the effective sample size, so that weighting does not pretend to more patients than there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from cds_app.domain.outcome import Outcome
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats
from models.training.site.cohort import SiteCohort
from models.training.site.propensity import effective_number, inputs_pipeline

TAUS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8)
RIDGE = 1.0
"""Penalty on the scaled inputs' coefficients (a unit normal prior)."""
LEAST_VARIANCE = 1e-4
_STEPS, _PRECISION = 50, 1e-8


@dataclass(frozen=True)
class Prior:
    """What is known before the site's patients: `mean` (K,) and `covariance` (K, K) of the drugs' effects.

    `from_evidence` says for which drugs the bundle in use has an effect of its own.
    """

    mean: Floats
    covariance: Floats
    from_evidence: tuple[bool, ...]


@dataclass(frozen=True)
class DrugEffects:
    """Effects after the site's patients: `mean` (K,), `covariance` (K, K), and the tau that was estimated."""

    mean: Floats
    covariance: Floats
    tau: float


def prior_from(bundle: Bundle, outcome: Outcome, drugs: tuple[str, ...]) -> Prior:
    """The bundle's effects of these drugs. A drug that it lacks gets the mean of its drugs and their spread."""
    model = bundle.models[outcome]
    central, draws = model.effects, model.draw_effects
    spread = np.cov(draws, rowvar=False)
    among = float(np.var(central, ddof=1)) + float(np.diag(spread).mean())
    mean, covariance = np.full(len(drugs), float(central.mean())), np.diag(np.full(len(drugs), among))
    inside = [place for place, drug in enumerate(drugs) if drug in bundle.drugs]
    theirs = [bundle.drugs.index(drugs[place]) for place in inside]
    mean[inside] = central[theirs]
    covariance[np.ix_(inside, inside)] = spread[np.ix_(theirs, theirs)]
    return Prior(mean, covariance, tuple(drug in bundle.drugs for drug in drugs))


def estimate_effects(cohort: SiteCohort, outcome: Outcome, prior: Prior, weights: Floats) -> DrugEffects:
    """The effects of one outcome from the patients of whom it is known; `weights` (N,) belong to the whole cohort."""
    known = ~np.isnan(cohort.outcomes[outcome])
    part, own = cohort.part(known), weights[known]
    own = own * effective_number(own) / own.sum()
    inputs = inputs_pipeline().fit_transform(part.inputs)
    drugs = np.eye(len(part.drugs))[part.drug]
    rows = np.column_stack([np.ones(len(part)), inputs, drugs])
    best: tuple[float, DrugEffects] | None = None
    start = np.concatenate([np.zeros(1 + inputs.shape[1]), prior.mean])
    for tau in TAUS:
        covariance = prior.covariance + (tau**2 + LEAST_VARIANCE) * np.eye(len(part.drugs))
        start, evidence, posterior = _fit(rows, part.outcomes[outcome], own, prior.mean, covariance, start)
        if best is None or evidence > best[0]:
            k = len(part.drugs)
            best = evidence, DrugEffects(start[-k:], posterior[-k:, -k:], tau)
    assert best is not None
    return best[1]


def _fit(
    rows: Floats, happened: Floats, weights: Floats, mean: Floats, covariance: Floats, start: Floats
) -> tuple[Floats, float, Floats]:
    """Most probable coefficients, the log marginal likelihood (Laplace), and the coefficients' covariance."""
    width, k = rows.shape[1], len(mean)
    centre = np.zeros(width)
    centre[-k:] = mean
    precision = np.zeros((width, width))
    precision[1 : width - k, 1 : width - k] = RIDGE * np.eye(width - k - 1)
    precision[0, 0] = 1e-6
    inverse = np.linalg.inv(covariance)
    precision[-k:, -k:] = (inverse + inverse.T) / 2
    beta = start.copy()
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(rows @ beta)))
        gradient = rows.T @ (weights * (happened - p)) - precision @ (beta - centre)
        hessian = rows.T @ (rows * (weights * p * (1 - p))[:, None]) + precision
        step = cho_solve(cho_factor(hessian), gradient)
        beta = beta + step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))
        if np.abs(step).max() < _PRECISION:
            break
    logit, away = rows @ beta, beta - centre
    likelihood = float(np.sum(weights * (happened * logit - np.logaddexp(0, logit))))
    penalty = 0.5 * float(away @ precision @ away)
    marginal = likelihood - penalty - 0.5 * _log_det(hessian) - 0.5 * _log_det(covariance)
    return beta, marginal, np.asarray(np.linalg.inv(hessian), dtype=np.float64)


def _log_det(matrix: Floats) -> float:
    return float(np.linalg.slogdet(matrix)[1])


def site_only(cohort: SiteCohort, outcome: Outcome) -> dict[str, float]:
    """The plain share with the outcome by drug, of those of whom it is known: to be seen beside the estimates."""
    part = cohort.with_outcome(outcome)
    return {
        name: float(part.outcomes[outcome][part.drug == place].mean())
        for place, name in enumerate(part.drugs) if (part.drug == place).any()
    }  # fmt: skip
