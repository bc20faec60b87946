"""The boosters of a site: reproducible, additive, obedient to signs, and without a patient's extremes in their text."""

import lightgbm as lgb
import numpy as np
import pytest

from cds_app.scoring.features import FEATURE_NAMES, PATIENT_FEATURES, PATIENT_INPUTS
from cds_app.scoring.model_text import whole_model
from cds_app.scoring.trees import misfit, read_trees
from models.training.site.boosters import fit_here, intercept, settings, train_ensemble, within_middle
from models.training.site.drug_effects import DrugEffects
from models.training.site.joined_text import drug_tree, joined
from tests.models.site.made_cohorts import EFFECTS, made

SURE = DrugEffects(EFFECTS, 0.01 * np.eye(3), 0.1)


@pytest.fixture(scope="module")
def ensemble():
    return train_ensemble(made(1500, 1, gaps=True)[0], "response", SURE, 3, 5)


def test_training_twice_gives_the_same_bytes(ensemble) -> None:
    again = train_ensemble(made(1500, 1, gaps=True)[0], "response", SURE, 3, 5)
    assert again.model.central_text == ensemble.model.central_text
    assert again.texts == ensemble.texts


def test_texts_are_of_the_program_s_kind(ensemble) -> None:
    for text in (ensemble.model.central_text, *ensemble.texts):
        assert not misfit(text)
        assert whole_model(text)
        assert read_trees(text).trees


def test_the_drug_counts_by_exactly_its_effect(ensemble) -> None:
    people = made(50, 2, gaps=True)[0].inputs
    model = ensemble.model
    gap = model.central_logits(people, np.full(50, 1)) - model.central_logits(people, np.zeros(50, int))
    assert gap == pytest.approx(EFFECTS[1] - EFFECTS[0], abs=1e-6)
    drawn = model.draw_logits(people, np.full(50, 1)) - model.draw_logits(people, np.zeros(50, int))
    for k, own in enumerate(model.draw_effects):
        assert drawn[k] == pytest.approx(own[1] - own[0], abs=1e-6)


def test_boosters_obey_the_signs_of_the_feature_table(ensemble) -> None:
    steps = np.zeros((6, len(PATIENT_INPUTS)))
    for place, feature in enumerate(PATIENT_FEATURES):
        sign = feature.monotone.get("response", 0)
        rows = steps.copy()
        rows[:, place] = np.linspace(0, 5, 6)
        if sign:
            change = np.diff(ensemble.model.central_logits(rows, np.zeros(6, int)))
            assert (sign * change >= -1e-12).all(), feature.name


def test_no_patient_s_extreme_value_stands_in_a_text() -> None:
    cohort, _ = made(1500, 3)
    months = PATIENT_INPUTS.index("episode_months")
    cohort.inputs[7, months] = 612.3
    text = train_ensemble(cohort, "response", SURE, 2, 5).model.central_text
    assert "612.3" not in text
    assert within_middle(cohort.inputs)[:, months].max() < 612.3


def test_texts_name_no_machine_and_no_training_parameter(ensemble) -> None:
    assert "[" not in ensemble.model.central_text.split("end of trees")[1]


def test_two_texts_joined_give_the_sum_of_their_scores() -> None:
    rng = np.random.default_rng(0)
    rows = np.column_stack([rng.normal(size=(600, 11)), np.zeros(600)])
    y = (rng.random(600) < 0.4).astype(float)
    trees = fit_here(rows, y, np.zeros(600), settings("response", 1), 15)
    effects = rng.normal(size=20)
    both = lgb.Booster(model_str=joined(drug_tree(effects, -0.7), trees))
    drug = rng.integers(0, 20, 600)
    asked = np.column_stack([rows[:, :11], effects[drug]])
    apart = lgb.Booster(model_str=trees).predict(rows, raw_score=True) + effects[drug] - 0.7
    assert both.predict(asked, raw_score=True) == pytest.approx(apart, abs=1e-6)
    assert both.num_trees() == 16
    assert both.feature_name() == list(FEATURE_NAMES)


@pytest.mark.parametrize("effects", [np.array([0.2, 0.2]), np.array([0.1, -0.3, 0.1])])
def test_drugs_may_have_the_same_effect(effects) -> None:
    tree = lgb.Booster(model_str=drug_tree(effects, 0.5))
    rows = np.zeros((len(effects), len(FEATURE_NAMES)))
    rows[:, -1] = effects
    assert tree.predict(rows) == pytest.approx(0.5 + effects, abs=1e-6)


def test_the_intercept_makes_the_mean_probability_the_rate() -> None:
    offset = np.random.default_rng(0).normal(0, 2, 500)
    y = (np.random.default_rng(1).random(500) < 0.1).astype(float)
    p = 1 / (1 + np.exp(-(intercept(y, offset) + offset)))
    assert p.mean() == pytest.approx(y.mean(), abs=1e-9)
