from __future__ import annotations

import math

import pytest
from hypothesis import given

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.scoring.input_guard import FRACTIONAL, LIMITS, check_inputs
from tests.scoring.strategies import complete_record, records
from tests.support.small_bundle import small_catalogue

CATALOGUE = small_catalogue()


def refused(inputs: dict[str, float]) -> str:
    with pytest.raises(CdsError) as caught:
        check_inputs(inputs)
    assert caught.value.code == "input_out_of_range"
    assert set(caught.value.params) == {"input"}
    return str(caught.value.params["input"])


@pytest.mark.requirement("SCO-02")
@pytest.mark.parametrize("name", PATIENT_INPUTS)
@pytest.mark.parametrize("value", [-500.0, -1e-9, math.inf, -math.inf, 1e300])
def test_an_impossible_value_is_refused_with_the_input_named(catalogue: Catalogue, name: str, value: float):
    inputs = patient_inputs(complete_record(), catalogue) | {name: value}
    assert refused(inputs) == name


@pytest.mark.parametrize("name", [name for name in PATIENT_INPUTS if name not in FRACTIONAL])
def test_half_an_answer_is_refused(catalogue: Catalogue, name: str):
    assert refused(patient_inputs(complete_record(), catalogue) | {name: 0.5}) == name


def test_every_input_has_its_limits():
    assert set(LIMITS) == set(PATIENT_INPUTS)


@pytest.mark.parametrize("name", PATIENT_INPUTS)
def test_the_limits_themselves_and_a_missing_value_pass(catalogue: Catalogue, name: str):
    for value in (*LIMITS[name], math.nan):
        check_inputs(patient_inputs(complete_record(), catalogue) | {name: value})


@given(records())
def test_no_record_that_intake_would_accept_is_refused(record):
    check_inputs(patient_inputs(record, CATALOGUE))
