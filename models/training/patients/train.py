"""Boosters: one at the centre of the evidence and one per joint draw, for each outcome; and a logistic twin.

Trees are few and wide: with each tree on one input, a booster of 16 leaves and a learning rate of 0.7 is as accurate
as one of 4 leaves and 0.3 with four times the trees (`stability.json`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import lightgbm as lgb
import numpy as np

from cds_app.scoring.features import FEATURE_NAMES
from models.training.drugs.network import Array
from models.training.paths import OUTCOMES, SEED
from models.training.patients.cohort import (
    Draws,
    Evidence,
    as_plausible,
    hide_some,
    joint_draws,
    load_evidence,
    monotone_signs,
    probability,
    simulate_patients,
    true_logit,
    with_drug,
)
from models.training.patients.model_text import compact

DRAWS = 120
"""More than the 109 free parameters of the evidence, so that their moments are exact together (`stability.json`)."""
ROWS = 30_000
CENTRAL_TIMES, AVERAGED_OVER = 8, 4
"""The central booster, whose number is shown, sees eight times the rows, each with its chance averaged over four
plausible completions of what is hidden: without this, two builds differ by up to 1.7 percentage points."""
TREES = {"response": 40, "remission": 48, "early_stop": 12, "side_effect_stop": 14}
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.7,
    "num_leaves": 16,
    "min_data_in_leaf": 50,
    "lambda_l2": 0.1,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": SEED,
    "monotone_constraints_method": "intermediate",
    "verbosity": -1,
}


@dataclass(frozen=True)
class Sample:
    """Rows of one outcome: `patients` (rows, inputs) as a model sees them, some values missing; `complete` the same
    people with every value, from which their outcomes follow; `drug` (rows) numbers.
    """

    patients: Array
    complete: Array
    drug: np.ndarray


@dataclass(frozen=True)
class Trained:
    """One outcome's ensemble: evidence, the draws, and the model texts. Draw k of every outcome trained together with
    it belongs to the same state of the evidence."""

    evidence: Evidence
    draws: Draws
    central: str
    members: tuple[str, ...]


def sample(evidence: Evidence, rows: int, seed: int) -> Sample:
    """Patients from the case mix, some values hidden, each with one drug at random."""
    rng = np.random.default_rng(seed)
    complete = simulate_patients(rows, rng)
    return Sample(hide_some(complete, rng), complete, rng.integers(0, len(evidence.drugs), rows))


def parameters(outcome: str) -> dict[str, object]:
    """LightGBM parameters of an outcome.

    The interaction constraint gives each tree one input, so the model is additive on the logit: no source at hand
    gives the size of any interaction, between patient inputs or of an input with a drug, and without the constraint
    trees invent such patterns from the sample (root mean square error against the truth 0.06 to 0.11 on the logit,
    instead of 0.01 to 0.03).
    """
    return PARAMETERS | {
        "monotone_constraints": monotone_signs(outcome),
        "interaction_constraints": [[place] for place in range(len(FEATURE_NAMES))],
    }


def fit_booster(
    rows: Array, target: Array, outcome: str, trees: int, changed: Mapping[str, object] | None = None
) -> str:
    """Model text of one booster trained on probabilities (the outcome is averaged out, not sampled).

    `changed` replaces some of the parameters.
    """
    settings = parameters(outcome) | dict(changed or {})
    data = lgb.Dataset(rows, label=target, feature_name=list(FEATURE_NAMES), params=settings, free_raw_data=True)
    booster = lgb.train(settings, data, num_boost_round=trees)
    return booster.model_to_string()


def train_all_outcomes(
    draws: int = DRAWS,
    rows: int = ROWS,
    trees: int | None = None,
    seed: int = SEED,
    outcomes: Sequence[str] = OUTCOMES,
) -> dict[str, Trained]:
    """The central booster and one per draw for each outcome, all from the same joint draws of the evidence.

    `trees` replaces the number of rounds of `TREES`. The same seed gives the same bytes.
    """
    evidences = {outcome: load_evidence(outcome) for outcome in outcomes}
    states = joint_draws(evidences, draws, np.random.default_rng(seed + 100))
    first = next(iter(evidences.values()))
    people, many = sample(first, rows, seed), sample(first, rows * CENTRAL_TIMES, seed + 1)
    return {
        outcome: Trained(
            evidence,
            states[outcome],
            _central(evidence, many, TREES[outcome] if trees is None else trees, seed + 2),
            _members(evidence, states[outcome], people, TREES[outcome] if trees is None else trees),
        )
        for outcome, evidence in evidences.items()
    }


def train_outcome(outcome: str, draws: int = DRAWS, rows: int = ROWS, trees: int | None = None) -> Trained:
    """One outcome alone: `train_all_outcomes` without the others."""
    return train_all_outcomes(draws, rows, trees, outcomes=[outcome])[outcome]


def _central(evidence: Evidence, people: Sample, rounds: int, seed: int) -> str:
    rng = np.random.default_rng(seed)
    chance = np.zeros(len(people.drug))
    for _ in range(AVERAGED_OVER):
        complete = as_plausible(people.complete, people.patients, rng)
        chance += probability(
            true_logit(evidence, evidence.base, evidence.effect, evidence.beta, complete, people.drug)
        )
    rows = with_drug(people.patients, evidence.effect[people.drug])
    return fit_booster(rows, chance / AVERAGED_OVER, evidence.outcome, rounds)


def _members(evidence: Evidence, states: Draws, people: Sample, rounds: int) -> tuple[str, ...]:
    def member(base: float, effect: Array, beta: Array) -> str:
        target = probability(true_logit(evidence, base, effect, beta, people.complete, people.drug))
        return fit_booster(with_drug(people.patients, effect[people.drug]), target, evidence.outcome, rounds)

    each = zip(states.base, states.effect, states.beta, strict=True)
    return tuple(compact(member(*state)) for state in each)


def logistic_twin(evidence: Evidence, rows: int = ROWS, seed: int = SEED + 50) -> tuple[object, Array]:
    """A ridge logistic regression on the same inputs (missing set to the column mean, with an indicator).

    Returns the fitted pipeline and the test-ready column means; trained on sampled outcomes, as a site would.
    """
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    people = sample(evidence, rows, seed)
    logit = true_logit(evidence, evidence.base, evidence.effect, evidence.beta, people.complete, people.drug)
    happened = np.random.default_rng(seed + 1).random(rows) < probability(logit)
    x = with_drug(people.patients, evidence.effect[people.drug])
    model = make_pipeline(SimpleImputer(add_indicator=True), StandardScaler(), LogisticRegression(C=1.0, max_iter=500))
    model.fit(x, happened)
    return model, np.nanmean(x, axis=0)
