"""A patient's estimates without any absolute number, for sites whose policy shows none.

What stays: which drugs were estimated, in which tie group, over how many weeks, and which inputs speak for a larger and
for a smaller number. What goes: probabilities, intervals, coverage, averages and points. It is taken out here, below
every surface, so that no page, document, text layer or tip can show what it does not have.

A taken-out number of an estimate is None. Inside an explanation, where a number has to be, it is infinite with the sign
that it had: every formatter refuses that, so a page that forgot fails instead of showing something.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cds_app.domain.decision import Assessment, Signed
from cds_app.domain.estimate import Comparison, Estimate
from cds_app.domain.explanation import Contrast, Contribution, Explanation
from cds_app.domain.follow_up import FollowUpEstimate

FIELD, HIDDEN = "absolute_numbers", "hidden"
"""The statement's own field and its value: what was signed was seen without numbers."""
MOST_INPUTS = 3
_KEPT = ("drug", "outcome", "status")
"""What stays of an estimate in a signed statement."""


def seen_without_numbers(assessment: Assessment) -> bool:
    """Whether it was signed by somebody who saw no number."""
    return assessment.signed is not None and assessment.signed.statement.get(FIELD) == HIDDEN


def unnumbered_assessment(assessment: Assessment) -> Assessment:
    """The same assessment, its signed statement included. It is for showing: its snapshot has another hash."""
    comparison, signed = assessment.comparison, assessment.signed
    return replace(
        assessment,
        comparison=None if comparison is None else unnumbered_comparison(comparison),
        explanations=tuple(unnumbered_explanation(one) for one in assessment.explanations),
        signed=None if signed is None else _signed(signed),
    )


def unnumbered_comparison(comparison: Comparison) -> Comparison:
    """No number of any drug, and no average."""
    found = tuple(unnumbered_estimate(estimate) for estimate in comparison.estimates)
    return replace(comparison, estimates=found, base_rates=())


def unnumbered_estimate(estimate: Estimate) -> Estimate:
    """Status, weeks and tie group."""
    return replace(estimate, probability=None, low=None, high=None, coverage=None)


def unnumbered_explanation(explanation: Explanation) -> Explanation:
    """The inputs that raise and lower the number most, in no order of size."""
    if explanation.unnumbered:
        return explanation
    raising, lowering = explanation.for_and_against(MOST_INPUTS)
    parts = tuple(sorted((_direction(part) for part in (*raising, *lowering)), key=lambda part: part.input))
    return replace(explanation, base=math.inf, probability=math.inf, contributions=parts)


def unnumbered_contrast(contrast: Contrast) -> Contrast:
    """The inputs that make most of the difference, in no order of size; which drug has the larger number goes."""
    largest = sorted(contrast.contributions, key=lambda part: (-abs(part.points), part.input))[:MOST_INPUTS]
    parts = tuple(sorted((_direction(part) for part in largest if part.points), key=lambda part: part.input))
    return replace(contrast, difference=math.inf, drug_effect=math.inf, contributions=parts)


def unnumbered_update(update: FollowUpEstimate) -> FollowUpEstimate:
    """An update from the course without its chances; one that has none stays as it is."""
    if update.response is None:
        return update
    return replace(update, reason="not_shown_here", response=None, non_response=None, worsening=None, coverage=None)


def unnumbered_statement(statement: Mapping[str, Any]) -> dict[str, Any]:
    """A signed statement as it may be shown; its signature is over the whole one."""
    estimates = [
        {name: value for name, value in estimate.items() if name in _KEPT}
        for estimate in statement.get("estimates", ())
    ]
    return {**statement, "estimates": estimates}


def unnumbered_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of the log as it may be shown; its hash and its place in the chain are those of the whole one."""
    data = entry["data"]
    if "statement" not in data:
        return dict(entry)
    return {**entry, "data": {**data, "statement": unnumbered_statement(data["statement"])}}


def _signed(signed: Signed) -> Signed:
    return replace(signed, statement=unnumbered_statement(signed.statement))


def _direction(part: Contribution) -> Contribution:
    return replace(part, points=math.copysign(math.inf, part.points))
