"""Who the simulated people are: derived tables from data and cited shares, and what the trials' own people were.

`build` writes `evidence/case_mix.json`. Two different things are kept apart:

* `distribution`: how an input is spread in the simulated cohort. Where nothing is cited or can be derived, the
  spread is a design choice of the training sample, marked as such: never to be read as a prevalence.
* `reference`: the value of an input at which a person has the trials' own base rate. Where the trials report nothing,
  it is the mean of the case mix, so that a person of whom nothing is known has the trials' own rate; for failed
  trials it is none, because the trials mostly left such people out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.training.drugs.arm_table import ARM_FILE, read_arms
from models.training.paths import EVIDENCE, sha256_of, write_json
from models.training.patients import survey

DURATION_FILE = Path("beat_the_blues") / "patients.csv"
PHQ9_BANDS = (0, 5, 10, 15, 20, 28)
HAMD17_BANDS = (0, 8, 14, 19, 23, 53)
DESIGNED = ("childhood_maltreatment", "personality_disorder", "ptsd", "chronic_pain")
DESIGN = "design choice of the training sample, not a prevalence"
DESIGN_SHARE = 0.25
"""Share of people with a condition of no cited prevalence. Enough of both kinds to learn from; with one half, five
independent conditions make the simulated population respond far less than any cited cohort (27 %)."""
MOST_EPISODES = 10


def level_of(total: float, bands: tuple[int, ...]) -> float:
    """Severity level 0-5: band number plus the fraction of the band passed; `bands`: first totals, then the end."""
    number = max(i for i, low in enumerate(bands[:-1]) if total >= low)
    return number + (total - bands[number]) / (bands[number + 1] - bands[number])


def from_survey(tables: dict[str, Any]) -> dict[str, Any]:
    """The inputs that the survey's chain of tables gives, with their overall shares."""
    common = {"kind": "survey", "source": survey.SOURCE}
    return {
        "severity_level": common | {
            "table": "phq9_total", "bands": list(PHQ9_BANDS), "status": "computed",
            "share": overall(tables, "phq9_total")},
        "previous_treatment": common | {
            "table": "antidepressant", "share": overall(tables, "antidepressant")["yes"],
            "status": "computed; a lower bound: an antidepressant in the past month, treatment before that not asked",
            "note": "always yes when a trial failed in this episode"},
        "unemployed": common | {
            "table": "low_income", "share": overall(tables, "low_income")["yes"],
            "status": "computed from a stand-in, a design choice: family income below the poverty line at ages 18-64",
            "note": "the survey file has no employment; income carries how it goes with age, education and severity"},
    }  # fmt: skip


def overall(tables: dict[str, Any], column: str) -> dict[str, float]:
    """The shares of a table's values over the whole chain; a person without a cell counts as "no"."""
    states = [({name: row[name] for name in survey.DEMOGRAPHICS}, row["share"]) for row in tables["demographics"]]
    for step, groups in survey.CHAIN.items():
        cells = {tuple(cell[name] for name in groups[0]): cell["shares"] for cell in tables[step]["cells"]}
        states = [
            (state | {step: value}, weight * share)
            for state, weight in states
            for value, share in cells.get(tuple(state[name] for name in groups[0]), {"no": 1.0}).items()
        ]
        if step == column:
            break
    found: dict[str, float] = {}
    for state, weight in states:
        found[state[column]] = found.get(state[column], 0.0) + weight
    total = sum(found.values())
    return {value: round(weight / total, 5) for value, weight in sorted(found.items())}


def trial_severity(arms: pd.DataFrame) -> dict[str, Any]:
    """Mean baseline HAMD-17 of the arms that used it, weighted by people, and its severity level."""
    used = arms[(arms["baseline_scale"] == "HAMD17") & arms["baseline_mean"].notna()]
    mean = float(np.average(used["baseline_mean"], weights=used["n_randomised"]))
    return {"hamd17_mean": round(mean, 3), "arms": len(used), "level": round(level_of(mean, HAMD17_BANDS), 3)}


def episode_lengths(patients: pd.DataFrame) -> list[float]:
    """Shares of episodes up to and above six months among primary-care patients of a trial."""
    longer = float((patients["episode_length"] == ">6m").mean())
    return [round(1 - longer, 5), round(longer, 5)]


def build(data: Path) -> None:
    """Derive the tables from the raw data and write them with source and status."""
    trials = trial_severity(read_arms(data / ARM_FILE))
    survey_tables = survey.build(data)
    write_json(EVIDENCE / "survey.json", survey_tables)
    distribution: dict[str, Any] = from_survey(survey_tables["tables"]) | {
        "failed_trials": {
            "kind": "values", "values": [0, 1, 2, 3], "share": _shares([3671, 1439, 390, 123]), "source": "rush2006",
            "status": "computed; 3671 and 123 read, 1439 and 390 from memory",
            "note": "people who entered steps 1 to 4 of a sequenced trial",
        },
        "anxious_distress": {"kind": "yes_no", "share": 0.532, "source": "fava2008", "status": "read"},
        "prior_episodes": {"kind": "values", "values": list(range(MOST_EPISODES + 1)), "source": DESIGN,
                           "share": _shares([1 / (1 + v) for v in range(MOST_EPISODES + 1)]),
                           "status": "design choice", "note": "falls with the number, as 1 / (1 + episodes)"},
        "episode_months": {"kind": "pieces", "edges": [0.0, 6.0, 24.0],
                           "share": episode_lengths(pd.read_csv(data / DURATION_FILE)),
                           "source": "proudfoot2003 (open trial data): episode above or below 6 months",
                           "status": "computed; the spread within each part and the end at 24 months are design",
                           "input_sha256": sha256_of(data / DURATION_FILE)},
    }  # fmt: skip
    for name in DESIGNED:
        distribution[name] = {"kind": "yes_no", "share": DESIGN_SHARE, "source": DESIGN, "status": "design choice"}
    reference: dict[str, Any] = {
        "severity_level": {"value": trials["level"], "source": "cipriani2018 arms with HAMD-17 baselines",
                           "status": "computed", "detail": trials},
        "anxious_distress": {"value": 0.532, "source": "fava2008", "status": "read"},
    }  # fmt: skip
    for name in ("prior_episodes", "episode_months", "previous_treatment", "unemployed", *DESIGNED):
        reference[name] = {"value": mean_of(distribution[name]),
                           "source": "the trials report nothing: taken as the mean of the case mix",
                           "status": "design choice"}  # fmt: skip
    reference["failed_trials"] = {"value": 0.0, "source": "the trials report nothing: taken as none",
                                  "status": "design choice"}  # fmt: skip
    write_json(EVIDENCE / "case_mix.json", {
        "note": "Severity, earlier treatment and unemployment are drawn together with sex, age band and education from "
                "survey.json. The other inputs are drawn independently: no source at hand carries their joint "
                "distribution. Severity bands of different scales are taken as equal.",
        "distribution": distribution,
        "reference": reference,
    })  # fmt: skip


def mean_of(entry: dict[str, Any]) -> float:
    """The mean of one input of the case mix."""
    if entry["kind"] in ("yes_no", "survey"):
        return float(entry["share"])
    if entry["kind"] == "pieces":
        middles = (np.array(entry["edges"][:-1]) + np.array(entry["edges"][1:])) / 2
        return round(float(np.average(middles, weights=entry["share"])), 5)
    return round(float(np.average(entry["values"], weights=entry["share"])), 5)


def _shares(counts: Sequence[float]) -> list[float]:
    return [round(count / sum(counts), 5) for count in counts]
