"""Pictures for paper: the interval chart and the hundred people, as PNG, from values. Light colours only.

matplotlib is imported when a picture is made and not before: the window must be up before it is loaded.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cds_app.reporting.language import translate
from cds_app.reporting.numbers import of_100, people

ESTIMATE, INTERVAL, TEXT, MUTED, LINE, LINE_STRONG = "#1F6A9A", "#A9CBE2", "#18212B", "#4A5663", "#D3D9DF", "#76828E"
"""The light tokens of resources/style/tokens.json; a test compares."""
DOTS_PER_INCH = 220


@dataclass(frozen=True)
class Bar:
    """One line of the interval chart. Without numbers it is only named, with `note` in their place."""

    label: str
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""


def interval_chart(groups: Sequence[tuple[str, Sequence[Bar]]], base_rate: float | None) -> bytes:
    """Groups under their titles on one shared axis from 0 to 100 of 100; the dashed line is the base rate."""
    lines = sum(1 + len(bars) for _, bars in groups)
    figure, axes = _figure(6.8, 0.155 * lines + 0.5)
    place = 0.0
    for title, bars in groups:
        axes.text(-42, place, title, fontsize=7.5, color=TEXT, weight="bold", va="center")
        place += 1
        for bar in bars:
            _bar(axes, place, bar)
            place += 1
    if base_rate is not None:
        at = base_rate * 100
        axes.plot([at, at], [-0.6, place - 0.3], color=LINE_STRONG, linewidth=0.9, linestyle=(0, (3, 2)), zorder=1)
        average = translate("numbers", "average of all people and drugs: {n} of 100").format(n=people(base_rate))
        axes.text(at, -1.1, average, fontsize=6.5, color=MUTED, ha="center", va="center")  # fmt: skip
    axes.set(xlim=(-42, 118), ylim=(place - 0.3, -1.6), yticks=[], xticks=range(0, 101, 25))
    axes.set_xticklabels(["0", "25", "50", "75", of_100(1)])
    axes.tick_params(axis="x", labelsize=7, colors=MUTED, length=2)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 100)
    axes.spines["bottom"].set_color(LINE_STRONG)
    return _png(figure)


def _bar(axes: Any, place: float, bar: Bar) -> None:
    axes.text(-40, place, bar.label, fontsize=7.5, color=TEXT if bar.probability is not None else MUTED, va="center")
    if bar.probability is None or bar.low is None or bar.high is None:
        axes.text(0, place, bar.note, fontsize=6.5, color=MUTED, va="center")
        return
    low, high = bar.low * 100, bar.high * 100
    axes.barh(place, high - low, left=low, height=0.5, color=INTERVAL, edgecolor=ESTIMATE, linewidth=0.7, zorder=2)
    axes.plot([bar.probability * 100], [place], marker="o", markersize=4, color=ESTIMATE, zorder=3)
    axes.text(118, place, f"{people(bar.probability)} ({people(bar.low)}–{people(bar.high)})", fontsize=7.5,
              color=TEXT, ha="right", va="center")  # fmt: skip


def icon_array(probability: float) -> bytes:
    """A hundred people in ten rows, 1 icon = 1 person: as many filled as do, the others in outline."""
    from matplotlib.patches import Circle, FancyBboxPatch

    figure, axes = _figure(2.2, 2.2)
    number = people(probability)
    for person in range(100):
        x, y = person % 10, person // 10
        fill = ESTIMATE if person < number else "white"
        edge = ESTIMATE if person < number else LINE_STRONG
        style: dict[str, Any] = {"facecolor": fill, "edgecolor": edge, "linewidth": 0.7}
        axes.add_patch(Circle((x + 0.5, y + 0.24), 0.15, **style))
        axes.add_patch(FancyBboxPatch((x + 0.33, y + 0.5), 0.34, 0.34, boxstyle="round,pad=0.05", **style))
    axes.set(xlim=(0, 10), ylim=(10, 0))
    axes.set_axis_off()
    return _png(figure, trimmed=False)


def _figure(width: float, height: float) -> tuple[Any, Any]:
    """Inches. A figure of its own on the plain image canvas, in the font that comes with the library."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    return figure, axes


def _png(figure: Any, *, trimmed: bool = True) -> bytes:
    """The picture's bytes, the same for the same values; `trimmed` cuts it to what is drawn."""
    data = io.BytesIO()
    box = {"bbox_inches": "tight", "pad_inches": 0.02} if trimmed else {}
    figure.savefig(data, format="png", metadata={"Software": None}, **box)
    return data.getvalue()
