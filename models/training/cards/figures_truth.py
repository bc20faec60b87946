"""Figures of the simulated truth: calibration, coverage, net benefit, and how many draws an interval needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from models.training.cards.card_tables import GROUPS
from models.training.cards.card_text import WORDS
from models.training.judging.subgroups import REPORTED

BLUE, ORANGE, GREEN, PURPLE, GREY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#666666"
LOOKS = {
    "response": (BLUE, "o"), "remission": (ORANGE, "s"), "early_stop": (GREEN, "^"), "side_effect_stop": (PURPLE, "D"),
}  # fmt: skip
"""Colour and mark of each outcome, here and in `figures_evidence`."""
SIMULATED = "simulated truth"


def calibration(metrics: Mapping[str, Any]) -> Figure:
    """Observed against predicted, one panel an outcome."""
    figure = Figure(figsize=(8.4, 7.6))
    for axes, (outcome, m) in zip(figure.subplots(2, 2).ravel(), metrics.items(), strict=True):
        rows = m["calibration_curve"]
        predicted = 100 * np.array([row["predicted"] for row in rows])
        observed = 100 * np.array([row["observed"]["value"] for row in rows])
        low = 100 * np.array([row["observed"]["low"] for row in rows])
        high = 100 * np.array([row["observed"]["high"] for row in rows])
        least, most = min(predicted.min(), low.min()), max(predicted.max(), high.max())
        edge = 0.06 * (most - least)
        axes.plot([least - edge, most + edge], [least - edge, most + edge], color=GREY, lw=1, ls="--", zorder=1)
        colour, mark = LOOKS[outcome]
        axes.errorbar(predicted, observed, [observed - low, high - observed], fmt=mark, color=colour, ms=4.5, capsize=2)
        axes.set_title(f"{WORDS[outcome].capitalize()} (n = {m['simulated']['people']:,})")
        axes.set_xlabel("mean prediction, %")
        axes.set_ylabel("observed, %")
        axes.set_aspect("equal", adjustable="datalim")
    figure.suptitle(f"Calibration in the {SIMULATED}, tenths of simulated people; dashed: perfect", fontsize=10.5)
    return figure


def coverage(metrics: Mapping[str, Any]) -> Figure:
    """Coverage of each subgroup, one panel an outcome; drugs as one row of many marks."""
    figure = Figure(figsize=(10.4, 6.6))
    panels = figure.subplots(1, len(metrics), sharey=True)
    for axes, (outcome, m) in zip(panels, metrics.items(), strict=True):
        names = _coverage_panel(axes, m["interval"]["by"], LOOKS[outcome][0])
        axes.set_title(WORDS[outcome].capitalize())
        axes.set_xlabel("truths inside, %")
    panels[0].set_yticks(range(len(names)), names)
    panels[0].invert_yaxis()
    panels[0].plot([], [], "o", color=GREY, ms=4.5, label="values complete")
    panels[0].plot([], [], "o", color=GREY, ms=4.5, mfc="white", label="values missing")
    figure.legend(loc="outside lower center", ncols=2)
    figure.suptitle(f"Coverage of the shown 90 % interval by subgroup, {SIMULATED}; shaded: accepted (85 to 95 %)",
                    fontsize=10.5)  # fmt: skip
    return figure


def _coverage_panel(axes: Axes, by: Mapping[str, Any], colour: str) -> list[str]:
    axes.axvspan(85, 95, color="#EEEEEE", zorder=0)
    axes.axvline(90, color=GREY, lw=1, ls="--", zorder=1)
    names: list[str] = []
    for name in REPORTED:
        for label, row in by[name].items():
            place = 0 if name == "drug" else len(names)
            if name != "drug" or not names:
                names.append("each drug" if name == "drug" else f"{GROUPS[name]}: {label}")
            for values, shift, face in (("complete", -0.15, colour), ("missing", 0.15, "white")):
                found = row[values]
                x, y = 100 * found["value"], place + shift
                if name != "drug":
                    axes.plot([100 * found["low"], 100 * found["high"]], [y, y], color=colour, lw=1, zorder=2)
                axes.plot(x, y, "o", color=colour, mfc=face, ms=4, zorder=3)
    axes.set_xlim(83, 97)
    axes.set_xticks([85, 90, 95])
    return names


def decision_curves(metrics: Mapping[str, Any]) -> Figure:
    """Net benefit over thresholds, one panel an outcome."""
    figure = Figure(figsize=(8.4, 6.6))
    for axes, (outcome, m) in zip(figure.subplots(2, 2).ravel(), metrics.items(), strict=True):
        rows = m["decision_curve"]
        threshold = [100 * row["threshold"] for row in rows]
        axes.plot(threshold, [100 * row["everyone"] for row in rows], color=GREY, lw=1.2, ls="--", label="everyone")
        axes.axhline(0, color="black", lw=1, ls=":", label="no one")
        colour, mark = LOOKS[outcome]
        benefit = [100 * row["model"] for row in rows]
        axes.plot(threshold, benefit, color=colour, marker=mark, ms=4, lw=1.5, label="the prediction")
        axes.set_ylim(-0.25 * max(benefit), 1.15 * max(benefit))
        axes.set_title(WORDS[outcome].capitalize())
        axes.set_xlabel("threshold, %")
        axes.set_ylabel("net benefit per 100 people")
        axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
        axes.legend(loc="upper right")
    figure.suptitle(f"Net benefit of acting on the prediction, {SIMULATED}", fontsize=10.5)
    return figure


def interval_width(metrics: Mapping[str, Any]) -> Figure:
    """Median width of the interval against the number of draws."""
    figure = Figure(figsize=(6.6, 4.4))
    axes = figure.subplots()
    for outcome, m in metrics.items():
        rows = m["draws"]
        colour, mark = LOOKS[outcome]
        widths = [row["median_width_points"] for row in rows]
        axes.plot([row["draws"] for row in rows], widths, color=colour, marker=mark, ms=5, label=WORDS[outcome])
    axes.set_ylim(bottom=0)
    axes.set_xlim(left=0)
    axes.set_xlabel("number of draws")
    axes.set_ylabel("median width, percentage points")
    axes.set_title("Width of the shown 90 % interval by number of draws")
    figure.legend(loc="outside lower center", ncols=4)
    return figure
