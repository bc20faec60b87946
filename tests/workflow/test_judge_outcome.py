from __future__ import annotations

import numpy as np
import pytest

from tests.support.evaluations import make_columns, make_outcome


def test_estimates_that_hold_are_better_than_the_plain_rate():
    found = make_outcome(make_columns(3000))
    assert found.verdict == "better"
    assert found.figures.slope.low < 1 < found.figures.slope.high
    assert found.figures.difference.low < 0 < found.figures.difference.high
    assert not found.small


def test_estimates_without_any_relation_to_what_happened_are_worse():
    found = make_outcome(make_columns(3000, slope=0))
    assert found.verdict == "worse"
    assert found.figures.auc.low < 0.5 < found.figures.auc.high


def test_a_difference_that_chance_can_explain_is_no_better():
    assert make_outcome(make_columns(60, slope=0.5)).verdict == "no_better"


def test_a_shift_of_the_whole_level_is_found_in_its_size():
    found = make_outcome(make_columns(20_000, shift=-0.6))
    assert found.figures.in_the_large.low < -0.6 < found.figures.in_the_large.high
    assert found.figures.difference.high < 0


def test_the_baselines_are_what_they_say():
    columns = make_columns(500)
    happened = np.array([h for h in columns.happened if h != -1])
    found = make_outcome(columns).accuracy
    assert found.rate_brier == pytest.approx(happened.mean() * (1 - happened.mean()))
    assert found.drug_brier == pytest.approx(((0.45 - happened) ** 2).mean())
    assert found.gain_over_rate.value == pytest.approx(found.rate_brier - found.brier.value)
    assert found.scaled_brier.value == pytest.approx(1 - found.brier.value / found.rate_brier)


def test_a_band_says_whether_the_observed_rate_is_inside_the_estimates_own_ranges():
    for band in make_outcome(make_columns(2000)).calibration:
        assert band.low < band.predicted < band.high
        assert band.inside == (band.low <= band.observed.value <= band.high)


def test_people_without_the_outcome_are_compared_with_those_used():
    columns = make_columns(500)
    left_out = [p for p, h in zip(columns.probability, columns.happened, strict=True) if h == -1]
    found = make_outcome(columns)
    assert found.not_known == len(left_out)
    assert found.predicted_not_known == pytest.approx(np.mean(left_out))
    assert make_outcome(make_columns(500, unknown=0.0)).predicted_not_known is None
