from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.estimate import Finding
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.support import Support, read_support, unlike_training

NAMES = ("severity_level", "prior_episodes", "episode_months")
SUPPORT = Support(
    ranges=dict.fromkeys(PATIENT_INPUTS, (0.0, 10.0)),
    joint_inputs=NAMES,
    mean=np.array([3.0, 2.0, 6.0]),
    covariance=np.array([[1.0, 0.8, 0.0], [0.8, 1.0, 0.0], [0.0, 0.0, 4.0]]),
    bound=11.3,
)


def inputs(**values: float) -> dict[str, float]:
    return dict.fromkeys(PATIENT_INPUTS, math.nan) | values


@pytest.mark.requirement("SCO-08")
def test_a_value_outside_its_range_is_named():
    assert SUPPORT.unlike(inputs(prior_episodes=11))[0] == Finding("unlike_training", "caution", "prior_episodes")


@pytest.mark.requirement("SCO-08")
def test_two_ordinary_values_that_do_not_go_together_are_noticed():
    assert SUPPORT.unlike(inputs(severity_level=5.0, prior_episodes=4.0)) == ()
    assert SUPPORT.unlike(inputs(severity_level=5.0, prior_episodes=0.0)) == (
        Finding("unlike_training_jointly", "caution"),
    )


def test_a_value_at_the_edge_and_a_missing_one_say_nothing():
    assert SUPPORT.unlike(inputs()) == ()
    assert SUPPORT.unlike(inputs(ptsd=10.0)) == ()


@given(st.tuples(*[st.floats(-20, 20)] * 3), st.sets(st.sampled_from(NAMES)))
def test_leaving_an_answer_out_never_causes_a_finding(values: tuple[float, float, float], left_out: set[str]):
    known = dict(zip(NAMES, values, strict=True))
    fewer = {name: math.nan if name in left_out else value for name, value in known.items()}
    assert SUPPORT.squared_distance(inputs(**fewer)) <= SUPPORT.squared_distance(inputs(**known)) + 1e-9


@given(st.tuples(*[st.floats(-20, 20)] * 3))
def test_the_distance_is_the_textbook_one(values: tuple[float, float, float]):
    away = np.array(values) - SUPPORT.mean
    expected = away @ np.linalg.inv(SUPPORT.covariance) @ away
    assert SUPPORT.squared_distance(inputs(**dict(zip(NAMES, values, strict=True)))) == pytest.approx(expected)


@pytest.mark.requirement("SCO-08")
def test_few_of_the_reference_sample_are_called_unlike(bundle: Bundle):
    found = [unlike_training(dict(zip(PATIENT_INPUTS, row, strict=True)), bundle) for row in bundle.reference.tolist()]
    jointly = [any(f.code == "unlike_training_jointly" for f in findings) for findings in found]
    assert np.mean([bool(findings) for findings in found]) <= 0.15
    assert np.mean(jointly) <= 0.05


def table(**entry: float) -> dict:
    return {
        "inputs": {name: {"min": 0.0, "p01": 1.0, "p99": 8.0, "max": 9.0} | entry for name in PATIENT_INPUTS},
        "joint": {"inputs": ["ptsd"], "mean": [0.0], "covariance": [[1.0]], "bound": 4.0},
    }


def test_limits_of_the_second_format_stand_before_the_percentiles_of_the_first():
    first, second = read_support(table()), read_support(table(low=0.5, high=8.5) | {"false_alarms": {"at_most": 0.05}})
    assert (first.ranges["ptsd"], first.false_alarms) == ((1.0, 8.0), None)
    assert (second.ranges["ptsd"], second.false_alarms) == ((0.5, 8.5), 0.05)


@pytest.mark.parametrize(
    "entry", [{"low": 8.5, "high": 0.5}, {"low": math.nan, "high": 8.5}, {"low": 0.5, "high": 99.0}]
)
def test_limits_out_of_order_are_refused(entry: dict[str, float]):
    with pytest.raises(ValueError, match="edges"):
        read_support(table(**entry))


def test_a_limit_without_its_partner_is_refused():
    with pytest.raises(KeyError):
        read_support(table(low=0.5))


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, math.nan])
def test_a_share_of_false_alarms_that_is_none_is_refused(share: float):
    with pytest.raises(ValueError, match="share"):
        read_support(table() | {"false_alarms": {"at_most": share}})
