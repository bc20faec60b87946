"""The patient record: which columns exist, what each may hold, and the frozen value made of them.

The table `PATIENT_COLUMNS` is the data dictionary's patients.csv in code; intake checks against it, the store
keeps its columns, and readiness names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Medication, Treatment

YES_NO = ("yes", "no", "unknown")
OLDEST_AGE = 90
"""Ages above 89 are kept as "90 or older" (Safe Harbor); inside the record that is the number 90."""


@dataclass(frozen=True)
class Column:
    """One column of patients.csv. `values` closes a category; `low` and `high` bound a number, inclusive."""

    name: str
    kind: Literal["category", "integer", "number", "age"]
    values: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    unit: str = ""


def _category(name: str, *values: str) -> Column:
    return Column(name, "category", values)


_IMPAIRMENT = ("none", "mild", "moderate", "severe", "unknown")
_METABOLISER = ("poor", "intermediate", "normal", "rapid", "ultrarapid", "unknown")

PATIENT_COLUMNS: tuple[Column, ...] = (
    Column("age_years", "age", low=18, high=OLDEST_AGE, unit=QT_TRANSLATE_NOOP("names", "years")),
    _category("sex", "female", "male", "other", "unknown"),
    Column("bmi", "number", low=10, high=80, unit="kg/m²"),
    Column("education_years", "integer", low=0, high=30, unit=QT_TRANSLATE_NOOP("names", "years")),
    _category("employment", "employed", "unemployed", "student", "retired", "homemaker", "unable_to_work", "unknown"),
    _category("partnered", *YES_NO),
    _category("smoker", *YES_NO),
    _category("episode_type", "single", "recurrent", "unknown"),
    Column("prior_episodes", "integer", low=0, high=50),
    Column("episode_weeks", "integer", low=0, high=3000, unit=QT_TRANSLATE_NOOP("names", "weeks")),
    Column("onset_age_years", "integer", low=5, high=89, unit=QT_TRANSLATE_NOOP("names", "years")),
    _category("care_setting", "outpatient", "inpatient", "unknown"),
    _category("anxious_distress", *YES_NO),
    _category("melancholic", *YES_NO),
    _category("atypical", *YES_NO),
    _category("psychotic", *YES_NO),
    _category("peripartum", *YES_NO),
    _category("mixed_features", *YES_NO),
    _category("childhood_maltreatment", "none", "moderate", "severe", "unknown"),
    _category("family_history_depression", *YES_NO),
    _category("family_history_bipolar", *YES_NO),
    _category("suicide_attempt", "never", "lifetime", "past_3_months", "unknown"),
    _category("pregnancy", "no", "planning", "pregnant", "breastfeeding", "not_applicable", "unknown"),
    _category("cyp2d6", *_METABOLISER),
    _category("cyp2c19", *_METABOLISER),
    _category("hepatic_impairment", *_IMPAIRMENT),
    _category("renal_impairment", *_IMPAIRMENT),
    Column("qtc_ms", "integer", low=300, high=650, unit="ms"),
    Column("systolic_bp", "integer", low=60, high=260, unit="mm Hg"),
    Column("sodium", "integer", low=100, high=170, unit="mmol/L"),
    Column("crp", "number", low=0, high=300, unit="mg/L"),
)
COLUMNS_BY_NAME: Mapping[str, Column] = {column.name: column for column in PATIENT_COLUMNS}

CONDITIONS: tuple[str, ...] = (
    "generalised_anxiety", "panic_disorder", "social_anxiety", "ptsd", "ocd", "adhd", "autism", "eating_disorder",
    "alcohol_use_disorder", "substance_use_disorder", "personality_disorder", "bipolar_disorder",
    "psychotic_disorder", "dementia", "seizure_disorder", "traumatic_brain_injury", "parkinson_disease",
    "restless_legs", "migraine", "chronic_pain", "hypertension", "coronary_disease",
    "recent_myocardial_infarction", "heart_failure", "arrhythmia", "long_qt", "stroke", "diabetes",
    "hypothyroidism", "liver_disease", "kidney_disease", "narrow_angle_glaucoma", "urinary_retention",
    "gastrointestinal_bleeding", "bleeding_disorder", "hyponatraemia", "osteoporosis", "sedative_withdrawal",
    "serotonin_syndrome_history",
)  # fmt: skip
CONDITION_STATUSES = ("current", "past")
MEDICATION_STATUSES = ("current", "stopped_within_14_days", "stopped_within_5_weeks")
TREATMENT_OUTCOMES = ("remission", "response", "partial", "none", "unknown")
STOP_REASONS = ("no_benefit", "side_effects", "completed", "patient_choice", "other", "unknown")
CONCERNS = ("weight_gain", "sexual_dysfunction", "sedation", "insomnia", "nausea", "discontinuation_symptoms")

Value = str | float | int | None


@dataclass(frozen=True)
class Condition:
    """A comorbid condition, current or past."""

    condition: str
    status: str


@dataclass(frozen=True)
class Preference:
    """A side effect that the patient wants to avoid, weighted 0–100."""

    concern: str
    weight: int


@dataclass(frozen=True)
class PatientRecord:
    """One de-identified patient. `values` holds the columns of `PATIENT_COLUMNS` that are known.

    A category of "unknown" is kept as absence. `treatments`, `conditions` and `medications` are None when nothing
    was said about them at all (the file is missing), which is not the same as an empty list.
    """

    pseudonym: str
    values: Mapping[str, Value] = field(default_factory=dict)
    ratings: tuple[Rating, ...] = ()
    treatments: tuple[Treatment, ...] | None = None
    conditions: tuple[Condition, ...] | None = None
    medications: tuple[Medication, ...] | None = None
    preferences: tuple[Preference, ...] = ()

    def value(self, column: str) -> Value:
        """The value of a patients.csv column; None when it is not known."""
        return self.values.get(column)

    def text(self, column: str) -> str | None:
        """A category's value; None when it is not known."""
        value = self.values.get(column)
        return value if isinstance(value, str) else None

    def number(self, column: str) -> float | None:
        """A number's value; None when it is not known."""
        value = self.values.get(column)
        return float(value) if isinstance(value, int | float) else None

    def has_condition(self, condition: str, statuses: tuple[str, ...] = ("current",)) -> bool | None:
        """Whether a condition is recorded with one of the statuses; None when conditions are not known."""
        if self.conditions is None:
            return None
        return any(c.condition == condition and c.status in statuses for c in self.conditions)


def age_band(record: PatientRecord) -> str | None:
    """The ten-year band that is shown instead of an age: "18–29", "30–39" … "80–89", "90+"."""
    age = record.number("age_years")
    if age is None:
        return None
    if age >= OLDEST_AGE:
        return "90+"
    if age < 30:
        return "18–29"
    low = int(age) // 10 * 10
    return f"{low}–{low + 9}"
