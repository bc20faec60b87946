"""Each threshold refuses on its own, with its number."""

from copy import deepcopy

import pytest

from cds_app.domain.outcome import OUTCOMES
from models.training.site.acceptance import failures_of, verdicts


def figure(value: float, half: float = 0.02) -> dict[str, float]:
    return {"value": value, "low": value - half, "high": value + half}


def good():
    each = {
        "models": {"site": {"auc": figure(0.66), "slope": figure(1.0), "in_the_large": figure(0.0)}},
        "differences": {"site_minus_bundle": {"log_loss": figure(-0.03)}},
    }
    return {outcome: deepcopy(each) for outcome in OUTCOMES}


POLICY = {"gain_over_best_single": figure(0.01)}


def test_a_good_model_is_accepted(thresholds) -> None:
    assert failures_of(good(), POLICY, thresholds) == []


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        ("auc", 0.76, "look for leakage"),
        ("auc", 0.51, "no signal"),
        ("slope", 0.6, "calibration slope is 0.60"),
        ("slope", 1.6, "calibration slope is 1.60"),
        ("in_the_large", 0.4, "calibration in the large is 0.40"),
    ],
)
def test_a_figure_beyond_its_limit_is_named(thresholds, measure: str, value: float, said: str) -> None:
    metrics = good()
    metrics["response"]["models"]["site"][measure] = figure(value)
    found = failures_of(metrics, POLICY, thresholds)
    assert len(found) == 1
    assert found[0].startswith("response: ")
    assert said in found[0]


def test_a_figure_that_is_not_clearly_beyond_its_limit_passes(thresholds) -> None:
    metrics = good()
    metrics["response"]["models"]["site"]["slope"] = figure(0.7, 0.1)
    assert failures_of(metrics, POLICY, thresholds) == []


def test_no_signal_is_asked_of_the_benefits_only(thresholds) -> None:
    metrics = good()
    metrics["early_stop"]["models"]["site"]["auc"] = figure(0.51)
    assert failures_of(metrics, POLICY, thresholds) == []


def test_a_model_no_better_than_the_bundle_is_refused(thresholds) -> None:
    metrics = good()
    for each in metrics.values():
        each["differences"]["site_minus_bundle"]["log_loss"] = figure(-0.001)
    assert set(verdicts(metrics, "bundle").values()) == {"not clearly different"}
    found = failures_of(metrics, POLICY, thresholds)
    assert len(found) == 1
    assert "clearly better than the bundle in use in 0 of 4" in found[0]


def test_a_model_worse_in_one_outcome_is_refused(thresholds) -> None:
    metrics = good()
    metrics["side_effect_stop"]["differences"]["site_minus_bundle"]["log_loss"] = figure(0.05)
    assert failures_of(metrics, POLICY, thresholds) == [
        "The model is clearly worse than the bundle in use in: side_effect_stop."
    ]


def test_a_gain_too_good_to_be_true_is_refused(thresholds) -> None:
    found = failures_of(good(), {"gain_over_best_single": figure(0.15)}, thresholds)
    assert len(found) == 1
    assert "the estimate is wrong" in found[0]
    assert failures_of(good(), {"gain_over_best_single": figure(0.15, 0.2)}, thresholds) == []


def test_a_group_of_few_is_not_even_counted() -> None:
    import numpy as np

    from models.training.site.held_out import _group

    happened = np.tile([0.0, 1.0], 100)
    assert _group(np.zeros(9), happened[:9]) == {"fewer_than": 10, "small": True}
    assert _group(np.zeros(99), happened[:99]) == {"patients": 99, "small": True}
    assert _group(np.zeros(100), happened[:100])["observed"] == 0.5
