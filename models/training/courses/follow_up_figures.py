"""Every figure that is shown about the follow-up model, computed from the table of held-out predictions alone.

`figures(read_table(path))` equals `follow_up.json`'s "validation". Where a stretch of days has several visits of one
person, the table holds the latest, so rows of one setting and stretch are different people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from models.training.courses.follow_up_held_out import PLACEBO, PRIMARY

Array = NDArray[np.float64]
Table = Sequence[dict[str, str]]
RIVALS = ("base_rate", "one_variable", "with_baseline", "with_visit_before", "lightgbm", "mixed_model")
FEWEST = 20
"""Fewer people than this in a setting and stretch of days give no figures."""
EARLY_IMPROVEMENT = 0.2
"""The published rule's threshold (wagner2017: 20-25 %)."""
Z90 = 1.6449
DIGITS = 4


def figures(table: Table) -> dict[str, Any]:
    """Figures per setting and stretch of days, and what they come to together."""
    groups: dict[str, dict[str, Any]] = {}
    for setting in sorted({row["setting"] for row in table}):
        for window in sorted({row["window"] for row in table}):
            rows = [row for row in table if (row["setting"], row["window"]) == (setting, window)]
            if sum(row["observed"] != "" for row in rows) >= FEWEST:
                groups.setdefault(setting, {})[window] = group_figures(rows)
    treated = [found[PRIMARY] for setting, found in groups.items() if PLACEBO not in setting]
    return _rounded({"by_setting": groups, "together": together(treated)})


def group_figures(rows: Table) -> dict[str, Any]:
    """Discrimination, calibration and accuracy in one setting and stretch of days."""
    known = [row for row in rows if row["observed"] != ""]
    happened, predicted = _column(known, "observed"), _column(known, "predicted")
    intercept, slope = recalibration(predicted, happened)
    return {
        "n": len(known),
        "without_outcome": len(rows) - len(known),
        "responders": int(happened.sum()),
        "observed": happened.mean(),
        "mean_predicted": predicted.mean(),
        "mean_low": _column(known, "low").mean(),
        "mean_high": _column(known, "high").mean(),
        "auc": _auc_with_interval(predicted, happened),
        "calibration_intercept": intercept,
        "calibration_slope": slope,
        "brier": {"follow_up": brier(predicted, happened)}
        | {name: brier(_column(known, name), happened) for name in RIVALS},
        "auc_of_rivals": {name: roc_auc_score(happened, _column(known, name)) for name in RIVALS[1:]},
        "other_outcomes": {name: _other(known, name) for name in ("non_response", "worsening")},
        "early_improvement_rule": _rule(_column(known, "fraction_improved") >= EARLY_IMPROVEMENT, happened),
        "predicted_half_or_more": _rule(predicted >= 0.5, happened),
        "thirds": thirds(known),
        "dropouts": _dropouts(rows),
    }


def together(groups: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Over the settings on active treatment, at about two weeks."""
    points = [point for group in groups for point in group["thirds"]]
    within = [point["low"] <= point["observed"] <= point["high"] for point in points]
    reach = [
        point["observed_low"] <= point["high"] and point["low"] <= point["observed_high"] for point in points
    ]  # fmt: skip
    return {
        "window": PRIMARY,
        "settings": len(groups),
        "people": sum(group["n"] for group in groups),
        "lowest_auc": min(group["auc"]["value"] for group in groups),
        "largest_difference": max(abs(group["mean_predicted"] - group["observed"]) for group in groups),
        "observed_within_interval": int(sum(g["mean_low"] <= g["observed"] <= g["mean_high"] for g in groups)),
        "thirds": len(points),
        "thirds_within_interval": int(sum(within)),
        "thirds_interval_reaches_observed_interval": int(sum(reach)),
        "brier": {
            name: float(np.average([g["brier"][name] for g in groups], weights=[g["n"] for g in groups]))
            for name in ("follow_up", *RIVALS)
        },
    }


def thirds(rows: Table) -> list[dict[str, Any]]:
    """Calibration points: people in three groups by what was predicted, with the observed share's 90 % interval."""
    ordered = sorted(rows, key=lambda row: (float(row["predicted"]), row["observed"]))
    found = []
    for part in np.array_split(np.arange(len(ordered)), 3):
        some = [ordered[place] for place in part]
        share = float(_column(some, "observed").mean())
        low, high = wilson(share, len(some))
        means = {name: float(_column(some, name).mean()) for name in ("predicted", "low", "high")}
        found.append({"n": len(some), **means, "observed": share, "observed_low": low, "observed_high": high})
    return found


def wilson(share: float, n: int) -> tuple[float, float]:
    """Wilson's 90 % interval of a share."""
    centre = (share + Z90**2 / (2 * n)) / (1 + Z90**2 / n)
    half = Z90 / (1 + Z90**2 / n) * float(np.sqrt(share * (1 - share) / n + Z90**2 / (4 * n**2)))
    return centre - half, centre + half


def recalibration(predicted: Array, happened: Array) -> tuple[float, float]:
    """Intercept (with the slope held at 1) and slope of outcomes on predicted log-odds; 0 and 1 are perfect."""
    x = logit(np.clip(predicted, 1e-6, 1 - 1e-6))
    model = LogisticRegression(C=np.inf).fit(x[:, None], happened)
    level = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x + level)))
        level += float((happened - p).sum() / (p * (1 - p)).sum())
    return level, float(model.coef_[0, 0])


def brier(predicted: Array, happened: Array) -> float:
    """Mean squared difference."""
    return float(np.mean((predicted - happened) ** 2))


def _auc_with_interval(predicted: Array, happened: Array) -> dict[str, float]:
    """With DeLong's 90 % interval, made on the log-odds scale so that it stays between 0 and 1."""
    came, not_came = predicted[happened == 1], predicted[happened == 0]
    wins = (came[:, None] > not_came) + 0.5 * (came[:, None] == not_came)
    value = float(wins.mean())
    error = np.sqrt(wins.mean(axis=1).var(ddof=1) / len(came) + wins.mean(axis=0).var(ddof=1) / len(not_came))
    reach = Z90 * float(error) / (value * (1 - value))
    return {"value": value, "low": float(expit(logit(value) - reach)), "high": float(expit(logit(value) + reach))}


def _other(known: Table, name: str) -> dict[str, float]:
    happened, predicted = _column(known, f"observed_{name}"), _column(known, name)
    return {
        "observed": happened.mean(), "mean_predicted": predicted.mean(), "brier": brier(predicted, happened),
        "brier_of_the_observed_rate": happened.mean() * (1 - happened.mean()),
    }  # fmt: skip


def _rule(said_yes: NDArray[np.bool_], happened: Array) -> dict[str, float | None]:
    """A yes-or-no rule: what it finds, and what its answers are worth."""
    yes, no, came = said_yes, ~said_yes, happened == 1

    def share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float | None:
        return float(part[whole].mean()) if whole.any() else None

    return {
        "sensitivity": share(yes, came), "specificity": share(no, ~came),
        "positive_predictive_value": share(came, yes), "negative_predictive_value": share(~came, no),
    }  # fmt: skip


def _dropouts(rows: Table) -> dict[str, Any]:
    """The same people with those who left counted as non-responders, and by their last total."""
    predicted = _column(rows, "predicted")
    ways = {
        "as_non_responders": [float(row["observed"] or 0) for row in rows],
        "last_total_carried_forward": [float(row["observed"] or row["last_seen"]) for row in rows],
    }
    return {
        way: {"n": len(rows), "observed": float(np.mean(happened)), "mean_predicted": float(predicted.mean()),
              "auc": float(roc_auc_score(happened, predicted))}
        for way, happened in ways.items()
    }  # fmt: skip


def _column(rows: Table, name: str) -> Array:
    return np.array([float(row[name]) for row in rows])


def _rounded(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _rounded(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_rounded(value) for value in content]
    return round(float(content), DIGITS) if isinstance(content, float | np.floating) else content
