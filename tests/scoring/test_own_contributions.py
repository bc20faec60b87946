"""LightGBM's own contributions, looked up: the same as asked anew, and shap is tried against them part by part."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import IntegrityError
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring import explainer as of_explainer
from cds_app.scoring.explainer import Explainer
from cds_app.scoring.own_contributions import OwnContributions
from cds_app.scoring.predictor import compare
from tests.scoring.strategies import complete_record
from tests.scoring.test_steps import PATIENTS, shipped

DRUG = "sertraline"


@cache
def explainer() -> Explainer:
    return Explainer(shipped())


def own_of(outcome: Any) -> tuple[Any, OwnContributions]:
    inside = explainer()._of(outcome)
    assert inside._own is not None
    return inside, inside._own


def explained(catalogue: Catalogue, by: Explainer) -> Any:
    record = complete_record()
    return by.explain(
        record, catalogue, DRUG, "response", compare(record, catalogue, shipped(), readiness=(), cautions=())
    )


@pytest.mark.requirement("EXP-01")
@settings(max_examples=25, deadline=None)
@given(PATIENTS, st.sampled_from(OUTCOMES), st.integers(0, 20))
def test_what_is_looked_up_is_what_lightgbm_says_when_asked(patients: np.ndarray, outcome: Any, drug: int):
    model, (inside, own) = shipped().models[outcome], own_of(outcome)
    for patient in patients:
        asked = model.contributions(patient, np.array([drug]))[0] * model.calibration.slope
        ranks = inside.ranks(patient)
        assert own.of(ranks) == pytest.approx(asked[:-2].tolist(), abs=1e-12)
        logit = asked.sum() + model.calibration.intercept
        assert own.logits(ranks, [drug]) == pytest.approx([logit], abs=1e-12)
        assert own.logits(ranks, [drug]) == pytest.approx(
            model.central_logits(patient[None], np.array([drug])), abs=1e-12
        )


@pytest.mark.requirement("EXP-01")
@settings(max_examples=15, deadline=None)
@given(PATIENTS, st.sampled_from(OUTCOMES), st.integers(0, 20))
def test_shap_s_parts_are_the_exact_ones(patients: np.ndarray, outcome: Any, drug: int):
    inside, own = own_of(outcome)
    reference = np.array([own.of(row) for row in inside._reference[:, :-1].tolist()])
    for patient in patients:
        ranks = inside.ranks(patient)
        exact, unsure = own.exact_parts(ranks, drug, reference)
        assert (np.abs(inside.points(ranks, drug) - exact) <= 1e-7 + unsure).all()


def test_rows_with_the_same_terms_leave_nothing_open():
    _, own = own_of("response")
    inside = explainer()._of("response")
    row = inside._reference[3, :-1].tolist()
    exact, unsure = own.exact_parts(row, 0, np.array([own.of(row)] * 2))
    assert exact.tolist() == unsure.tolist() == [0.0] * len(row)


def test_inputs_that_outweigh_each_other_are_left_open_and_no_more():
    """Two logits alike with different terms: the scale is that of rounding, and what it touches is said."""
    own = OwnContributions([[0.0, 0.5], [0.0, -0.5], [0.0, 0.25]], [0.1])
    exact, unsure = own.exact_parts([1, 1, 0], 0, np.array([[0.0, 0.0, 0.0], [0.5, -0.5, 0.25]]))
    assert unsure.tolist() == [0.25, 0.25, 0.0]
    assert exact[:2].tolist() == [0.0, 0.0]
    assert exact[2] < 0


@pytest.mark.requirement("EXP-01")
@pytest.mark.parametrize("where", [0, 5, 10])
def test_a_wrong_part_of_shap_stops_the_explanation_of_a_shipped_bundle(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, where: int
):
    explained(catalogue, explainer())  # set up before shap goes wrong
    real = of_explainer._OutcomeExplainer.points

    def off(self: Any, *args: Any) -> list[float]:
        found = real(self, *args)
        found[where] += 2e-6
        return found

    monkeypatch.setattr(of_explainer._OutcomeExplainer, "points", off)
    with pytest.raises(IntegrityError, match="explanation_does_not_add_up"):
        explained(catalogue, explainer())


@pytest.mark.requirement("EXP-01")
def test_a_shap_that_mixes_up_two_inputs_is_found_at_set_up_though_the_sum_is_right(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
):
    real = of_explainer._OutcomeExplainer.points

    def mixed_up(self: Any, *args: Any) -> list[float]:
        first, second, *rest = real(self, *args)
        return [second, first, *rest]

    monkeypatch.setattr(of_explainer._OutcomeExplainer, "points", mixed_up)
    with pytest.raises(IntegrityError, match="explanation_does_not_add_up"):
        explained(catalogue, Explainer(shipped()))


@pytest.mark.requirement("EXP-01")
@pytest.mark.parametrize("what", ["terms", "drugs"])
def test_a_number_that_lightgbm_s_contributions_do_not_give_is_not_explained(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, what: str
):
    inside, own = own_of("response")
    one = list(own.terms)
    one[0] = [term + 1e-7 for term in one[0]]
    changed = {"terms": one, "drugs": [number + 1e-7 for number in own.drugs]}[what]
    monkeypatch.setattr(inside, "_own", dataclasses.replace(own, **{what: changed}))
    with pytest.raises(IntegrityError, match="explanation_does_not_add_up"):
        explained(catalogue, explainer())
