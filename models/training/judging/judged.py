"""The people that a model is judged on: drawn anew, one drug each, some values hidden; and how many of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cds_app.scoring.calibration import Floats
from models.training.judging import subgroups
from models.training.patients.cohort import COLUMN, Evidence, hide_some, simulate_people

FAILED_TRIALS, NOT_KNOWN = ("0", "1", "2", "3 or more"), "not known"
DEFINED_BY = {"failed_trials": "failed_trials", "employment": "unemployed"}
"""Subgroups that an input defines which may be missing."""


@dataclass(frozen=True)
class Sizes:
    """How much is simulated to judge one outcome."""

    rows: int = 40_000
    coverage_rows: int = 3_150
    worlds: int = 4_000
    policy_people: int = 1_000
    policy_worlds: int = 200
    twin_rows: int = 30_000


FULL = Sizes()


@dataclass(frozen=True)
class Judged:
    """New people of the simulated truth, one drug each: `shown` (rows, inputs) as a model sees them, some values
    missing; `complete` the same people; `drug` (rows,) places; `labels` by subgroup name, (rows,) each.

    Subgroups are as the record shows them: where the input that defines one is missing, the label is "not known", and
    `hidden` has the true label (empty for everyone else).
    """

    shown: Floats
    complete: Floats
    drug: np.ndarray
    labels: dict[str, np.ndarray]
    hidden: dict[str, np.ndarray]


def judged_people(evidence: Evidence, rows: int, seed: int) -> Judged:
    """People drawn anew. Drugs go round in turn, so that each has the same number of them."""
    rng = np.random.default_rng(seed)
    people = simulate_people(rows, rng)
    shown, drug = hide_some(people.inputs, rng), np.arange(rows) % len(evidence.drugs)
    failed = people.inputs[:, COLUMN["failed_trials"]].astype(int)
    true = {"drug": np.array(evidence.drugs)[drug], "failed_trials": np.array(FAILED_TRIALS)[failed]}
    true |= {name: np.asarray(label) for name, label in people.groups.items() if name in subgroups.REPORTED}
    unknown = {name: np.isnan(shown[:, COLUMN[column]]) for name, column in DEFINED_BY.items()}
    labels = {name: np.where(unknown[name], NOT_KNOWN, label) if name in unknown else label
              for name, label in true.items()}  # fmt: skip
    hidden = {name: np.where(gap, true[name], "") for name, gap in unknown.items()}
    return Judged(shown, people.inputs, drug, labels, hidden)
