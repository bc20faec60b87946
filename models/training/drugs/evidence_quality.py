"""How much evidence stands behind each drug's effect on each outcome: counts, what they rest on, and a plain level.

Counts only: nothing here enters the fit. "People" are the people randomised to the drug itself.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from models.training.drugs.arm_table import DRUGS, arms_of
from models.training.drugs.network import Arms, fit_given
from models.training.paths import OUTCOMES

LEVELS: dict[str, dict[str, Any]] = {
    "many": {"least_trials": 15, "least_people": 1500, "words": "many trials"},
    "some": {"least_trials": 6, "least_people": 500, "words": "some trials"},
    "few": {"least_trials": 0, "least_people": 0, "words": "few trials"},
}
"""A design choice, made after looking at the counts; both limits must be met."""
IMPUTED = {"response": "responders_imputed", "remission": "remitters_imputed"}
NO_SHRINKAGE = 30.0


def level_of(trials: int, people: int) -> str:
    """The highest level whose two limits are met."""
    return next(n for n, x in LEVELS.items() if trials >= x["least_trials"] and people >= x["least_people"])


def evidence_quality(table: pd.DataFrame, tau2: dict[str, float]) -> dict[str, Any]:
    """Per drug and outcome the counts behind the effect. `table`: licensed arms; `tau2`: heterogeneity by outcome."""
    found: dict[str, dict[str, Any]] = {drug: {} for drug in DRUGS}
    for outcome in OUTCOMES:
        arms, rows = arms_of(table, outcome)
        direct = direct_share(arms, tau2[outcome])
        sources = _sources(table, rows, outcome)
        for number, drug in enumerate(DRUGS):
            found[drug][outcome] = _entry(rows, drug) | sources[drug] | {
                "direct_share": float(direct[number]),
                "mostly_indirect": bool(direct[number] < 0.5),
            }  # fmt: skip
    return {"levels": LEVELS, "drugs": found, "columns": COLUMNS}


COLUMNS = {
    "trials": "trials that inform the effect (more than one drug, and somebody but not everybody had the outcome)",
    "people": "people randomised to this drug in them",
    "head_to_head_trials": "of these trials, those with another antidepressant",
    "placebo_trials": "of these trials, those with a placebo arm",
    "direct_share": "part of the information on drug against placebo that comes from trials of the drug and placebo",
    "mostly_indirect": "direct_share below one half",
    "imputed_share": "people in arms whose count was derived from a scale's mean by the original authors",
    "sponsored_share": "trials marked as sponsored by a drug company, of those where it is stated",
    "unpublished_share": "trials marked as unpublished",
    "high_risk_of_bias_share": "trials judged at high risk of bias, of those judged; null when none was judged",
    "risk_of_bias_judged": "trials with an overall judgement in the table",
}


def _entry(rows: pd.DataFrame, drug: str) -> dict[str, Any]:
    mine = rows[rows["drug"] == drug]
    others = rows[rows["trial"].isin(mine["trial"]) & (rows["drug"] != drug)]
    trials, people = int(mine["trial"].nunique()), int(mine["n"].sum())
    return {
        "trials": trials,
        "people": people,
        "head_to_head_trials": int(others.loc[others["drug"] != "placebo", "trial"].nunique()),
        "placebo_trials": int(others.loc[others["drug"] == "placebo", "trial"].nunique()),
        "level": level_of(trials, people),
    }


def _sources(table: pd.DataFrame, rows: pd.DataFrame, outcome: str) -> dict[str, dict[str, Any]]:
    """Shares of imputed, sponsored, unpublished and high-risk evidence per drug."""
    used = table.merge(rows[["trial", "drug"]], on=["trial", "drug"])
    found = {}
    for drug in DRUGS:
        mine = used[used["drug"] == drug]
        trials = mine.drop_duplicates("trial")
        stated = trials["sponsored_by_drug_company"].isin(["yes", "no"])
        judged = trials["rob_overall"].notna()
        found[drug] = {
            "imputed_share": _imputed(mine, outcome),
            "sponsored_share": _share(trials.loc[stated, "sponsored_by_drug_company"] == "yes"),
            "unpublished_share": _share(trials["year_published"] == "unpublished"),
            "high_risk_of_bias_share": _share(trials.loc[judged, "rob_overall"] == "High risk"),
            "risk_of_bias_judged": int(judged.sum()),
        }
    return found


def _share(marks: pd.Series[bool]) -> float | None:
    return float(marks.mean()) if len(marks) else None


def _imputed(mine: pd.DataFrame, outcome: str) -> float | None:
    if outcome not in IMPUTED or mine.empty:
        return None if mine.empty else 0.0
    weight = mine["n_randomised"].to_numpy(float)
    return float(weight @ (mine[IMPUTED[outcome]].fillna(0) > 0).to_numpy(float) / weight.sum())


def direct_share(arms: Arms, tau2: float) -> np.ndarray:
    """Per drug: precision of drug against placebo from trials of both, over that of the whole unshrunk network."""
    whole, _ = fit_given(arms, np.arange(len(DRUGS)), tau2, NO_SHRINKAGE, NO_SHRINKAGE)
    add = np.where((arms.events == 0) | (arms.events == arms.n), 0.5, 0.0)
    variance = 1 / (arms.events + add) + 1 / (arms.n - arms.events + add)
    placebo = dict(zip(arms.trial[arms.drug < 0], variance[arms.drug < 0], strict=True))
    precision = np.zeros(len(DRUGS))
    for trial, drug, own in zip(arms.trial, arms.drug, variance, strict=True):
        if drug >= 0 and trial in placebo:
            precision[drug] += 1 / (own + placebo[trial] + tau2)
    return np.minimum(precision * np.diag(whole.covariance), 1.0)
