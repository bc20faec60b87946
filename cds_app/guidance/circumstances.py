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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


def judge(when: Circumstance, case: Case) -> bool | None:
    """True, False, or None when the record does not tell. Raises KeyError for a circumstance nobody declared."""
    if "all" in when:
        return conjunction(judge(part, case) for part in when["all"])
    if "any" in when:
        return disjunction(judge(part, case) for part in when["any"])
    if "not" in when:
        return negation(judge(when["not"], case))
    return LEAVES[leaf_kind(when)](when, case)


def leaf_kind(when: Circumstance) -> str:
    """Which kind of leaf this is. Raises KeyError when it is none."""
    for kind in LEAVES:
        if kind in when:
            return kind
    raise KeyError("circumstance")


def depends_on_drug(when: Circumstance, catalogue: Catalogue) -> bool:
    """Whether the answer may differ between the drugs of one rule."""
    if "not" in when:
        return depends_on_drug(when["not"], catalogue)
    for key in ("all", "any"):
        if key in when:
            return any(depends_on_drug(part, catalogue) for part in when[key])
    group = when.get("medication")
    return "past_treatment" in when or (group is not None and bool(catalogue.interactions[group].members))


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
    answer = latest_answers(case.record, case.catalogue.scales[leaf["scale"]]).get(leaf["item"])
    return None if answer is None else bool(answer >= leaf["at_least"])


def _answered(leaf: Circumstance, case: Case) -> bool | None:
    return leaf["answered"] in latest_answers(case.record, case.catalogue.scales[leaf["scale"]])


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
