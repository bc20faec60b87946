"""Comparisons on patients held out: paired, on the same people, with intervals that a slow twin gives too."""

from dataclasses import replace

import numpy as np
import pytest

from cds_app.scoring.performance import auc, brier, log_loss
from models.training.site.boosters import train_ensemble
from models.training.site.drug_effects import DrugEffects
from models.training.site.held_out import differences, score
from models.training.site.pipeline import _check_parts
from models.training.site.refusal import NotTrained
from models.training.site.split import split
from tests.models.site.made_cohorts import EFFECTS, made


@pytest.fixture(scope="module")
def two_models():
    rng = np.random.default_rng(1)
    ours = rng.normal(0, 1, 1500)
    happened = (rng.random(1500) < 1 / (1 + np.exp(-ours))).astype(float)
    return ours, ours + rng.normal(0, 0.6, 1500), happened


def test_differences_are_those_of_the_measures(two_models) -> None:
    ours, theirs, happened = two_models
    found = differences(ours, theirs, happened, 3)
    p, q = 1 / (1 + np.exp(-ours)), 1 / (1 + np.exp(-theirs))
    assert found["log_loss"].value == pytest.approx(log_loss(p, happened) - log_loss(q, happened))
    assert found["brier"].value == pytest.approx(brier(p, happened) - brier(q, happened))
    assert found["auc"].value == pytest.approx(auc(ours, happened) - auc(theirs, happened))


def test_the_interval_of_a_mean_is_that_of_resampled_patients(two_models) -> None:
    ours, theirs, happened = two_models
    p, q = 1 / (1 + np.exp(-ours)), 1 / (1 + np.exp(-theirs))
    rng, resampled = np.random.default_rng(2), []
    for _ in range(1000):
        k = rng.integers(0, 1500, 1500)
        resampled.append(log_loss(p[k], happened[k]) - log_loss(q[k], happened[k]))
    found = differences(ours, theirs, happened, 3)["log_loss"]
    assert [found.low, found.high] == pytest.approx(np.quantile(resampled, [0.025, 0.975]), abs=0.002)


def test_a_model_against_itself_differs_in_nothing(two_models) -> None:
    ours, _, happened = two_models
    found = differences(ours, ours, happened, 3)
    assert all(each.value == each.low == each.high == 0 for each in found.values())


def test_only_patients_on_drugs_of_both_are_compared(in_use) -> None:
    cohort, _ = made(1200, 1)
    cohort = replace(cohort, drugs=("bupropion", "nortriptyline", "sertraline"))
    parts = split(cohort, 3)
    model = train_ensemble(parts.training, "response", DrugEffects(EFFECTS, 0.01 * np.eye(3), 0.1), 2, 5).model
    scored = score(model, parts.training, parts.held_out, in_use)
    shared = parts.held_out.drug != 1
    assert len(scored.happened) == shared.sum()
    assert scored.logits["site"] == pytest.approx(
        model.central_logits(parts.held_out.inputs[shared], parts.held_out.drug[shared])
    )


def test_a_site_without_any_drug_of_the_bundle_cannot_be_compared(in_use) -> None:
    cohort, _ = made(600, 1)
    parts = split(replace(cohort, drugs=("x", "y", "z")), 3)
    with pytest.raises(NotTrained, match="drugs that the bundle in use has as well, 0 are known"):
        _check_parts(parts, in_use)
