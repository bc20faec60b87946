"""Figures from the committed table, and what they must reach."""

from __future__ import annotations

import json

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from cds_app.scoring.follow_up import follow_up_model
from models.training.courses import follow_up, follow_up_figures
from models.training.courses.follow_up_held_out import PRIMARY, read_table

TREATED = ("dia_duloxetine_trial, drug", "reisby_imipramine", "enrichd_bdi")


@pytest.fixture(scope="module")
def result() -> dict:
    return json.loads(follow_up.RESULT.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    return read_table(follow_up.TABLE)


def test_the_committed_figures_are_those_of_the_committed_table(result, table):
    assert follow_up_figures.figures(table) == result["validation"]


def test_the_committed_table_names_nobody(table):
    assert not {"patient", "pseudonym", "baseline"} & set(table[0])


def test_discrimination_holds_in_every_data_set_that_was_left_out(result):
    for setting in TREATED:
        found = result["validation"]["by_setting"][setting][PRIMARY]
        assert found["auc"]["value"] >= 0.70
        assert found["brier"]["follow_up"] < found["brier"]["base_rate"]


def test_the_mean_prediction_is_within_10_points_and_the_observed_share_within_the_interval(result):
    for setting in TREATED:
        found = result["validation"]["by_setting"][setting][PRIMARY]
        assert abs(found["mean_predicted"] - found["observed"]) <= 0.10
        assert found["mean_low"] <= found["observed"] <= found["mean_high"]


def test_the_day_pays_where_the_visit_is_later_than_two_weeks(result):
    late = result["validation"]["by_setting"]["enrichd_bdi"]["day_21_to_41"]["brier"]
    assert late["follow_up"] < late["one_variable"]


def test_the_interval_was_tested_on_a_known_truth(result):
    assert all(found["held"] >= 0.85 for found in result["interval_in_simulation"])


def test_the_program_takes_the_committed_model(result):
    model = follow_up_model(result)
    assert set(result["input_sha256"]) == set(model.validated_on)
    assert result["status"] == model.status == "fitted on real patients"


def test_the_area_and_its_interval_agree_with_counting_pairs():
    rng = np.random.default_rng(3)
    happened = (rng.random(80) < 0.4).astype(float)
    predicted = np.round(np.clip(0.4 + 0.2 * (happened - 0.4) + rng.normal(0, 0.15, 80), 0.01, 0.99), 2)
    found = follow_up_figures._auc_with_interval(predicted, happened)
    assert found["value"] == pytest.approx(roc_auc_score(happened, predicted))
    drawn = []
    for _ in range(200):
        chosen = rng.integers(0, 80, 80)
        drawn.append(roc_auc_score(happened[chosen], predicted[chosen]))
    assert [found["low"], found["high"]] == pytest.approx(np.quantile(drawn, [0.05, 0.95]), abs=0.03)


def test_chances_that_are_right_give_intercept_0_and_slope_1_and_lame_ones_do_not():
    rng = np.random.default_rng(4)
    chance = 1 / (1 + np.exp(-rng.normal(0, 1.2, 20_000)))
    happened = (rng.random(20_000) < chance).astype(float)
    assert follow_up_figures.recalibration(chance, happened) == pytest.approx((0, 1), abs=0.06)
    logit = np.log(chance / (1 - chance))
    level, slope = follow_up_figures.recalibration(1 / (1 + np.exp(-(2 * logit - 1))), happened)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert level > 0.5


def test_thirds_hold_everybody_in_order(table):
    rows = [row for row in table if row["setting"] == TREATED[2] and row["window"] == PRIMARY and row["observed"]]
    points = follow_up_figures.thirds(rows)
    assert sum(point["n"] for point in points) == len(rows)
    assert [p["predicted"] for p in points] == sorted(p["predicted"] for p in points)
    assert all(p["observed_low"] <= p["observed"] <= p["observed_high"] for p in points)


def test_a_figure_changes_when_a_row_does(result, table):
    changed = [dict(row) for row in table]
    row = next(r for r in changed if r["observed"] == "1" and r["window"] == PRIMARY and r["setting"] in TREATED)
    row["observed"] = "0"
    assert follow_up_figures.figures(changed) != result["validation"]
