"""The bound on person-by-drug variation follows from the published ratio of variances."""

import math

import numpy as np
import pytest

from models.training.patients import person_by_drug
from models.training.patients.person_by_drug import LOGISTIC_SD, PERSON_BY_DRUG_SD, VARIANCE_RATIO_INTERVAL, largest_sd


def test_the_bound_by_hand() -> None:
    assert largest_sd(1.02, share=1.0) == pytest.approx(math.pi / math.sqrt(3) * math.sqrt(0.02))
    assert largest_sd(1.02, share=0.5) == pytest.approx(0.1814, abs=1e-4)
    assert PERSON_BY_DRUG_SD == 0.18


def test_a_drug_that_does_not_raise_the_variance_leaves_no_room() -> None:
    assert largest_sd(VARIANCE_RATIO_INTERVAL[0]) == largest_sd(1.0) == 0


def test_people_who_differ_by_this_much_give_the_published_ratio_and_no_more() -> None:
    """Simulated trial: outcomes a logistic variable, on drug with an effect of each person's own, half of it shared."""
    rng = np.random.default_rng(0)
    placebo, without = rng.logistic(size=2_000_000), rng.logistic(size=2_000_000)
    own = rng.normal(0, PERSON_BY_DRUG_SD * math.sqrt(2), len(without))
    ratio = (without + own).var() / placebo.var()
    assert ratio == pytest.approx(VARIANCE_RATIO_INTERVAL[1], abs=0.004)
    doubled = (without + 2 * own).var() / placebo.var()
    assert doubled > VARIANCE_RATIO_INTERVAL[1] + 0.03
    assert placebo.std() == pytest.approx(LOGISTIC_SD, rel=0.01)


def test_the_bound_stays_below_what_the_design_allows() -> None:
    assert PERSON_BY_DRUG_SD <= 0.2
    assert largest_sd(VARIANCE_RATIO_INTERVAL[1] ** 2) == pytest.approx(0.26, abs=0.005)


def test_averaging_over_person_and_drug_matches_sampling() -> None:
    drawn = -1.1 + PERSON_BY_DRUG_SD * np.random.default_rng(0).standard_normal(400_000)
    by_sampling = (1 / (1 + np.exp(-drawn))).mean()
    assert person_by_drug.probability(np.array([-1.1]))[0] == pytest.approx(by_sampling, abs=3e-4)
