"""Figures of the evidence: drug effects with intervals, whether they carry over, the week-2 update elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from models.training.cards.card_follow_up import groups_at, setting_name
from models.training.cards.card_tables import CONTRASTS
from models.training.cards.card_text import WORDS
from models.training.cards.figures_truth import BLUE, GREY, LOOKS, ORANGE
from models.training.paths import OUTCOMES

Z90 = 1.6448536269514722
SIDES = (("low", "predicted"), ("high", "predicted"), ("observed_low", "observed"), ("observed_high", "observed"))


def drug_effects(effects: Mapping[str, Any]) -> Figure:
    """A forest of the 21 drugs for each outcome, in one order: by the effect on response."""
    figure = Figure(figsize=(11.0, 6.4))
    order = np.argsort(effects["outcomes"]["response"]["mean"])
    places = np.arange(len(order))
    panels = figure.subplots(1, len(OUTCOMES), sharex=True, sharey=True)
    for axes, outcome in zip(panels, OUTCOMES, strict=True):
        mine = effects["outcomes"][outcome]
        mean = np.array(mine["mean"])[order]
        half = Z90 * np.sqrt(np.diag(mine["covariance"]))[order]
        colour, mark = LOOKS[outcome]
        axes.axvline(0, color=GREY, lw=1, ls="--", zorder=1)
        axes.errorbar(mean, places, xerr=half, fmt=mark, color=colour, ms=4, lw=1.2, capsize=2)
        axes.set_title(WORDS[outcome].capitalize())
        axes.set_xlabel("log odds ratio against placebo")
    panels[0].set_yticks(places, [effects["drugs"][place] for place in order])
    figure.suptitle("Drug effects in trials: mean effect with its 90 % interval (heterogeneity between trials not "
                    "included)", fontsize=10.5)  # fmt: skip
    return figure


def carry_over(carry: Mapping[str, Any]) -> Figure:
    """Skill in held-out trials by outcome and kind of contrast."""
    figure = Figure(figsize=(7.4, 3.9))
    axes = figure.subplots()
    places = np.arange(len(OUTCOMES))
    for shift, colour, hatch, (name, words) in zip(
        (-0.19, 0.19), (BLUE, ORANGE), ("", "///"), CONTRASTS.items(), strict=True
    ):
        skill = [100 * carry["leave_trials_out"][outcome][name]["skill"] for outcome in OUTCOMES]
        bars = axes.barh(places + shift, skill, height=0.34, color=colour, hatch=hatch, edgecolor="white", label=words)
        axes.bar_label(bars, [f"{value:+.1f} %" for value in skill], padding=3, fontsize=8)
    axes.axvline(0, color="black", lw=1)
    axes.margins(x=0.16)
    axes.set_yticks(places, [WORDS[outcome] for outcome in OUTCOMES])
    axes.invert_yaxis()
    axes.set_xlabel("squared error removed, compared with one effect for all drugs, %")
    axes.set_title("Do drug effects carry over to trials left out of the fit?")
    figure.legend(loc="outside lower center", ncols=2)
    return figure


def follow_up(validation: Mapping[str, Any]) -> Figure:
    """Observed share against prediction in thirds of each data set's people, at about two weeks."""
    groups = groups_at(validation, validation["together"]["window"])
    columns = 2 if len(groups) in (2, 4) else min(3, len(groups))
    rows = -(-len(groups) // columns)
    figure = Figure(figsize=(3.7 * columns, 3.4 * rows + 0.5))
    panels = figure.subplots(rows, columns, squeeze=False).ravel()
    for axes, (setting, group) in zip(panels, groups.items(), strict=False):
        thirds = group["thirds"]
        x = 100 * np.array([third["predicted"] for third in thirds])
        y = 100 * np.array([third["observed"] for third in thirds])
        sides = [[100 * abs(third[side] - third[middle]) for third in thirds] for side, middle in SIDES]
        axes.plot([0, 100], [0, 100], color=GREY, lw=1, ls="--", zorder=1)
        axes.errorbar(x, y, xerr=sides[:2], yerr=sides[2:], fmt="o", color=BLUE, ms=4.5, lw=1, capsize=2)
        axes.set_title(f"{setting_name(setting)} (n = {group['n']})")
        axes.set_xlim(0, 100)
        axes.set_ylim(0, 100)
    for axes in panels[len(groups) :]:
        axes.set_axis_off()
    figure.supxlabel("predicted chance of response, %", fontsize=9)
    figure.supylabel("observed, %", fontsize=9)
    figure.suptitle(
        "The week-2 update on data sets it never saw: real patients in thirds, 90 % intervals", fontsize=10.5
    )
    return figure
