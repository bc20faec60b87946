"""The prognostic modifiers: which published sizes are used, how each log odds ratio and its error were derived.

`build` writes `evidence/modifiers.csv`. A row is used only when a cited source gives a size, or a size can be
computed from cited rates or from data; a source that gives a direction only is listed and left out.
Rules for standard errors, in this order: from the published interval; from the published rates and group sizes;
otherwise the largest error that still lets the effect be significant at 5 % (|log OR| / 1.96), since these sources
report the factor as a predictor but its interval was not read. The last rule errs on the wide side.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from models.training.paths import EVIDENCE, read_json

COLUMNS = ("input", "contrast", "outcome", "log_or", "se", "source_key", "status", "note", "used", "why_not")
TRIAL_FILE = Path("dia_duloxetine_trial") / "visits.csv"
GOOD = ("response", "remission")
QIDS_POINTS_PER_BAND = 5


@dataclass(frozen=True)
class Modifier:
    """One row: the change in the outcome's log odds for `contrast`; `se` its standard error."""

    input: str
    contrast: str
    outcome: str
    log_or: float | None
    se: float | None
    source_key: str
    status: str
    note: str = ""
    used: str = "yes"
    why_not: str = ""


def log_or_from_rates(rate: float, n: float, reference: float, n_reference: float) -> tuple[float, float]:
    """Log odds ratio of two proportions and its standard error."""
    odds = math.log(rate / (1 - rate)) - math.log(reference / (1 - reference))
    variance = 1 / (n * rate * (1 - rate)) + 1 / (n_reference * reference * (1 - reference))
    return odds, math.sqrt(variance)


def se_from_interval(low: float, high: float) -> float:
    """Standard error of a log odds ratio from its 95 % interval."""
    return (math.log(high) - math.log(low)) / (2 * 1.959964)


def widest_se(log_or: float) -> float:
    """The largest standard error at which the effect is still significant at 5 %."""
    return abs(log_or) / 1.959964


def _pooled(rows: list[tuple[float, float]]) -> tuple[float, float]:
    """Inverse-variance mean of (estimate, se)."""
    weight = np.array([1 / se**2 for _, se in rows])
    return float(weight @ [estimate for estimate, _ in rows] / weight.sum()), float(weight.sum() ** -0.5)


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
    pain = _pooled([
        (math.log(0.75), se_from_interval(0.68, 0.83)),
        (math.log(0.75), se_from_interval(0.67, 0.85)),
        (math.log(0.78), se_from_interval(0.68, 0.88)),
    ])  # fmt: skip
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
         "for response; the three samples share people, so the error is a lower bound"),
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


def unemployment(visits: pd.DataFrame, seed: int = 7, repeats: int = 500) -> dict[str, tuple[float, float]]:
    """Log odds ratio and standard error per good outcome of an endpoint score 27.6 % (19.6-36.1) higher.

    The last HAMD-17 of each drug-arm patient seen at week 4 or later (real endpoint distribution) is multiplied by
    the published ratio; the baseline stays. Scores are spread evenly over half a point on each side, so that whole
    points do not decide. Error: patients resampled and the ratio drawn from its interval.
    """
    late = visits[(visits["arm"] == "DRUG") & (visits["week"] >= 4)].sort_values("week").groupby("patient").last()
    start, end = late["hamd17_baseline"].to_numpy(float), late["hamd17"].to_numpy(float)
    rng = np.random.default_rng(seed)

    def chance(score: np.ndarray, cut: np.ndarray | float, ratio: float) -> float:
        spread = np.clip((np.asarray(cut) + 0.5 - ratio * (score - 0.5)) / ratio, 0, 1)
        return float(np.clip(spread.mean(), 0.01, 0.99))

    def log_odds_ratio(rows: np.ndarray, ratio: float) -> list[float]:
        found = []
        for cut in (start[rows] / 2 - 0.5, 7.0):
            with_, without = chance(end[rows], cut, ratio), chance(end[rows], cut, 1.0)
            found.append(math.log(with_ / (1 - with_)) - math.log(without / (1 - without)))
        return found

    everyone = np.arange(len(end))
    centre = log_odds_ratio(everyone, 1.276)
    ratios = np.exp(rng.normal(math.log(1.276), se_from_interval(1.196, 1.361), repeats))
    spread = np.std([log_odds_ratio(rng.choice(everyone, len(everyone)), r) for r in ratios], axis=0)
    return {outcome: (centre[i], float(spread[i])) for i, outcome in enumerate(GOOD)}


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


def _not_used(name: str, contrast: str, outcome: str, odds: float | None, key: str, status: str, why: str) -> Modifier:
    size = None if odds is None else math.log(odds)
    return Modifier(name, contrast, outcome, size, None, key, status, "", "no", why)


NOT_USED = (
    _not_used("severity_level", "higher", "response", None, "buckman2021a", "read",
              "severity lowers the odds of remission, not the percentage change: no effect on response"),
    _not_used("severity_level", "higher", "drug minus placebo", None, "stone2022", "read", "direction only"),
    _not_used("severity_level", "per CGI-S point", "remission", 0.77, "novick2015", "read",
              "the same people as the QIDS slope that is used"),
    _not_used("number of previous antidepressants", "per drug", "treatment resistance", 1.23, "kautzky2019", "read",
              "overlaps failed trials, and the outcome is defined by failed trials"),
    _not_used("previous_treatment", "yes against no", "symptoms", None, "buckman2021a", "read", "direction only"),
    _not_used("lifetime episodes", "more", "treatment resistance", 1.15, "kautzky2019", "read",
              "unit of the contrast not read"),
    _not_used("anxious_distress", "yes against no", "choice among drugs", None, "fava2008ed", "read",
              "no interaction found: not a reason to prefer a drug"),
    _not_used("panic disorder", "yes against no", "symptoms", None, "buckman2021a", "read", "direction only"),
    _not_used("generalised anxiety disorder", "yes against no", "treatment resistance", 1.68, "kautzky2019", "read",
              "overlaps anxious distress"),
    _not_used("suicidal risk", "yes against no", "treatment resistance", 1.74, "kautzky2019", "read",
              "a safety rule, not an input; no interval read"),
    _not_used("psychotic symptoms", "yes against no", "treatment resistance", 2.52, "kautzky2019", "read",
              "outside the intended patients"),
    _not_used("inpatient", "yes against no", "treatment resistance", 1.65, "kautzky2019", "read",
              "not an input; the trials behind the drug effects are mostly of outpatients"),
    _not_used("any comorbidity", "yes against no", "remission", 0.60, "novick2015", "read",
              "overlaps the named conditions"),
    _not_used("ptsd", "yes against no", "response on added aripiprazole", 0.58, "mohamed2020", "read",
              "an augmentation arm; the switch arm is used"),
    _not_used("substance use disorder", "yes against no", "response", None, "davis2012", "read",
              "no difference found; the size proposed in the source table is a choice, not a finding"),
    _not_used("chronic_pain", "duloxetine against SSRI", "remission", 2.38, "novick2015", "read",
              "confounded, and not in line with the trials"),
    _not_used("insomnia", "more", "response", None, "none", "memory", "direction only, mixed"),
    _not_used("melancholic, atypical or anxious subtype", "yes against no", "remission", None, "arnow2015", "read",
              "no difference found: not a moderator"),
    _not_used("body-mass index", "class III against normal", "remission on venlafaxine", None, "green2017", "read",
              "secondary analysis, not replicated"),
    _not_used("C-reactive protein", "below against above 1 mg/L", "escitalopram against nortriptyline", None,
              "uher2014", "read", "nortriptyline has no evidence here; not replicated"),
    _not_used("C-reactive protein", "higher", "bupropion with escitalopram", None, "jha2017", "read",
              "a combination, small sample"),
    _not_used("age", "older against younger", "symptoms", None, "buckman2021b", "read", "not prognostic"),
    _not_used("age below 25", "drug against placebo", "suicidal behaviour or ideation", 1.62, "stone2009", "read",
              "a safety rule, not an input"),
    _not_used("sex", "male against female", "remission", 1.29, "novick2015", "read",
              "inconsistent: trivedi2006 found the opposite"),
    _not_used("housing", "tenant against owner", "symptoms", None, "buckman2022", "read", "not in the patient record"),
    _not_used("financial strain", "yes against no", "symptoms", None, "buckman2022", "read",
              "interval includes no effect; not in the patient record"),
    _not_used("education", "lower", "symptoms", None, "buckman2022", "read", "vanished after adjustment"),
    _not_used("race or ethnicity", "-", "remission", None, "trivedi2006", "read", "never an input: a fairness risk"),
    _not_used("five-variable index", "high against low", "sertraline against placebo", None, "webb2019", "read",
              "drug against placebo, one trial"),
    _not_used("early improvement", "yes against no", "response", 8.37, "wagner2017", "read",
              "after day 0: belongs to the week-2 update"),
    _not_used("dose", "mg per day", "response", None, "furukawa2019", "read",
              "the estimate is for the licensed range as a whole"),
    _not_used("CYP2D6, CYP2C19", "poor or ultrarapid", "exposure", None, "cpic2023", "read", "a dosing rule, no size"),
    _not_used("measurement-based care", "yes against no", "remission", 1.83, "zhu2021", "read",
              "a way of working, not a patient input"),
    _not_used("pharmacogenomic guidance", "yes against no", "remission", 1.28, "oslin2022", "memory",
              "a way of working, not a patient input"),
    _not_used("other anxiety, PTSD, ADHD, neuroticism", "yes against no", "early_stop", None, "agds2023", "read",
              "direction only"),
)  # fmt: skip


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
