"""A site's recalibration: per outcome an intercept and a slope on the logit, proposed by one person, approved by
another, and taken back exactly.

    new logit = intercept + slope * logit of the signed bundle

A slope above 0 keeps the order of drugs and people. Values only; fitting and applying are `scoring.recalibration`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cds_app.domain.audit import decimal
from cds_app.domain.outcome import Outcome


@dataclass(frozen=True)
class Line:
    """One outcome's line, and on how many people it was fitted, `events` of them with the outcome."""

    outcome: Outcome
    intercept: float
    slope: float
    people: int
    events: int


@dataclass(frozen=True)
class Recalibration:
    """What an approved recalibration does to estimates. `people`: whose outcomes any of the lines was fitted on.

    `approved_on` is the day (ISO, UTC). Outcomes without a line stay as the bundle gives them.
    """

    id: str
    approved_on: str
    people: int
    lines: tuple[Line, ...]

    def for_the_log(self) -> dict[str, Any]:
        """As a signed statement holds it: numbers with fractions as decimal strings."""
        return {
            "id": self.id,
            "approved_on": self.approved_on,
            "people": self.people,
            "lines": lines_logged(self.lines),
        }


def lines_logged(lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    """Lines as the log writes them."""
    return [
        {
            "outcome": line.outcome,
            "intercept": decimal(line.intercept),
            "slope": decimal(line.slope),
            "people": line.people,
            "events": line.events,
        }
        for line in lines
    ]
