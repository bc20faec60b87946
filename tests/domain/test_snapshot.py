import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.decision import Assessment, State
from cds_app.domain.patient import PATIENT_COLUMNS, Condition, PatientRecord, Preference
from cds_app.domain.rating import Rating
from cds_app.domain.snapshot import from_plain, to_plain
from tests.support.factories import make_assessment, make_treatment


def value_of(column):
    if column.kind == "category":
        return st.sampled_from([v for v in column.values if v != "unknown"])
    if column.kind == "number":
        return st.floats(column.low, column.high)
    return st.integers(int(column.low), int(column.high))


RECORDS = st.builds(
    PatientRecord,
    pseudonym=st.just("P-1"),
    values=st.fixed_dictionaries({}, optional={c.name: value_of(c) for c in PATIENT_COLUMNS}),
    ratings=st.lists(
        st.builds(Rating, st.integers(-99, 99), st.just("PHQ-9"), st.just("total"), st.integers(0, 27))
    ).map(tuple),
    treatments=st.none() | st.just((make_treatment(), make_treatment(end_day=None))),
    conditions=st.none() | st.just((Condition("ptsd", "current"),)) | st.just(()),
    preferences=st.just((Preference("nausea", 50),)),
)


@given(RECORDS)
def test_a_record_comes_back_as_it_was(record):
    assert from_plain(PatientRecord, json.loads(json.dumps(to_plain(record)))) == record


@pytest.mark.parametrize("state", list(State))
def test_an_assessment_comes_back_as_it_was(state):
    assessment = make_assessment(state)
    assert from_plain(Assessment, json.loads(json.dumps(to_plain(assessment)))) == assessment


def test_plain_data_holds_no_floats_so_that_its_canonical_form_is_the_same_everywhere():
    assert b"0.54" in rfc8785.dumps(to_plain(make_assessment()))

    def no_float(value):
        assert not isinstance(value, float)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            no_float(part)

    no_float(to_plain(make_assessment()))


def test_an_unknown_kind_of_value_is_refused():
    with pytest.raises(TypeError):
        to_plain(object())
