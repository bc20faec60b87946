"""The circumstances that rules speak of: each kind of leaf, what it may hold, and how it is judged.

A circumstance is {"all": [...]}, {"any": [...]}, {"not": ...} or one leaf:

- {"condition": name, "status": [...]}: recorded with one of the statuses
- {"value": column, "in": [...]}: a category of patients.csv
- {"number": column, "at_least" | "more_than" | "at_most" | "less_than": n, ...}: all comparisons hold
- {"medication": group, "status": [...]}: a member of an interaction group, see `medicines`
- {"past_treatment": "same_drug", "stop_reason" | "outcome": [...], "adequate": true}: one earlier treatment fits all
- {"item": number, "scale": code, "at_least": n}: the latest answer on or before day 0
- {"answered": number, "scale": code}, {"known": column}: whether there is an answer or value; never unknown itself
- {"self_harm_item": "positive"}, {"baseline_rating": "missing"}
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import OLDEST_AGE, PatientRecord
from cds_app.domain.rating import baseline
from cds_app.domain.treatment import Treatment, is_adequate
from cds_app.guidance.answers import latest_answers, self_harm_positive
from cds_app.guidance.logic import conjunction, disjunction, negation
from cds_app.guidance.medicines import takes

Circumstance = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """What a circumstance is judged on: the record, the catalogue, and the drug under consideration if there is one."""

    record: PatientRecord
    catalogue: Catalogue
    drug: str | None = None

    def considering(self, drug: str) -> Case:
        """The same with a drug under consideration."""
        return Case(self.record, self.catalogue, drug)

    def answers(self, scale: str) -> Mapping[int, int]:
        """The latest answers to a scale's items, looked up once: many circumstances ask about one screener."""
        if scale not in self._answers:
            self._answers[scale] = latest_answers(self.record, self.catalogue.scales[scale])
        return self._answers[scale]

    @cached_property
    def _answers(self) -> dict[str, Mapping[int, int]]:
        return {}


Judge = Callable[[Case], bool | None]
"""A circumstance made ready: True, False, or None when the record does not tell."""


def judge(when: Circumstance, case: Case) -> bool | None:
    """True, False, or None when the record does not tell. Raises KeyError for a circumstance nobody declared."""
    return prepared(when)(case)


def prepared(when: Circumstance) -> Judge:
    """The circumstance as a function, looked through once and not for each patient. Raises KeyError as `judge`."""
    for name, combine in (("all", conjunction), ("any", disjunction)):
        if name in when:
            return _combined(combine, tuple(map(prepared, when[name])))
    if "not" in when:
        inner = prepared(when["not"])
        return lambda case: negation(inner(case))
    return partial(LEAVES[leaf_kind(when)], when)


def _combined(combine: Callable[[Iterable[bool | None]], bool | None], parts: Sequence[Judge]) -> Judge:
    return lambda case: combine(part(case) for part in parts)


def leaf_kind(when: Circumstance) -> str:
    """Which kind of leaf this is. Raises KeyError when it is none."""
    for kind in LEAVES:
        if kind in when:
            return kind
    raise KeyError("circumstance")


def depends_on_drug(when: Circumstance, catalogue: Catalogue) -> bool:
    """Whether the answer may differ between the drugs of one rule."""
    return any(
        "past_treatment" in leaf or ("medication" in leaf and bool(catalogue.interactions[leaf["medication"]].members))
        for leaf in leaves(when)
    )


def leaves(when: Circumstance) -> Iterator[Circumstance]:
    """Every leaf of a circumstance."""
    inner = when.get("all") or when.get("any") or ([when["not"]] if "not" in when else None)
    if inner is None:
        yield when
    for part in inner or ():
        yield from leaves(part)


def _condition(leaf: Circumstance, case: Case) -> bool | None:
    return case.record.has_condition(leaf["condition"], tuple(leaf["status"]))


def _value(leaf: Circumstance, case: Case) -> bool | None:
    text = case.record.text(leaf["value"])
    return None if text is None or text == "unknown" else text in leaf["in"]


def _number(leaf: Circumstance, case: Case) -> bool | None:
    low = case.record.number(leaf["number"])
    if low is None:
        return None
    # an age of 90 stands for "90 or older"
    high = math.inf if leaf["number"] == "age_years" and low >= OLDEST_AGE else low
    return conjunction(
        compare(low, high, leaf[name]) for name, compare in COMPARISONS.items() if leaf.get(name) is not None
    )


def _between(sure: bool, impossible: bool) -> bool | None:
    return True if sure else (False if impossible else None)


COMPARISONS: Mapping[str, Callable[[float, float, float], bool | None]] = {
    "at_least": lambda low, high, n: _between(low >= n, high < n),
    "more_than": lambda low, high, n: _between(low > n, high <= n),
    "at_most": lambda low, high, n: _between(high <= n, low > n),
    "less_than": lambda low, high, n: _between(high < n, low >= n),
}
"""Each comparison of a value known to lie between `low` and `high` with a bound."""


def _medication(leaf: Circumstance, case: Case) -> bool | None:
    group = case.catalogue.interactions[leaf["medication"]]
    return takes(case.record, group, leaf["status"], case.catalogue, case.drug)


def _past_treatment(leaf: Circumstance, case: Case) -> bool | None:
    if case.record.treatments is None or case.drug is None:
        return None
    return disjunction(
        _fits(leaf, treatment, case)
        for treatment in case.record.treatments
        if treatment.drug == case.drug and (treatment.start_day is None or treatment.start_day < 0)
    )


def _fits(leaf: Circumstance, treatment: Treatment, case: Case) -> bool | None:
    parts: list[bool | None] = []
    if "stop_reason" in leaf:
        reason = treatment.stop_reason
        if treatment.end_day is None and reason is None:
            parts.append(False)
        else:
            parts.append(None if reason in (None, "unknown") else reason in leaf["stop_reason"])
    if "outcome" in leaf:
        parts.append(None if treatment.outcome == "unknown" else treatment.outcome in leaf["outcome"])
    if leaf.get("adequate"):
        parts.append(is_adequate(treatment, case.catalogue.drugs))
    return conjunction(parts)


def _item(leaf: Circumstance, case: Case) -> bool | None:
    answer = case.answers(leaf["scale"]).get(leaf["item"])
    return None if answer is None else bool(answer >= leaf["at_least"])


def _answered(leaf: Circumstance, case: Case) -> bool | None:
    return leaf["answered"] in case.answers(leaf["scale"])


def _known(leaf: Circumstance, case: Case) -> bool | None:
    return case.record.value(leaf["known"]) not in (None, "unknown")


def _self_harm_item(leaf: Circumstance, case: Case) -> bool | None:
    return self_harm_positive(case.record, case.catalogue)


def _baseline_rating(leaf: Circumstance, case: Case) -> bool | None:
    return baseline(case.record.ratings, case.catalogue.scales) is None


LEAVES: Mapping[str, Callable[[Circumstance, Case], bool | None]] = {
    "condition": _condition,
    "value": _value,
    "number": _number,
    "medication": _medication,
    "past_treatment": _past_treatment,
    "item": _item,
    "answered": _answered,
    "known": _known,
    "self_harm_item": _self_harm_item,
    "baseline_rating": _baseline_rating,
}
