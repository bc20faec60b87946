"""The metrics against scikit-learn, against slow twins, and at their edges."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve as sklearn_calibration_curve
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.metrics import log_loss as sklearn_log_loss

from cds_app.scoring.performance import (
    NoFigure,
    auc,
    auc_measured,
    brier,
    calibration_curve,
    calibration_in_the_large,
    decision_curve,
    is_small,
    log_loss,
    logits,
    mean_measured,
    quantile_groups,
    recalibration,
    recalibration_measured,
    scaled_brier,
    wilson,
    with_interval,
)

PEOPLE = st.lists(st.tuples(st.integers(-4, 4), st.booleans()), min_size=2, max_size=40)


def made_up(people=800, slope=0.7, intercept=-0.5, seed=3):
    """Scores with many ties and outcomes from a line on them."""
    rng = np.random.default_rng(seed)
    score = np.round(rng.normal(size=people), 1)
    return score, rng.random(people) < 1 / (1 + np.exp(-(intercept + slope * score)))


def chances(score):
    return 1 / (1 + np.exp(-score))


def why(made):
    with pytest.raises(NoFigure) as caught:
        made()
    return caught.value.code


def test_the_metrics_are_those_of_scikit_learn():
    score, happened = made_up()
    p = chances(score)
    assert auc(score, happened) == pytest.approx(roc_auc_score(happened, score), abs=1e-12)
    assert brier(p, happened) == pytest.approx(brier_score_loss(happened, p), abs=1e-12)
    assert log_loss(p, happened) == pytest.approx(sklearn_log_loss(happened, p), abs=1e-12)
    line = LogisticRegression(C=1e12, tol=1e-12, max_iter=1000).fit(score[:, None], happened)
    assert recalibration(score, happened) == pytest.approx((line.intercept_[0], line.coef_[0, 0]), abs=1e-4)


@given(PEOPLE)
def test_the_area_is_the_share_of_pairs_in_the_right_order(people):
    score, happened = np.array([s for s, _ in people], float), np.array([h for _, h in people])
    with_it, without = score[happened], score[~happened]
    if not len(with_it) or not len(without):
        assert why(lambda: auc(score, happened)) == "figure_one_outcome"
        return
    pairs = [1.0 if a > b else 0.5 if a == b else 0.0 for a in with_it for b in without]
    assert auc(score, happened) == pytest.approx(sum(pairs) / len(pairs))
    found = auc_measured(score, happened)
    assert found.value == pytest.approx(auc(score, happened))
    assert (found.low is None) == (found.high is None)
    assert found.low is None or found.high is None or 0 <= found.low <= found.value <= found.high <= 1


def test_the_interval_of_the_area_is_about_that_of_resampling():
    score, happened = made_up()
    measured, resampled = auc_measured(score, happened), with_interval(auc, score, happened, 1)
    assert measured.low == pytest.approx(resampled.low, abs=0.008)
    assert measured.high == pytest.approx(resampled.high, abs=0.008)


def test_intervals_cover_the_truth_about_as_often_as_they_say():
    inside = np.zeros(3)
    for seed in range(200):
        score, happened = made_up(400, seed=seed)
        intercept, slope = recalibration_measured(score, happened)
        shift = calibration_in_the_large(-0.5 + 0.7 * score, happened)
        found = (intercept, -0.5), (slope, 0.7), (shift, 0.0)
        inside += [m.low <= truth <= m.high for m, truth in found]
    assert (np.abs(inside / 200 - 0.95) < 0.045).all()


@given(PEOPLE)
def test_the_line_is_found_exactly_where_there_is_one(people):
    score, happened = np.array([s for s, _ in people], float), np.array([float(h) for _, h in people])
    with_it, without = score[happened == 1], score[happened == 0]
    if not len(with_it) or not len(without):
        assert why(lambda: recalibration(score, happened)) == "figure_one_outcome"
    elif np.ptp(score) == 0:
        assert why(lambda: recalibration(score, happened)) == "figure_no_spread"
    elif with_it.min() >= without.max() or without.min() >= with_it.max():
        assert why(lambda: recalibration(score, happened)) == "figure_separated"
    else:
        intercept, slope = recalibration(score, happened)
        error = happened - chances(intercept + slope * score)
        assert abs(error.sum()) < 1e-6  # the score equations of the likelihood
        assert abs((error * score).sum()) < 1e-6


def test_averaged_outcomes_give_back_the_line_they_were_made_with():
    score, _ = made_up()
    assert recalibration(score, chances(0.3 + 0.8 * score)) == pytest.approx((0.3, 0.8), abs=1e-8)
    assert calibration_in_the_large(score, chances(score + 0.4)).value == pytest.approx(0.4, abs=1e-9)
    with pytest.raises(ValueError, match="happened or it did not"):
        auc(score, chances(score))


def test_the_constant_makes_the_mean_estimate_the_observed_rate():
    score, happened = made_up()
    shift = calibration_in_the_large(score, happened)
    assert chances(score + shift.value).mean() == pytest.approx(happened.mean(), abs=1e-12)


def test_the_plain_rate_saves_nothing_and_certainty_saves_everything():
    _, happened = made_up()
    assert scaled_brier(np.full(len(happened), happened.mean()), happened) == pytest.approx(0)
    assert scaled_brier(happened, happened) == 1
    assert scaled_brier(1 - happened, happened) < 0


def test_probabilities_of_0_and_1_stay_finite():
    assert math.isfinite(log_loss([0.0, 1.0], [1, 0]))
    assert np.isfinite(logits([0.0, 1.0])).all()


def test_what_cannot_be_had_says_why_and_is_never_a_nan():
    nobody = np.array([])
    for made in (auc, brier, log_loss, scaled_brier, recalibration, calibration_in_the_large):
        assert why(lambda made=made: made(nobody, nobody)) == "figure_no_people"
    for made in (auc, scaled_brier, recalibration, calibration_in_the_large):
        assert why(lambda made=made: made([0.2, 0.3], [0, 0])) == "figure_one_outcome"
    assert why(lambda: wilson(0, 0)) == "figure_no_people"
    assert why(lambda: decision_curve(nobody, nobody)) == "figure_no_people"
    assert why(lambda: mean_measured(nobody)) == "figure_no_people"
    with pytest.raises(ValueError, match="one prediction a person"):
        brier([0.1], [0, 1])


def test_resampling_gives_the_same_interval_for_the_same_seed_and_none_from_too_few():
    score, happened = made_up(60)
    assert with_interval(auc, score, happened, 5, 100) == with_interval(auc, score, happened, 5, 100)
    assert with_interval(auc, score, happened, 5, 100) != with_interval(auc, score, happened, 6, 100)
    rarely = with_interval(auc, [0.1, 0.2, 0.3], [0, 0, 1], 1, 100)
    assert (rarely.value, rarely.low, rarely.high) == (1.0, None, None)


def test_wilson_is_the_interval_in_the_books():
    found = wilson(10, 100)
    assert (found.low, found.high) == pytest.approx((0.0552, 0.1744), abs=5e-5)
    assert wilson(0, 20).low == 0
    assert wilson(20, 20).high == 1


def test_groups_of_similar_estimate_are_those_of_scikit_learn():
    rng = np.random.default_rng(1)
    p = rng.random(1000)
    happened = rng.random(1000) < p
    observed, predicted = sklearn_calibration_curve(happened, p, n_bins=10, strategy="quantile")
    found = calibration_curve(p, happened)
    assert [band.predicted for band in found] == pytest.approx(predicted, abs=1e-3)
    assert [band.observed.value for band in found] == pytest.approx(observed, abs=0.011)
    assert sum(band.people for band in found) == 1000


@given(st.integers(1, 3000), st.data())
def test_a_rate_lies_inside_its_interval(people, data):
    found = wilson(data.draw(st.integers(0, people)), people)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(st.lists(st.integers(0, 5), min_size=1, max_size=120))
def test_every_person_is_in_one_group_and_equal_estimates_are_together(scores):
    groups = quantile_groups(np.array(scores, float))
    assert sorted(np.concatenate(groups).tolist()) == list(range(len(scores)))
    homes = {}
    for number, group in enumerate(groups):
        for person in group:
            assert homes.setdefault(scores[person], number) == number
    tops = [max(scores[person] for person in group) for group in groups]
    assert tops == sorted(tops)


def test_net_benefit_is_counted_person_by_person():
    score, happened = made_up(300)
    p = chances(score)
    for at in decision_curve(p, happened, (0.2, 0.5, 0.8)):
        odds = at.threshold / (1 - at.threshold)
        acted = [(h, q >= at.threshold) for h, q in zip(happened, p, strict=True)]
        right = sum(h for h, yes in acted if yes)
        wrong = sum(not h for h, yes in acted if yes)
        everyone = happened.mean() - (1 - happened.mean()) * odds
        assert at.model == pytest.approx((right - wrong * odds) / 300)
        assert at.everyone == pytest.approx(everyone)
        assert at.gain.value == pytest.approx(at.model - max(everyone, 0))
        assert at.nobody == 0


def test_acting_on_the_rate_for_everybody_gains_nothing():
    _, happened = made_up(300)
    curve = decision_curve(np.full(300, happened.mean()), happened)
    assert [at.gain.value for at in curve] == pytest.approx([0.0] * len(curve))


@pytest.mark.parametrize(("people", "events", "small"), [(200, 100, False), (200, 99, True), (200, 101, True)])
def test_a_group_is_small_below_100_with_or_100_without(people, events, small):
    assert is_small(people, events) is small
