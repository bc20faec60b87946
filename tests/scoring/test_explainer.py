"""Explanations add up, agree with brute force, and are refused when anything does not belong together."""

from __future__ import annotations

import dataclasses
import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.estimate import BundleRef, Caution, Comparison, Finding
from cds_app.domain.explanation import contrast
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Rating
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.ensemble import OutcomeModel
from cds_app.scoring.explainer import Explainer, add_up, tree_explainer
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.scoring.predictor import compare
from tests.scoring.strategies import complete_record, records
from tests.support.small_bundle import DRUGS

COUNT = len(PATIENT_INPUTS)
ONLY_RATING = PatientRecord("P-2", {}, (Rating(0, "PHQ-9", "total", 21),))


def compared(record: PatientRecord, catalogue: Catalogue, bundle: Bundle, *cautions: Caution) -> Comparison:
    return compare(record, catalogue, bundle, readiness=(), cautions=cautions)


def brute_force(model: OutcomeModel, patient: list[float], reference: np.ndarray, drug: int) -> np.ndarray:
    """The definition, subset by subset, scored by LightGBM itself: (inputs,) parts of the probability.

    For each reference row the Shapley values of the logit, scaled by probability over logit difference.
    """
    subsets = 1 << COUNT
    member = (np.arange(subsets)[:, None] >> np.arange(COUNT)) & 1 == 1
    weight = [math.factorial(k) * math.factorial(COUNT - k - 1) / math.factorial(COUNT) for k in range(COUNT)]
    sizes = member.sum(axis=1)
    total = np.zeros(COUNT)
    for row in reference:
        value = model.central_logits(np.where(member, patient, row), np.full(subsets, drug))
        shapley = np.zeros(COUNT)
        for place in range(COUNT):
            without = np.flatnonzero(~member[:, place])
            gain = value[without | (1 << place)] - value[without]
            shapley[place] = (np.array(weight)[sizes[without]] * gain).sum()
        p = 1 / (1 + np.exp(-value[[-1, 0]]))
        gap = value[-1] - value[0]
        total += shapley * ((p[0] - p[1]) / gap if gap else 1.0)
    return total / len(reference)


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize(
    "record",
    [complete_record(), complete_record(treatments=None, conditions=None, values={"episode_weeks": None}), ONLY_RATING],
    ids=["complete", "some missing", "only the rating"],
)
def test_the_parts_are_the_shapley_values_that_brute_force_finds(
    bundle: Bundle, catalogue: Catalogue, record: PatientRecord, outcome: Any
):
    few = dataclasses.replace(bundle, reference=bundle.reference[:4])
    explanation = Explainer(few).explain(record, catalogue, "mirtazapine", outcome, compared(record, catalogue, few))
    patient = list(patient_inputs(record, catalogue).values())
    slow = brute_force(few.models[outcome], patient, few.reference, DRUGS.index("mirtazapine"))
    assert [c.points for c in explanation.contributions] == pytest.approx(slow.tolist(), abs=2e-7)


@pytest.mark.requirement("EXP-01")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records(), drug=st.sampled_from(DRUGS), outcome=st.sampled_from(OUTCOMES))
def test_base_and_parts_add_up_to_the_shown_number(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer, record: PatientRecord, drug: str, outcome: Any
):
    comparison = compared(record, catalogue, bundle)
    explanation = explainer.explain(record, catalogue, drug, outcome, comparison)
    shown = comparison.of(drug, outcome).probability
    assert explanation.probability == shown
    assert explanation.base + sum(c.points for c in explanation.contributions) == pytest.approx(shown, abs=1e-12)
    assert tuple(c.input for c in explanation.contributions) == PATIENT_INPUTS
    inputs = patient_inputs(record, catalogue)
    for part in explanation.contributions:
        assert (part.value is None) == math.isnan(inputs[part.input])
        assert type(part.points) is float


def test_the_base_is_the_reference_sample_s_mean_for_this_drug(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer
):
    record = complete_record()
    comparison = compared(record, catalogue, bundle)
    for drug in ("sertraline", "reboxetine"):
        model, place = bundle.models["response"], DRUGS.index(drug)
        logits = model.central_logits(bundle.reference, np.full(100, place))
        base = explainer.explain(record, catalogue, drug, "response", comparison).base
        assert base == pytest.approx((1 / (1 + np.exp(-logits))).mean(), abs=1e-12)


def test_the_contrast_of_two_drugs_starts_with_the_drugs_own_effect(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer
):
    record = complete_record()
    comparison = compared(record, catalogue, bundle)
    a, b = (explainer.explain(record, catalogue, drug, "response", comparison) for drug in ("sertraline", "reboxetine"))
    found = contrast(a, b)
    assert found.difference == pytest.approx(found.drug_effect + sum(c.points for c in found.contributions), abs=1e-12)


def test_explaining_one_drug_after_another_gives_what_a_fresh_explainer_gives(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer
):
    record = complete_record()
    comparison = compared(record, catalogue, bundle)
    pairs = [("sertraline", "response"), ("reboxetine", "response"), ("sertraline", "remission")]
    for drug, outcome in (*pairs, *reversed(pairs)):
        fresh = Explainer(bundle).explain(record, catalogue, drug, outcome, comparison)  # type: ignore[arg-type]
        assert explainer.explain(record, catalogue, drug, outcome, comparison) == fresh  # type: ignore[arg-type]


def test_a_patient_of_the_reference_sample_compared_with_himself_has_no_parts(bundle: Bundle, catalogue: Catalogue):
    record = complete_record()
    inputs = patient_inputs(record, catalogue)
    alone = dataclasses.replace(bundle, reference=np.array([[inputs[name] for name in PATIENT_INPUTS]] * 2))
    explanation = Explainer(alone).explain(
        record, catalogue, "sertraline", "response", compared(record, catalogue, alone)
    )
    assert all(c.points == pytest.approx(0, abs=1e-15) for c in explanation.contributions)
    assert explanation.base == pytest.approx(explanation.probability, abs=1e-15)


def test_every_row_of_a_larger_reference_sample_counts(bundle: Bundle, catalogue: Catalogue):
    rng = np.random.default_rng(5)
    rows = bundle.reference[rng.integers(0, 100, 150)]
    larger, record = dataclasses.replace(bundle, reference=rows), complete_record()
    found = Explainer(larger).explain(record, catalogue, "sertraline", "response", compared(record, catalogue, larger))
    parts = []
    for half in (rows[:75], rows[75:]):
        part = dataclasses.replace(bundle, reference=half)
        parts.append(
            Explainer(part).explain(record, catalogue, "sertraline", "response", compared(record, catalogue, part))
        )
    for place in range(COUNT):
        mean = sum(p.contributions[place].points for p in parts) / 2
        assert found.contributions[place].points == pytest.approx(mean, abs=1e-6)


def test_shap_agrees_with_an_explainer_it_builds_itself_from_the_booster(bundle: Bundle, catalogue: Catalogue):
    """Where both apply: complete rows, no calibration."""
    import shap

    from cds_app.scoring.ensemble import matrix
    from cds_app.scoring.trees import read_trees

    model = bundle.models["response"]
    plain = dataclasses.replace(model, calibration=dataclasses.replace(model.calibration, intercept=0.0, slope=1.0))
    trees = read_trees(plain.central_text)
    background = matrix(bundle.reference, np.full(100, plain.effects[3]))
    row = background[:5]
    ours = tree_explainer(trees, plain, trees.ranks(background)).shap_values(trees.ranks(row), check_additivity=False)
    theirs = shap.TreeExplainer(plain.central, background, model_output="probability")
    assert np.abs(ours - theirs.shap_values(row, check_additivity=False)).max() < 1e-6


@pytest.mark.requirement("EXP-01")
@pytest.mark.parametrize("off", [1e-5, -0.01])
def test_a_number_that_is_not_the_model_s_is_not_explained(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer, off: float
):
    record = complete_record()
    comparison = compared(record, catalogue, bundle)
    forged = tuple(dataclasses.replace(e, probability=e.probability + off) for e in comparison.estimates)
    with pytest.raises(IntegrityError) as caught:
        explainer.explain(
            record, catalogue, "sertraline", "response", dataclasses.replace(comparison, estimates=forged)
        )
    assert caught.value.code == "explanation_does_not_add_up"


@pytest.mark.requirement("EXP-01")
def test_a_record_changed_after_the_comparison_is_not_explained(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer
):
    comparison = compared(complete_record(), catalogue, bundle)
    changed = complete_record(values={"anxious_distress": "no"})
    with pytest.raises(IntegrityError):
        explainer.explain(changed, catalogue, "sertraline", "response", comparison)


@pytest.mark.requirement("EXP-01")
@pytest.mark.parametrize("where", ["points", "contributions"])
def test_a_wrong_part_stops_the_explanation(
    bundle: Bundle, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, where: str
):
    def off(real: Any) -> Any:
        def changed(self: Any, *args: Any) -> Any:
            found = real(self, *args)
            found[0] += 2e-6
            return found

        return changed

    owner: Any = OutcomeModel
    if where == "points":
        from cds_app.scoring.explainer import _OutcomeExplainer as owner
    monkeypatch.setattr(owner, where, off(getattr(owner, where)))
    record = complete_record()
    with pytest.raises(IntegrityError) as caught:
        Explainer(bundle).explain(record, catalogue, "sertraline", "response", compared(record, catalogue, bundle))
    assert caught.value.code == "explanation_does_not_add_up"


def test_trees_that_are_not_the_booster_s_are_noticed_at_set_up(bundle: Bundle, catalogue: Catalogue):
    model = dataclasses.replace(bundle.models["response"], central_text=bundle.models["remission"].central_text)
    mixed = dataclasses.replace(bundle, models={**bundle.models, "response": model})
    record = complete_record()
    with pytest.raises(IntegrityError) as caught:
        Explainer(mixed).explain(record, catalogue, "sertraline", "response", compared(record, catalogue, bundle))
    assert caught.value.code == "explanation_does_not_add_up"


@pytest.mark.requirement("SCO-14")
def test_one_patient_s_number_is_never_explained_with_another_s_record(
    bundle: Bundle, catalogue: Catalogue, explainer: Explainer
):
    comparison = compared(complete_record("P-1"), catalogue, bundle)
    with pytest.raises(IntegrityError) as caught:
        explainer.explain(complete_record("P-2"), catalogue, "sertraline", "response", comparison)
    assert caught.value.code == "explanation_of_another"


def test_a_number_of_another_bundle_is_not_explained(bundle: Bundle, catalogue: Catalogue, explainer: Explainer):
    record = complete_record()
    other = dataclasses.replace(compared(record, catalogue, bundle), bundle=BundleRef("other", "1", "00", "x"))
    with pytest.raises(IntegrityError) as caught:
        explainer.explain(record, catalogue, "sertraline", "response", other)
    assert caught.value.code == "explanation_of_another"


def test_what_was_not_estimated_is_not_explained(bundle: Bundle, catalogue: Catalogue, explainer: Explainer):
    record = complete_record()
    excluded = compared(record, catalogue, bundle, Caution("bupropion", "rule", "exclude", "label"))
    stop = (Finding("psychosis", "stop"),)
    stopped = compare(record, catalogue, bundle, readiness=stop, cautions=())
    for comparison in (excluded, stopped):
        with pytest.raises(CdsError) as caught:
            explainer.explain(record, catalogue, "bupropion", "response", comparison)
        assert caught.value.code == "not_estimated"
    with pytest.raises(CdsError) as caught:
        explainer.explain(record, catalogue, "placebo", "response", excluded)
    assert caught.value.code == "drug_unknown"


@given(st.lists(st.floats(-0.2, 0.2), min_size=2, max_size=11), st.floats(-5e-7, 5e-7))
def test_rounding_goes_to_the_largest_part_and_the_sum_is_exact(points: list[float], rounding: float):
    total = sum(points) + rounding
    found = add_up(points, total)
    assert sum(found) == pytest.approx(total, abs=1e-15)
    changed = [place for place in range(len(points)) if found[place] != points[place]]
    assert len(changed) <= 1
    assert all(abs(points[place]) == max(map(abs, points)) for place in changed)


@pytest.mark.parametrize("miss", [2e-6, -1e-3, math.nan])
def test_more_than_rounding_is_never_hidden(miss: float):
    with pytest.raises(IntegrityError):
        add_up([0.1, 0.2], 0.3 + miss)


def test_brute_force_itself_is_right_on_a_sum():
    """The twin's own check: on an additive function each Shapley value is that input's own difference."""

    class Sum:
        def central_logits(self, patients: np.ndarray, _drugs: np.ndarray) -> np.ndarray:
            return patients @ np.arange(1.0, COUNT + 1) * 0.01

    patient, row = [1.0] * COUNT, np.zeros((1, COUNT))
    found = brute_force(Sum(), patient, row, 0)  # type: ignore[arg-type]
    shares = np.arange(1.0, COUNT + 1) / sum(range(1, COUNT + 1))
    assert found / found.sum() == pytest.approx(shares)
    assert len(list(combinations(range(COUNT), 2))) == COUNT * (COUNT - 1) // 2
