"""The table of inputs: one place for training, scoring, explanation, readiness and the model card.

Missing stays missing (NaN). Nothing after day 0 enters. Demographic inputs: employment only, because it is an
established prognostic factor (buckman2022); age and sex are not inputs (not prognostic, buckman2021b; inconsistent,
novick2015 against trivedi2006) and serve rules and subgroup tables only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.outcome import Outcome
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import baseline, severity_level
from cds_app.domain.treatment import failed_trials

MISSING = math.nan
DRUG_INPUT = "drug_effect"
WEEKS_PER_MONTH = 365.25 / 12 / 7


@dataclass(frozen=True)
class Feature:
    """One input. `monotone` gives the sign that evidence supports per outcome (+1, -1; absent = none)."""

    name: str
    meaning: str
    unit: str
    source_column: str
    missing_rule: str
    monotone: Mapping[Outcome, int]


PATIENT_FEATURES: tuple[Feature, ...] = (
    Feature("severity_level", "Severity of depression, by band of the baseline scale", "bands", "ratings.csv",
            "no baseline rating stops the estimate", {"remission": -1}),
    Feature("failed_trials", "Adequate trials without response in this episode", "trials, 3 = 3 or more",
            "treatments.csv", "missing when any part of a trial is not known", {"response": -1, "remission": -1}),
    Feature("prior_episodes", "Earlier depressive episodes", "episodes", "prior_episodes",
            "missing", {"remission": -1}),
    Feature("episode_months", "Length of this episode", "months", "episode_weeks",
            "missing", {"response": -1, "remission": -1}),
    Feature("previous_treatment", "Any earlier antidepressant treatment", "yes/no", "treatments.csv",
            "missing when treatments were not given", {"remission": -1}),
    Feature("anxious_distress", "Anxious distress", "yes/no", "anxious_distress",
            "missing", {"response": -1, "remission": -1, "side_effect_stop": 1}),
    Feature("childhood_maltreatment", "Childhood maltreatment, moderate or severe", "yes/no",
            "childhood_maltreatment", "missing", {"response": -1, "remission": -1}),
    Feature("personality_disorder", "Personality disorder", "yes/no", "conditions.csv",
            "missing when conditions were not given", {"response": -1, "remission": -1}),
    Feature("ptsd", "Post-traumatic stress disorder", "yes/no", "conditions.csv",
            "missing when conditions were not given", {"response": -1, "remission": -1}),
    Feature("chronic_pain", "Chronic pain", "yes/no", "conditions.csv",
            "missing when conditions were not given", {"response": -1, "remission": -1}),
    Feature("unemployed", "Unemployed", "yes/no", "employment", "missing", {"response": -1, "remission": -1}),
)  # fmt: skip
DRUG_FEATURE = Feature(
    DRUG_INPUT, "The drug's effect against placebo in trials", "log odds ratio", "bundle", "never missing",
    {"response": 1, "remission": 1, "early_stop": 1, "side_effect_stop": 1},
)  # fmt: skip
FEATURES: tuple[Feature, ...] = (*PATIENT_FEATURES, DRUG_FEATURE)
FEATURE_NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
_YES_NO = frozenset(feature.name for feature in FEATURES if feature.unit == "yes/no")
PATIENT_INPUTS: tuple[str, ...] = tuple(feature.name for feature in PATIENT_FEATURES)


def patient_inputs(record: PatientRecord, catalogue: Catalogue) -> dict[str, float]:
    """The patient's part of a row: every name of `PATIENT_INPUTS`, NaN where not known."""
    start = baseline(record.ratings, catalogue.scales)
    level = severity_level(catalogue.scales[start.scale], start.value) if start else None
    trials = None if record.treatments is None else failed_trials(record.treatments, catalogue.drugs)
    earlier = (
        None if record.treatments is None else any(t.start_day is None or t.start_day < 0 for t in record.treatments)
    )
    weeks = record.number("episode_weeks")
    maltreatment = record.text("childhood_maltreatment")
    employment = record.text("employment")
    found: dict[str, float | bool | None] = {
        "severity_level": level,
        "failed_trials": None if trials is None else min(trials, 3),
        "prior_episodes": record.number("prior_episodes"),
        "episode_months": None if weeks is None else weeks / WEEKS_PER_MONTH,
        "previous_treatment": earlier,
        "anxious_distress": _yes_no(record.text("anxious_distress")),
        "childhood_maltreatment": None if maltreatment is None else maltreatment in ("moderate", "severe"),
        "personality_disorder": record.has_condition("personality_disorder"),
        "ptsd": record.has_condition("ptsd"),
        "chronic_pain": record.has_condition("chronic_pain"),
        "unemployed": None if employment is None else employment == "unemployed",
    }
    return {name: MISSING if found[name] is None else float(found[name] or 0) for name in PATIENT_INPUTS}


def rows(inputs: Mapping[str, float], effects: Sequence[float]) -> list[list[float]]:
    """One row per drug in the order of `FEATURE_NAMES`: the patient's inputs and that drug's effect."""
    patient = [inputs[name] for name in PATIENT_INPUTS]
    return [[*patient, effect] for effect in effects]


def shown_value(name: str, value: float) -> str | None:
    """A patient input as text: "yes"/"no" for a yes/no input, a plain number otherwise, None when missing."""
    if math.isnan(value):
        return None
    if name in _YES_NO:
        return "yes" if value else "no"
    return f"{value:.1f}".removesuffix(".0")


def _yes_no(text: str | None) -> bool | None:
    return None if text is None else text == "yes"
