"""Training, calibration and held-out patients."""

from dataclasses import replace

import numpy as np
import pytest

from models.training.site.refusal import NotTrained
from models.training.site.split import split
from tests.models.site.made_cohorts import made


def test_every_patient_is_in_exactly_one_part() -> None:
    cohort, complete = made(1000, 1)
    parts = split(cohort, 3)
    together = np.vstack([parts.training.inputs, parts.calibration.inputs, parts.held_out.inputs])
    assert [len(p) for p in (parts.training, parts.calibration, parts.held_out)] == [600, 150, 250]
    assert sorted(map(tuple, together)) == sorted(map(tuple, complete))


def test_the_same_seed_splits_alike_and_another_otherwise() -> None:
    cohort, _ = made(500, 1)
    again, other = split(cohort, 3), split(cohort, 4)
    assert np.array_equal(split(cohort, 3).held_out.inputs, again.held_out.inputs)
    assert not np.array_equal(again.held_out.inputs, other.held_out.inputs)


def test_with_periods_the_latest_are_held_out_and_none_is_cut() -> None:
    cohort, _ = made(1000, 1)
    cohort = replace(cohort, period=np.random.default_rng(2).integers(0, 10, 1000))
    parts = split(cohort, 3)
    assert parts.training.period.max() < parts.calibration.period.min()
    assert parts.calibration.period.max() < parts.held_out.period.min()
    assert "by time" in parts.how
    assert len(parts.training) + len(parts.calibration) + len(parts.held_out) == 1000


def test_a_single_period_cannot_be_split_by_time() -> None:
    cohort, _ = made(300, 1)
    with pytest.raises(NotTrained, match="finer periods"):
        split(replace(cohort, period=np.zeros(300, dtype=np.intp)), 3)


def test_without_periods_the_report_says_that_time_is_not_tested() -> None:
    assert "no calendar time" in split(made(300, 1)[0], 3).how
