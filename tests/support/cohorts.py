"""Record sets with a course whose truth is known: what a site's own cohort looks like, made up.

`write_cohort` draws people, gives each a drug on day 0, draws outcomes from a truth, and writes a course that shows
exactly these outcomes: a total on day 42 to 84, the end of the treatment and its reason. What was drawn is returned.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cds_app.domain.outcome import OUTCOMES

DRUGS = ("sertraline", "escitalopram", "mirtazapine", "venlafaxine", "bupropion")
Columns = Mapping[str, np.ndarray]
Truth = Callable[[Columns, np.ndarray], Mapping[str, np.ndarray]]
"""Logits of the four outcomes from the people's columns and the drug of each, (n,) text."""
Choice = Callable[[Columns], np.ndarray]
"""Probabilities (n, drugs) of being given each drug."""


@dataclass(frozen=True)
class Cohort:
    """`columns` and `drug` of each person, the true `chance` and what `happened` (n,) by outcome; `rated`: has a
    total in the window, so that response and remission can be told."""

    columns: Columns
    drug: np.ndarray
    chance: Mapping[str, np.ndarray]
    happened: Mapping[str, np.ndarray]
    rated: np.ndarray


def usual_truth(columns: Columns, drug: np.ndarray) -> dict[str, np.ndarray]:
    """A truth of the size that evidence lets expect: a little is to be known from the patient, less from the drug."""
    worse = 0.5 * (columns["anxious_distress"] == "yes") + 0.45 * (columns["employment"] == "unemployed")
    hard = 0.06 * (columns["phq9"] - 16)
    drops = np.where(drug == "bupropion", 0.25, np.where(drug == "venlafaxine", 0.35, 0.0))
    return {
        "response": 0.25 - worse - 0.3 * hard + 0.1 * (drug == "escitalopram"),
        "remission": -0.35 - worse - hard,
        "early_stop": -1.1 + 0.5 * worse + drops,
        "side_effect_stop": -2.3 + 0.5 * worse + drops,
    }


def write_cohort(
    folder: Path,
    patients: int,
    rng: np.random.Generator,
    truth: Truth = usual_truth,
    *,
    drugs: Sequence[str] = DRUGS,
    choice: Choice | None = None,
    missing: float = 0.1,
    lost_after_stop: float = 0.3,
    first: int = 0,
) -> Cohort:
    """Write patients.csv, ratings.csv, treatments.csv and conditions.csv, row by row. `missing` is the share without a
    total in the window, on top of it `lost_after_stop` of those who stopped early; `first` numbers the first person."""
    columns = _people(patients, rng)
    drug = _drugs(columns, drugs, choice, rng)
    chance = {o: 1 / (1 + np.exp(-np.asarray(logit, float))) for o, logit in truth(columns, drug).items()}
    happened = _happened(chance, rng)
    rated = (rng.random(patients) >= missing) & ~(happened["early_stop"] & (rng.random(patients) < lost_after_stop))
    cohort = Cohort(columns, drug, chance, happened, rated)
    folder.mkdir(parents=True, exist_ok=True)
    names = [pseudonym(first + place) for place in range(patients)]
    for name, rows in (
        ("patients.csv", _patient_rows(names, cohort)),
        ("ratings.csv", _rating_rows(names, cohort, rng)),
        ("treatments.csv", _treatment_rows(names, cohort, rng)),
        ("conditions.csv", _condition_rows(names, rng)),
    ):
        write_table(folder / name, rows)
    return cohort


def write_table(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Rows of equal keys as a CSV file with a header."""
    coming = iter(rows)
    first = next(coming)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(coming)


def pseudonym(place: int) -> str:
    return f"C-{place:05d}"


def _people(number: int, rng: np.random.Generator) -> dict[str, np.ndarray]:
    return {
        "age_years": rng.integers(18, 80, number),
        "sex": rng.choice(["female", "male", "other"], number, p=[0.62, 0.379, 0.001]),
        "education_years": rng.integers(7, 20, number),
        "employment": rng.choice(["employed", "unemployed", "retired"], number, p=[0.6, 0.25, 0.15]),
        "care_setting": rng.choice(["outpatient", "inpatient"], number, p=[0.9, 0.1]),
        "anxious_distress": rng.choice(["yes", "no"], number, p=[0.45, 0.55]),
        "childhood_maltreatment": rng.choice(["none", "moderate", "severe"], number, p=[0.6, 0.25, 0.15]),
        "prior_episodes": rng.integers(0, 6, number),
        "episode_weeks": rng.integers(3, 60, number),
        "phq9": rng.integers(10, 26, number),
        "earlier": rng.random(number) < 0.4,
    }


def _drugs(columns: Columns, drugs: Sequence[str], choice: Choice | None, rng: np.random.Generator) -> np.ndarray:
    number = len(columns["phq9"])
    share = np.full((number, len(drugs)), 1 / len(drugs)) if choice is None else choice(columns)
    place = (rng.random((number, 1)) > np.cumsum(share, axis=1)[:, :-1]).sum(axis=1)
    return np.array(drugs)[place]


def _happened(chance: Mapping[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Each outcome with its chance; remission only with response, a side-effect stop only with an early stop."""
    first, second = rng.random(len(chance["response"])), rng.random(len(chance["response"]))
    draws = {"response": first, "remission": first, "early_stop": second, "side_effect_stop": second}
    return {outcome: draws[outcome] < _within(chance, outcome) for outcome in OUTCOMES}


def _within(chance: Mapping[str, np.ndarray], outcome: str) -> np.ndarray:
    wider = {"remission": "response", "side_effect_stop": "early_stop"}.get(outcome, outcome)
    return np.minimum(chance[outcome], chance[wider])


def _patient_rows(names: Sequence[str], cohort: Cohort) -> Iterable[dict[str, Any]]:
    known = [column for column in cohort.columns if column not in ("phq9", "earlier")]
    for place, name in enumerate(names):
        yield {"pseudonym": name} | {column: cohort.columns[column][place] for column in known}


def _rating_rows(names: Sequence[str], cohort: Cohort, rng: np.random.Generator) -> Iterable[dict[str, Any]]:
    for place, start in enumerate(cohort.columns["phq9"]):
        yield _total(names[place], 0, int(start))
        if cohort.rated[place]:
            later = _later(int(start), cohort.happened["response"][place], cohort.happened["remission"][place], rng)
            yield _total(names[place], int(rng.integers(42, 85)), later)


def _later(start: int, response: bool, remission: bool, rng: np.random.Generator) -> int:
    if remission:
        return int(rng.integers(0, 5))
    return int(rng.integers(5, start // 2 + 1) if response else rng.integers(start // 2 + 1, min(start + 3, 27) + 1))


def _total(name: str, day: int, value: int) -> dict[str, Any]:
    return {"pseudonym": name, "day": day, "scale": "PHQ-9", "item": "total", "value": value}


def _treatment_rows(names: Sequence[str], cohort: Cohort, rng: np.random.Generator) -> Iterable[dict[str, Any]]:
    for place, (name, drug) in enumerate(zip(names, cohort.drug, strict=True)):
        if cohort.columns["earlier"][place]:
            yield _treatment(name, "fluoxetine", 20, -200, -100, "none", "no_benefit")
        if cohort.happened["early_stop"][place]:
            reason = "side_effects" if cohort.happened["side_effect_stop"][place] else "no_benefit"
            yield _treatment(name, drug, "", 0, int(rng.integers(3, 56)), "unknown", reason)
        else:
            yield _treatment(name, drug, "", 0, "", "unknown", "")


def _treatment(name: str, drug: str, dose: Any, start: int, end: Any, outcome: str, reason: str) -> dict[str, Any]:
    return {
        "pseudonym": name, "drug": drug, "dose_mg_day": dose, "start_day": start, "end_day": end,
        "outcome": outcome, "stop_reason": reason, "same_episode": "yes",
    }  # fmt: skip


def _condition_rows(names: Sequence[str], rng: np.random.Generator) -> list[dict[str, Any]]:
    """Never no row at all: a file without rows would say that nobody has any."""
    shares = {"chronic_pain": 0.25, "ptsd": 0.12, "personality_disorder": 0.1}
    rows = [
        {"pseudonym": name, "condition": condition, "status": "current"}
        for name in names
        for condition, share in shares.items()
        if rng.random() < share
    ]
    return rows or [{"pseudonym": names[0], "condition": "migraine", "status": "past"}]
