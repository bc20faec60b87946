"""What if response effects are inflated as journals inflated them? A sensitivity analysis, never an input.

turner2008 gives, for 73 trials registered with the FDA, the effect size in the FDA's review and the one in the
journal. The ratio of the two (all registered trials, over the published ones as published) says how much selective
publication and reporting added. Here each drug's response effect is shrunk by that ratio: by one ratio for all drugs,
and by each drug's own where it has three registered trials or more. Our arm table already holds unpublished trials, so
this overstates the correction.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.training.drugs.arm_table import DRUGS
from models.training.drugs.base_rate import random_effects_mean
from models.training.drugs.network import Array
from models.training.paths import SEED

TRIAL_FILE = Path("fda_turner2008") / "trials.csv"
LEAST_TRIALS = 3
RESAMPLES = 500
Z95_ONE_SIDED = 1.6448536269514722


def ratio(trials: pd.DataFrame) -> float:
    """Mean FDA effect of all registered trials over the mean journal effect of the published ones (Hedges' g)."""
    fda = random_effects_mean(trials["fda_effect_size_g"].to_numpy(), trials["fda_se"].to_numpy() ** 2)[0]
    out = trials.dropna(subset=["journal_effect_size_g", "journal_se"])
    journal = random_effects_mean(out["journal_effect_size_g"].to_numpy(), out["journal_se"].to_numpy() ** 2)[0]
    return fda / journal


def clear_pairs(mean: Array, covariance: Array) -> np.ndarray:
    """Which pairs differ with a probability of 0.95 or more, (K, K) of bool."""
    difference = mean[:, None] - mean[None, :]
    variance = np.diag(covariance)[:, None] + np.diag(covariance)[None, :] - 2 * covariance
    found: np.ndarray = np.abs(difference) > Z95_ONE_SIDED * np.sqrt(np.maximum(variance, 1e-12))
    return found & ~np.eye(len(mean), dtype=bool)


def publication_bias(trials: pd.DataFrame, mean: Array, covariance: Array, unpublished: float) -> dict[str, Any]:
    """Ratios, and the response effects (K) under them. `covariance` as the program draws drug differences.

    `unpublished`: share of our placebo-controlled trials that are marked as unpublished.
    """
    trials = trials.assign(generic=trials["drug"].str.split().str[0])
    overall = ratio(trials)
    rng = np.random.default_rng(SEED)
    drawn = [ratio(trials.iloc[rng.integers(0, len(trials), len(trials))]) for _ in range(RESAMPLES)]
    own = {
        drug: {"trials": len(mine), "published": int(mine["published"].sum()), "ratio": ratio(mine)}
        for drug, mine in trials.groupby("generic")
        if drug in DRUGS and len(mine) >= LEAST_TRIALS and mine["journal_se"].notna().sum() >= 2
    }
    one = np.full(len(DRUGS), overall)
    each = np.array([own[drug]["ratio"] if drug in own else overall for drug in DRUGS])
    return {
        "ratio_all_drugs": overall,
        "ratio_all_drugs_90": [float(q) for q in np.quantile(drawn, [0.05, 0.95])],
        "registered_trials": len(trials),
        "published_trials": int(trials["published"].sum()),
        "our_placebo_controlled_trials_unpublished": unpublished,
        "drugs": own,
        "as_estimated": mean.tolist(),
        "one_ratio": _under(mean, covariance, one),
        "own_ratios": _under(mean, covariance, each),
    }


def _under(mean: Array, covariance: Array, ratios: Array) -> dict[str, Any]:
    before, after = clear_pairs(mean, covariance), clear_pairs(mean * ratios, covariance * np.outer(ratios, ratios))
    changed = np.argwhere(np.triu(before != after))
    return {
        "effects": (mean * ratios).tolist(),
        "mean_effect_before": float(mean.mean()),
        "mean_effect_after": float((mean * ratios).mean()),
        "rank_correlation": float(pd.Series(mean).corr(pd.Series(mean * ratios), method="spearman")),
        "pairs_clearly_different_before": int(before.sum() // 2),
        "pairs_clearly_different_after": int(after.sum() // 2),
        "pairs_that_change": [[DRUGS[a], DRUGS[b]] for a, b in changed],
    }
