"""The survey's depressed adults as tables of shares: who they are, how ill, on what treatment, how poor.

A chain of tables keeps the joint distribution: sex x age band x education, then the severity band within each of
these, the total within each band, antidepressant use, and low income within all of the former. A table's cell holds
weighted shares of its values. Cells in which a value is held by fewer than five people are pooled, so
that no share rests on single persons. Raw rows never leave the data folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.training.paths import sha256_of

SURVEY_FILE = Path("nhanes_phq9") / "adults_2005_2012.csv"
SOURCE = "NHANES 2005-2012, adults with a PHQ-9 total of 10 or more, examination weights"
DEPRESSED_FROM = 10
LEAST_PEOPLE = 5
AGE_EDGES, AGE_BANDS = (17, 29, 44, 64, 200), ("18-29", "30-44", "45-64", "65 and over")
BAND_EDGES, SEVERITY_BANDS = (9, 14, 19, 27), ("moderate", "moderately severe", "severe")
POVERTY_LINE = 1.0
EDUCATION = {
    "<9th grade": "below high school",
    "9-11th grade": "below high school",
    "High school/GED": "high school",
    "Some college/AA": "some college",
    "College graduate+": "college graduate",
}
NOT_ASKED = "not asked below age 20"
DEMOGRAPHICS = ("sex", "age_band", "education")
CHAIN: dict[str, tuple[tuple[str, ...], ...]] = {
    "severity_band": (
        ("education", "age_band", "sex"),
        ("education", "age_band"),
        ("education",),
        ("age_band",),
    ),
    "phq9_total": (
        ("severity_band", "sex"),
        ("severity_band",),
    ),
    "antidepressant": (
        ("severity_band", "sex", "age_band", "education"),
        ("severity_band", "sex", "age_band"),
        ("severity_band", "sex"),
    ),
    "low_income": (
        ("education", "age_band", "antidepressant", "severity_band", "sex"),
        ("education", "age_band", "antidepressant", "severity_band"),
        ("education", "age_band", "antidepressant"),
        ("education", "age_band"),
        ("age_band",),
    ),
}
"""What each table's shares depend on: the narrowest group first, then the groups that stand in for it if too small."""


def depressed(people: pd.DataFrame) -> pd.DataFrame:
    """The adults with depression in the names used here; education above 20 with no answer is left out.

    `low_income` is the family income below the poverty line, missing where not reported and for ages 65 and over.
    """
    chosen = people[people["phq9_total"] >= DEPRESSED_FROM]
    income = chosen["income_poverty_ratio"].where(chosen["age"] < AGE_EDGES[-2] + 1)
    table = pd.DataFrame({
        "weight": chosen["weight_mec2yr"],
        "sex": chosen["sex"].map({"F": "female", "M": "male"}),
        "age_band": pd.cut(chosen["age"], AGE_EDGES, labels=AGE_BANDS).astype(str),
        "education": chosen["education"].map(EDUCATION).where(chosen["age"] >= 20, NOT_ASKED),
        "phq9_total": chosen["phq9_total"].astype(int).astype(str),
        "severity_band": pd.cut(chosen["phq9_total"], BAND_EDGES, labels=SEVERITY_BANDS).astype(str),
        "antidepressant": np.where(chosen["antidepressants"].notna(), "yes", "no"),
        "low_income": income.lt(POVERTY_LINE).map({True: "yes", False: "no"}).where(income.notna()),
    })  # fmt: skip
    return table.dropna(subset=["education"])


def build(data: Path) -> dict[str, Any]:
    """The chain of tables from the raw survey, with source, status and the input's hash."""
    people = depressed(pd.read_csv(data / SURVEY_FILE, low_memory=False))
    tables: dict[str, Any] = {"demographics": demographics(people)}
    possible = [{name: row[name] for name in DEMOGRAPHICS} for row in tables["demographics"]]
    for column, groups in CHAIN.items():
        known = people.dropna(subset=[column])
        wanted = {tuple(state[name] for name in groups[0]) for state in possible if _has(known, column, state)}
        tables[column] = {"keys": list(groups[0]), "cells": cells(known, column, groups, wanted)}
        possible = _grown(possible, column, tables[column])
    return {
        "source": SOURCE,
        "status": "computed",
        "input_sha256": sha256_of(data / SURVEY_FILE),
        "people": len(people),
        "least_people": LEAST_PEOPLE,
        "note": "cells in which a value is held by fewer people are pooled: rests_on names the keys along which, "
                "people the number of people in the pool",
        "tables": tables,
    }  # fmt: skip


def _has(known: pd.DataFrame, column: str, state: dict[str, str]) -> bool:
    """Whether the survey says anything of a person in this state; of the incomes of the old it does not."""
    return column != "low_income" or state["age_band"] in set(known["age_band"])


def _grown(possible: list[dict[str, str]], column: str, table: dict[str, Any]) -> list[dict[str, str]]:
    """Every state with every value that its cell allows."""
    shares = {tuple(cell[name] for name in table["keys"]): cell["shares"] for cell in table["cells"]}
    return [
        state | {column: value}
        for state in possible
        for value in shares.get(tuple(state[name] for name in table["keys"]), {})
    ]


def demographics(people: pd.DataFrame) -> list[dict[str, Any]]:
    """Sex x age band x education: number of people and weighted share. Raises ValueError when a group is too small."""
    total = people["weight"].sum()
    rows = []
    for key, group in people.groupby(list(DEMOGRAPHICS), sort=True):
        if len(group) < LEAST_PEOPLE:
            raise ValueError("a group of fewer people than may be shown")
        share = round(float(group["weight"].sum() / total), 6)
        rows.append(dict(zip(DEMOGRAPHICS, key, strict=True)) | {"people": len(group), "share": share})
    return rows


def cells(
    people: pd.DataFrame, column: str, groups: Sequence[tuple[str, ...]], wanted: set[tuple[str, ...]] | None = None
) -> list[dict[str, Any]]:
    """One cell per combination of the narrowest group's keys, with the shares of the column's values.

    Cells in which a value is held by too few people are pooled with each other along the next of `groups`, and so on;
    what is left in the end takes the shares of the last group as a whole. Pooling small cells with one another, not
    with large ones, keeps the overall shares. A combination that is `wanted` but held by nobody takes the shares of
    the first wider group that has enough people. Raises ValueError when a whole group is too small.
    """
    found: list[dict[str, Any]] = []
    waiting = people
    for names in groups:
        small = []
        for key, pool in waiting.groupby(list(names), sort=True):
            if _enough(pool, people, column, dict(zip(names, key, strict=True))):
                found += _served(pool, pool, column, groups[0], names)
            else:
                small.append(pool)
        waiting = pd.concat(small) if small else people.iloc[:0]
    for key, rest in waiting.groupby(list(groups[-1]), sort=True):
        whole = _matching(people, dict(zip(groups[-1], key, strict=True)))
        if not _enough(whole, people, column, dict(zip(groups[-1], key, strict=True))):
            raise ValueError("a group of fewer people than may be shown")
        found += _served(rest, whole, column, groups[0], groups[-1])
    held = {tuple(cell[name] for name in groups[0]) for cell in found}
    found += [_of_nobody(people, column, groups, key) for key in sorted((wanted or set()) - held)]
    return sorted(found, key=lambda cell: [cell[name] for name in groups[0]])


def _of_nobody(
    people: pd.DataFrame, column: str, groups: Sequence[tuple[str, ...]], key: tuple[str, ...]
) -> dict[str, Any]:
    state = dict(zip(groups[0], key, strict=True))
    for names in groups[1:]:
        group = _matching(people, {name: state[name] for name in names})
        if len(group) and _enough(group, people, column, state):
            return state | _shares(group, column, names)
    raise ValueError("a group of fewer people than may be shown")


def _served(
    pool: pd.DataFrame, resting_on: pd.DataFrame, column: str, keys: tuple[str, ...], names: tuple[str, ...]
) -> list[dict[str, Any]]:
    common = _shares(resting_on, column, names)
    return [dict(zip(keys, key, strict=True)) | common for key, _ in pool.groupby(list(keys), sort=True)]


def _shares(group: pd.DataFrame, column: str, names: tuple[str, ...]) -> dict[str, Any]:
    shares = group.groupby(column)["weight"].sum() / group["weight"].sum()
    return {
        "people": len(group),
        "rests_on": list(names),
        "shares": {str(value): round(float(share), 6) for value, share in shares.items()},
    }


def _enough(pool: pd.DataFrame, people: pd.DataFrame, column: str, key: dict[str, str]) -> bool:
    """Whether each possible value (of the totals: those of the severity band) is held by enough people of the pool."""
    possible = people[column]
    if column == "phq9_total":
        possible = possible[people["severity_band"] == key["severity_band"]]
    counts = pool[column].value_counts()
    return set(counts.index) == set(possible) and bool(counts.min() >= LEAST_PEOPLE)


def _matching(people: pd.DataFrame, key: dict[str, str]) -> pd.DataFrame:
    chosen = np.ones(len(people), bool)
    for name, value in key.items():
        chosen &= (people[name] == value).to_numpy()
    return people[chosen]
