"""Who the simulated people are: derived tables from data and cited shares, and what the trials' own people were.

`build` writes `evidence/case_mix.json`. Two different things are kept apart:

* `distribution`: how an input is spread in the simulated cohort. Where nothing is cited or can be derived, the
  spread is a design choice of the training sample, marked as such: never to be read as a prevalence.
* `reference`: the value of an input at which a person has the trials' own base rate. Where the trials tell nothing,
  it is "none": a factor that is absent, or not known, leaves the estimate at the trials' average and only its
  presence lowers it. Trials often exclude these conditions; if some participants had them, estimates for people
  without them are slightly too low, never too high.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.training.paths import EVIDENCE, sha256_of, write_json
from models.training.synthesis import ARM_FILE, read_arms

DURATION_FILE = Path("beat_the_blues") / "patients.csv"
SURVEY_FILE = Path("nhanes_phq9") / "adults_2005_2012.csv"
PHQ9_BANDS = (0, 5, 10, 15, 20, 28)
HAMD17_BANDS = (0, 8, 14, 19, 23, 53)
DEPRESSED_FROM = 10
DESIGNED = ("previous_treatment", "childhood_maltreatment", "personality_disorder", "ptsd", "chronic_pain",
               "unemployed")  # fmt: skip
DESIGN = "design choice of the training sample, not a prevalence"
DESIGN_SHARE = 0.25
"""Share of people with a condition of no cited prevalence. Enough of both kinds to learn from; with one half, five
independent conditions make the simulated population respond far less than any cited cohort (27 %)."""
MOST_EPISODES = 10


def level_of(total: float, bands: tuple[int, ...]) -> float:
    """Severity level 0-5: band number plus the fraction of the band passed; `bands`: first totals, then the end."""
    number = max(i for i, low in enumerate(bands[:-1]) if total >= low)
    return number + (total - bands[number]) / (bands[number + 1] - bands[number])


def survey_severity(people: pd.DataFrame) -> dict[str, Any]:
    """Weighted shares of PHQ-9 totals among adults with a total of 10 or more."""
    chosen = people[people["phq9_total"] >= DEPRESSED_FROM]
    shares = chosen.groupby("phq9_total")["weight_mec2yr"].sum()
    shares = shares / shares.sum()
    taking = np.average(chosen["antidepressants"].notna(), weights=chosen["weight_mec2yr"])
    return {
        "phq9_total": [int(v) for v in shares.index],
        "share": [round(float(v), 5) for v in shares],
        "people": len(chosen),
        "share_taking_an_antidepressant": round(float(taking), 4),
    }


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
    severity = survey_severity(pd.read_csv(data / SURVEY_FILE, low_memory=False))
    trials = trial_severity(read_arms(data / ARM_FILE))
    survey = "NHANES 2005-2012, adults with PHQ-9 of 10 or more, examination weights"
    distribution: dict[str, Any] = {
        "severity_level": severity | {"kind": "phq9", "bands": list(PHQ9_BANDS), "source": survey,
                                      "status": "computed", "input_sha256": sha256_of(data / SURVEY_FILE)},
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
    distribution["previous_treatment"]["note"] = "always yes when a trial failed in this episode"
    reference: dict[str, Any] = {
        "severity_level": {"value": trials["level"], "source": "cipriani2018 arms with HAMD-17 baselines",
                           "status": "computed", "detail": trials},
        "anxious_distress": {"value": 0.532, "source": "fava2008", "status": "read"},
    }  # fmt: skip
    for name in ("prior_episodes", "episode_months", *DESIGNED):
        reference[name] = {"value": mean_of(distribution[name]),
                           "source": "the trials report nothing: taken as the mean of the case mix",
                           "status": "design choice"}  # fmt: skip
    reference["failed_trials"] = {"value": 0.0, "source": "the trials report nothing: taken as none",
                                  "status": "design choice"}  # fmt: skip
    write_json(EVIDENCE / "case_mix.json", {
        "note": "Inputs other than severity are drawn independently: no source at hand carries their joint "
                "distribution. Severity bands of different scales are taken as equal.",
        "distribution": distribution,
        "reference": reference,
    })  # fmt: skip


def mean_of(entry: dict[str, Any]) -> float:
    """The mean of one input of the case mix."""
    if entry["kind"] == "yes_no":
        return float(entry["share"])
    if entry["kind"] == "pieces":
        middles = (np.array(entry["edges"][:-1]) + np.array(entry["edges"][1:])) / 2
        return round(float(np.average(middles, weights=entry["share"])), 5)
    return round(float(np.average(entry["values"], weights=entry["share"])), 5)


def _shares(counts: Sequence[float]) -> list[float]:
    return [round(count / sum(counts), 5) for count in counts]
