"""The card's part about the drug layer: every check that was made is shown, and nothing where none was."""

import copy
import json
from pathlib import Path
from typing import Any

from models.training.cards.card_drugs import drug_layer, drug_text
from models.training.cards.card_text import limits
from models.training.paths import EVIDENCE, OUTCOMES, read_json


def layer() -> dict[str, Any]:
    return drug_layer(read_json(EVIDENCE / "drug_effects.json"), read_json(EVIDENCE / "carry_over.json"))


def test_every_outcome_and_contrast_is_shown() -> None:
    text = drug_text(layer())
    for outcome in ("response", "remission", "early stop", "side-effect stop"):
        assert f"| {outcome} | drug against placebo |" in text
        assert f"| {outcome} | drug against drug |" in text


def test_intervals_rivals_and_calibration_are_shown_when_they_were_made() -> None:
    given = copy.deepcopy(layer())
    for outcome in OUTCOMES:
        out = given["outcomes"][outcome]["leave_trials_out"]
        out["drug_against_drug"] |= {
            "skill": 0.1, "skill_interval": [0.02, 0.18], "skill_absolute": 0.05,
            "rivals": {"published": {"skill": 0.2, "skill_absolute": 0.1}},
        }  # fmt: skip
        out["active_arm_rates"] |= {"calibration": {"intercept": 0.1, "slope": 0.9, "slope_se": 0.1}}
    text = drug_text(given)
    assert "10.0 % (2.0 to 18.0) | 5.0 %" in text
    assert "| response | drug against drug | published pooled effects | 20.0 % | 10.0 % |" in text
    assert "+0.10, 0.90" in text


def test_checks_of_the_trials_are_read_from_their_tables(tmp_path: Path) -> None:
    splits = {"comparisons": 40, "below_0.05": 3, "expected_below_0.05": 2.0, "splits": [], "global": {"p": 0.31}}
    (tmp_path / "inconsistency.json").write_text(json.dumps({"outcomes": {"response": splits}}))
    bias = {
        "ratio_all_drugs": 0.78, "ratio_all_drugs_90": [0.7, 0.86], "registered_trials": 74, "published_trials": 51,
        "own_ratios": {"pairs_that_change": [["a", "b"]]},
    }  # fmt: skip
    (tmp_path / "publication_bias.json").write_text(json.dumps(bias))
    effects, carry = read_json(EVIDENCE / "drug_effects.json"), read_json(EVIDENCE / "carry_over.json")
    text = drug_text(drug_layer(effects, carry, tmp_path))
    assert "3 of 40 differ" in text
    assert "0.78 (0.70 to 0.86)" in text
    assert "Checks of the trial evidence" not in drug_text(drug_layer(effects, carry, tmp_path / "nowhere"))


def test_what_carries_over_is_read_from_the_evidence() -> None:
    effects = copy.deepcopy(read_json(EVIDENCE / "drug_effects.json"))
    for outcome in OUTCOMES:
        effects["outcomes"][outcome]["clear_calls_confirmed"] = outcome == "early_stop"
    assert "in early stop carried over" in limits(effects)[1]
    assert "response, remission and side-effect stop did not" in limits(effects)[1]
    for outcome in OUTCOMES:
        effects["outcomes"][outcome]["clear_calls_confirmed"] = False
    assert "did not carry over" in limits(effects)[1]
