"""Whether what was trained may become a bundle: the report's figures against the thresholds fixed before."""

from __future__ import annotations

from typing import Any

from models.training.site.screening import LOOK_FOR_LEAKAGE
from models.training.site.thresholds import Thresholds

SURE = 1.5
"""Half-widths of a 95 % interval, about three standard errors: eight calibration figures are looked at, and chance
alone would refuse a sound model too often at two.
"""


def failures_of(metrics: dict[str, Any], policy: dict[str, Any], thresholds: Thresholds) -> list[str]:
    """Every threshold that is not met, in words. `metrics` is by outcome (`held_out.metrics`)."""
    found: list[str] = []
    for outcome, each in metrics.items():
        site = each["models"]["site"]
        if "not_had" in site:
            found.append(f"{outcome}: the figures cannot be had from the held-out patients ({site['not_had']}).")
            continue
        found += _discrimination(outcome, site, thresholds)
        for name, words in (("slope", "calibration slope"), ("in_the_large", "calibration in the large")):
            low, high = thresholds.of("calibration", name)
            interval = site[name]
            margin = SURE * (interval["high"] - interval["low"]) / 2
            if interval["value"] + margin < low or interval["value"] - margin > high:
                found.append(
                    f"{outcome}: {words} is {interval['value']:.2f} ({interval['low']:.2f} to {interval['high']:.2f}), "
                    f"clearly outside {low} to {high}."
                )
    return found + _against_bundle(metrics, thresholds) + _policy(policy, thresholds)


def _discrimination(outcome: str, site: dict[str, Any], thresholds: Thresholds) -> list[str]:
    area, most = site["auc"], thresholds.of("leakage", "largest_auc")
    if area["value"] > most:
        return [f"{outcome}: area under the curve {area['value']:.3f}, above {most}. {LOOK_FOR_LEAKAGE}"]
    least = thresholds.of("signal", "smallest_low_end_of_auc")
    if outcome in thresholds.of("signal", "outcomes") and (area["low"] is None or area["low"] < least):
        return [
            f"{outcome}: area under the curve {area['value']:.3f}, with an interval from {area['low']:.3f}; below "
            f"{least} the records show no signal that a model could use."
        ]
    return []


def verdicts(metrics: dict[str, Any], other: str) -> dict[str, str]:
    """By outcome: "better", "worse" or "not clearly different" in log loss on the same patients (95 % interval)."""
    found = {}
    for outcome, each in metrics.items():
        difference = each["differences"][f"site_minus_{other}"]["log_loss"]
        better, worse = difference["high"] < 0, difference["low"] > 0
        found[outcome] = "better" if better else "worse" if worse else "not clearly different"
    return found


def _against_bundle(metrics: dict[str, Any], thresholds: Thresholds) -> list[str]:
    found = list(verdicts(metrics, "bundle").values())
    least = thresholds.of("against_bundle", "clearly_better_outcomes")
    most = thresholds.of("against_bundle", "clearly_worse_outcomes")
    reasons = []
    if found.count("better") < least:
        reasons.append(
            f"The model is clearly better than the bundle in use in {found.count('better')} of {len(found)} outcomes; "
            f"{least} or more are needed. Keep the bundle; a recalibration may be all that this site needs."
        )
    if found.count("worse") > most:
        worse = ", ".join(outcome for outcome, verdict in verdicts(metrics, "bundle").items() if verdict == "worse")
        reasons.append(f"The model is clearly worse than the bundle in use in: {worse}.")
    return reasons


def _policy(policy: dict[str, Any], thresholds: Thresholds) -> list[str]:
    gain, most = policy["gain_over_best_single"], thresholds.of("policy", "largest_gain")
    if gain["value"] <= most or (gain["low"] is not None and gain["low"] <= 0):
        return []
    return [
        f"Choosing by the model seems to gain {gain['value']:.1%} of patients over the best single drug, above "
        f"{most:.0%}: no trial has shown that much, so the estimate is wrong; look for confounding or leakage."
    ]
