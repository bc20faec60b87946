"""What bars a cohort before anything is trained."""

from dataclasses import replace

import numpy as np
import pytest

from models.training.site.screening import failures_of
from tests.models.site.made_cohorts import CLEAN, made


def test_a_sound_cohort_passes(thresholds) -> None:
    assert failures_of(made(1500, 1, gaps=True)[0], CLEAN, thresholds) == []


def test_thirty_patients_are_too_few(thresholds) -> None:
    found = failures_of(made(30, 1)[0], CLEAN, thresholds)
    assert "30 patients can be used; 500 are needed." in found
    assert any("0 of 3 drugs have 40 or more patients" in reason for reason in found)


def test_one_drug_compares_nothing(thresholds) -> None:
    cohort, _ = made(1500, 1)
    found = failures_of(cohort.part(np.full(1500, True)).on_drugs(("sertraline",)), CLEAN, thresholds)
    assert any("one drug compares nothing" in reason for reason in found)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_one_class_of_an_outcome_teaches_nothing(thresholds, value: float) -> None:
    cohort, _ = made(1500, 1)
    outcomes = dict(cohort.outcomes) | {"remission": np.full(1500, value)}
    found = failures_of(replace(cohort, outcomes=outcomes), CLEAN, thresholds)
    with_it, without = (1500, 0) if value else (0, 1500)
    assert found == [f"remission: {with_it} patients with it and {without} without; 60 of each are needed."]


def test_an_outcome_of_which_nothing_is_known_is_named(thresholds) -> None:
    cohort, _ = made(1500, 1)
    outcomes = dict(cohort.outcomes) | {"response": np.full(1500, np.nan)}
    found = failures_of(replace(cohort, outcomes=outcomes), CLEAN, thresholds)
    assert found == ["response: 0 patients with it and 0 without; 60 of each are needed."]


def leaking(how: str):
    """A column that somebody filled in when the outcome was known."""
    cohort, _ = made(1500, 1)
    column = cohort.inputs[:, 9]
    responded = cohort.outcomes["response"] == 1
    leak = np.where(responded, 0.0, 1.0) if how == "value" else np.where(responded, column, np.nan)
    swapped = np.random.default_rng(0).random(1500) < 0.1
    cohort.inputs[:, 9] = np.where(swapped, column, leak)
    return cohort


@pytest.mark.parametrize(("how", "words"), [("value", "by its value"), ("gap", "by whether it is filled in")])
def test_an_input_that_tells_the_outcome_alone_is_called_a_leak_and_named(thresholds, how: str, words: str) -> None:
    found = failures_of(leaking(how), CLEAN, thresholds)
    assert len(found) == 1
    assert "chronic_pain" in found[0]
    assert words in found[0]
    assert "look for leakage" in found[0]


def test_contradictions_beyond_the_limit_are_refused_with_their_kinds(thresholds) -> None:
    cohort, _ = made(1500, 1)
    some = replace(CLEAN, contradictory={"recorded_better": 40}, patients_contradictory=40)
    many = replace(CLEAN, contradictory={"recorded_better": 100}, patients_contradictory=100)
    assert failures_of(cohort, some, thresholds) == []
    found = failures_of(cohort, many, thresholds)
    assert len(found) == 1
    assert "6.2%" in found[0]
    assert "recorded_better: 100" in found[0]
