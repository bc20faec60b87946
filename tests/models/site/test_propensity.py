"""Why a drug was chosen: weights that balance, and diagnostics that show what is left."""

import numpy as np
import pytest

from models.training.site.propensity import (
    diagnostics,
    effective_number,
    fit_propensity,
    observation_weights,
    overlap_weights,
)
from tests.models.site.made_cohorts import DRUGS, SEVERITY, made


def test_overlap_weights_one_patient_at_a_time() -> None:
    chances = np.random.default_rng(0).dirichlet([2.0, 1.0, 3.0], 40)
    drug = np.random.default_rng(1).integers(0, 3, 40)
    slow = [(1 / sum(1 / e for e in row)) / row[d] for row, d in zip(chances, drug, strict=True)]
    assert overlap_weights(chances, drug) == pytest.approx(np.array(slow) / np.mean(slow))


def test_weights_are_equal_when_the_drug_was_chosen_at_random() -> None:
    chances = np.full((30, 3), 1 / 3)
    weights = overlap_weights(chances, np.arange(30) % 3)
    assert weights == pytest.approx(1.0)
    assert effective_number(weights) == pytest.approx(30)


def test_weighting_takes_away_the_imbalance_of_a_confounded_choice() -> None:
    cohort, _ = made(4000, 1, confounded=1.2)
    found = diagnostics(cohort, fit_propensity(cohort))
    assert found["mirtazapine"]["largest_smd_before"] > 0.3
    assert found["mirtazapine"]["input_of_largest_smd_before"] == "severity_level"
    assert max(each["largest_smd_after"] for each in found.values()) < 0.1
    assert found["mirtazapine"]["effective_patients"] < found["mirtazapine"]["patients"]
    severe = cohort.inputs[:, SEVERITY]
    weights = overlap_weights(fit_propensity(cohort).chances(cohort.inputs), cohort.drug)
    means = [np.average(severe[cohort.drug == k], weights=weights[cohort.drug == k]) for k in range(3)]
    assert np.ptp(means) < 0.05


def test_a_drug_hardly_ever_given_to_some_is_warned_about() -> None:
    cohort, _ = made(3000, 2, confounded=6.0)
    found = diagnostics(cohort, fit_propensity(cohort))
    assert found["mirtazapine"]["positivity_warning"]
    assert found["mirtazapine"]["smallest_propensity"] < 0.01


def test_no_drug_is_warned_about_where_chance_decided() -> None:
    cohort, _ = made(2000, 3)
    found = diagnostics(cohort, fit_propensity(cohort))
    assert tuple(found) == DRUGS
    assert not any(each["positivity_warning"] for each in found.values())


def test_patients_seen_again_stand_in_for_those_like_them_who_were_not() -> None:
    cohort, complete = made(6000, 4)
    severe = complete[:, SEVERITY] > 3
    known = np.random.default_rng(0).random(6000) < np.where(severe, 0.4, 0.9)
    weights = observation_weights(cohort, known)
    plain, weighted = severe[known].mean(), np.average(severe[known], weights=weights[known])
    assert abs(plain - severe.mean()) > 0.1
    assert weighted == pytest.approx(severe.mean(), abs=0.03)
    assert observation_weights(cohort, np.ones(6000, bool)) == pytest.approx(1.0)
