"""Reading arms: doses, panels, and which arms inform which outcome."""

import numpy as np
import pandas as pd
import pytest

from models.training.drugs.arm_table import DRUGS, NUMBER, arms_of, dose_mg, licensed, panel_of, usual_doses
from models.training.drugs.evidence_quality import LEVELS, evidence_quality, level_of
from models.training.paths import OUTCOMES

NAN = float("nan")


def table() -> pd.DataFrame:
    rows = [
        # trial, drug, class of dose, n, responders, delivered, low, high
        ("T1", "placebo", "Licensed", 50, 10, NAN, 0, 0),
        ("T1", "sertraline", "Licensed", 50, 20, 100, 50, 200),
        ("T1", "sertraline", "High", 40, 18, 400, 400, 400),
        ("T2", "sertraline", "Licensed", 30, NAN, NAN, 50, 150),
        ("T2", "fluoxetine", "Licensed", 30, 12, 20, 20, 20),
        ("T3", "milnacipran", "Unclear", 60, 0, NAN, NAN, NAN),
        ("T3", "placebo", "Licensed", 60, 0, NAN, 0, 0),
    ]
    columns = ["trial", "drug", "dose_range_class", "n_randomised", "responders", "dose_delivered_mean_mg",
               "dose_intended_min_mg", "dose_intended_max_mg"]  # fmt: skip
    found = pd.DataFrame(rows, columns=columns)
    counts = dict.fromkeys(("remitters", "dropouts_total", "dropouts_adverse_events"), 5.0)
    return found.assign(
        **counts, responders_imputed=[0, 0, 0, 0, 1, 0, 0], remitters_imputed=0, sponsored_by_drug_company="yes",
        year_published="1999", rob_overall=NAN,
    )  # fmt: skip


def test_a_dose_is_what_was_delivered_or_else_the_middle_of_the_range() -> None:
    assert dose_mg(table())[1] == 100
    assert dose_mg(table())[3] == 100
    assert np.isnan(dose_mg(table())[5])
    assert np.isnan(dose_mg(table())[0])


def test_doses_count_in_doublings_of_the_usual_one_and_unknown_ones_as_usual() -> None:
    usual = dict.fromkeys(DRUGS) | {"sertraline": 100.0, "fluoxetine": 20.0}
    panel = panel_of(table(), usual)
    by_arm = dict(zip(zip(panel.trial, panel.drug, panel.n, strict=True), panel.dose, strict=True))
    assert by_arm[0, NUMBER["sertraline"], 40.0] == pytest.approx(2)
    assert by_arm[0, NUMBER["sertraline"], 50.0] == 0
    assert by_arm[2, NUMBER["milnacipran"], 60.0] == 0
    assert by_arm[0, -1, 50.0] == 0


def test_the_usual_dose_is_that_of_licensed_arms() -> None:
    every = pd.concat([
        table(), pd.DataFrame({"drug": list(DRUGS), "dose_range_class": "Licensed", "dose_delivered_mean_mg": 7.0})
    ])  # fmt: skip
    usual = usual_doses(every)
    assert usual["sertraline"] == 100
    assert usual["agomelatine"] == 7
    assert set(usual) == set(DRUGS)


def test_only_trials_with_two_known_arms_and_some_events_inform_an_outcome() -> None:
    panel = panel_of(table(), dict.fromkeys(DRUGS))
    arms, trial = panel.outcome(OUTCOMES.index("response"))
    assert set(trial) == {0}
    assert list(arms.drug) == [-1, NUMBER["sertraline"], NUMBER["sertraline"]]
    arms, trial = panel.outcome(OUTCOMES.index("early_stop"))
    assert set(trial) == {0, 1, 2}


def test_licensed_arms_of_one_drug_add_up() -> None:
    arms, rows = arms_of(table().replace({"High": "Licensed"}), "response")
    assert list(rows["n"]) == [50, 90]
    assert list(arms.events) == [10, 38]
    assert len(licensed(table())) == 6


def test_trials_are_renumbered_in_order() -> None:
    panel = panel_of(table(), dict.fromkeys(DRUGS)).of_trials(np.array([1, 2]))
    assert panel.trials == 2
    assert list(panel.trial) == [0, 0, 1, 1]


def test_a_level_needs_trials_and_people() -> None:
    many, some = LEVELS["many"], LEVELS["some"]
    assert level_of(many["least_trials"], many["least_people"]) == "many"
    assert level_of(many["least_trials"], many["least_people"] - 1) == "some"
    assert level_of(some["least_trials"] - 1, 10**6) == "few"


def test_evidence_quality_counts_trials_people_and_where_they_come_from() -> None:
    found = evidence_quality(licensed(table()), dict.fromkeys(OUTCOMES, 0.04))["drugs"]
    sertraline = found["sertraline"]["early_stop"]
    assert (sertraline["trials"], sertraline["people"], sertraline["level"]) == (2, 80, "few")
    assert (sertraline["head_to_head_trials"], sertraline["placebo_trials"]) == (1, 1)
    assert 0 < sertraline["direct_share"] <= 1
    assert not sertraline["mostly_indirect"]
    assert sertraline["sponsored_share"] == 1
    assert sertraline["high_risk_of_bias_share"] is None
    fluoxetine = found["fluoxetine"]["early_stop"]
    assert fluoxetine["direct_share"] == 0
    assert fluoxetine["mostly_indirect"]
    assert found["agomelatine"]["response"]["trials"] == 0
    assert found["fluoxetine"]["response"]["imputed_share"] in (0.0, None)
