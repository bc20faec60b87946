"""The numbers of a patient's estimates in every form in which the program writes them, to be looked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from cds_app.domain.audit import decimal
from cds_app.domain.decision import Assessment
from cds_app.domain.explanation import Explanation
from cds_app.gui import text
from cds_app.gui.widgets.compare_technical import DIGITS, log_odds, signed

LEAST = 0.0005
"""A part smaller than that is shown as nothing, and so cannot be told from another."""


def forms(assessment: Assessment) -> frozenset[str]:
    """Words that only these estimates make: figures with their ranges, sentences, averages, parts, raw digits."""
    comparison = assessment.comparison
    assert comparison is not None
    found: set[str] = set()
    for e in comparison.estimates:
        if e.status == "estimated":
            assert e.probability is not None
            assert e.low is not None
            assert e.high is not None
            n, low, high = text.people(e.probability), text.people(e.low), text.people(e.high)
            verb = text.outcome_verb(e.outcome, n)
            found |= {f"{n} {text.bracketed(e.low, e.high)}", f"{text.bracketed(e.low, e.high)} {n}"}
            found |= {f"{n} of 100 people like", f"{n} of 100 {verb}", f"It could be between {low} and {high}."}
            found |= {f"{n} of 100 {text.bracketed(e.low, e.high)}"}
            found |= {text.number(value, DIGITS) for value in (e.probability, e.low, e.high)}
            found |= {str(decimal(value)) for value in (e.probability, e.low, e.high)}
            found.add(signed(log_odds(e.probability)))
    found |= {text.base_rate_text(rate) for _, rate in comparison.base_rates}
    for explanation in assessment.explanations:
        found |= _of_parts(explanation)
    return frozenset(found)


def _of_parts(explanation: Explanation) -> set[str]:
    found = {text.number(explanation.base, DIGITS)}
    for part in explanation.contributions:
        if abs(part.points) >= LEAST:
            name, value = text.feature_name(part.input), text.feature_value(part.input, part.value)
            found |= {text.contribution_sentence(part), f"{name}, {value}: {text.points(part.points)}"}
            found |= {signed(part.points), f"{text.points(part.points)} {name}"}
    return found


def numbers(assessment: Assessment) -> frozenset[float]:
    """The numbers themselves, as they are kept."""
    comparison = assessment.comparison
    assert comparison is not None
    found = {n for e in comparison.estimates for n in (e.probability, e.low, e.high, e.coverage) if n is not None}
    found |= {rate for _, rate in comparison.base_rates}
    for explanation in assessment.explanations:
        found |= {explanation.base, explanation.probability}
        found |= {part.points for part in explanation.contributions if abs(part.points) >= LEAST}
    return frozenset(found)


def inside(value: Any) -> Iterator[Any]:
    """Everything that a value holds, at any depth."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from inside(key)
            yield from inside(part)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from inside(part)
    else:
        yield value
