"""What is found for a recalibration before anybody decides: per outcome a line, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cds_app.domain.evaluation import NONE, Count, Figure
from cds_app.domain.outcome import Outcome
from cds_app.domain.recalibration import Line

State = Literal["proposed", "approved", "withdrawn", "replaced"]
"""Of a proposal: open, approved, taken back, or approved with a later one in its place."""


@dataclass(frozen=True)
class LineFigures:
    """How estimates stand to what happened: their mean, the slope of outcome on logit, and the Brier score."""

    predicted: float
    slope: Figure
    brier: float


@dataclass(frozen=True)
class OutcomeProposal:
    """What was found for one outcome. `problem` is a code of `messages.recalibration`; with None the line is proposed.

    `before` are the figures of the bundle's own estimates; `after` those of estimates recalibrated by a line that was
    fitted without the person (ten parts), so that they are not flattered. Figures are missing without enough people.
    """

    outcome: Outcome
    people: Count
    events: Count
    problem: str | None
    observed: Figure = NONE
    intercept: Figure = NONE
    slope: Figure = NONE
    before: LineFigures | None = None
    after: LineFigures | None = None


@dataclass(frozen=True)
class Proposal:
    """A whole proposal, bound to one bundle and one catalogue. `records` were looked at; `people` were used."""

    bundle_id: str
    bundle_sha256: str
    catalogue_sha256: str
    records: int
    people: int
    outcomes: tuple[OutcomeProposal, ...]

    @property
    def bound_to(self) -> tuple[str, str]:
        """SHA-256 of the bundle and of the catalogue that it was made for."""
        return self.bundle_sha256, self.catalogue_sha256

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are proposed."""
        return tuple(_line(found) for found in self.outcomes if found.problem is None)


def _line(found: OutcomeProposal) -> Line:
    assert found.intercept.value is not None
    assert found.slope.value is not None
    return Line(found.outcome, found.intercept.value, found.slope.value, int(found.people), int(found.events))
