"""The bundle's figures as SVG, drawn from its metrics and the committed evidence; the same bytes each time.

One look for all: a palette that colour-blind people can tell apart (Okabe and Ito), shapes beside colours, no grid
where a line is read, letters as outlines so that no font is needed. Nothing is drawn that the tables do not hold.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from models.training.cards import figures_evidence, figures_truth
from models.training.cards.card_follow_up import validation
from models.training.cards.card_text import BASIS
from models.training.paths import EVIDENCE, OUTCOMES, read_json

STYLE = {
    "svg.hashsalt": "cds-app", "svg.fonttype": "path", "font.size": 9.0, "font.family": "DejaVu Sans",
    "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": 9.5, "axes.titleweight": "bold",
    "axes.titlelocation": "left", "legend.frameon": False, "figure.facecolor": "white",
    "figure.constrained_layout.use": True,
}  # fmt: skip
NO_DATE = {"Date": None, "Creator": "cds-app"}
CAPTIONS = {
    "calibration.svg": "Observed rate against mean prediction, in ten groups of rising prediction, with 95 % intervals",
    "coverage.svg": "Share of truths inside the shown 90 % interval by subgroup, values complete and missing",
    "decision_curve.svg": "Net benefit of acting on the prediction from each threshold on, on everyone, on no one",
    "drug_effects.svg": "Log odds ratio against placebo by drug, with 90 % intervals of the mean effect",
    "carry_over.svg": "Share of squared error in held-out trials that drug effects remove, against one shared effect",
    "interval_width.svg": "Median width of the shown interval had fewer draws been trained",
    "follow_up.svg": "The week-2 update in data sets that it was not fitted on: observed share against prediction, in "
                     "thirds, with 90 % intervals",
}  # fmt: skip


def write(folder: Path, metrics: Mapping[str, Any]) -> None:
    """Write every figure that the evidence gives into `figures/` of the bundle's folder, in place of earlier ones."""
    target = folder / "figures"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.svg"):
        old.unlink()
    for name, draw in drawings(metrics).items():
        (target / name).write_bytes(as_svg(draw, CAPTIONS[name]))


def drawings(metrics: Mapping[str, Any]) -> dict[str, Callable[[], Figure]]:
    """How each figure is drawn, by file name; the follow-up figure only where there is a follow-up model."""
    ordered = {outcome: metrics[outcome] for outcome in OUTCOMES}
    effects, carry = read_json(EVIDENCE / "drug_effects.json"), read_json(EVIDENCE / "carry_over.json")
    found: dict[str, Callable[[], Figure]] = {
        "calibration.svg": lambda: figures_truth.calibration(ordered),
        "coverage.svg": lambda: figures_truth.coverage(ordered),
        "decision_curve.svg": lambda: figures_truth.decision_curves(ordered),
        "interval_width.svg": lambda: figures_truth.interval_width(ordered),
        "drug_effects.svg": lambda: figures_evidence.drug_effects(effects),
        "carry_over.svg": lambda: figures_evidence.carry_over(carry),
    }
    week_two = validation()
    if week_two is not None:
        found["follow_up.svg"] = lambda: figures_evidence.follow_up(week_two)
    return found


def as_svg(draw: Callable[[], Figure], caption: str) -> bytes:
    """The figure as SVG text, without a date and with fixed names inside."""
    return _saved(draw, "svg", {**NO_DATE, "Title": caption, "Description": BASIS})


def as_png(draw: Callable[[], Figure]) -> bytes:
    """The figure as a picture, for looking at."""
    return _saved(draw, "png", None)


def _saved(draw: Callable[[], Figure], kind: str, metadata: dict[str, str | None] | None) -> bytes:
    content = io.BytesIO()
    with mpl.rc_context(STYLE):
        figure = draw()
        FigureCanvasAgg(figure)
        figure.savefig(content, format=kind, metadata=metadata, dpi=100)
    return content.getvalue()
