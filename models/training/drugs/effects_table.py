"""The content of `drug_effects.json`: what a fit of all trials says, in the form that the later layers read."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from models.training.drugs.arm_table import CLASSES, DRUGS, Panel, arms_of, licensed
from models.training.drugs.base_rate import MEANING, base_correlation, base_rate
from models.training.drugs.joint_effects import JointFit
from models.training.drugs.shared_prior import NAMES
from models.training.paths import OUTCOMES

METHOD = (
    "one-stage binomial-normal random-effects network meta-analysis per outcome, trial levels flat, within-trial "
    "contrasts only, dose as a covariate; outcomes joined by their correlation within trial arms and by a shared prior "
    "(early stop learns from side-effect stop, remission from response); shrinkage to class and overall mean, its "
    "variances integrated over"
)


def drug_effects(
    fit: JointFit, panel: Panel, table: pd.DataFrame, usual: dict[str, float | None], confirmed: dict[str, bool]
) -> dict[str, Any]:
    """The content of `drug_effects.json`."""
    outcomes = {}
    for place, outcome in enumerate(OUTCOMES):
        outcomes[outcome] = _outcome(fit, panel, licensed(table), place) | {"clear_calls_confirmed": confirmed[outcome]}
    return {
        "method": METHOD,
        "denominator": "all randomised",
        "unit": "log odds ratio against placebo; positive means more of the outcome",
        "doses": (
            "effects at the usual dose (median of the licensed arms, mg a day); arms outside the licensed range are "
            "used with their dose, and an unknown dose counts as usual; dose_slope: log odds ratio per doubling"
        ),
        "usual_doses_mg_per_day": usual,
        "base_meaning": MEANING,
        "between_outcomes": "joint: correlation of the outcomes within trial arms estimated from residuals",
        "correlation_within_arms": fit.correlation.tolist(),
        "shared_prior": {
            name: {"mean": float(values.mean()), "sd": float(values.std())}
            for name, values in zip(NAMES, fit.shrunk.draws.T, strict=True)
        },
        "drugs": list(DRUGS),
        "classes": CLASSES,
        "outcomes": outcomes,
        "joint": joint(fit, outcomes),
    }


def joint(fit: JointFit, outcomes: dict[str, Any]) -> dict[str, Any]:
    """Covariance of all effects at once, and of the bases (error and spread between settings) of the outcomes."""
    bases = [outcomes[outcome]["base"] for outcome in OUTCOMES]
    spread = np.array([(b["se"] ** 2 + b["between_trials_sd"] ** 2) ** 0.5 for b in bases])
    return {
        "order": [f"{outcome}:{drug}" for outcome in OUTCOMES for drug in DRUGS],
        "covariance": fit.covariance.tolist(),
        "base_order": list(OUTCOMES),
        "base_covariance": (base_correlation(fit) * np.outer(spread, spread)).tolist(),
    }


def _outcome(fit: JointFit, panel: Panel, kept: pd.DataFrame, place: int) -> dict[str, Any]:
    rows = arms_of(kept, OUTCOMES[place])[1]
    per_drug = rows.groupby("drug").agg(trials=("trial", "nunique"), people=("n", "sum"))
    return {
        "mean": fit.mean[place].tolist(),
        "covariance": fit.block(place, place).tolist(),
        "tau2": float(fit.tau2[place]),
        "sd_class": float(fit.sd_class[place]),
        "sd_drug": float(fit.sd_drug[place]),
        "dose_slope": {"log_or_per_doubling": float(fit.working.dose_slope[place]),
                       "se": float(fit.working.dose_slope_se[place])},
        "trials": int(rows["trial"].nunique()),
        "people": int(rows["n"].sum()),
        "trials_per_drug": {d: int(per_drug["trials"].get(d, 0)) for d in DRUGS},
        "people_per_drug": {d: int(per_drug["people"].get(d, 0)) for d in DRUGS},
        "base": base_rate(fit, panel, place),
    }  # fmt: skip
