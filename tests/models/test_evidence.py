"""The committed evidence: every row has a source and a status, and derived sizes follow from what they cite."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cds_app.scoring.features import FEATURES, PATIENT_INPUTS
from models.training.drugs import synthesis
from models.training.paths import EVIDENCE, OUTCOMES, sha256_of
from models.training.patients import case_mix, modifiers
from models.training.patients.cohort import load_evidence

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the raw data sets lie beside the checkout, never in it")
STATUSES = {"read", "computed", "memory"}


def effects() -> dict:
    return json.loads((EVIDENCE / "drug_effects.json").read_text())


def source_keys() -> set[str]:
    with (EVIDENCE / "sources.csv").open() as file:
        return {row["key"] for row in csv.DictReader(file) if row["citation"] and row["status"]}


def test_every_modifier_has_a_source_and_a_status() -> None:
    known = source_keys() | {"none"}
    for row in modifiers.read():
        assert row.status in STATUSES, row
        assert set(row.source_key.split(";")) <= known, row
        assert row.used in ("yes", "no")


def test_a_used_modifier_has_size_and_error_and_an_unused_one_a_reason() -> None:
    for row in modifiers.read():
        if row.used == "yes":
            assert row.log_or
            assert row.se > 0
            assert row.input in PATIENT_INPUTS
            assert row.outcome in OUTCOMES
        else:
            assert row.why_not, row


def test_the_sign_of_a_used_modifier_is_the_sign_of_the_feature_table() -> None:
    signs = {f.name: f.monotone for f in FEATURES}
    for row in modifiers.read():
        if row.used == "yes":
            sign = signs[row.input].get(row.outcome, 0)
            assert sign in (0, math.copysign(1, row.log_or)), row


def test_the_committed_table_is_what_the_code_builds(tmp_path: Path) -> None:
    modifiers.build(None, tmp_path / "modifiers.csv")
    assert (tmp_path / "modifiers.csv").read_bytes() == (EVIDENCE / "modifiers.csv").read_bytes()


def test_odds_ratios_agree_with_the_published_ones() -> None:
    sizes = {(r.input, r.contrast, r.outcome): math.exp(r.log_or) for r in modifiers.read() if r.used == "yes"}
    yes = "yes against no"
    assert sizes["anxious_distress", yes, "response"] == pytest.approx(0.64, abs=0.005)
    assert sizes["anxious_distress", yes, "remission"] == pytest.approx(0.57, abs=0.005)
    assert sizes["anxious_distress", yes, "side_effect_stop"] == pytest.approx(1.39, abs=0.005)
    assert sizes["ptsd", yes, "response"] == pytest.approx(0.67, abs=0.006)
    assert [sizes["failed_trials", f"{n} against none", "remission"] for n in (1, 2, 3)] == pytest.approx(
        [0.76, 0.27, 0.26], abs=0.006
    )
    assert sizes["severity_level", "per band", "remission"] == pytest.approx(0.92**5)


def test_every_table_of_the_case_mix_has_a_source_and_a_status() -> None:
    mix = json.loads((EVIDENCE / "case_mix.json").read_text())
    for part in ("distribution", "reference"):
        assert set(mix[part]) == set(PATIENT_INPUTS)
        for name, entry in mix[part].items():
            assert entry["source"], name
            assert entry["status"], name
    for entry in mix["distribution"].values():
        share = entry["share"]
        parts = share.values() if isinstance(share, dict) else share if isinstance(share, list) else [share, 1 - share]
        assert sum(parts) == pytest.approx(1, abs=1e-3)
        assert min(parts) > 0


def test_a_share_without_a_source_says_that_it_is_a_design_choice() -> None:
    mix = json.loads((EVIDENCE / "case_mix.json").read_text())["distribution"]
    for name in case_mix.DESIGNED:
        assert "not a prevalence" in mix[name]["source"]
        assert mix[name]["status"] == "design choice"


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_drug_effects_are_whole(outcome: str) -> None:
    table = effects()
    mine = table["outcomes"][outcome]
    covariance = np.array(mine["covariance"])
    assert len(table["drugs"]) == len(mine["mean"]) == 21
    assert "nortriptyline" not in table["drugs"]
    assert np.allclose(covariance, covariance.T)
    assert np.linalg.eigvalsh(covariance).min() > 0
    assert all(mine["trials_per_drug"][d] > 0 for d in table["drugs"])
    assert table["source"]
    assert table["status"] == "computed"
    assert len(table["input_sha256"]) == 64


def test_heterogeneity_leaves_the_differences_only_where_held_out_trials_confirm_them() -> None:
    table = effects()["outcomes"]
    carry = json.loads((EVIDENCE / "carry_over.json").read_text())["leave_trials_out"]
    for outcome in OUTCOMES:
        calls = carry[outcome]["clear_calls"]
        assert table[outcome]["clear_calls_confirmed"] == calls["confirmed"]
        right_way = calls["observed"] - 1.6448536 * calls["se"] > 0
        better = carry[outcome]["drug_against_drug"]["skill_interval"][0] > 0
        assert calls["confirmed"] == (right_way and better)
        added = load_evidence(outcome).effect_covariance - np.array(table[outcome]["covariance"])
        expected = 0 if calls["confirmed"] else table[outcome]["tau2"] / 2
        assert np.diag(added) == pytest.approx(expected, abs=1e-9)


def test_a_higher_score_gives_fewer_responses_and_remissions() -> None:
    visits = pd.DataFrame({
        "patient": range(40), "arm": "DRUG", "week": 6, "hamd17_baseline": 20, "hamd17": np.arange(40) % 20,
    })  # fmt: skip
    found = modifiers.unemployment(visits, repeats=20)
    assert found["response"][0] < 0
    assert found["remission"][0] < 0


def test_severity_level_agrees_with_the_bands() -> None:
    assert case_mix.level_of(10, case_mix.PHQ9_BANDS) == 2
    assert case_mix.level_of(17.5, case_mix.PHQ9_BANDS) == 3.5
    assert case_mix.level_of(27, case_mix.PHQ9_BANDS) == pytest.approx(4.875)


@needs_data
def test_the_raw_data_are_the_ones_that_were_used() -> None:
    assert sha256_of(DATA / synthesis.ARM_FILE) == effects()["input_sha256"]


@needs_data
def test_drug_effects_come_out_again() -> None:
    table = synthesis.read_all_arms(DATA / synthesis.ARM_FILE)
    fit = synthesis.fit_joint(synthesis.panel_of(table, synthesis.usual_doses(table)), synthesis.class_numbers())
    for place, outcome in enumerate(OUTCOMES):
        mine = effects()["outcomes"][outcome]
        assert fit.mean[place] == pytest.approx(np.array(mine["mean"]), abs=2e-3)
        assert fit.tau2[place] == pytest.approx(mine["tau2"], abs=1e-3)


@needs_data
def test_published_effects_are_no_input(tmp_path: Path) -> None:
    columns = synthesis.read_arms(DATA / synthesis.ARM_FILE).columns
    assert not [name for name in columns if "cipriani" in name]


@needs_data
def test_derived_rows_come_out_again(tmp_path: Path) -> None:
    modifiers.build(DATA, tmp_path / "modifiers.csv")
    assert (tmp_path / "modifiers.csv").read_text() == (EVIDENCE / "modifiers.csv").read_text()
