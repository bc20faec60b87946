"""The card's part about the week-2 update: how it did on data sets that it was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.training.cards.card_tables import percent, ranged, table
from models.training.paths import EVIDENCE, read_json

FOLLOW_UP = "follow_up.json"
DATA_SETS = {
    "dia_duloxetine_trial": "duloxetine trial", "enrichd_bdi": "cardiac cohort (ENRICHD)",
    "reisby_imipramine": "imipramine study",
}  # fmt: skip
BESIDE = {"base_rate": "base rate", "one_variable": "logistic, one variable", "lightgbm": "LightGBM"}


def validation(folder: Path = EVIDENCE) -> dict[str, Any] | None:
    """The figures on held-out data sets, None where the evidence has no follow-up model."""
    path = folder / FOLLOW_UP
    return dict(read_json(path)["validation"]) if path.exists() else None


def follow_up_text(found: Mapping[str, Any] | None) -> str:
    """The part in Markdown."""
    if found is None:
        return "Not part of this bundle."
    together, groups = found["together"], groups_at(found, found["together"]["window"])
    return (
        "Probability of response given the fraction improved at an early visit. Real patients; each data set is "
        f"predicted by a model that never saw it. Visits of about two weeks; intervals are 90 %.\n\n{_table(groups)}"
        f"\n\nIn {together['settings']} settings on active treatment ({together['people']} people) the lowest area "
        f"under the curve is {together['lowest_auc']:.2f}; the mean prediction misses the observed share by up to "
        f"{100 * together['largest_difference']:.0f} points and its interval holds it in "
        f"{together['observed_within_interval']} of them. Brier scores over these people:\n\n{_brier(together)}\n\n"
        + _verdict(together["brier"])
    )


def _verdict(scores: Mapping[str, float]) -> str:
    better = "better than" if scores["follow_up"] < scores["base_rate"] else "no better than"
    rival = "no worse than" if scores["follow_up"] <= scores["one_variable"] else "slightly worse than"
    return (
        f"The update is {better} the base rate and {rival} a plain logistic regression on the fraction improved, which "
        "has no interval for a new setting. On placebo it is too high: it is meant for people under treatment."
    )


def groups_at(found: Mapping[str, Any], window: str) -> dict[str, Any]:
    """The settings that have figures in a stretch of days."""
    return {setting: windows[window] for setting, windows in sorted(found["by_setting"].items()) if window in windows}


def setting_name(setting: str) -> str:
    """A setting in words: the data set, and the arm where it has several."""
    data_set, *arm = setting.split(", ")
    return ", ".join([DATA_SETS.get(data_set, data_set.replace("_", " ")), *arm])


def _table(groups: Mapping[str, Any]) -> str:
    rows = [
        [setting_name(setting), str(g["n"]), percent(g["observed"]),
         f"{percent(g['mean_predicted'])} ({100 * g['mean_low']:.0f} to {100 * g['mean_high']:.0f})",
         ranged(g["auc"], digits=2), f"{g['calibration_intercept']:+.2f}", f"{g['calibration_slope']:.2f}",
         f"{g['brier']['follow_up']:.3f}", f"{g['brier']['base_rate']:.3f}", f"{g['brier']['one_variable']:.3f}"]
        for setting, g in groups.items()
    ]  # fmt: skip
    return table(["setting", "people", "observed", "mean prediction", "AUC", "intercept", "slope", "Brier",
                  "Brier base rate", "Brier one variable"], rows)  # fmt: skip


def _brier(together: Mapping[str, Any]) -> str:
    scores = together["brier"]
    names = {"follow_up": "the update", **{name: words for name, words in BESIDE.items() if name in scores}}
    return table(list(names.values()), [[f"{scores[name]:.3f}" for name in names]])
