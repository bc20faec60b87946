"""Does choosing by the model help? Doubly robust values of ways to choose a drug, on the held-out patients.

Augmented inverse propensity weighting with cross-fitting: outcome, choice of drug and being seen again are modelled on
patients other than those a value is computed for. The value of a way to choose is the share of patients with response
if all were treated by it. Right if either the outcome model or the two others are right, and if nothing that is not
recorded drives both the choice and the outcome, which no data can show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from cds_app.domain.outcome import Outcome
from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import OutcomeModel, all_pairs
from cds_app.scoring.performance import Measured, mean_measured
from models.training.site.cohort import SiteCohort
from models.training.site.propensity import fit_propensity, inputs_pipeline, with_drug_columns
from models.training.site.scorer import Scorer, score_here

FOLDS = 5
SMALLEST_KNOWN = 0.05
"""Chances of being seen again are held above this."""
OUTCOME: Outcome = "response"


@dataclass(frozen=True)
class Scores:
    """Doubly robust scores (N, drugs) of every patient under every drug, (N,) as treated, and how many propensities
    were too small and held up.
    """

    values: Floats
    as_done: Floats
    clipped: int


def policy_values(
    held_out: SiteCohort, others: SiteCohort, model: OutcomeModel, seed: int, scorer: Scorer = score_here
) -> dict[str, Any]:
    """Values with 95 % intervals of choosing by the model, one drug for all, at random, and as it was done."""
    scores = doubly_robust(held_out, others, seed)
    n, drugs = scores.values.shape
    patients, places = all_pairs(held_out.inputs, drugs)
    chosen = scorer(model, patients, places).reshape(n, drugs).argmax(axis=1)
    best = int(doubly_robust(others, held_out, seed).values.mean(axis=0).argmax())
    by_model, by_best = scores.values[np.arange(n), chosen], scores.values[:, best]
    as_done = scores.as_done
    return {
        "outcome": OUTCOME,
        "patients": n,
        "propensities_held_up": scores.clipped,
        "drugs_chosen_by_model": sorted({held_out.drugs[place] for place in chosen}),
        "best_single_drug": held_out.drugs[best],
        "by_model": _table(mean_measured(by_model)),
        "best_single": _table(mean_measured(by_best)),
        "random": _table(mean_measured(scores.values.mean(axis=1))),
        "as_done": _table(mean_measured(as_done)),
        "gain_over_best_single": _table(mean_measured(by_model - by_best)),
        "gain_over_random": _table(mean_measured(by_model - scores.values.mean(axis=1))),
        "gain_over_as_done": _table(mean_measured(by_model - as_done)),
    }


def doubly_robust(cohort: SiteCohort, others: SiteCohort, seed: int, outcome: Outcome = OUTCOME) -> Scores:
    """The scores of `cohort`'s patients; the models behind them see `others` and the other folds, never the patient."""
    fold = np.random.default_rng(seed).permutation(len(cohort)) % FOLDS
    values, as_done = np.empty((len(cohort), len(cohort.drugs))), np.empty(len(cohort))
    clipped = 0
    for number in range(FOLDS):
        mine = fold == number
        rest = _together(cohort.part(~mine), others)
        values[mine], as_done[mine], held = _scores(cohort.part(mine), rest, outcome)
        clipped += held
    return Scores(values, as_done, clipped)


def _scores(patients: SiteCohort, rest: SiteCohort, outcome: Outcome) -> tuple[Floats, Floats, int]:
    n, k = len(patients), len(patients.drugs)
    known_rest = ~np.isnan(rest.outcomes[outcome])
    outcome_model = _logistic().fit(with_drug_columns(rest)[known_rest], rest.outcomes[outcome][known_rest])
    rows, places = all_pairs(patients.inputs, k)
    expected = outcome_model.predict_proba(np.column_stack([rows, np.eye(k)[places]]))[:, 1].reshape(n, k)
    choice = fit_propensity(rest)
    own = choice.chances(patients.inputs)[np.arange(n), patients.drug]
    floor = choice.floors[patients.drug]
    seen = _seen_again(rest, known_rest, patients)
    happened, given = patients.outcomes[outcome], (np.arange(n), patients.drug)
    unexplained = np.where(np.isnan(happened), 0.0, happened - expected[given]) / seen
    values = expected.copy()
    values[given] += unexplained / np.maximum(own, floor)
    return values, expected[given] + unexplained, int((own < floor).sum())


def _seen_again(rest: SiteCohort, known: np.ndarray, patients: SiteCohort) -> Floats:
    if known.all():
        return np.ones(len(patients))
    model = _logistic().fit(with_drug_columns(rest), known)
    return np.asarray(np.maximum(model.predict_proba(with_drug_columns(patients))[:, 1], SMALLEST_KNOWN))


def _logistic() -> Pipeline:
    return make_pipeline(inputs_pipeline(), LogisticRegression(C=1.0, max_iter=1000))


def _together(first: SiteCohort, second: SiteCohort) -> SiteCohort:
    assert first.drugs == second.drugs
    return SiteCohort(
        first.drugs,
        np.vstack([first.inputs, second.inputs]),
        np.concatenate([first.drug, second.drug]),
        {name: np.concatenate([first.outcomes[name], second.outcomes[name]]) for name in first.outcomes},
        {name: np.concatenate([first.groups[name], second.groups[name]]) for name in first.groups},
    )


def _table(found: Measured) -> dict[str, float | None]:
    return {"value": found.value, "low": found.low, "high": found.high}
