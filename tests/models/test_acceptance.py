"""Thresholds: a model that misses one is refused by name, one that meets all is not."""

import copy
import json
from pathlib import Path

import pytest

from models.training.judging.acceptance import ACCEPTANCE, failures, stability_failures

GOOD = {
    "simulated": {
        "rmse_logit_against_truth": 0.01, "auc_truth": 0.68, "auc_lightgbm": 0.67,
        "auc_lightgbm_everything_known": 0.68,
        "calibration_against_averaged_outcomes": {"intercept": 0.0, "slope": 1.0},
    },
    "interval": {
        "overall": 0.9, "overall_missing": 0.9,
        "by": {"sex": {"female": {"complete": {"value": 0.9}, "missing": {"value": 0.88}}}},
    },
    "policy": {"claimed_gain_points": 0.0, "bound_points": 7.0},
    "model_bytes": 1000,
    "pairs": {"pairs": 210, "clearly_different_by_ensemble": 0},
}  # fmt: skip


def changed(path: str, value: float) -> dict:
    content = copy.deepcopy(GOOD)
    *inner, last = path.split("/")
    place = content
    for name in inner:
        place = place[name]
    place[last] = value
    return {"response": content}


def test_a_model_that_meets_all_is_accepted() -> None:
    assert failures({"response": GOOD}) == []


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("simulated/rmse_logit_against_truth", 0.2, "error on the logit"),
        ("simulated/calibration_against_averaged_outcomes/slope", 1.2, "calibration slope"),
        ("simulated/calibration_against_averaged_outcomes/intercept", -0.2, "calibration intercept"),
        ("simulated/auc_lightgbm", 0.8, "area under the curve"),
        ("simulated/auc_lightgbm_everything_known", 0.6, "loss against truth"),
        ("model_bytes", 10**7, "model bytes"),
        ("interval/overall", 0.87, "interval coverage"),
        ("interval/overall_missing", 0.93, "values missing"),
        ("interval/by/sex/female/missing/value", 0.84, "sex female, values missing"),
        ("interval/by/sex/female/complete/value", 0.96, "sex female, values complete"),
        ("policy/claimed_gain_points", 7.1, "claimed gain"),
        ("pairs/clearly_different_by_ensemble", 60, "clearly different"),
    ],
)
def test_a_missed_threshold_is_named(path: str, value: float, named: str) -> None:
    found = failures(changed(path, value))
    assert len(found) == 1
    assert named in found[0]
    assert found[0].startswith("response:")


def test_seed_stability_is_enforced(tmp_path: Path) -> None:
    table = tmp_path / "stability.json"
    assert "missing" in stability_failures(table)[0]
    table.write_text(json.dumps({"chosen": {"largest_change_points": 0.4}}))
    assert stability_failures(table) == []
    table.write_text(json.dumps({"chosen": {"largest_change_points": 1.4}}))
    assert "1.40" in stability_failures(table)[0]


@pytest.mark.requirement("MOD-08")
def test_the_file_says_when_it_was_fixed_and_what_was_changed() -> None:
    rules = json.loads(ACCEPTANCE.read_text())
    assert "before" in rules["fixed"]
    assert len(rules["history"]) >= 3
    low, high = rules["each_outcome"]["interval_coverage_90"]
    assert (low, high) == (0.88, 0.92)
    assert rules["each_outcome"]["subgroup_coverage_90"] == [0.85, 0.95]
