"""The table of inputs against a twin written out by hand, and one test for each way an input can be missing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import COLUMNS_BY_NAME, Condition, PatientRecord
from cds_app.domain.rating import Rating
from cds_app.scoring.features import FEATURE_NAMES, FEATURES, PATIENT_INPUTS, patient_inputs, rows, shown_value
from tests.scoring.strategies import WITHOUT, complete_record, records
from tests.support.factories import make_treatment
from tests.support.small_bundle import small_catalogue

CATALOGUE = small_catalogue()


def by_hand(record: PatientRecord) -> list[float]:
    """The inputs of a record with one PHQ-9 total, written out case by case."""
    total = record.ratings[0].value
    severity = [0 + total / 5, 1 + (total - 5) / 5, 2 + (total - 10) / 5, 3 + (total - 15) / 5, 4 + (total - 20) / 8]
    band = 0 if total < 5 else 1 if total < 10 else 2 if total < 15 else 3 if total < 20 else 4
    failed: float = 0
    for t in record.treatments or ():
        if t.same_episode == "no" or t.outcome == "response":
            continue
        assert t.start_day is not None
        assert t.end_day is not None
        if t.end_day - t.start_day < 42:
            continue
        failed += math.nan if "unknown" in (t.same_episode, t.outcome) else 1
    if record.treatments is None:
        failed = math.nan
    have = None if record.conditions is None else {c.condition for c in record.conditions}
    maltreatment, employment = record.values.get("childhood_maltreatment"), record.values.get("employment")
    anxious, weeks = record.values.get("anxious_distress"), record.values.get("episode_weeks")
    episodes = record.values.get("prior_episodes")
    nan = math.nan
    return [
        severity[band],
        failed if math.isnan(failed) else min(failed, 3),
        nan if episodes is None else float(episodes),
        nan if weeks is None else float(weeks) * 7 / (365.25 / 12),
        nan if record.treatments is None else float(len(record.treatments) > 0),
        {"yes": 1.0, "no": 0.0}.get(str(anxious), nan),
        {"none": 0.0, "moderate": 1.0, "severe": 1.0}.get(str(maltreatment), nan),
        *(nan if have is None else float(name in have) for name in ("personality_disorder", "ptsd", "chronic_pain")),
        nan if employment is None else float(employment == "unemployed"),
    ]


@given(records())
def test_the_inputs_are_those_written_out_by_hand(record: PatientRecord):
    found = list(patient_inputs(record, CATALOGUE).values())
    assert found == pytest.approx(by_hand(record), abs=1e-12, nan_ok=True)


@pytest.mark.requirement("SCO-03")
@pytest.mark.parametrize("name", sorted(WITHOUT))
def test_what_is_not_known_stays_missing(catalogue: Catalogue, name: str):
    complete = patient_inputs(complete_record(), catalogue)
    assert not any(map(math.isnan, complete.values()))
    assert math.isnan(patient_inputs(complete_record(**WITHOUT[name]), catalogue)[name])


def test_nothing_after_day_0_enters(catalogue: Catalogue):
    later = complete_record(
        ratings=(Rating(0, "PHQ-9", "total", 17), Rating(14, "PHQ-9", "total", 3)),
        treatments=(
            make_treatment(),
            make_treatment(start_day=0, end_day=None),
            make_treatment(start_day=30, end_day=99),
        ),
    )
    assert patient_inputs(later, catalogue) == patient_inputs(complete_record(), catalogue)


def test_a_past_condition_is_not_a_current_one(catalogue: Catalogue):
    record = complete_record(conditions=(Condition("ptsd", "past"),))
    assert patient_inputs(record, catalogue)["ptsd"] == 0.0


@pytest.mark.requirement("MOD-10")
def test_age_and_sex_are_no_inputs_and_every_patients_csv_column_named_exists():
    assert not {"age_years", "sex", "education_years"} & {feature.source_column for feature in FEATURES}
    for feature in FEATURES:
        assert (
            feature.source_column in COLUMNS_BY_NAME
            or feature.source_column.endswith(".csv")
            or (feature.source_column == "bundle")
        )
        assert set(feature.monotone) <= set(OUTCOMES)
        assert set(feature.monotone.values()) <= {-1, 1}


def test_rows_put_the_drug_last(catalogue: Catalogue):
    inputs = patient_inputs(complete_record(), catalogue)
    assert (*PATIENT_INPUTS, "drug_effect") == FEATURE_NAMES
    assert rows(inputs, [0.5, 0.7]) == [[*inputs.values(), 0.5], [*inputs.values(), 0.7]]


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("ptsd", 1.0, "yes"),
        ("ptsd", 0.0, "no"),
        ("ptsd", math.nan, None),
        ("prior_episodes", 3.0, "3"),
        ("episode_months", 5.96, "6"),
        ("episode_months", 5.25, "5.2"),
    ],
)
def test_a_value_is_shown_as_a_person_would_write_it(name: str, value: float, shown: str | None):
    assert shown_value(name, value) == shown
