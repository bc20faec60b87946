from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.scoring.calibration import Calibration, probabilities, probability


@given(st.floats(-700, 700))
def test_a_probability_lies_between_nought_and_one_and_turns_back_into_its_logit(logit: float):
    p = probability(logit)
    assert 0 <= p <= 1
    if abs(logit) < 20:
        assert math.log(p / (1 - p)) == pytest.approx(logit, abs=1e-6)


@pytest.mark.parametrize("logit", [1e6, -1e6, math.inf, -math.inf])
def test_an_extreme_logit_does_not_overflow(logit: float):
    assert probability(logit) == (logit > 0)


@given(st.lists(st.floats(-30, 30), min_size=2, max_size=20))
def test_a_higher_logit_never_means_a_lower_probability(logits: list[float]):
    found = probabilities(np.array(sorted(logits)))
    assert (np.diff(found) >= 0).all()


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=40))
def test_a_number_is_the_same_alone_and_in_any_array(logits: list[float]):
    assert probabilities(np.array(logits)).tolist() == [probability(logit) for logit in logits]


def test_calibration_is_a_straight_line_on_the_logit_scale():
    assert Calibration(0.5, 2.0).logits(np.array([0.0, 1.0])).tolist() == [0.5, 2.5]
