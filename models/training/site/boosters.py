"""The boosters of one outcome: one at the centre, one for each resample of the patients.

A booster learns the patients' part of the logit with the drug's effect as a fixed offset (see `joined_text`). Each
member sees the patients drawn with replacement and its own draw of the drugs' effects, so that the spread of the
members holds both. Each tree is a single split and so uses one input: the data of one site do not give the size of an
interaction. (LightGBM's interaction constraints would say the same, but crash in its distributed training, 4.7.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import lightgbm as lgb
import numpy as np

from cds_app.domain.outcome import Outcome
from cds_app.scoring.calibration import Calibration, Floats
from cds_app.scoring.ensemble import OutcomeModel
from cds_app.scoring.features import FEATURE_NAMES, PATIENT_INPUTS
from cds_app.scoring.performance import log_loss
from models.training.patients.cohort import monotone_signs, standard_draws
from models.training.patients.model_text import compact
from models.training.site.cohort import Places, SiteCohort
from models.training.site.drug_effects import DrugEffects
from models.training.site.joined_text import drug_tree, joined

WEEKS = 8
MOST_ROUNDS, ROUNDS_STEP, FOLDS = 200, 20, 4
MOST_PATIENTS_FOR_ROUNDS = 20_000
MEMBERS_LONGER = 2
"""Members are trained longer than the central booster. Stopped as early, all would be held back alike, and their spread
would leave out what holding back costs: in simulation, 90 % intervals held 76 % of the true chances, with twice the
rounds 88 to 91 %.
"""
SETTINGS: dict[str, object] = {
    "objective": "binary",
    "learning_rate": 0.2,
    "num_leaves": 2,
    "min_data_in_leaf": 30,
    "lambda_l2": 1.0,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "monotone_constraints_method": "basic",
    "verbosity": -1,
}
Fit = Callable[[Floats, Floats, Floats, dict[str, object], int], str]
"""Rows (N, features), outcomes (N,), offsets on the logit (N,), settings, rounds: the model text."""


@dataclass(frozen=True)
class Ensemble:
    """One outcome's model as the program scores it, with the texts of its draws and the number of rounds."""

    model: OutcomeModel
    texts: tuple[str, ...]
    rounds: int


def settings(outcome: Outcome, seed: int) -> dict[str, object]:
    """LightGBM's parameters, with the signs of the feature table."""
    return SETTINGS | {"seed": seed, "monotone_constraints": monotone_signs(outcome)}


def fit_here(rows: Floats, happened: Floats, offset: Floats, given: dict[str, object], rounds: int) -> str:
    """Train on this machine: the same patients give the same bytes."""
    data = lgb.Dataset(rows, happened, init_score=offset, feature_name=list(FEATURE_NAMES), params=given)
    return str(lgb.train(given, data, num_boost_round=rounds).model_to_string())


def within_middle(inputs: Floats) -> Floats:
    """Inputs held inside their 1st and 99th percentile, so that no patient's extreme value stands in a model text."""
    with_gaps = np.where(np.isnan(inputs).all(axis=0), 0.0, inputs)
    low, high = np.nanpercentile(with_gaps, [1, 99], axis=0, method="inverted_cdf")
    return np.asarray(np.clip(inputs, low, high))


def train_ensemble(
    cohort: SiteCohort, outcome: Outcome, effects: DrugEffects, draws: int, seed: int, fit: Fit = fit_here
) -> Ensemble:
    """Central booster and `draws` members from the patients of whom the outcome is known, not yet recalibrated."""
    part = cohort.with_outcome(outcome)
    inputs, happened = within_middle(part.inputs), part.outcomes[outcome]
    rng = np.random.default_rng(seed)
    given = settings(outcome, seed)
    rounds = _rounds(inputs, happened, effects.mean[part.drug], given, rng)
    drawn = effects.mean + standard_draws(draws, len(effects.mean), rng) @ np.linalg.cholesky(effects.covariance).T

    def text(chosen: Places, effect: Floats, rounds: int) -> str:
        offset = effect[part.drug[chosen]]
        level = intercept(happened[chosen], offset)
        trees = fit(_rows(inputs[chosen]), happened[chosen], level + offset, given, rounds)
        return joined(drug_tree(effect, level), trees)

    central = text(np.arange(len(part)), effects.mean, rounds)
    members = tuple(
        compact(text(rng.integers(0, len(part), len(part)), effect, MEMBERS_LONGER * rounds)) for effect in drawn
    )
    model = OutcomeModel(
        outcome=outcome,
        weeks=WEEKS,
        central=lgb.Booster(model_str=central),
        central_text=central,
        draws=tuple(lgb.Booster(model_str=member) for member in members),
        effects=effects.mean,
        draw_effects=np.asarray(drawn),
        calibration=Calibration(),
    )
    return Ensemble(model, members, rounds)


def intercept(happened: Floats, offset: Floats) -> float:
    """The constant that, added to the offset, makes the mean probability the observed rate (Newton's method)."""
    level = float(np.log(happened.mean() / (1 - happened.mean())) - offset.mean())
    for _ in range(50):
        p = 1 / (1 + np.exp(-(level + offset)))
        step = float((happened - p).sum() / (p * (1 - p)).sum())
        level += step
        if abs(step) < 1e-12:
            break
    return level


def _rows(inputs: Floats) -> Floats:
    """Inputs with an empty drug column: a constant, on which no tree splits."""
    assert inputs.shape[1] == len(PATIENT_INPUTS)
    return np.column_stack([inputs, np.zeros(len(inputs))])


def _rounds(
    inputs: Floats, happened: Floats, effect: Floats, given: dict[str, object], rng: np.random.Generator
) -> int:
    """The number of rounds with the smallest log loss in four folds, and a third more, as there is a third more to
    learn from than in three of them. Always on this machine, on a sample of many.
    """
    chosen = rng.permutation(len(happened))[:MOST_PATIENTS_FOR_ROUNDS]
    fold = np.arange(len(chosen)) % FOLDS
    steps = range(ROUNDS_STEP, MOST_ROUNDS + 1, ROUNDS_STEP)
    losses = np.zeros(len(steps))
    for number in range(FOLDS):
        inside, outside = chosen[fold != number], chosen[fold == number]
        offset = effect + intercept(happened[inside], effect[inside])
        booster = lgb.Booster(
            model_str=fit_here(_rows(inputs[inside]), happened[inside], offset[inside], given, MOST_ROUNDS)
        )
        for place, rounds in enumerate(steps):
            raw = booster.predict(_rows(inputs[outside]), raw_score=True, num_iteration=rounds, num_threads=1)
            logit = offset[outside] + np.asarray(raw)
            losses[place] += log_loss(1 / (1 + np.exp(-logit)), happened[outside])
    return steps[int(losses.argmin())] * FOLDS // (FOLDS - 1)
