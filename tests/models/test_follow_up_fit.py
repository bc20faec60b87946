"""The follow-up fit: an exact gradient, coefficients that are found again, intervals that hold the truth."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.courses import follow_up_fit as ff
from models.training.courses.follow_up_data import Course, Visit
from models.training.courses.follow_up_simulation import coverage, simulate

TRUTH = np.array([-1.0, 0.5, 2.0, 4.0, -0.8, 0.9])
LEVELS = np.array([-0.2, 0.0, 0.3])
MANY = (700, 700, 700)


def slow_loss(theta: np.ndarray, rows: ff.Rows, tau: float) -> float:
    """One row at a time, in plain arithmetic."""
    cuts = [theta[0], theta[0] + math.exp(theta[1]), theta[0] + math.exp(theta[1]) + math.exp(theta[2])]
    loss = sum(u**2 for u in theta[6:]) / (2 * tau**2) + sum(c**2 for c in theta[:6]) / 50
    for fall, day, category, setting, weight in zip(
        rows.fall, rows.day, rows.category, rows.setting, rows.weight, strict=True
    ):
        f, t = max(fall, -0.5), math.log(day / 14)
        line = theta[3] * f + theta[4] * t + theta[5] * f * t + theta[6 + setting]
        reached = [0.0, *(1 / (1 + math.exp(-cut - line)) for cut in cuts), 1.0]
        loss -= weight * math.log(reached[category + 1] - reached[category])
    return loss


@pytest.fixture(scope="module")
def rows() -> ff.Rows:
    return simulate(TRUTH, LEVELS, MANY, np.random.default_rng(1))


def test_the_loss_is_what_plain_arithmetic_gives_and_the_gradient_is_its_slope():
    few = simulate(TRUTH, LEVELS, (20, 20, 20), np.random.default_rng(2))
    theta = np.array([-0.8, 0.2, 0.4, 3.0, -0.5, 0.6, 0.1, -0.1, 0.3])
    assert ff._loss(theta, few, 0.4) == pytest.approx(slow_loss(theta, few, 0.4))
    for place, exact in enumerate(ff._gradient(theta, few, 0.4)):
        step = np.zeros(9)
        step[place] = 1e-6
        numeric = (slow_loss(theta + step, few, 0.4) - slow_loss(theta - step, few, 0.4)) / 2e-6
        assert exact == pytest.approx(numeric, abs=1e-4)


def test_known_coefficients_are_found_again(rows):
    found = ff.fit(rows, tau_scale=0.5, draws=50, seed=1)
    assert found.central[3:] == pytest.approx(TRUTH[3:], abs=0.4)
    assert np.diff(found.central[:3]) == pytest.approx(np.diff(TRUTH[:3]), abs=0.2)
    centred = LEVELS - LEVELS.mean()
    assert np.array(list(found.levels.values())) - np.mean(list(found.levels.values())) == pytest.approx(
        centred, abs=0.2
    )


def test_settings_that_differ_more_give_a_new_one_a_wider_interval():
    widths = []
    for spread in (0.0, 1.0):
        levels = spread * np.array([-1.0, 0.0, 1.0])
        found = ff.fit(
            simulate(TRUTH, levels, (200, 200, 200), np.random.default_rng(3)), tau_scale=0.5, draws=300, seed=1
        )
        widths.append(found.draws[:, 0].std())
    assert widths[1] > 1.5 * widths[0]


def test_the_prior_decides_where_one_setting_tells_nothing():
    one = simulate(TRUTH, np.zeros(1), (300,), np.random.default_rng(4))
    narrow, wide = (ff.fit(one, tau_scale=scale, draws=50, seed=1).tau for scale in (0.1, 1.0))
    assert narrow < 0.2 < wide


def test_the_interval_holds_the_truth_of_a_new_setting_about_as_often_as_it_says():
    found = coverage(TRUTH, 0.3, 0.5, repeats=6, seed=8)
    assert found["held"] >= 0.7  # 30 asked in all, 0.9 expected
    assert found["mean_width"] < 0.5


def test_the_same_seed_gives_the_same_draws():
    few = simulate(TRUTH, LEVELS, (60, 60, 60), np.random.default_rng(2))
    first, second = (ff.fit(few, tau_scale=0.5, draws=5, seed=7) for _ in range(2))
    assert np.array_equal(first.draws, second.draws)


@given(fall=st.floats(-2, 1), more=st.floats(0, 2), day=st.integers(7, 41))
def test_more_improvement_never_means_a_smaller_chance(fall, more, day):
    low, high = (ff.probabilities(TRUTH, np.array([f]), np.array([float(day)]))[0] for f in (fall, fall + more))
    assert (high >= low).all()
    assert low[0] <= low[1] <= low[2]


def test_a_fit_stays_finite_where_nobody_ends_above_the_baseline():
    full = simulate(TRUTH, LEVELS, (60, 60, 60), np.random.default_rng(6))
    found = ff.fit(dataclasses.replace(full, category=np.minimum(full.category, 2)), tau_scale=0.5, draws=50, seed=1)
    assert np.isfinite(found.draws).all()
    assert (np.diff(found.draws[:, :3], axis=1) > 0).all()


@pytest.mark.parametrize(
    ("fall", "category"), [(1, 0), (0.5, 0), (0.499, 1), (0.25, 1), (0.249, 2), (0, 2), (-0.01, 3)]
)
def test_the_final_fall_falls_into_one_of_four_categories(fall, category):
    assert ff.category_of(fall) == category


def test_a_persons_visits_share_one_weight_and_who_has_no_outcome_has_none():
    visits = (Visit(3, 19.0), Visit(7, 18.0), Visit(14, 15.0), Visit(28, 12.0))
    stayed = Course("a", "a", "HAMD-17", 20, visits, Visit(42, 10.0), Visit(42, 10.0))
    left = Course("a", "b", "HAMD-17", 20, visits, None, visits[-1])
    rows = ff.rows_of([stayed, left])
    assert rows.day.tolist() == [7, 14, 28]
    assert rows.weight.sum() == pytest.approx(1)
    assert rows.category.tolist() == [0, 0, 0]
