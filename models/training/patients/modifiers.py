"""The prognostic modifiers: which published sizes are used, how each log odds ratio and its error were derived.

`build` writes `evidence/modifiers.csv`. A row is used only when a cited source gives a size, or a size can be
computed from cited rates or from data; a source that gives a direction only is listed and left out.
Rules for standard errors, in this order: from the published interval; from the published rates and group sizes;
otherwise the largest error that still lets the effect be significant at 5 % (|log OR| / 1.96), since these sources
report the factor as a predictor but its interval was not read. The last rule errs on the wide side.
Most sizes are unadjusted for one another and are added up: for a person with several factors the sum is too large
rather than too small, and the AUC of the simulated truth is an upper bound for this reason too.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pandas as pd

from models.training.paths import EVIDENCE, read_json
from models.training.patients.modifier import Modifier as Modifier
from models.training.patients.modifier import log_or_from_rates, pooled, se_from_interval, widest_se
from models.training.patients.unemployment import GOOD, TRIAL_FILE
from models.training.patients.unemployment import unemployment as unemployment
from models.training.patients.unused_modifiers import NOT_USED

COLUMNS = ("input", "contrast", "outcome", "log_or", "se", "source_key", "status", "note", "used", "why_not")
QIDS_POINTS_PER_BAND = 5


ANXIOUS_N, NOT_ANXIOUS_N = 0.532 * 2876, 0.468 * 2876
TRANSFER_SD = abs(math.log(0.64) - math.log(0.57))
"""How far the two outcomes' log odds ratios lie apart for the one factor measured on both (anxious distress)."""
TRANSFER_NOTE = (
    "published for the other outcome and carried over with an extra standard deviation of 0.12, the distance between "
    "response and remission for anxious distress, the one factor published on both; an assumption"
)


def _stepwise() -> list[Modifier]:
    people = {1: 3671.0, 2: 1439.0, 3: 390.0, 4: 123.0}
    rates = {1: 0.368, 2: 0.306, 3: 0.137, 4: 0.130}
    rows = []
    for failed in (1, 2, 3):
        size, se = log_or_from_rates(rates[failed + 1], people[failed + 1], rates[1], people[1])
        contrast = f"{failed} against none"
        rows.append(Modifier(
            "failed_trials", contrast, "remission", size, se, "rush2006", "computed",
            "rates per step and the group sizes of steps 1 and 4 read; sizes of steps 2 and 3 (1439, 390) from memory, "
            "used for the standard error only; people who entered a step, not randomised",
        ))  # fmt: skip
        rows.append(Modifier(
            "failed_trials", contrast, "response", size, math.hypot(se, TRANSFER_SD), "rush2006", "computed",
            TRANSFER_NOTE + "; response rates per step exist in the source but were not read",
        ))  # fmt: skip
    return rows


def _from_novick() -> list[Modifier]:
    per_point = math.log(0.92)
    note = "interval not read: widest standard error that keeps the effect significant"
    band = QIDS_POINTS_PER_BAND * per_point
    return [
        Modifier("severity_level", "per band", "remission", band, widest_se(band), "novick2015", "computed",
                 "0.92 per QIDS-SR16 point, five points to a band; " + note),
        Modifier("prior_episodes", "per episode", "remission", per_point, widest_se(per_point), "novick2015", "read",
                 note),
        Modifier("previous_treatment", "yes against no", "remission", math.log(0.78), widest_se(math.log(0.78)),
                 "novick2015", "read", note + "; counted only where no trial failed in this episode, because the "
                 "failed-trials factor already holds it"),
    ]  # fmt: skip


def _anxious(base: dict[str, float]) -> list[Modifier]:
    name, contrast = "anxious_distress", "yes against no"
    response = log_or_from_rates(0.417, ANXIOUS_N, 0.528, NOT_ANXIOUS_N)
    remission = log_or_from_rates(0.222, ANXIOUS_N, 0.334, NOT_ANXIOUS_N)
    intolerance = log_or_from_rates(0.192, ANXIOUS_N, 0.146, NOT_ANXIOUS_N)
    side, early = base["side_effect_stop"], base["early_stop"]
    raised = 1 / (1 + math.exp(-(math.log(side / (1 - side)) + intolerance[0])))
    total = early + raised - side
    carried = math.log(total / (1 - total)) - math.log(early / (1 - early))
    slope = raised * (1 - raised) / (total * (1 - total))
    return [
        Modifier(name, contrast, "response", *response, "fava2008;fava2008ed", "computed", "41.7 % against 52.8 %"),
        Modifier(name, contrast, "remission", *remission, "fava2008", "memory",
                 "22.2 % against 33.4 % (HAMD-17), rates from memory"),
        Modifier(name, contrast, "side_effect_stop", *intolerance, "fava2008ed", "computed",
                 "stopped for intolerance 19.2 % against 14.6 %"),
        Modifier(name, contrast, "early_stop", carried, slope * intolerance[1], "fava2008ed;cipriani2018", "computed",
                 "side-effect stops are part of all stops: the extra side-effect stops at the pooled base rates, "
                 "other stops unchanged"),
    ]  # fmt: skip


def _comorbidity() -> list[Modifier]:
    maltreatment = (-math.log(1.43), se_from_interval(1.11, 1.83))
    personality = (-math.log(2.18), se_from_interval(1.70, 2.80))
    ptsd = (math.log(0.577 / 0.423) - math.log(0.669 / 0.331), 0.0)
    ptsd = (ptsd[0], widest_se(ptsd[0]))
    samples = [
        (math.log(0.75), se_from_interval(0.68, 0.83)),
        (math.log(0.75), se_from_interval(0.67, 0.85)),
        (math.log(0.78), se_from_interval(0.68, 0.88)),
    ]
    pain = (pooled(samples)[0], min(se for _, se in samples))
    rows = []
    for outcome in GOOD:
        rows.append(
            Modifier(
                "childhood_maltreatment",
                "yes against no",
                outcome,
                *maltreatment,
                "nanni2012",
                "read",
                "odds ratio 1.43 (1.11-1.83) for lack of response or remission, turned round",
            )
        )
        rows.append(
            Modifier(
                "personality_disorder",
                "yes against no",
                outcome,
                *personality,
                "newtonhowes2006",
                "read",
                "odds ratio 2.18 (1.70-2.80) for poor outcome, turned round",
            )
        )
    for name, (size, se), key, status, note in (
        ("ptsd", ptsd, "mohamed2020", "computed",
         "12-week response on a switch to bupropion 57.7 % against 66.9 %; group sizes not read: widest error"),
        ("chronic_pain", pain, "roughan2021", "computed",
         "self-reported benefit on sertraline, escitalopram and venlafaxine, inverse-variance mean; benefit is taken "
         "for response; the three samples share people, so the error is that of the most precise one, as if all were "
         "the same people"),
    ):  # fmt: skip
        rows.append(Modifier(name, "yes against no", "response", size, se, key, status, note))
        rows.append(
            Modifier(
                name,
                "yes against no",
                "remission",
                size,
                math.hypot(se, TRANSFER_SD),
                key,
                "computed",
                note + "; " + TRANSFER_NOTE,
            )
        )
    return rows


def _duration() -> list[Modifier]:
    size = -math.log(1.022)
    return [
        Modifier("episode_months", "per month, up to 24", outcome, size, widest_se(size), "kautzky2019", "memory",
                 "odds ratio 1.022 for treatment resistance against response read, its unit (month) from memory; "
                 "interval not read: widest standard error; flat beyond 24 months, because no range was read"
                 + ("" if outcome == "response" else "; taken over for remission unchanged, an assumption"))
        for outcome in GOOD
    ]  # fmt: skip


def _unemployed(data: Path | None) -> list[Modifier]:
    """From the data folder when there is one, otherwise the committed rows as they stand."""
    if data is None:
        return [row for row in read() if row.input == "unemployed" and row.used == "yes"]
    sizes = unemployment(pd.read_csv(data / TRIAL_FILE))
    return [
        Modifier("unemployed", "yes against no", outcome, *sizes[outcome], "buckman2022;goldstein2004", "computed",
                 "score at 3-4 months 27.6 % (19.6-36.1) higher, put on the real endpoint distribution of a drug arm "
                 "(week 4-6, HAMD-17)")
        for outcome in GOOD
    ]  # fmt: skip


def build(data: Path | None, path: Path = EVIDENCE / "modifiers.csv") -> None:
    """Write the table. Without a data folder the rows that need raw data are kept as committed."""
    outcomes = read_json(EVIDENCE / "drug_effects.json")["outcomes"]
    base = {name: outcomes[name]["base"]["rate"] for name in outcomes}
    rows = [*_from_novick()[:1], *_stepwise(), *_from_novick()[1:], *_duration(), *_anxious(base), *_comorbidity(),
            *_unemployed(data), *NOT_USED]  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            values = [getattr(row, column) for column in COLUMNS]
            writer.writerow([f"{v:.6f}" if isinstance(v, float) else "" if v is None else v for v in values])


def read(path: Path = EVIDENCE / "modifiers.csv") -> list[Modifier]:
    """The committed table, used and unused rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Modifier(**{**row, "log_or": float(row["log_or"]) if row["log_or"] else None,
                        "se": float(row["se"]) if row["se"] else None})
            for row in csv.DictReader(file)
        ]  # fmt: skip
