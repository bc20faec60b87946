"""Pictures of an evaluation, for paper (PNG) and for the page (SVG), from values. Light colours only.

matplotlib is imported when a picture is made and not before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cds_app.domain.evaluation import OutcomeEvaluation, Subgroup
from cds_app.reporting.charts import DOTS_PER_INCH, ESTIMATE, INTERVAL, LINE, LINE_STRONG, MUTED, TEXT
from cds_app.reporting.performance_words import FAMILIES
from cds_app.reporting.words import drug_name, sentence_case

WIDTH = 6.8
"""Inches: the width of the text on paper."""
_SMALL, _USUAL = 7.0, 7.5


@dataclass(frozen=True)
class Picture:
    """One picture in both forms, with the words that stand for it."""

    name: str
    png: bytes
    svg: str
    description: str


def curves_picture(found: OutcomeEvaluation) -> Picture:
    """Calibration on the left, net benefit over thresholds on the right."""
    return _picture(
        f"{found.outcome}_curves",
        2.75,
        lambda figure: _curves(figure, found),
        "Left: observed rates against estimates in groups of similar estimate. Right: net benefit of acting on the "
        "estimates over thresholds. The tables below hold the same numbers.",
    )


def subgroups_picture(found: OutcomeEvaluation) -> Picture:
    """Mean estimate and observed rate of every group that has numbers."""
    shown = [group for group in found.subgroups if group.figures.observed.value is not None]
    families = len({group.family for group in shown})
    return _picture(
        f"{found.outcome}_subgroups",
        0.155 * (len(shown) + families) + 0.55,
        lambda figure: _groups(figure, shown),
        "Mean estimate and observed rate by group, of 100 people. The table below holds the same numbers.",
    )


def _curves(figure: Any, found: OutcomeEvaluation) -> None:
    left = figure.add_axes((0.065, 0.155, 0.39, 0.70))
    _calibration(left, found)
    _net_benefit(figure.add_axes((0.585, 0.155, 0.39, 0.70)), found)


def _calibration(axes: Any, found: OutcomeEvaluation) -> None:
    """Dots with the observed interval standing and the mean of the estimates' own ranges lying."""
    axes.plot([0, 100], [0, 100], color=LINE_STRONG, linewidth=0.9, linestyle=(0, (3, 2)), zorder=1)
    ends = [0.0]
    for band in found.calibration:
        x, y = 100 * band.predicted, 100 * (band.observed.value or 0.0)
        low, high = 100 * (band.observed.low or 0.0), 100 * (band.observed.high or 0.0)
        axes.plot([100 * band.low, 100 * band.high], [y, y], color=INTERVAL, linewidth=3.2, zorder=2)
        axes.plot([x, x], [low, high], color=ESTIMATE, linewidth=0.9, zorder=3)
        axes.plot([x], [y], marker="o", markersize=4, color=ESTIMATE, zorder=4)
        ends += [high, 100 * band.high]
    most = min(100.0, 10 * (int(max(ends)) // 10 + 1))
    axes.set(xlim=(0, most), ylim=(0, most))
    _dress(axes, "Calibration", "Estimated, of 100 people", "Observed, of 100 people")


def _net_benefit(axes: Any, found: OutcomeEvaluation) -> None:
    """The three ways of acting; each line is named in the legend by its pattern as well as by its colour."""
    x = [100 * at.threshold for at in found.decision_curve]
    mine, everyone = ([100 * value for value in line] for line in _lines(found))
    axes.plot(x, [0.0] * len(x), color=LINE_STRONG, linewidth=1, linestyle=":", label="on no one")
    axes.plot(x, everyone, color=TEXT, linewidth=1, linestyle=(0, (4, 2)), label="on everyone")
    axes.plot(x, mine, color=ESTIMATE, linewidth=1.6, label="on the estimates")
    top = max(*mine, *everyone, 1.0)
    axes.set(xlim=(0, 100), ylim=(-0.35 * top, 1.15 * top))
    _dress(axes, "Net benefit of acting", "Threshold of 100", "True cases, net, of 100 people")
    axes.legend(fontsize=_SMALL, frameon=False, labelcolor=TEXT, loc="upper right", handlelength=2.6)


def _lines(found: OutcomeEvaluation) -> tuple[list[float], list[float]]:
    return [at.model for at in found.decision_curve], [at.everyone for at in found.decision_curve]


def _dress(axes: Any, title: str, x: str, y: str) -> None:
    axes.set_title(title, fontsize=8.5, color=TEXT, weight="bold", loc="left", pad=6)
    axes.set_xlabel(x, fontsize=_USUAL, color=MUTED)
    axes.set_ylabel(y, fontsize=_USUAL, color=MUTED)
    axes.tick_params(labelsize=_SMALL, colors=MUTED, length=2)
    axes.spines[["right", "top"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(LINE_STRONG)
    axes.grid(color=LINE, linewidth=0.4)
    axes.set_axisbelow(True)


def _groups(figure: Any, groups: list[Subgroup]) -> None:
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    place, family = 0.0, ""
    for group in groups:
        if group.family != family:
            family = group.family
            axes.text(-52, place, FAMILIES[family], fontsize=_USUAL, color=TEXT, weight="bold", va="center")
            place += 1
        _group(axes, place, group)
        place += 1
    for at in range(0, 101, 25):
        axes.plot([at, at], [-0.6, place - 0.4], color=LINE, linewidth=0.5, zorder=0)
        axes.text(
            at, place + 0.1, f"{at}" if at < 100 else "100 of 100", fontsize=_SMALL, color=MUTED, ha="center", va="top"
        )
    axes.text(0, -1.5, "dot and bar: observed, with 95 % interval     upright line: estimated, on average",
              fontsize=_SMALL, color=MUTED, va="center")  # fmt: skip
    axes.set(xlim=(-54, 110), ylim=(place + 1.2, -2.1))
    axes.set_axis_off()


def _group(axes: Any, place: float, group: Subgroup) -> None:
    observed, predicted = group.figures.observed, 100 * (group.predicted or 0.0)
    about = "about " if group.rounded else ""
    name = f"{group_label(group)} ({about}{group.people}{', few' if group.small else ''})"
    axes.text(-50, place, name, fontsize=_USUAL, color=TEXT, va="center")
    low, high = 100 * (observed.low or 0.0), 100 * (observed.high or 0.0)
    axes.barh(place, high - low, left=low, height=0.5, color=INTERVAL, edgecolor=ESTIMATE, linewidth=0.7, zorder=2)
    axes.plot([100 * (observed.value or 0.0)], [place], marker="o", markersize=3.6, color=ESTIMATE, zorder=4)
    axes.plot([predicted, predicted], [place - 0.42, place + 0.42], color=TEXT, linewidth=1.6, zorder=3)


def group_label(group: Subgroup) -> str:
    return drug_name(group.label) if group.family == "drug" else sentence_case(group.label)


def _picture(name: str, height: float, draw: Callable[[Any], None], description: str) -> Picture:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), dpi=DOTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(figure)
    draw(figure)
    png, svg = io.BytesIO(), io.StringIO()
    figure.savefig(png, format="png", metadata={"Software": None})
    with matplotlib.rc_context({"svg.hashsalt": name}):
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return Picture(name, png.getvalue(), _inline(svg.getvalue(), name), description)


def _inline(svg: str, prefix: str) -> str:
    """The element alone, its names made its own so that several pictures can stand in one page."""
    element = svg[svg.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r'\bid="', f'id="{prefix}-', element)
    return re.sub(r'(xlink:href="#|url\(#)', rf"\g<1>{prefix}-", element)
