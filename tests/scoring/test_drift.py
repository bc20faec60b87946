"""A planted shift is found in so many cases; where nothing has shifted, hardly ever is anything said."""

from __future__ import annotations

import numpy as np
import pytest

from cds_app.domain.drift import DriftMeasure
from cds_app.scoring.drift import MOST, Group, drift, scores
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.workflow.monitoring import limits_in_force
from tests.support.small_bundle import _patients as small_patients

LIMITS = limits_in_force()
N = int(LIMITS.drift_window.value)
SEVERITY, FAILED, PAIN = (PATIENT_INPUTS.index(n) for n in ("severity_level", "failed_trials", "chronic_pain"))
COHORTS = 20


def people(rng: np.random.Generator, number: int = N, *, gaps: float = 0.1, stops: float = 0.1) -> Group:
    """People like those of the bundle's reference sample, some values missing, some without an estimate."""
    table = small_patients(rng, number, gaps=False)
    table[:, 1:][rng.random((number, table.shape[1] - 1)) < gaps] = np.nan
    return Group(table, (rng.random(number) < stops).astype(float))


def outcomes(rng: np.random.Generator, number: int, shift: float = 0.0) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    p = 1 / (1 + np.exp(-rng.normal(-0.3, 0.6, number)))
    true = 1 / (1 + np.exp(-(np.log(p / (1 - p)) + shift)))
    return {"response": (p, (rng.random(number) < true).astype(float))}


def told(found: tuple[DriftMeasure, ...]) -> set[tuple[str, str, str]]:
    return {(m.what, m.name, m.against) for m in found if m.beyond}


def alarms(bundle, change, *, seed: int = 5, cohorts: int = COHORTS) -> list[set[tuple[str, str, str]]]:
    """What is found in many cohorts of `N` first and `N` latest patients, after a change to the latest."""
    rng, found = np.random.default_rng(seed), []
    for _ in range(cohorts):
        first, latest = people(rng), people(rng)
        found.append(told(drift(bundle, first, change(latest, rng), outcomes(rng, 2 * N), LIMITS)))
    return found


@pytest.mark.requirement("MOD-13")
def test_where_nothing_has_shifted_nothing_is_said(bundle):
    found = alarms(bundle, lambda latest, rng: latest, cohorts=80)
    assert sum(bool(one) for one in found) <= 0.05 * len(found)


def moved(place: int, by: float):
    def change(latest: Group, rng: np.random.Generator) -> Group:
        table = latest.inputs.copy()
        table[:, place] = table[:, place] + by
        return Group(table, latest.abstained)

    return change


def emptied(latest: Group, rng: np.random.Generator) -> Group:
    table = latest.inputs.copy()
    table[rng.random(N) < 0.35, PAIN] = np.nan
    return Group(table, latest.abstained)


def stopped(latest: Group, rng: np.random.Generator) -> Group:
    return Group(latest.inputs, np.maximum(latest.abstained, rng.random(N) < 0.3))


@pytest.mark.requirement("MOD-13")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (moved(SEVERITY, 0.6), {("input", "severity_level", "bundle"), ("input", "severity_level", "first")}),
        (moved(FAILED, 0.9), {("input", "failed_trials", "bundle"), ("input", "failed_trials", "first")}),
        (emptied, {("missing", "chronic_pain", "first")}),
        (stopped, {("abstained", "", "first")}),
    ],
    ids=["a graver population", "more failed trials", "a question no longer asked", "more stops"],
)
def test_a_planted_shift_is_found_in_one_window_of_patients(bundle, change, expected):
    found = alarms(bundle, change)
    assert np.mean([expected <= one for one in found]) >= 0.9
    elsewhere = [{m for m in one if m[0] in ("missing", "abstained")} - expected for one in found]
    assert np.mean([bool(one) for one in elsewhere]) <= 0.05


@pytest.mark.requirement("MOD-13")
def test_a_shift_of_the_score_is_found_where_many_inputs_move_a_little(bundle):
    def graver(latest: Group, rng: np.random.Generator) -> Group:
        table = latest.inputs.copy()
        table[:, SEVERITY] += 0.5
        table[:, FAILED] += 0.7
        table[:, 5:] = np.where(rng.random((N, table.shape[1] - 5)) < 0.35, 1.0, table[:, 5:])
        return Group(table, latest.abstained)

    found = alarms(bundle, graver, cohorts=20)
    assert np.mean([any(m[0] == "score" for m in one) for one in found]) >= 0.9


@pytest.mark.requirement("MOD-13")
@pytest.mark.parametrize(("number", "shift"), [(200, -0.8), (800, -0.5)])
def test_calibration_that_has_drifted_is_found(bundle, number, shift):
    rng = np.random.default_rng(3)
    found = [told(drift(bundle, None, None, outcomes(rng, number, shift), LIMITS)) for _ in range(COHORTS)]
    assert np.mean([("calibration", "response", "estimates") in one for one in found]) >= 0.9


@pytest.mark.requirement("MOD-13")
def test_a_difference_within_its_limit_is_none_however_many_people_show_it(bundle):
    rng = np.random.default_rng(8)
    many = 3_000
    latest = moved(SEVERITY, 0.1)(people(rng, many, gaps=0.0, stops=0.0), rng)
    found = drift(bundle, people(rng, many, gaps=0.0, stops=0.0), latest, outcomes(rng, many, 0.2), LIMITS)
    against_first = [m for m in found if m.against != "bundle" and m.name == "severity_level" and m.what == "input"]
    assert 0.15 < against_first[0].difference < LIMITS.standardised_difference.value
    assert not {m for m in told(found) if m[2] != "bundle"}


def test_too_few_people_with_an_outcome_are_not_held_against_the_estimates(bundle):
    rng = np.random.default_rng(3)
    least = int(LIMITS.drift_least_outcomes.value)
    assert drift(bundle, None, None, outcomes(rng, least - 1, -3.0), LIMITS) == ()
    assert len(drift(bundle, None, None, outcomes(rng, least, -3.0), LIMITS)) == 1


def test_an_input_without_spread_on_either_side_is_shown_as_far_away(bundle):
    table = bundle.reference.copy()
    table[:, PAIN] = 1.0
    before = bundle.reference.copy()
    before[:, PAIN] = 0.0
    nobody = np.zeros(len(table))
    found = drift(bundle, Group(before, nobody), Group(table, nobody), {}, LIMITS)
    (measure,) = [m for m in found if (m.what, m.name, m.against) == ("input", "chronic_pain", "first")]
    assert (measure.difference, measure.beyond) == (MOST, True)


def test_the_score_is_the_mean_over_all_drugs_one_patient_at_a_time(bundle):
    inputs = bundle.reference[:3]
    found = scores(bundle, inputs)
    for outcome, model in bundle.models.items():
        for place, row in enumerate(inputs):
            alone = [
                float(model.central_logits(row.reshape(1, -1), np.array([drug]))[0])
                for drug in range(len(bundle.drugs))
            ]
            assert found[outcome][place] == pytest.approx(sum(alone) / len(alone), abs=1e-12)
