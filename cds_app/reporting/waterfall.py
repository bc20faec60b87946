"""How an explanation's parts add up, as a picture: from the base, one bar an input, to the number that is shown.

Drawn from the explanation's own values, so that picture and table cannot differ. The colours are given: on paper the
light tokens, in the window those of the look in use. matplotlib is imported when a picture is made and not before.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cds_app.reporting.numbers import fixed

_BAR, _LINE, _LETTER = 0.62, 0.27, 0.062
"""A bar's share of its line, a line's inches, and a letter's."""


@dataclass(frozen=True)
class Step:
    """One input: what stands beside its bar, and its signed points on the probability scale."""

    label: str
    points: float


@dataclass(frozen=True)
class Colours:
    """Colours as "#RRGGBB"."""

    ground: str
    text: str
    muted: str
    edge: str
    raises: str
    lowers: str


@dataclass(frozen=True)
class Words:
    """What the picture says besides the inputs, in the reader's language."""

    base: str
    result: str
    axis: str


def waterfall(
    base: float,
    steps: Sequence[Step],
    words: Words,
    colours: Colours,
    *,
    width: float = 7.6,
    dots_per_inch: int = 160,
) -> bytes:
    """A PNG, the largest part on top: bars to the right raise and are solid, bars to the left lower and are hatched.

    `width` in inches; the text is of 8 points whatever the width.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    ordered = sorted(steps, key=lambda step: abs(step.points))
    height = _LINE * (len(ordered) + 2) + 0.6
    figure = Figure(figsize=(width, height), dpi=dots_per_inch, facecolor=colours.ground)
    FigureCanvasAgg(figure)
    longest = max(len(words_of) for words_of in (words.base, words.result, *(step.label for step in steps)))
    left = min(0.6, _LETTER * longest / width + 0.03)
    axes = figure.add_axes((left, 0.5 / height, 0.97 - left, 1 - 0.6 / height))
    at = base * 100
    ends = [at]
    for place, step in enumerate(ordered, 1):
        _bar(axes, place, at, step, colours)
        at += step.points * 100
        ends.append(at)
    _frame(axes, ordered, (ends[0], ends[-1]), words, colours)
    room = (max(ends) - min(ends)) or 1.0
    axes.set_xlim(min(ends) - 0.04 * room, max(ends) + 0.16 * room)
    data = io.BytesIO()
    figure.savefig(data, format="png", metadata={"Software": None}, facecolor=colours.ground)
    return data.getvalue()


def _bar(axes: Any, place: int, at: float, step: Step, colours: Colours) -> None:
    width = step.points * 100
    raises = width >= 0
    axes.barh(
        place,
        width,
        left=at,
        height=_BAR,
        color=colours.raises if raises else colours.ground,
        edgecolor=colours.raises if raises else colours.lowers,
        hatch=None if raises else "/////",
        linewidth=0.9,
        zorder=2,
    )
    axes.plot([at, at], [place - 1 + _BAR / 2, place - _BAR / 2], color=colours.edge, linewidth=0.7, zorder=1)
    digits = fixed(width, 1)
    shown = f"+{digits}" if raises and digits != "0.0" else digits
    axes.annotate(
        shown,
        (max(at, at + width), place),
        xytext=(4, 0),
        textcoords="offset points",
        fontsize=8,
        color=colours.text,
        va="center",
    )


def _frame(axes: Any, ordered: Sequence[Step], ends: tuple[float, float], words: Words, colours: Colours) -> None:
    top = len(ordered) + 1
    for place, value, edge in ((0, ends[0], colours.muted), (top, ends[1], colours.text)):
        axes.plot([value, value], [place - 0.35, place + 0.35], color=edge, linewidth=2, zorder=3)
        axes.annotate(
            fixed(value, 1),
            (value, place),
            xytext=(6, 0),
            textcoords="offset points",
            fontsize=8,
            color=edge,
            va="center",
            weight="bold",
        )
    axes.plot([ends[1]] * 2, [top - 1 + _BAR / 2, top - 0.35], color=colours.edge, linewidth=0.7, zorder=1)
    axes.set_yticks(range(top + 1), [words.base, *(step.label for step in ordered), words.result])
    axes.tick_params(axis="y", length=0, labelsize=8, labelcolor=colours.text)
    axes.tick_params(axis="x", labelsize=8, labelcolor=colours.muted, color=colours.edge)
    axes.set_facecolor(colours.ground)
    axes.set_xlabel(words.axis, fontsize=8, color=colours.muted)
    axes.set_ylim(-0.7, top + 0.7)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.spines["bottom"].set_color(colours.edge)
