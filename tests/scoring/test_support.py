from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.estimate import Finding
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.support import Support, unlike_training

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
