"""Trees as we read them answer as LightGBM does, also for missing values and at the thresholds themselves."""

from __future__ import annotations

import math

import lightgbm
import numpy as np
import pytest

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.features import FEATURE_NAMES
from cds_app.scoring.trees import RankedTrees, misfit, read_trees


def walk(ranked: RankedTrees, row: list[float]) -> float:
    """The slow twin: one row, node by node."""
    ranks = ranked.ranks(np.array([row]))[0]
    total = 0.0
    for tree in ranked.trees:
        node = 0
        while tree.left[node] >= 0:
            value = ranks[tree.feature[node]]
            if math.isnan(value):
                node = int(tree.default[node])
            else:
                node = int((tree.left if value <= tree.threshold[node] else tree.right)[node])
        total += float(tree.value[node])
    return total


def hard_rows(ranked: RankedTrees, count: int) -> np.ndarray:
    """Rows on, just above and just below thresholds, with gaps."""
    rng = np.random.default_rng(3)
    rows = np.zeros((count, len(FEATURE_NAMES)))
    for place, thresholds in enumerate(ranked.thresholds):
        chosen = rng.choice(np.append(thresholds, [0.0, 1.0]), count)
        rows[:, place] = np.nextafter(chosen, chosen + rng.integers(-1, 2, count))
        rows[rng.random(count) < 0.25, place] = np.nan
    return rows


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_our_trees_give_the_library_s_scores(bundle: Bundle, outcome: str):
    model = bundle.models[outcome]
    ranked = read_trees(model.central_text)
    rows = hard_rows(ranked, 300)
    theirs = model.central.predict(rows, raw_score=True, num_threads=1)
    ours = [walk(ranked, row) for row in rows.tolist()]
    assert np.abs(theirs - ours).max() < 1e-12


def test_an_input_without_gaps_in_training_takes_a_missing_value_for_nought(bundle: Bundle):
    model = bundle.models["response"]
    place = FEATURE_NAMES.index("previous_treatment")
    rows = hard_rows(read_trees(model.central_text), 50)
    rows[:, place] = np.nan
    as_nought = rows.copy()
    as_nought[:, place] = 0.0
    assert (model.central.predict(rows) == model.central.predict(as_nought)).all()


def test_ranks_are_whole_numbers_that_single_precision_holds(bundle: Bundle):
    ranked = read_trees(bundle.models["remission"].central_text)
    ranks = ranked.ranks(hard_rows(ranked, 100))
    known = ranks[~np.isnan(ranks)]
    assert (known == known.astype(np.float32)).all()
    assert (known == np.round(known)).all()


def categorical_model() -> str:
    rng = np.random.default_rng(1)
    rows = np.column_stack([rng.integers(0, 6, (400, len(FEATURE_NAMES)))]).astype(float)
    happened = (rows[:, 3] % 2 > rng.random(400) * 0.8).astype(int)
    data = lightgbm.Dataset(rows, happened, feature_name=list(FEATURE_NAMES), categorical_feature=[3])
    return lightgbm.train({"objective": "binary", "verbosity": -1, "num_leaves": 4}, data, 3).model_to_string()


def test_a_model_with_splits_on_categories_is_refused_because_shap_is_silently_wrong_on_them():
    text = categorical_model()
    assert misfit(text)
    with pytest.raises(ValueError, match="not plain"):
        read_trees(text)


def test_a_model_that_takes_nought_for_missing_is_refused():
    rng = np.random.default_rng(1)
    rows = rng.integers(0, 3, (400, len(FEATURE_NAMES))).astype(float)
    happened = (rows[:, 0] > rng.random(400)).astype(int)
    data = lightgbm.Dataset(rows, happened, feature_name=list(FEATURE_NAMES), params={"zero_as_missing": True})
    settings = {"objective": "binary", "verbosity": -1, "num_leaves": 4, "zero_as_missing": True}
    with pytest.raises(ValueError, match="not plain"):
        read_trees(lightgbm.train(settings, data, 3).model_to_string())


def test_a_model_trained_on_probabilities_fits_and_a_tree_of_one_leaf_is_read():
    rng = np.random.default_rng(1)
    rows = rng.random((400, len(FEATURE_NAMES)))
    settings = {"objective": "cross_entropy", "verbosity": -1, "num_leaves": 4}
    for target in (np.clip(rows[:, 0] * 0.5 + 0.2, 0, 1), np.full(400, 0.3)):
        booster = lightgbm.train(
            settings, lightgbm.Dataset(rows, target, feature_name=list(FEATURE_NAMES), free_raw_data=False), 4
        )
        text = booster.model_to_string()
        assert not misfit(text)
        ranked = read_trees(text)
        theirs = booster.predict(rows[:20], raw_score=True)
        assert np.abs(theirs - [walk(ranked, row) for row in rows[:20].tolist()]).max() < 1e-12
