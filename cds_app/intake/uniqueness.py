"""How many people share what somebody from outside could know of a patient: the size of the smallest group.

The declared quasi-identifiers are what a relative, a neighbour or a colleague knows without a record: the age in
bands of ten years, sex, employment, education in four bands, whether there is a partner, and a pregnancy. Everything
clinical (scores, treatments, laboratory values) is left out: who knows that has seen a record already. A value that
is not known is a value of its own, because a gap is as visible as a word.

A group smaller than k may point to a person; k = 1 only counts (L. Sweeney, "k-anonymity", 2002).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cds_app.domain.patient import OLDEST_AGE

QUASI_IDENTIFIERS: Mapping[str, bool] = {
    "age_years": False,
    "sex": True,
    "employment": True,
    "education_years": False,
    "partnered": True,
    "pregnancy": True,
}
"""Columns of patients.csv; true for those that hold words."""
EDUCATION = (9, 13, 17)
"""Years at which a band of education begins: school left early, school, a first degree, more."""
YOUNGEST_BAND = 30
UNKNOWN = "unknown"

Group = tuple[str, ...]


@dataclass(frozen=True)
class Uniqueness:
    """What the report says. `below` people are in groups smaller than `k`; `alone` are the only one of their group."""

    columns: tuple[str, ...]
    people: int
    groups: int
    smallest: int
    alone: int
    k: int
    below: int


def group_of(values: Mapping[str, Any]) -> Group:
    """The group of one patient, from values of patients.csv."""
    age, education = values.get("age_years"), values.get("education_years")
    banded = {
        "age_years": UNKNOWN if age is None else _age_band(int(age)),
        "education_years": UNKNOWN if education is None else str(sum(int(education) >= step for step in EDUCATION)),
    }
    return tuple(banded.get(name) or str(values.get(name) or UNKNOWN) for name in QUASI_IDENTIFIERS)


def groups_of(people: Iterable[tuple[Any, ...]]) -> Iterator[Group]:
    """The group of each of many patients, from their values in the order of `QUASI_IDENTIFIERS`."""

    @cache
    def group(values: tuple[Any, ...]) -> Group:
        return group_of(dict(zip(QUASI_IDENTIFIERS, values, strict=True)))

    return map(group, people)


def uniqueness(groups: Mapping[Group, int], k: int) -> Uniqueness:
    """The report over groups and how many people are in each. Without anybody the smallest group is 0."""
    sizes = [size for size in groups.values() if size > 0]
    return Uniqueness(
        columns=tuple(QUASI_IDENTIFIERS),
        people=sum(sizes),
        groups=len(sizes),
        smallest=min(sizes, default=0),
        alone=sizes.count(1),
        k=k,
        below=sum(size for size in sizes if size < k),
    )


def count_groups(people: Iterable[Mapping[str, Any]], there: Mapping[Group, int] | None = None) -> Counter[Group]:
    """Sizes of the groups of these people together with those that are `there` already."""
    counted = Counter(there or {})
    counted.update(group_of(values) for values in people)
    return counted


def _age_band(age: int) -> str:
    if age >= OLDEST_AGE:
        return f"{OLDEST_AGE}+"
    return "18" if age < YOUNGEST_BAND else str(age // 10 * 10)
