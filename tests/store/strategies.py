"""Random patient records over every field, as intake could hand them on."""

from __future__ import annotations

from hypothesis import strategies as st

from cds_app.domain.patient import (
    CONCERNS,
    CONDITION_STATUSES,
    CONDITIONS,
    MEDICATION_STATUSES,
    PATIENT_COLUMNS,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
    YES_NO,
    Column,
    Condition,
    PatientRecord,
    Preference,
)
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Medication, Treatment

days = st.integers(-1000, 400)
doses = st.none() | st.floats(0.001, 4000) | st.integers(1, 4000)


def a_value(column: Column) -> st.SearchStrategy:
    if column.kind == "category":
        return st.sampled_from(column.values)
    whole = st.integers(int(column.low), int(column.high))
    return whole | st.floats(column.low, column.high) if column.kind == "number" else whole


values = st.fixed_dictionaries({}, optional={column.name: a_value(column) for column in PATIENT_COLUMNS})
ratings = st.lists(
    st.one_of(
        st.builds(Rating, days, st.just("PHQ-9"), st.integers(1, 9).map(str), st.integers(0, 3)),
        st.builds(Rating, days, st.just("QIDS-SR16"), st.integers(1, 16).map(str), st.integers(0, 3)),
        st.builds(Rating, days, st.sampled_from(["PHQ-9", "QIDS-SR16"]), st.just("total"), st.integers(0, 27)),
        st.builds(Rating, st.just(0), st.just("PHQ-9"), st.integers(1, 9).map(str), st.integers(0, 3)),
    ),
    max_size=25,
    unique_by=lambda r: (r.day, r.scale, r.item),
).map(tuple)


def several(part: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(part, max_size=4).map(tuple)


treatments = several(
    st.builds(
        Treatment,
        st.sampled_from(["sertraline", "bupropion", "N06AX11"]),
        doses,
        st.none() | days,
        st.none() | days,
        st.sampled_from(TREATMENT_OUTCOMES),
        st.none() | st.sampled_from(STOP_REASONS),
        st.sampled_from(YES_NO),
    )
)
conditions = several(st.builds(Condition, st.sampled_from(CONDITIONS), st.sampled_from(CONDITION_STATUSES)))
medications = several(
    st.builds(Medication, st.sampled_from(["A02BC01", "N05", "linezolid"]), st.sampled_from(MEDICATION_STATUSES))
)
preferences = several(st.builds(Preference, st.sampled_from(CONCERNS), st.integers(0, 100)))
records = st.builds(
    PatientRecord,
    st.just(""),
    values,
    ratings,
    st.none() | treatments,
    st.none() | conditions,
    st.none() | medications,
    preferences,
)
