"""The doubly robust value of a choice, against a truth in which every patient's chance under every drug is known."""

import numpy as np
import pytest

from models.training.site.boosters import train_ensemble
from models.training.site.drug_effects import DrugEffects
from models.training.site.policy import doubly_robust, policy_values
from tests.models.site.made_cohorts import EFFECTS, Truth, made

CONFOUNDED = 1.5
TRUTH = Truth(EFFECTS, severity=-0.9)
"""Severity weighs so much that a plain comparison of drugs goes wrong."""


@pytest.fixture(scope="module")
def two_halves():
    cohort, complete = made(12_000, 1, TRUTH, confounded=CONFOUNDED)
    first = np.arange(12_000) < 6000
    return cohort.part(first), cohort.part(~first), complete[first]


def true_values(complete) -> np.ndarray:
    """The share with response if all had drug k, by the truth itself."""
    return np.array([
        (1 / (1 + np.exp(-TRUTH.logit(complete, np.full(len(complete), k))))).mean() for k in range(len(EFFECTS))
    ])  # fmt: skip


def test_each_drug_s_value_is_found_although_its_patients_were_worse_off(two_halves) -> None:
    cohort, others, complete = two_halves
    scores = doubly_robust(cohort, others, 3).values
    plain = np.array([cohort.outcomes["response"][cohort.drug == k].mean() for k in range(3)])
    error = 3 * scores.std(axis=0) / np.sqrt(len(scores))
    assert (np.abs(scores.mean(axis=0) - true_values(complete)) < error).all()
    assert abs(plain[1] - true_values(complete)[1]) > error[1]


def test_patients_not_seen_again_do_not_shift_the_value(two_halves) -> None:
    cohort, others, complete = two_halves

    def hidden(part, seed):
        severe = part.inputs[:, 0] > 3
        lost = np.random.default_rng(seed).random(len(part)) < np.where(severe, 0.5, 0.05)
        return part.__class__(
            part.drugs, part.inputs, part.drug,
            dict(part.outcomes) | {"response": np.where(lost, np.nan, part.outcomes["response"])}, part.groups,
        )  # fmt: skip

    scores = doubly_robust(hidden(cohort, 1), hidden(others, 2), 3)
    assert scores.as_done.mean() == pytest.approx(cohort.outcomes["response"].mean(), abs=0.02)
    assert scores.values.mean(axis=0) == pytest.approx(true_values(complete), abs=0.05)


def test_choosing_by_the_model_is_set_against_the_other_ways(two_halves) -> None:
    cohort, others, complete = two_halves
    model = train_ensemble(others, "response", DrugEffects(EFFECTS, 0.01 * np.eye(3), 0.1), 2, 5).model
    found = policy_values(cohort, others, model, 3)
    assert found["drugs_chosen_by_model"] == ["mirtazapine"]
    assert found["best_single_drug"] == "mirtazapine"
    assert found["gain_over_best_single"]["value"] == 0
    assert found["by_model"]["low"] < true_values(complete)[1] < found["by_model"]["high"]
    assert found["gain_over_random"]["low"] > 0
    assert found["random"]["value"] == pytest.approx(true_values(complete).mean(), abs=0.03)
