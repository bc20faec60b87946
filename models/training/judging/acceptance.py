"""The thresholds of `acceptance.json`, fixed before training and enforced: what a model misses, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from models.training.paths import EVIDENCE, read_json

ACCEPTANCE = Path(__file__).with_name("acceptance.json")
Check = tuple[str, float, float, float]
"""What was looked at, its value, and the least and most that is allowed."""


def failures(metrics: Mapping[str, Any]) -> list[str]:
    """Every threshold that the metrics (by outcome) do not meet, in words."""
    rules = read_json(ACCEPTANCE)
    found = []
    for outcome, mine in metrics.items():
        for what, value, low, high in _checks(outcome, mine, rules):
            if not low <= value <= high:
                found.append(f"{outcome}: {what} is {value:.4f}, allowed {low:g} to {high:g}")
    return found


def _checks(outcome: str, mine: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[Check]:
    each, simulated = rules["each_outcome"], mine["simulated"]
    line = simulated["calibration_against_averaged_outcomes"]
    loss = simulated["auc_truth"] - simulated["auc_lightgbm_everything_known"]
    yield "error on the logit", simulated["rmse_logit_against_truth"], 0, each["largest_rmse_logit_against_truth"]
    yield "calibration slope", line["slope"], *each["calibration_slope"]
    yield "calibration intercept", line["intercept"], *each["calibration_intercept"]
    yield "area under the curve", simulated["auc_lightgbm"], 0.5, each["largest_auc"]
    yield "loss against truth", loss, -1, each["largest_auc_loss_against_truth"]
    yield "model bytes", mine["model_bytes"], 0, rules["bundle"]["largest_model_file_bytes"]
    yield from _coverage(mine["interval"], each)
    yield "claimed gain in points", mine["policy"]["claimed_gain_points"], -100, mine["policy"]["bound_points"]
    if outcome == "response":
        pairs = mine["pairs"]
        share = pairs["clearly_different_by_ensemble"] / pairs["pairs"]
        most = rules["benefit_outcomes"]["largest_share_of_pairs_clearly_different_in_response"]
        yield "share of clearly different pairs", share, 0, most


def _coverage(interval: Mapping[str, Any], each: Mapping[str, Any]) -> Iterator[Check]:
    low, high = each["interval_coverage_90"]
    yield "interval coverage", interval["overall"], low, high
    yield "interval coverage with values missing", interval["overall_missing"], low, high
    low, high = each["subgroup_coverage_90"]
    for name, labels in interval["by"].items():
        for label, row in labels.items():
            for values in ("complete", "missing"):
                yield f"interval coverage for {name} {label}, values {values}", row[values]["value"], low, high


def stability_failures(table: Path = EVIDENCE / "stability.json") -> list[str]:
    """Whether another seed would give other numbers: the measured change against what is allowed, in words."""
    if not table.exists():
        return ["stability: stability.json is missing; measure it first"]
    chosen = read_json(table)["chosen"]
    change, most = chosen["largest_change_points"], read_json(ACCEPTANCE)["stability"]["largest_change_points"]
    if change > most:
        return [f"stability: another seed changes a shown probability by {change:.2f} points, allowed {most:g}"]
    return []
