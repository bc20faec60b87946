"""All outcomes are trained from the same draws; the same seed gives the same bytes, another seed the same picture."""

from dataclasses import replace

import lightgbm as lgb
import numpy as np
import pytest

from cds_app.scoring.calibration import Calibration
from cds_app.scoring.trees import misfit, read_trees
from models.training.judging.evaluate import load
from models.training.paths import OUTCOMES, SEED
from models.training.patients import calibration, cohort
from models.training.patients.model_text import compact
from models.training.patients.stability import (
    LARGEST_CHANGE_POINTS,
    Shown,
    between,
    compare_builds,
    reference_people,
    shown,
)
from models.training.patients.train import train_all_outcomes

SMALL = {"draws": 3, "rows": 8_000}


@pytest.fixture(scope="module")
def small():
    return train_all_outcomes(**SMALL)


@pytest.fixture(scope="module")
def other():
    return train_all_outcomes(**SMALL, seed=SEED + 77)


def test_training_twice_gives_the_same_bytes() -> None:
    one, again = (train_all_outcomes(draws=2, rows=800, outcomes=OUTCOMES[:2]) for _ in range(2))
    for outcome in OUTCOMES[:2]:
        assert again[outcome].central == one[outcome].central
        assert again[outcome].members == one[outcome].members
        assert (again[outcome].draws.effect == one[outcome].draws.effect).all()


def test_every_outcome_gets_its_part_of_the_same_state(small) -> None:
    evidences = {outcome: cohort.load_evidence(outcome) for outcome in OUTCOMES}
    states = cohort.joint_draws(evidences, SMALL["draws"], np.random.default_rng(SEED + 100))
    for outcome in OUTCOMES:
        assert (small[outcome].draws.effect == states[outcome].effect).all()
        assert (small[outcome].draws.base == states[outcome].base).all()
        assert len(small[outcome].members) == SMALL["draws"]


def test_another_seed_changes_no_probability_by_more_than_a_point(small, other) -> None:
    for outcome, found in compare_builds(small, other).items():
        assert found["probability_points_largest_change"] <= LARGEST_CHANGE_POINTS, outcome
        assert found["half_width_points_mean"] > 1


def test_differences_between_builds_are_found() -> None:
    same = Shown(np.array([[0.4]]), np.array([[0.3]]), np.array([[0.5]]), np.array([[1]]))
    assert between(same, same)["probability_points_largest_change"] == 0
    moved = replace(same, probability=np.array([[0.42]]), high=np.array([[0.53]]), group=np.array([[2]]))
    assert between(same, moved) == {
        "half_width_points_mean": 10.75,
        "half_width_points_largest_change": 1.5,
        "probability_points_largest_change": 2.0,
        "end_points_largest_change": 3.0,
        "tie_groups_changed": 1.0,
    }


def test_the_reference_people_are_complete_incomplete_and_unknown() -> None:
    missing = np.isnan(reference_people()).sum(axis=1)
    assert list(missing[:5]) == [0] * 5
    assert missing[5:9].max() > 0
    assert missing[9] == 10


def test_what_is_shown_is_an_interval_around_the_probability_and_a_first_group(small) -> None:
    found = shown(load(small["response"]), reference_people(), reference_people()[:5])
    assert (found.low < found.probability).all()
    assert (found.probability < found.high).all()
    assert set(np.unique(found.group)) <= {1, 2}
    assert (found.group[np.arange(10), found.probability.argmax(axis=1)] == 1).all()


def test_a_draw_s_text_is_short_and_scores_as_the_whole_text(small) -> None:
    whole = small["remission"].central
    short = compact(whole)
    assert len(short) < 0.6 * len(whole)
    assert not misfit(short)
    rows = np.column_stack([reference_people(), np.linspace(0, 1, 10)])
    one, other = (lgb.Booster(model_str=text).predict(rows, raw_score=True) for text in (whole, short))
    assert one == pytest.approx(other, abs=1e-6)
    assert len(read_trees(short).trees) == len(read_trees(whole).trees)


def test_a_line_is_fitted_only_where_it_is_needed(small) -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 1, 1000)
    noise = rng.normal(0, 0.01, (8, 2))
    assert calibration.chosen_line(noise + np.array([0.0, 1.0]), logits) == (0.0, 1.0)
    assert calibration.chosen_line(noise / 100 + np.array([0.001, 1.0]), logits) == (0.0, 1.0)
    assert calibration.chosen_line(noise + np.array([0.3, 0.8]), logits) == pytest.approx((0.3, 0.8), abs=0.02)
    assert calibration.calibration_line(small["early_stop"], rows=2_000) == (0.0, 1.0)


def test_a_booster_that_exaggerates_gets_its_line(small) -> None:
    """The model of the remission draws is asked to stand for another outcome: the line is far from the identity."""
    wrong = replace(small["remission"], evidence=small["response"].evidence)
    intercept, slope = calibration.calibration_line(wrong, rows=2_000)
    assert (intercept, slope) != (0.0, 1.0)
    assert Calibration(intercept, slope).slope < 0.9
