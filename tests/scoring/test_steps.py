"""The steps that the program scores with against LightGBM: every bit, every shipped bundle, any patient."""

from __future__ import annotations

import dataclasses
import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.domain.outcome import OUTCOMES
from cds_app.environment import paths
from cds_app.scoring.bundle import Bundle, find_bundles, load_bundle
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.input_guard import FRACTIONAL, LIMITS
from cds_app.scoring.steps import _Tree, read_steps


@cache
def shipped() -> Bundle:
    """The newest bundle, whose trees ask about one input each; not a fixture, since hypothesis would print it."""
    return load_bundle(find_bundles(paths.bundles())[-1], paths.trusted_bundle_keys(), today=None)


def value_of(name: str) -> st.SearchStrategy[float]:
    low, high = LIMITS[name]
    known = st.floats(low, high) if name in FRACTIONAL else st.integers(int(low), int(high)).map(float)
    return known | st.just(math.nan)


PATIENTS = st.lists(st.tuples(*map(value_of, PATIENT_INPUTS)), min_size=1, max_size=4).map(np.array)


@pytest.mark.requirement("SCO-02")
@settings(max_examples=25, deadline=None)
@given(PATIENTS, st.sampled_from(OUTCOMES))
def test_the_steps_give_lightgbm_s_numbers_to_the_last_bit(patients: np.ndarray, outcome):
    model = shipped().models[outcome]
    assert model.steps is not None
    library = dataclasses.replace(model, steps=None)
    assert np.array_equal(model.with_every_drug(patients), library.with_every_drug(patients))
    assert np.array_equal(model.central_with_every_drug(patients), library.central_with_every_drug(patients))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_at_every_threshold_and_beside_it_the_steps_are_lightgbm_s(outcome):
    model, reference = shipped().models[outcome], shipped().reference
    assert model.steps is not None
    patients = [reference[0]]
    for place, thresholds in enumerate(model.steps.thresholds):
        for value in {beside for t in thresholds for beside in (t, np.nextafter(t, -1), np.nextafter(t, 9))}:
            patients.append(reference[0].copy())
            patients[-1][place] = value
    rows, drugs = np.repeat(patients, 2, axis=0), np.tile([0, 7], len(patients))
    ours = model.central_with_every_drug(np.array(patients))[:, [0, 7]].ravel()
    assert np.array_equal(ours, model.central_logits(rows, drugs))


def test_a_patient_has_the_same_bits_alone_and_among_others():
    model, reference = shipped().models["response"], shipped().reference
    together = model.with_every_drug(reference)
    for place in (0, 41, 99):
        assert np.array_equal(together[:, [place]], model.with_every_drug(reference[[place]]))


def test_a_model_with_other_trees_is_scored_by_the_library(bundle: Bundle):
    """The small bundle of these tests grows its trees freely."""
    assert all(model.steps is None for model in bundle.models.values())


# --- model texts ------------------------------------------------------------------------------------------------


def text_of(**changes: str) -> str:
    """One tree over the second input: at most 1.5, above it, and to the left when missing."""
    fields = {
        "split_feature": "1", "threshold": "1.5", "decision_type": "10", "left_child": "-1", "right_child": "-2",
        "leaf_value": "0.25 -0.5",
    }  # fmt: skip
    return "tree\n\nTree=0\n" + "".join(f"{n}={v}\n" for n, v in (fields | changes).items()) + "\nend of trees\n"


def scored(text: str, value: float) -> float:
    steps = read_steps([text], np.zeros((1, 1)))
    assert steps is not None
    patient = np.zeros((1, len(PATIENT_INPUTS)))
    patient[0, 1] = value
    return float(steps.raw_scores(patient)[0, 0, 0])


def test_a_tree_answers_by_its_threshold_and_its_way_for_missing():
    assert [scored(text_of(), value) for value in (1.0, 1.5, 1.6, math.nan)] == [0.25, 0.25, -0.5, 0.25]
    assert scored(text_of(decision_type="8"), math.nan) == -0.5
    assert scored(text_of(decision_type="0"), math.nan) == 0.25  # a missing value counts as 0 there
    assert scored(text_of(decision_type="0", threshold="-1.5"), math.nan) == -0.5


def test_a_tree_without_a_split_answers_the_same_for_all():
    empty = dict.fromkeys(("split_feature", "threshold", "decision_type", "left_child", "right_child"), "")
    assert scored(text_of(**empty, leaf_value="0.125"), 3.0) == 0.125


def test_a_tree_that_asks_about_the_drug_answers_by_its_effect():
    steps = read_steps([text_of(split_feature=str(len(PATIENT_INPUTS)))], np.array([[1.0, 2.0]]))
    assert steps is not None
    assert steps.raw_scores(np.zeros((1, len(PATIENT_INPUTS)))).tolist() == [[[0.25, -0.5]]]


@pytest.mark.parametrize(
    "changes",
    [
        {"split_feature": "1 2", "threshold": "1 2", "decision_type": "8 8", "left_child": "1 -1",
         "right_child": "-2 -3", "leaf_value": "1 2 3"},
        {"decision_type": "4"},
    ],
    ids=["two inputs", "zero as missing"],
)  # fmt: skip
def test_other_trees_have_no_steps(changes: dict[str, str]):
    assert read_steps([text_of(**changes)], np.zeros((1, 1))) is None


@pytest.mark.parametrize(
    "changes", [{"left_child": "0"}, {"left_child": "5"}, {"leaf_value": "0.25"}, {"threshold": "x"}]
)
def test_what_is_no_tree_is_refused_and_ends(changes: dict[str, str]):
    with pytest.raises((LookupError, ValueError)):
        read_steps([text_of(**changes)], np.zeros((1, 1)))


def test_a_tree_that_goes_in_a_circle_ends():
    with pytest.raises(ValueError, match="without an end"):
        _Tree(0, [1.0], [8], [0], [0], [1.0, 2.0]).answer(0.5)
