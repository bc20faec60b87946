"""The tables of `CARD.md`: rows of text from the figures of `card.json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.training.cards.card_text import WORDS
from models.training.judging.subgroups import REPORTED

CONTRASTS = {"drug_against_placebo": "drug against placebo", "drug_against_drug": "drug against drug"}
GROUPS = {"drug": "drug", "sex": "sex", "age_band": "age", "severity_band": "severity", "employment": "employment",
          "education": "education", "failed_trials": "failed trials"}  # fmt: skip


NOBODY = {"people": 0, "complete": None, "missing": None}
"""A subgroup of which the people for coverage held none."""


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def percent(value: float) -> str:
    """A share as a percentage with one decimal."""
    return f"{100 * value:.1f} %"


def ranged(figure: Mapping[str, Any] | None, scale: float = 1, digits: int = 3) -> str:
    """A figure with its 95 % interval, or a dash where the data give none."""
    if figure is None:
        return "-"
    shown = f"{scale * figure['value']:.{digits}f}"
    if figure["low"] is None:
        return shown
    return f"{shown} ({scale * figure['low']:.{digits}f} to {scale * figure['high']:.{digits}f})"


def truth_table(metrics: Mapping[str, Any]) -> str:
    """Discrimination and calibration by outcome, LightGBM beside the logistic regression."""
    rows = []
    for outcome, m in metrics.items():
        s, twin = m["simulated"], m["logistic"]
        rows.append([
            WORDS[outcome], f"{s['people']:,}", percent(s["rate"]), f"{s['auc_truth_everything_known']:.3f}",
            f"{s['auc_truth']:.3f}", ranged(s["auc"]), ranged(twin["auc"]), ranged(s["calibration_slope"], digits=2),
            ranged(s["observed_minus_predicted"], 100, 1), f"{s['brier']:.4f}", f"{twin['brier']:.4f}",
            f"{s['brier_of_the_rate']:.4f}",
        ])  # fmt: skip
    return table(
        ["outcome", "people", "rate", "AUC of the truth, no person-by-drug part", "AUC of the truth", "AUC",
         "AUC logistic", "slope", "observed - predicted, points", "Brier", "Brier logistic", "Brier of the rate"],
        rows,
    )  # fmt: skip


def coverage_table(metrics: Mapping[str, Any]) -> str:
    """Overall coverage of the shown interval, and its lowest and highest subgroup."""
    rows = []
    for outcome, m in metrics.items():
        interval = m["interval"]
        each = [
            (row[values]["value"], f"{GROUPS[name]} {label}, {values}")
            for name in REPORTED
            for label, row in interval["by"][name].items()
            for values in ("complete", "missing")
        ]
        lowest, highest = min(each), max(each)
        rows.append([
            WORDS[outcome], f"{interval['worlds']:,}", ranged(interval["complete"], 100, 1),
            ranged(interval["missing"], 100, 1), f"{100 * lowest[0]:.1f} ({lowest[1]})",
            f"{100 * highest[0]:.1f} ({highest[1]})",
        ])  # fmt: skip
    return table(["outcome", "truths", "values complete, %", "values missing, %", "lowest subgroup, %",
                  "highest subgroup, %"], rows)  # fmt: skip


def hidden_table(metrics: Mapping[str, Any]) -> str:
    """Coverage of true groups among people of whom the model is not told what puts them there."""
    rows = [
        [WORDS[outcome], f"{GROUPS[row['group']]}: {row['label']}", str(row["people"]), ranged(row["missing"], 100, 1)]
        for outcome, m in metrics.items()
        for row in m["interval"]["where_hidden"]
    ]
    return table(["outcome", "group, not known to the model", "people", "coverage, %"], rows)


def subgroup_table(outcome: str, metrics: Mapping[str, Any]) -> str:
    """One outcome by subgroup; a group with few events is marked."""
    m, rows = metrics[outcome], []
    for name in REPORTED:
        for label, row in m["subgroups"][name].items():
            inside = m["interval"]["by"][name].get(label, NOBODY)
            rows.append([
                f"{GROUPS[name]}: {label}" + (" (small)" if row["small"] else ""), f"{row['people']:,}",
                f"{row['events']:,}", percent(row["rate"]), ranged(row["auc"]),
                ranged(row["observed_minus_predicted"], 100, 1), ranged(row["calibration_slope"], digits=2),
                f"{row['brier']:.4f}", f"{inside['people']:,}", ranged(inside["complete"], 100, 1),
                ranged(inside["missing"], 100, 1),
            ])  # fmt: skip
    return table(["group", "people", "events", "rate", "AUC", "observed - predicted, points", "slope", "Brier",
                  "people for coverage", "coverage, %", "coverage, values missing, %"], rows)  # fmt: skip


def policy_table(metrics: Mapping[str, Any]) -> str:
    """Rates under each way to choose, and the model's gain beside the bound, in percentage points."""
    rows = []
    for outcome, m in metrics.items():
        p = m["policy"]
        v, gain = p["value"], p["gain_over"]
        rows.append([
            WORDS[outcome], percent(v["by_model"]), f"{percent(v['best_single_drug'])} ({p['best_single_drug']})",
            percent(v["random"]), percent(v["as_in_trials"]), ranged(gain["best_single_drug"], 100, 1),
            ranged(gain["random"], 100, 1), ranged(gain["as_in_trials"], 100, 1), f"{p['bound_points']:.1f}",
        ])  # fmt: skip
    return table(["outcome", "by the model", "one drug for all", "at random", "as often as in the trials",
                  "gain over one drug", "gain over random", "gain over the trials", "bound"], rows)  # fmt: skip


def drug_tables(drug: Mapping[str, Any]) -> str:
    """What the network meta-analysis estimated, by outcome."""
    rows = [
        [WORDS[o], str(d["trials"]), f"{d['people']:,}", f"{d['tau2']:.3f}", f"{d['sd_class']:.2f}",
         f"{d['sd_drug']:.2f}", percent(d["base"]["rate"]), f"{d['base']['between_trials_sd']:.2f}"]
        for o, d in drug.items()
    ]  # fmt: skip
    return table(["outcome", "trials", "people", "tau²", "SD classes", "SD drugs", "base rate",
                  "SD of the base between trials (logit)"], rows)  # fmt: skip


def modifier_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """The published modifiers in use."""
    return table(
        ["input", "contrast", "outcome", "log OR", "SE", "source", "status", "note"],
        [[m["input"], m["contrast"], WORDS[m["outcome"]], f"{m['log_or']:+.3f}", f"{m['se']:.3f}", m["source"],
          m["status"], m["note"]] for m in rows],
    )  # fmt: skip
