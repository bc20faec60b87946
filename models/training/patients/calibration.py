"""The straight line between a central booster's logit and the averaged truth: the identity, unless measured otherwise.

Boosters are trained on probabilities, so a line has little to correct. It is fitted on people drawn anew, with values
missing, against their true chance averaged over what is hidden; a line that is the identity within the noise of the
samples, or moves no probability by half a percentage point, is left out: it would change with the sample, and the
build with it.
"""

from __future__ import annotations

import lightgbm as lgb
import numpy as np

from cds_app.scoring.performance import recalibration
from models.training.drugs.network import Array
from models.training.paths import SEED
from models.training.patients.cohort import Evidence, probability, true_logit, with_drug
from models.training.patients.train import Trained, sample

SAMPLES, ROWS = 8, 10_000
STANDARD_ERRORS = 3.0
SMALLEST_CHANGE = 0.005
IDENTITY = (0.0, 1.0)


def calibration_line(trained: Trained, seed: int = SEED + 300, rows: int = ROWS) -> tuple[float, float]:
    """Intercept and slope on the logit for one outcome's central booster; (0, 1) when no line is needed."""
    booster = lgb.Booster(model_str=trained.central)
    found, logits = [], []
    for number in range(SAMPLES):
        people = sample(trained.evidence, rows, seed + number)
        logit = _logit(booster, with_drug(people.patients, trained.evidence.effect[people.drug]))
        found.append(recalibration(logit, _truth(trained.evidence, people.complete, people.drug)))
        logits.append(logit)
    return chosen_line(np.array(found), np.concatenate(logits))


def chosen_line(found: Array, logits: Array) -> tuple[float, float]:
    """The mean of lines (samples, 2) fitted on several samples, or the identity; `logits` (n,) are those it serves."""
    mean, error = found.mean(axis=0), found.std(axis=0, ddof=1) / np.sqrt(len(found))
    intercept, slope = map(float, mean)
    within_noise = (np.abs(mean - IDENTITY) <= STANDARD_ERRORS * error).all()
    moved = np.abs(_chance(intercept + slope * logits) - _chance(logits)).max()
    return IDENTITY if within_noise or moved < SMALLEST_CHANGE else (intercept, slope)


def _logit(booster: lgb.Booster, rows: Array) -> Array:
    return np.asarray(booster.predict(rows, raw_score=True, num_threads=1), float)


def _truth(evidence: Evidence, complete: Array, drug: np.ndarray) -> Array:
    return probability(true_logit(evidence, evidence.base, evidence.effect, evidence.beta, complete, drug))


def _chance(logit: Array) -> Array:
    chance: Array = 1 / (1 + np.exp(-logit))
    return chance
