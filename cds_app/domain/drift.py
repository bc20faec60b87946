"""What was measured of drift: each comparison with its limit, and whether it lies beyond it. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["input", "missing", "score", "abstained", "calibration"]
WHATS: tuple[What, ...] = ("input", "missing", "score", "abstained", "calibration")
Against = Literal["bundle", "first", "estimates"]
"""The people whom the bundle was made with; the first patients who were compared with it here; its estimates."""


@dataclass(frozen=True)
class DriftMeasure:
    """One comparison. `name` is an input or an outcome, empty for abstentions.

    `before` and `now` are means of an input, shares (fractions 0–1) of missing values and abstentions, mean log odds
    of a score, or expected and observed rates. `difference` is in pooled standard deviations for inputs and scores, in
    shares for missing values and abstentions, and the ratio of observed to expected for calibration. `people` are
    those of now. `beyond`: larger than its fixed limit and larger than chance explains.
    """

    what: What
    name: str
    against: Against
    before: float
    now: float
    difference: float
    people: int
    beyond: bool


@dataclass(frozen=True)
class DriftReport:
    """One measurement. `cases` patients were compared with the bundle in use; `window` of them make a group.

    `waiting` says for which kinds there are too few people yet. The measures that lie beyond stand first.
    """

    measured_at: str
    bundle_id: str
    cases: int
    window: int
    with_outcome: int
    measures: tuple[DriftMeasure, ...]
    waiting: tuple[What, ...]

    @property
    def found(self) -> tuple[DriftMeasure, ...]:
        """What lies beyond its limit."""
        return tuple(measure for measure in self.measures if measure.beyond)
