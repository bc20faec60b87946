"""The follow-up layer: from real courses to coefficients, their uncertainty and what they are worth elsewhere.

`run` writes `evidence/follow_up.json` and `evidence/follow_up_held_out.csv`. The only prediction of a bundle that real
patients have tested.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from cds_app.scoring.follow_up import follow_up_model
from models.training.courses.follow_up_data import (
    DIA,
    ENRICHD,
    FILES,
    FIRST_DAY,
    LAST_DAY,
    LOWEST_BASELINE,
    REISBY,
    Course,
    Visit,
    read_courses,
)
from models.training.courses.follow_up_figures import figures
from models.training.courses.follow_up_fit import (
    LOWEST_FALL,
    REFERENCE_DAY,
    THRESHOLDS,
    Fit,
    fit,
    probabilities,
    rows_of,
)
from models.training.courses.follow_up_held_out import held_out, on_treatment, read_table, write_table
from models.training.courses.follow_up_simulation import coverage
from models.training.paths import EVIDENCE, SEED, read_json, sha256_of, write_json

RESULT, TABLE = EVIDENCE / "follow_up.json", EVIDENCE / "follow_up_held_out.csv"
DRAWS = 200
REPEATS = 100
PLACES = 5
STATUS = "fitted on real patients"
SCALES = {
    "HAMD-17": "fitted (two data sets)",
    "BDI-II": "fitted on the first edition of the BDI",
    "MADRS": "carried over: percentage change is about equal on HAMD and MADRS (leucht2018)",
    "PHQ-9": "carried over: assumed that a fraction of the baseline means the same as on the fitted scales",
    "QIDS-SR16": "carried over: assumed that a fraction of the baseline means the same as on the fitted scales",
}
SOURCES = {
    DIA: "Duloxetine or paroxetine against placebo, outpatients, HAMD-17; masked release for methods work. Goldstein "
    "DJ et al. J Clin Psychopharmacol 2004;24:389-399.",
    REISBY: "Imipramine, inpatients, HDRS every week, no control group. Reisby N et al. Psychopharmacology "
    "1977;54:263-272.",
    ENRICHD: "Psychotherapy after a heart attack, BDI at irregular visits, some on antidepressants. Wu CO et al. Stat "
    "Med 2008;27:3042-56; ENRICHD Investigators, JAMA 2003;289:3106-16.",
}
OUTCOMES = {
    "response": "fall of at least 50 % of the baseline total, same scale, first total between day 42 and day 84",
    "non_response": "fall of less than 25 % at that total: below what wagner2017 counts as improvement (20-25 %)",
    "worsening": "that total above the baseline total",
}
ASSUMPTIONS = (
    "The placebo arm is not fitted, because the estimate is for people under treatment; it is predicted as an outside "
    "check, and there the estimate is too high.",
    "The drug of the imipramine study is counted from week 1; its last total, on day 28, stands for the outcome.",
    "A week-6 visit of the duloxetine trial on day 33 to 41 is the outcome where there is no later one.",
    "People without an outcome are left out of the fit; the validation gives the figures with them counted as "
    "non-responders and by their last total.",
    "Only the latest total between day 7 and day 41 is used: at about two weeks the visit before it, the baseline and "
    "a model of the whole course do not help across data sets; later the visit before helps in one data set and harms "
    "in another (see the Brier scores).",
    "A new setting differs from the average as the three fitted settings differ from each other.",
)


def run(data: Path, today: dt.date) -> None:
    """Fit, validate, write. `data` holds the raw data sets (never committed)."""
    courses = read_courses(data)
    scale = read_json(EVIDENCE / "drug_effects.json")["outcomes"]["response"]["base"]["between_trials_sd"]
    tau_scale = round(float(scale), 2)
    model = fit(rows_of(on_treatment(courses)), tau_scale=tau_scale, draws=DRAWS, seed=SEED)
    follow_up_model(served(model))  # what the program would refuse is never written
    write_table(TABLE, held_out(courses, tau_scale))
    write_json(RESULT, served(model) | account(courses, model, tau_scale, today) | {
        "input_sha256": {name: sha256_of(data / path) for name, path in FILES.items()},
        "validation": figures(read_table(TABLE)),
        "interval_in_simulation": [
            coverage(model.central, tau, tau_scale, REPEATS, SEED) for tau in (0.15, 0.3, 0.5)
        ],
        "sensitivity": sensitivity(courses, tau_scale),
    })  # fmt: skip


def served(model: Fit) -> dict[str, Any]:
    """What the program reads: coefficients, draws and where they may be used."""
    names = ("response", "fall_of_a_quarter", "not_above_baseline")
    return {
        "format": 1,
        "central": {
            "intercepts": dict(zip(names, _rounded(model.central[:3]), strict=True)),
            "fall": round(float(model.central[3]), PLACES),
            "log_day": round(float(model.central[4]), PLACES),
            "fall_by_log_day": round(float(model.central[5]), PLACES),
        },
        "draws": [_rounded(draw) for draw in model.draws],
        "coverage": 0.9,
        "days": {"first": FIRST_DAY, "last": LAST_DAY, "reference": REFERENCE_DAY},
        "lowest_fall": LOWEST_FALL,
        "scales": SCALES,
        "validated_on": [DIA, ENRICHD, REISBY],
        "status": STATUS,
    }


def account(courses: Sequence[Course], model: Fit, tau_scale: float, today: dt.date) -> dict[str, Any]:
    """What the coefficients rest on, in words and numbers."""
    fitted = [c for c in on_treatment(courses) if c.outcome is not None and any(v.day >= FIRST_DAY for v in c.early)]
    return {
        "made_on": today.isoformat(),
        "model": "logit P(final fall >= c) = intercept(c) + fall * f + log_day * t + fall_by_log_day * f * t, with "
                 "f = early fall as a fraction of the baseline (not below lowest_fall), t = log(day / reference)",
        "thresholds": list(THRESHOLDS),
        "draws_order": ["response", "fall_of_a_quarter", "not_above_baseline", "fall", "log_day", "fall_by_log_day"],
        "draws_hold": "parameter uncertainty and the level of a new setting",
        "outcomes": OUTCOMES,
        "sources": SOURCES,
        "assumptions": list(ASSUMPTIONS),
        "lowest_baseline": LOWEST_BASELINE,
        "people_fitted": dict(sorted(Counter(course.setting for course in fitted).items())),
        "between_settings": {
            "tau": round(model.tau, 3), "levels": {name: round(v, 3) for name, v in model.levels.items()},
            "prior": f"half-normal with scale {tau_scale}: the spread between trials of the response rate on drug "
                     "(drug_effects.json, response, base), which an early course can only narrow",
        },
        "published": {
            "wagner2017": {"status": "read", "sensitivity": 0.85, "specificity": 0.54,
                           "what": "fall of 20-25 % at week 2 for response at week 5-12, 17 trials, n = 14779"},
            "devries2019": {"status": "read", "auc": 0.73, "negative_predictive_value": 0.67,
                            "positive_predictive_value": 0.74, "response_without_improvement_week_6": 0.29,
                            "what": "model on the total at week 2 for response at week 6, 30 trials, n = 8242"},
        },
    }  # fmt: skip


def sensitivity(courses: Sequence[Course], tau_scale: float) -> list[dict[str, Any]]:
    """The chance of response on day 14 after falls of 0, 20 and 50 %, under other choices."""
    treated = on_treatment(courses)
    moderate = [c for c in treated if c.data_set != ENRICHD or c.baseline >= 14]
    choices: dict[str, tuple[Sequence[Course], float]] = {
        "as released": (treated, tau_scale),
        "placebo arm fitted as a setting of its own": (courses, tau_scale),
        "without the psychotherapy cohort": ([c for c in treated if c.data_set != ENRICHD], tau_scale),
        "psychotherapy cohort from a baseline of 14": (moderate, tau_scale),
        "dropouts fitted as non-responders": ([_stayed_as_at_baseline(c) for c in treated], tau_scale),
        "dropouts fitted with their last total": ([_carried_forward(c) for c in treated], tau_scale),
        "prior of the spread halved": (treated, tau_scale / 2),
        "prior of the spread doubled": (treated, tau_scale * 2),
    }
    return [{"choice": name} | _answers(*choice) for name, choice in choices.items()]


def _answers(courses: Sequence[Course], tau_scale: float) -> dict[str, Any]:
    model = fit(rows_of(courses), tau_scale=tau_scale, draws=1000, seed=SEED)
    fall, day = np.array([0.0, 0.2, 0.5]), np.full(3, float(REFERENCE_DAY))
    low, high = np.quantile(probabilities(model.draws, fall, day)[:, :, 0], (0.05, 0.95), axis=0)
    middle = probabilities(model.central, fall, day)[:, 0]
    shown = {f"fall_{round(100 * f)}": _rounded(np.array(v)) for f, *v in zip(fall, middle, low, high, strict=True)}
    return {"tau": round(model.tau, 3)} | shown


def _stayed_as_at_baseline(course: Course) -> Course:
    """A dropout counted as unchanged; early visits stay as they were."""
    end = Visit(LAST_DAY + 1, course.baseline)
    return course if course.outcome is not None or not _used(course) else replace(course, outcome=end)


def _carried_forward(course: Course) -> Course:
    """A dropout with the last total that was measured, which then is no early visit any more."""
    last = course.last_seen
    if course.outcome is not None or last is None:
        return course
    return replace(course, outcome=last, early=tuple(v for v in course.early if v.day < last.day))


def _used(course: Course) -> bool:
    return any(visit.day >= FIRST_DAY for visit in course.early)


def _rounded(values: np.ndarray) -> list[float]:
    return [round(float(value), PLACES) for value in values]
