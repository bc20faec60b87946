"""The figures on held-out trials: from hand-made tables with known answers, and the committed figures from theirs."""

import json

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit, logit

from models.training.drugs.carry_over import arm_figures, calibration, clear_calls, contrast_figures
from models.training.drugs.held_out import ARM_COLUMNS, CONTRAST_COLUMNS, contrasts_of
from models.training.drugs.network import Arms
from models.training.drugs.synthesis import HELD_OUT, HELD_OUT_ARMS, held_out_figures, rounded
from models.training.paths import EVIDENCE, OUTCOMES


def contrasts(trials: int, share: float, seed: int = 0) -> pd.DataFrame:
    """Direct comparisons whose true difference is sd 0.5 and of which `share` is predicted."""
    rng = np.random.default_rng(seed)
    rows = []
    for outcome in OUTCOMES:
        for kind in ("placebo", "head_to_head"):
            truth = rng.normal(0, 0.5, trials)
            observed = truth + rng.normal(0, 0.3, trials)
            rows.append(pd.DataFrame({
                "outcome": outcome, "repeat": 0, "fold": 0, "trial": np.arange(trials), "kind": kind, "drug": "a",
                "reference": "b", "people": 100, "observed": observed, "variance": 0.05, "predicted": share * truth,
                "sd": 0.1, "tau2": 0.04, "one_effect": 0.0, "one_effect_tau2": 0.04, "outcome_alone": 0.0,
                "not_shrunk": truth, "raw_means": 0.0, "published": np.nan,
            }))  # fmt: skip
    return pd.concat(rows, ignore_index=True)


def test_skill_is_the_share_of_the_error_that_effects_remove() -> None:
    table = contrasts(300, 1.0)
    figures = contrast_figures(table)["response"]["drug_against_drug"]
    mine = table[(table["outcome"] == "response") & (table["kind"] == "head_to_head")]
    error, flat = (mine["observed"] - mine["predicted"]).abs(), mine["observed"].abs()
    assert figures["skill_absolute"] == pytest.approx(1 - error.mean() / flat.mean())
    assert figures["skill"] == pytest.approx(1 - (error**2).sum() / (flat**2).sum())
    assert figures["mean_absolute_error"] == pytest.approx(error.mean())
    low, high = figures["skill_interval"]
    assert 0 < low < figures["skill"] < high
    assert figures["slope_of_observed_on_predicted"]["slope"] == pytest.approx(1, abs=0.1)
    assert "published" not in figures["rivals"]
    assert figures["rivals"]["outcome_alone"]["skill"] == pytest.approx(0)


def test_predicting_nothing_has_no_skill_and_the_wrong_way_has_less() -> None:
    nothing = contrast_figures(contrasts(50, 1e-9))["response"]["all_contrasts"]
    assert nothing["skill_absolute"] == pytest.approx(0, abs=1e-6)
    assert contrast_figures(contrasts(50, -0.5))["response"]["all_contrasts"]["skill_absolute"] < 0


def test_coverage_counts_what_lies_inside_the_whole_interval() -> None:
    table = contrasts(4, 1e-9)
    table["observed"] = np.tile([0.01, 0.5, 0.51, -2.0], len(table) // 4)
    figures = contrast_figures(table)["remission"]["all_contrasts"]
    # 1.645 * sqrt(0.1^2 + 0.04 + 0.05) = 0.52
    assert figures["coverage_90"] == pytest.approx(0.75)


def test_calls_are_confirmed_only_when_they_point_right_and_predict_better() -> None:
    right = contrast_figures(contrasts(200, 1.0))["response"]["clear_calls"]
    assert right["point_the_right_way"]
    assert right["predict_better"]
    assert right["confirmed"]
    too_far = contrast_figures(contrasts(200, 4.0))["response"]["clear_calls"]
    assert too_far["point_the_right_way"]
    assert not too_far["confirmed"]
    assert not contrast_figures(contrasts(200, -1.0))["response"]["clear_calls"]["confirmed"]


def test_without_a_clear_call_nothing_is_confirmed() -> None:
    table = contrasts(20, 0.01)
    assert clear_calls(table[table["kind"] == "head_to_head"]) == {
        "comparisons": 0.0, "predicted": 0.0, "observed": 0.0, "se": 0.0, "point_the_right_way": False,
    }  # fmt: skip


def test_a_repeat_of_the_same_trials_makes_no_call_surer() -> None:
    once = contrasts(100, 1.0)
    twice = pd.concat([once, once.assign(repeat=1)], ignore_index=True)
    first, second = (
        clear_calls(t[(t["outcome"] == "response") & (t["kind"] == "head_to_head")]) for t in (once, twice)
    )
    assert second["se"] == pytest.approx(first["se"])
    assert second["comparisons"] == first["comparisons"]


def test_calibration_finds_intercept_and_slope() -> None:
    x = np.linspace(-2, 1, 60)
    n = np.full(60, 5000.0)
    found = calibration(n * expit(0.2 + 0.8 * x), n, x, np.arange(60))
    assert found["intercept"] == pytest.approx(0.2, abs=1e-6)
    assert found["slope"] == pytest.approx(0.8, abs=1e-6)
    assert found["slope_se"] < 0.01


def test_arm_figures_weigh_arms_by_their_people() -> None:
    rows = [
        {"outcome": o, "trial": t, "kind": kind, "drug": "a", "n": n, "observed": rate, "predicted": 0.4,
         "sd_logit": 0.5, "predicted_by_kind": 0.42, "sd_logit_by_kind": 0.4, "placebo_or_active_mean": 0.5}
        for o in OUTCOMES
        for t, kind, n, rate in ((0, "head_to_head", 100, 0.5), (1, "placebo_controlled", 300, 0.4),
                                 (1, "placebo_arm", 300, 0.3))
    ]  # fmt: skip
    table = pd.DataFrame(rows)
    table.loc[table.index % 3 == 1, ["predicted", "predicted_by_kind"]] = 0.41
    figures = arm_figures(table)["early_stop"]
    active = figures["active_arm_rates"]
    assert active["arms"] == 2
    assert active["mean_observed_minus_predicted"] == pytest.approx((100 * 0.1 - 300 * 0.01) / 400)
    assert active["mean_observed_minus_predicted_arms_alike"] == pytest.approx(0.045)
    assert active["rmse_of_the_active_mean"] == pytest.approx((300 * 0.01 / 400) ** 0.5)
    assert figures["all_arm_rates"]["arms"] == 3
    assert active["coverage_90"] == 1


def test_contrasts_are_all_pairs_with_placebo_as_the_reference() -> None:
    arms = Arms(
        np.array([0, 0, 0, 1, 1]), np.array([-1, 2, 5, 3, 4]), np.array([50.0, 50, 50, 40, 40]),
        np.array([10.0, 20, 25, 0, 10]),
    )  # fmt: skip
    found = contrasts_of(arms)
    pairs = list(zip(found["trial"], found["drug"], found["reference"], strict=True))
    assert pairs == [(0, 2, -1), (0, 5, -1), (0, 2, 5), (1, 3, 4)]
    assert found["observed"][0] == pytest.approx(logit(0.4) - logit(0.2))
    assert found["variance"][0] == pytest.approx(1 / 10 + 1 / 40 + 1 / 20 + 1 / 30)
    assert found["observed"][3] == pytest.approx(np.log(0.5 / 40.5) - np.log(10.5 / 30.5))


def test_the_committed_figures_follow_from_the_committed_tables() -> None:
    contrasts_table, arms_table = (pd.read_csv(EVIDENCE / name) for name in (HELD_OUT, HELD_OUT_ARMS))
    assert tuple(contrasts_table.columns) == CONTRAST_COLUMNS
    assert tuple(arms_table.columns) == ARM_COLUMNS
    committed = json.loads((EVIDENCE / "carry_over.json").read_text())
    again = rounded(held_out_figures(contrasts_table, arms_table))
    for outcome in OUTCOMES:
        assert _flat(again["leave_trials_out"][outcome]) == pytest.approx(
            _flat(committed["leave_trials_out"][outcome]), abs=2e-6
        )


def _flat(content: object, name: str = "") -> dict[str, float]:
    if isinstance(content, dict):
        return {k: v for key, part in content.items() for k, v in _flat(part, f"{name}/{key}").items()}
    if isinstance(content, list):
        return {k: v for place, part in enumerate(content) for k, v in _flat(part, f"{name}/{place}").items()}
    return {name: float(content)}  # type: ignore[arg-type]


def test_every_held_out_trial_was_left_out_once_in_every_repeat() -> None:
    table = pd.read_csv(EVIDENCE / HELD_OUT)
    assert (table.groupby(["repeat", "trial"])["fold"].nunique() == 1).all()
    assert (table.groupby(["repeat", "outcome"]).size().groupby("outcome").nunique() == 1).all()
    assert not table.drop(columns="published").isna().any(axis=None)
