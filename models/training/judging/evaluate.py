"""What a trained ensemble is worth in the simulated truth: all figures of one outcome, from the evidence and the model.

The same function judges a model just trained and one read back from a sealed bundle (`check`): evidence tables,
boosters and seeds are all it uses.
"""

from __future__ import annotations

from typing import Any

import lightgbm as lgb
import numpy as np

from cds_app.scoring.calibration import Calibration, Floats, probabilities
from cds_app.scoring.ensemble import OutcomeModel
from cds_app.scoring.performance import (
    auc,
    auc_measured,
    brier,
    calibration_curve,
    decision_curve,
    logits,
    recalibration,
    recalibration_measured,
)
from models.training.judging import policy_value, subgroups
from models.training.judging.interval_figures import COVERAGE, interval_by_draws, interval_coverage
from models.training.judging.judged import FULL, Judged, Sizes, judged_people
from models.training.judging.separation import separation
from models.training.paths import OUTCOMES, SEED
from models.training.patients.calibration import IDENTITY
from models.training.patients.cohort import PERSON_BY_DRUG_SD, Evidence, probability, true_logit, with_drug
from models.training.patients.train import Trained, logistic_twin

WEEKS = 8
THRESHOLDS = np.arange(2, 21) / 10
"""Where net benefit is looked at, in multiples of the rate: below and above the plain choice."""


def load(trained: Trained, line: tuple[float, float] = IDENTITY) -> OutcomeModel:
    """The model as the program holds it, from texts just trained; `line`: intercept and slope of its calibration."""
    return OutcomeModel(
        outcome=trained.evidence.outcome,  # type: ignore[arg-type]
        weeks=WEEKS,
        central=lgb.Booster(model_str=trained.central),
        central_text=trained.central,
        draws=tuple(lgb.Booster(model_str=text) for text in trained.members),
        effects=trained.evidence.effect,
        draw_effects=trained.draws.effect,
        calibration=Calibration(*line),
    )


def evaluate(evidence: Evidence, model: OutcomeModel, reference: Floats, sizes: Sizes = FULL) -> dict[str, Any]:
    """All figures of one outcome. `reference` (rows, inputs): the bundle's sample, for the spread of missing values."""
    seed = SEED + 1000 + 10 * OUTCOMES.index(evidence.outcome)
    return discrimination(evidence, model, seed, sizes) | {
        "interval": interval_coverage(evidence, model, reference, seed + 5, sizes),
        "draws": interval_by_draws(evidence, model, seed + 6),
        "pairs": separation(evidence, model),
        "policy": policy_value.policies(evidence, model, seed + 7, sizes.policy_people, sizes.policy_worlds),
        "coverage": COVERAGE,
    }


def discrimination(evidence: Evidence, model: OutcomeModel, seed: int, sizes: Sizes = FULL) -> dict[str, Any]:
    """Figures on sampled outcomes of new people with values missing, person-by-drug variation included."""
    rows, people = sizes.rows, judged_people(evidence, sizes.rows, seed)
    rng = np.random.default_rng(seed + 1)
    truth = _truth(evidence, people)
    chance = probabilities(truth + rng.normal(0, PERSON_BY_DRUG_SD, rows))
    happened = (rng.random(rows) < chance).astype(float)
    averaged = probability(truth)
    ours, known = model.central_logits(people.shown, people.drug), model.central_logits(people.complete, people.drug)
    twin, _ = logistic_twin(evidence, sizes.twin_rows)
    theirs = twin.predict_proba(with_drug(people.shown, evidence.effect[people.drug]))[:, 1]  # type: ignore[attr-defined]
    shown = probabilities(ours)
    return {
        "simulated": subgroups.performance(ours, happened) | {
            "auc_truth": auc(averaged, happened),
            "auc_lightgbm": auc(ours, happened),
            "auc_lightgbm_everything_known": auc(known, happened),
            "auc_truth_everything_known": _auc_everything_known(evidence, averaged, rng),
            "brier_of_the_rate": float(happened.mean() * (1 - happened.mean())),
            "calibration_against_averaged_outcomes": _line(recalibration(ours, averaged)),
            "rmse_logit_against_truth": float(np.sqrt(np.mean((known - logits(averaged)) ** 2))),
        },
        "logistic": {
            "auc": subgroups.as_numbers(auc_measured(theirs, happened)),
            "calibration_slope": subgroups.as_numbers(recalibration_measured(logits(theirs), happened)[1]),
            "brier": brier(theirs, happened),
        },
        "subgroups": subgroups.by_group(people.labels, lambda i: subgroups.performance(ours[i], happened[i])),
        "calibration_curve": [
            {"people": g.people, "predicted": g.predicted, "observed": subgroups.as_numbers(g.observed)}
            for g in calibration_curve(shown, happened)
        ],
        "decision_curve": [
            {"threshold": b.threshold, "model": b.model, "everyone": b.everyone, "gain": subgroups.as_numbers(b.gain)}
            for b in decision_curve(shown, happened, [min(float(t), 0.95) for t in THRESHOLDS * happened.mean()])
        ],
    }  # fmt: skip


def _truth(evidence: Evidence, people: Judged) -> Floats:
    return true_logit(evidence, evidence.base, evidence.effect, evidence.beta, people.complete, people.drug)


def _line(found: tuple[float, float]) -> dict[str, float]:
    return {"intercept": found[0], "slope": found[1]}


def _auc_everything_known(evidence: Evidence, averaged: Floats, rng: np.random.Generator) -> float:
    """The most that could be had if chance and drug were all that is not known."""
    return auc(averaged, rng.random(len(averaged)) < averaged)
