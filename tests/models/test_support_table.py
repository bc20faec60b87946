"""The unlike-training guard calls at most the stated share of ordinary people unlike, and finds planted outliers."""

import math

import numpy as np
import pytest

from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.input_guard import LIMITS
from cds_app.scoring.support import Support, read_support
from models.training.patients import support_table
from models.training.patients.cohort import COLUMN, hide_some, simulate_people
from models.training.patients.support_table import FALSE_ALARMS_AT_MOST

ORDINARY = dict.fromkeys(PATIENT_INPUTS, 0.0) | {"severity_level": 3.0, "prior_episodes": 2.0, "episode_months": 6.0}


@pytest.fixture(scope="module")
def table() -> dict:
    return support_table.support(simulate_people(12_000, np.random.default_rng(0)).inputs)


@pytest.fixture(scope="module")
def guard(table) -> Support:
    return read_support(table)


def alarms(guard: Support, rows: np.ndarray) -> float:
    return float(np.mean([bool(guard.unlike(dict(zip(PATIENT_INPUTS, row, strict=True)))) for row in rows.tolist()]))


def test_ordinary_people_are_called_unlike_no_more_often_than_stated(guard: Support) -> None:
    rng = np.random.default_rng(99)
    people = simulate_people(4_000, rng).inputs
    noise = 3 * (FALSE_ALARMS_AT_MOST * (1 - FALSE_ALARMS_AT_MOST) / len(people)) ** 0.5
    assert 0.01 < alarms(guard, people) <= FALSE_ALARMS_AT_MOST + noise
    assert alarms(guard, hide_some(people, rng)) <= FALSE_ALARMS_AT_MOST
    assert guard.false_alarms == FALSE_ALARMS_AT_MOST


def test_the_table_states_what_it_measured(table) -> None:
    stated = table["false_alarms"]
    for values in ("complete", "missing"):
        assert 0 < stated[values]["either"] <= stated["at_most"]
        assert stated[values]["either"] <= stated[values]["single"] + stated[values]["joint"] + 1e-9
    assert stated["complete"]["single"] <= FALSE_ALARMS_AT_MOST * 0.6


@pytest.mark.parametrize(("name", "value"), [
    ("severity_level", 1.2), ("severity_level", 5.0), ("prior_episodes", 14.0), ("episode_months", 40.0),
])  # fmt: skip
def test_a_planted_value_is_found_whatever_else_is_known(guard: Support, name: str, value: float) -> None:
    low, high = LIMITS[name]
    assert low <= value <= high
    alone = dict.fromkeys(PATIENT_INPUTS, math.nan) | {name: value}
    for inputs in (ORDINARY | {name: value}, alone):
        assert guard.unlike(inputs)[0].input == name


def test_a_planted_combination_is_found_though_each_value_is_ordinary(guard: Support) -> None:
    contradiction = ORDINARY | {"failed_trials": 3.0}
    assert [(f.code, f.input) for f in guard.unlike(contradiction)] == [("unlike_training_jointly", None)]
    assert guard.unlike(contradiction | {"failed_trials": 0.0}) == ()
    everything = ORDINARY | dict.fromkeys(PATIENT_INPUTS[4:], 1.0) | {"failed_trials": 3.0, "prior_episodes": 10.0}
    assert [f.code for f in guard.unlike(everything)] == ["unlike_training_jointly"]


def test_random_outliers_are_found_far_more_often_than_ordinary_people(guard: Support) -> None:
    """People of every allowed value in turn, uniformly: most are nothing like the case mix."""
    rng = np.random.default_rng(1)
    wild = np.column_stack([rng.uniform(*LIMITS[name], 500).round() for name in PATIENT_INPUTS])
    assert alarms(guard, wild) > 0.9


def test_limits_leave_the_family_of_inputs_its_share() -> None:
    rng = np.random.default_rng(2)
    people = rng.normal(size=(20_000, 5))
    low, high = support_table.limits(people, 0.02)
    outside = ((people < low) | (people > high)).any(axis=1).mean()
    assert 0.015 < outside <= 0.02
    assert high == pytest.approx(3.09, abs=0.4)  # about 0.2 % in each of ten tails


def test_the_joint_bound_gives_what_is_left_of_the_share() -> None:
    distance, outside = np.arange(100.0), np.arange(100) >= 98
    bound = support_table.joint_bound(distance, outside, 0.05)
    assert ((distance > bound) | outside).mean() == 0.05
    assert support_table.joint_bound(distance, np.arange(100) < 7, 0.05) == 99


def test_distances_agree_with_the_guard_s_own(table, guard: Support) -> None:
    people = simulate_people(20, np.random.default_rng(3)).inputs
    found = support_table.distances(people, guard.mean, guard.covariance)
    own = [guard.squared_distance(dict(zip(PATIENT_INPUTS, row, strict=True))) for row in people.tolist()]
    assert found == pytest.approx(own)
    assert people[:, COLUMN["severity_level"]].min() >= table["inputs"]["severity_level"]["min"]
