"""Checks a circumstance when the catalogue is loaded, so that a typing error refuses the file and never passes as
"does not hold"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cds_app.domain.patient import (
    COLUMNS_BY_NAME,
    CONDITION_STATUSES,
    CONDITIONS,
    MEDICATION_STATUSES,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
)
from cds_app.domain.rating import Scale
from cds_app.guidance.circumstances import COMPARISONS, LEAVES


@dataclass(frozen=True)
class Vocabulary:
    """What a circumstance may name beside the columns and conditions of the patient record."""

    scales: Mapping[str, Scale]
    groups: Collection[str]


DEEPEST = 8
"""No circumstance needs more levels than this; a deeper one is refused before it can exhaust the stack."""


def is_well_formed(when: object, words: Vocabulary, depth: int = 0) -> bool:
    """Whether this is a circumstance of the declared kinds whose every name exists."""
    if not isinstance(when, dict) or depth > DEEPEST:
        return False
    if set(when) in ({"all"}, {"any"}):
        (parts,) = when.values()
        return isinstance(parts, list) and bool(parts) and all(is_well_formed(part, words, depth + 1) for part in parts)
    if set(when) == {"not"}:
        return is_well_formed(when["not"], words, depth + 1)
    kind = next((name for name in LEAVES if name in when), None)
    return kind is not None and FORMS[kind](when, words)


def _some_of(value: object, allowed: Collection[str]) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) and v in allowed for v in value)


def _one_of(value: object, allowed: Collection[str]) -> bool:
    return isinstance(value, str) and value in allowed


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _condition(leaf: dict[str, Any], words: Vocabulary) -> bool:
    return (
        set(leaf) == {"condition", "status"}
        and _one_of(leaf["condition"], CONDITIONS)
        and _some_of(leaf["status"], CONDITION_STATUSES)
    )


def _value(leaf: dict[str, Any], words: Vocabulary) -> bool:
    if set(leaf) != {"value", "in"} or not _one_of(leaf["value"], COLUMNS_BY_NAME):
        return False
    column = COLUMNS_BY_NAME[leaf["value"]]
    return column.kind == "category" and _some_of(leaf["in"], set(column.values) - {"unknown"})


def _number(leaf: dict[str, Any], words: Vocabulary) -> bool:
    comparisons = set(leaf) - {"number"}
    return (
        _one_of(leaf["number"], COLUMNS_BY_NAME)
        and COLUMNS_BY_NAME[leaf["number"]].kind != "category"
        and bool(comparisons)
        and comparisons <= set(COMPARISONS)
        and all(_is_number(leaf[name]) for name in comparisons)
    )


def _medication(leaf: dict[str, Any], words: Vocabulary) -> bool:
    return (
        set(leaf) == {"medication", "status"}
        and _one_of(leaf["medication"], words.groups)
        and _some_of(leaf["status"], MEDICATION_STATUSES)
    )


def _past_treatment(leaf: dict[str, Any], words: Vocabulary) -> bool:
    facts = set(leaf) - {"past_treatment"}
    return (
        leaf["past_treatment"] == "same_drug"
        and bool(facts)
        and facts <= {"stop_reason", "outcome", "adequate"}
        and ("stop_reason" not in leaf or _some_of(leaf["stop_reason"], STOP_REASONS))
        and ("outcome" not in leaf or _some_of(leaf["outcome"], set(TREATMENT_OUTCOMES) - {"unknown"}))
        and leaf.get("adequate", True) is True
    )


def _has_item(leaf: dict[str, Any], item: object, words: Vocabulary) -> bool:
    return (
        _one_of(leaf.get("scale"), words.scales)
        and isinstance(item, int)
        and words.scales[leaf["scale"]].item_range(item) is not None
    )


def _item(leaf: dict[str, Any], words: Vocabulary) -> bool:
    return (
        set(leaf) == {"item", "scale", "at_least"}
        and _has_item(leaf, leaf["item"], words)
        and _is_number(leaf["at_least"])
    )


def _answered(leaf: dict[str, Any], words: Vocabulary) -> bool:
    return set(leaf) == {"answered", "scale"} and _has_item(leaf, leaf["answered"], words)


FORMS: Mapping[str, Callable[[dict[str, Any], Vocabulary], bool]] = {
    "condition": _condition,
    "value": _value,
    "number": _number,
    "medication": _medication,
    "past_treatment": _past_treatment,
    "item": _item,
    "answered": _answered,
    "known": lambda leaf, words: set(leaf) == {"known"} and _one_of(leaf["known"], COLUMNS_BY_NAME),
    "self_harm_item": lambda leaf, words: leaf == {"self_harm_item": "positive"},
    "baseline_rating": lambda leaf, words: leaf == {"baseline_rating": "missing"},
}
"""One form for each kind of leaf; a test compares the two tables."""
