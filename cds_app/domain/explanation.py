"""Why an estimate is what it is: contributions that add up to the shown number, and the contrast of two drugs.

`points` are on the probability scale (0.04 is four percentage points).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cds_app.domain.errors import IntegrityError
from cds_app.domain.outcome import Outcome

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Contribution:
    """One input's part. `value` is the patient's own value as text (a category code or a number), None if missing."""

    input: str
    value: str | None
    points: float


@dataclass(frozen=True)
class Explanation:
    """`base` (the reference population's mean for this drug) plus all points is `probability`."""

    drug: str
    outcome: Outcome
    base: float
    probability: float
    contributions: tuple[Contribution, ...]

    @property
    def unnumbered(self) -> bool:
        """Whether its numbers were taken out (`domain.unnumbered`): only which inputs, and which way."""
        return math.isinf(self.probability)

    def check(self) -> None:
        """Raise `IntegrityError` when the parts do not add up: such an explanation is never shown."""
        if abs(self.base + sum(c.points for c in self.contributions) - self.probability) > TOLERANCE:
            raise IntegrityError("explanation_does_not_add_up")

    def for_and_against(self, most: int = 3) -> tuple[tuple[Contribution, ...], tuple[Contribution, ...]]:
        """The largest contributions that raise and that lower the number, at most `most` each."""
        ordered = sorted(self.contributions, key=lambda c: (-abs(c.points), c.input))
        visible = [c for c in ordered if abs(c.points) >= 0.0005]
        return (
            tuple(c for c in visible if c.points > 0)[:most],
            tuple(c for c in visible if c.points < 0)[:most],
        )


@dataclass(frozen=True)
class Contrast:
    """Why drug A's number differs from drug B's: the drug's own effect first, then each input's difference.

    `difference` = `drug_effect` + the points of `contributions`.
    """

    drug: str
    other: str
    outcome: Outcome
    difference: float
    drug_effect: float
    contributions: tuple[Contribution, ...]


def contrast(a: Explanation, b: Explanation) -> Contrast:
    """A rather than B, for the same patient and outcome."""
    other = {c.input: c.points for c in b.contributions}
    parts = tuple(Contribution(c.input, c.value, c.points - other.get(c.input, 0.0)) for c in a.contributions)
    return Contrast(a.drug, b.drug, a.outcome, a.probability - b.probability, a.base - b.base, parts)
