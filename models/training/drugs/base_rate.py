"""Base rates: how often an outcome happens on a drug of average effect, and how far one setting lies from another."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from models.training.drugs.arm_table import Panel
from models.training.drugs.joint_effects import JointFit
from models.training.drugs.network import Array
from models.training.paths import OUTCOMES

MEANING = (
    "logit of the mean rate over the people randomised to an active arm, each arm moved to a drug of average effect at "
    "its usual dose; people count alike. se: over trials. between_trials_sd: how far the level of one trial lies from "
    "another's, which no patient input explains. middle: the random-effects mean of the trials' levels, which is the "
    "middle trial's logit and not that of the mean rate"
)


def base_rate(fit: JointFit, panel: Panel, place: int) -> dict[str, Any]:
    """Base of one outcome (its place in `OUTCOMES`): for all trials, and for those with and without placebo apart."""
    placebo = np.bincount(panel.trial, panel.drug < 0, panel.trials) > 0
    everything = np.ones(panel.trials, bool)
    return _part(fit, panel, place, everything) | {
        "placebo_controlled_trials": _part(fit, panel, place, placebo),
        "head_to_head_trials": _part(fit, panel, place, ~placebo),
        "placebo_arms": _rate(panel, place, panel.drug < 0, np.zeros(len(panel.drug))),
    }


def _part(fit: JointFit, panel: Panel, place: int, chosen: NDArray[np.bool_]) -> dict[str, Any]:
    effect = fit.mean[place] - fit.mean[place].mean()
    offset = np.where(panel.drug >= 0, effect[np.maximum(panel.drug, 0)], 0.0)
    offset = offset + fit.working.dose_slope[place] * panel.dose
    rate = _rate(panel, place, (panel.drug >= 0) & chosen[panel.trial], offset)
    seen = chosen & ~np.isnan(fit.level[:, place])
    if not seen.any():
        return rate
    levels = fit.level[seen, place] + fit.mean[place].mean()
    mean, se, sd = random_effects_mean(levels, fit.level_covariance[seen, place, place])
    middle = {"logit": mean, "se": se, "rate": float(1 / (1 + np.exp(-mean)))}
    return rate | {"between_trials_sd": sd, "middle": middle}


def _rate(panel: Panel, place: int, rows: NDArray[np.bool_], offset: Array) -> dict[str, Any]:
    """The logit b with sum n expit(b + offset) = sum of events over some arms; its error counts each trial once."""
    rows = rows & ~np.isnan(panel.events[:, place])
    if not rows.any():
        return {"logit": 0.0, "se": 0.0, "rate": 0.5, "trials": 0, "people": 0}
    n, events, trial, moved = panel.n[rows], panel.events[rows, place], panel.trial[rows], offset[rows]
    logit = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(logit + moved)))
        logit += float(np.clip((events - n * p).sum() / (n * p * (1 - p)).sum(), -1, 1))
    p = 1 / (1 + np.exp(-(logit + moved)))
    by_trial = np.bincount(trial, events - n * p)
    se = float((by_trial**2).sum() ** 0.5 / (n * p * (1 - p)).sum())
    return {
        "logit": logit, "se": se, "rate": float(1 / (1 + np.exp(-logit))), "trials": len(np.unique(trial)),
        "people": int(n.sum()),
    }  # fmt: skip


def random_effects_mean(values: Array, variances: Array) -> tuple[float, float, float]:
    """Random-effects mean by restricted likelihood: mean, its standard error, between-unit standard deviation."""

    def parts(sd: float) -> tuple[float, float, float]:
        w = 1.0 / (variances + sd**2)
        mean = float(w @ values / w.sum())
        cost = 0.5 * float(np.log(1 / w).sum() + np.log(w.sum()) + w @ (values - mean) ** 2)
        return cost, mean, float(w.sum() ** -0.5)

    found = minimize_scalar(lambda s: parts(float(np.exp(s)))[0], bounds=(-7.0, 2.0), method="bounded")
    sd = float(np.exp(found.x))
    _, mean, se = parts(sd)
    return mean, se, sd


def base_correlation(fit: JointFit) -> Array:
    """Correlation (4, 4) of the outcomes' true levels between trials: of the estimates, less their sampling errors."""
    count = len(OUTCOMES)
    covariance = np.zeros((count, count))
    for i in range(count):
        for j in range(count):
            both = ~np.isnan(fit.level[:, i]) & ~np.isnan(fit.level[:, j])
            seen = np.cov(fit.level[both, i], fit.level[both, j])[0, 1]
            covariance[i, j] = seen - fit.level_covariance[both, i, j].mean()
    spread = np.sqrt(np.diag(covariance))
    values, vectors = np.linalg.eigh(covariance / np.outer(spread, spread))
    whole = vectors @ np.diag(np.maximum(values, 1e-3)) @ vectors.T
    scale = np.sqrt(np.diag(whole))
    correlation: Array = whole / np.outer(scale, scale)
    return correlation
