import pytest

from cds_app.domain.treatment import failed_trials, is_adequate
from tests.support.factories import make_drug, make_treatment

DRUGS = {"sertraline": make_drug(), "unknown_dose": make_drug("unknown_dose", dose_usual_min=None)}


@pytest.mark.parametrize(
    ("changes", "adequate"),
    [
        ({}, True),
        ({"dose_mg_day": 25.0}, False),
        ({"start_day": -40, "end_day": 0}, False),
        ({"start_day": -42, "end_day": 0}, True),
        ({"start_day": -42, "end_day": None}, True),
        ({"dose_mg_day": None}, None),
        ({"start_day": None}, None),
        ({"drug": "unknown_dose"}, None),
        ({"drug": "not_in_catalogue"}, None),
    ],
)
def test_a_trial_is_adequate_at_the_usual_minimum_dose_for_six_weeks(changes, adequate):
    assert is_adequate(make_treatment(**changes), DRUGS) is adequate


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"outcome": "partial"}, 1),
        ({"outcome": "response"}, 0),
        ({"same_episode": "no"}, 0),
        ({"dose_mg_day": 25.0}, 0),
        ({"start_day": 0, "end_day": None}, 0),
        ({"dose_mg_day": None}, None),
        ({"outcome": "unknown"}, None),
        ({"same_episode": "unknown"}, None),
    ],
)
def test_failed_trials_counts_adequate_trials_of_this_episode_without_response(changes, count):
    assert failed_trials((make_treatment(**changes),), DRUGS) == count


def test_no_treatments_is_no_failed_trial():
    assert failed_trials((), DRUGS) == 0
