"""The simulated people: complete inputs drawn from the committed case mix, and what of them is hidden.

Sex, age band, education, severity, antidepressant use and low income are drawn together, down the survey's chain of
tables (`survey.py`), so that each group carries its own severity, treatment and poverty. The other inputs are drawn
independently of these and of one another, because no source at hand carries their joint distribution, with one
exception: a failed trial in this episode implies earlier treatment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from cds_app.scoring.features import PATIENT_INPUTS
from models.training.drugs.network import Array
from models.training.paths import EVIDENCE, read_json
from models.training.patients.survey import CHAIN, DEMOGRAPHICS

COLUMN = {name: place for place, name in enumerate(PATIENT_INPUTS)}
MISSING_EACH, MISSING_MANY, MISSING_OF_MANY = 0.15, 0.10, 0.8
"""Design of the training rows, no prevalence: each input hidden in 15 %, and in 10 % of rows 80 % of all inputs."""
INDEPENDENT = ("prior_episodes", "episode_months", "anxious_distress", "childhood_maltreatment", "personality_disorder",
               "ptsd", "chronic_pain")  # fmt: skip
"""Inputs drawn independently of all others: what is hidden of them may be anyone's."""

Labels = dict[str, np.ndarray]
"""A label per person, (n,) text, by the label's name."""


@dataclass(frozen=True)
class People:
    """`inputs` (n, inputs) complete, in the order of `PATIENT_INPUTS`; `groups` (n,) labels by name: "sex",
    "age_band", "severity_band", "employment", "education"."""

    inputs: Array
    groups: Labels


def simulate_people(number: int, rng: np.random.Generator) -> People:
    """Complete people from the committed case mix, with the groups that results are reported by."""
    distribution: dict[str, Any] = read_json(EVIDENCE / "case_mix.json")["distribution"]
    drawn = _down_the_chain(number, rng)
    of_the_survey = {
        "severity_level": _severity_level(drawn["phq9_total"].astype(float), distribution["severity_level"]["bands"]),
        "previous_treatment": (drawn["antidepressant"] == "yes").astype(float),
        "unemployed": (drawn["low_income"] == "yes").astype(float),
    }
    table = np.empty((number, len(PATIENT_INPUTS)))
    for name in PATIENT_INPUTS:
        table[:, COLUMN[name]] = (
            of_the_survey[name] if name in of_the_survey else _column(distribution[name], number, rng)
        )
    table[table[:, COLUMN["failed_trials"]] > 0, COLUMN["previous_treatment"]] = 1.0
    employment = np.where(table[:, COLUMN["unemployed"]] == 1, "unemployed", "not unemployed")
    groups = {name: drawn[name] for name in ("sex", "age_band", "severity_band", "education")}
    return People(table, groups | {"employment": employment})


def simulate_patients(number: int, rng: np.random.Generator) -> Array:
    """The inputs of `simulate_people` alone, (number, inputs)."""
    return simulate_people(number, rng).inputs


def _down_the_chain(number: int, rng: np.random.Generator) -> Labels:
    tables: dict[str, Any] = read_json(EVIDENCE / "survey.json")["tables"]
    rows = tables["demographics"]
    share = np.array([row["share"] for row in rows])
    who = rng.choice(len(rows), number, p=share / share.sum())
    drawn = {name: _coded([row[name] for row in rows], who) for name in DEMOGRAPHICS}
    for column in CHAIN:
        drawn[column] = _from_cells(tables[column], drawn, rng.random(number))
    return {name: np.array(labels)[code] for name, (labels, code) in drawn.items()}


Coded = tuple[list[str], np.ndarray]
"""Labels in order, and each person's place among them, (n,)."""


def _coded(values: list[str], who: np.ndarray) -> Coded:
    labels = sorted(set(values))
    return labels, np.array([labels.index(value) for value in values])[who]


def _from_cells(table: dict[str, Any], drawn: dict[str, Coded], chance: Array) -> Coded:
    """A value per person from the cell of its keys; "no" where there is none, as for the low income of the old."""
    cells, keys = table["cells"], [drawn[name] for name in table["keys"]]
    labels = sorted({value for cell in cells for value in cell["shares"]})
    sizes = tuple(len(names) for names, _ in keys)
    cell_at = np.full(sizes, len(cells))
    shares = np.zeros((len(cells) + 1, len(labels)))
    shares[-1, labels.index("no") if "no" in labels else 0] = 1.0
    for number, cell in enumerate(cells):
        cell_at[tuple(drawn[name][0].index(cell[name]) for name in table["keys"])] = number
        shares[number] = [cell["shares"].get(label, 0.0) for label in labels]
    upper = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    mine = cell_at[tuple(code for _, code in keys)]
    return labels, (chance[:, None] >= upper[mine]).sum(axis=1)


def _severity_level(total: Array, band_edges: list[int]) -> Array:
    """Severity level of PHQ-9 totals: band number plus the fraction of the band passed."""
    bands = np.array(band_edges, float)
    band = np.searchsorted(bands, total, side="right") - 1
    level: Array = band + (total - bands[band]) / (bands[band + 1] - bands[band])
    return level


def _column(entry: dict[str, Any], number: int, rng: np.random.Generator) -> Array:
    share = np.array(entry["share"])
    if entry["kind"] == "yes_no":
        return (rng.random(number) < share).astype(float)
    if entry["kind"] == "pieces":
        part = rng.choice(len(share), number, p=share)
        edges = np.array(entry["edges"])
        return rng.uniform(edges[part], edges[part + 1]).round(1)
    return rng.choice(np.array(entry["values"], float), number, p=share / share.sum())


def hide_some(patients: Array, rng: np.random.Generator) -> Array:
    """A copy with values missing at random: each input on its own, and in some rows most of them. Severity stays."""
    hidden = rng.random(patients.shape) < MISSING_EACH
    sparse = rng.random(len(patients)) < MISSING_MANY
    hidden[sparse] = rng.random((int(sparse.sum()), patients.shape[1])) < MISSING_OF_MANY
    hidden[:, COLUMN["severity_level"]] = False
    # Both come from the list of treatments: without it neither is known (see `features.patient_inputs`).
    hidden[:, COLUMN["failed_trials"]] |= hidden[:, COLUMN["previous_treatment"]]
    return np.where(hidden, np.nan, patients)


def as_plausible(complete: Array, shown: Array, rng: np.random.Generator) -> Array:
    """Complete people (n, inputs) again, with the hidden values of the independent inputs taken from someone else."""
    other = complete.copy()
    for name in INDEPENDENT:
        place = COLUMN[name]
        hidden = np.isnan(shown[:, place])
        other[hidden, place] = rng.permutation(complete[:, place])[hidden]
    return other
