"""Figures by subgroup: everyone in one group, numbers and intervals beside each figure, small groups marked."""

import numpy as np
import pytest

from models.training.judging import interval_figures, judged, subgroups
from models.training.patients.cohort import load_evidence

EVIDENCE = load_evidence("response")


@pytest.fixture(scope="module")
def people() -> judged.Judged:
    return judged.judged_people(EVIDENCE, 630, 3)


def test_everyone_is_in_one_group_of_each_name(people: judged.Judged) -> None:
    for name in subgroups.REPORTED:
        places = np.concatenate([mine for group, _, mine in subgroups.groups_of(people.labels) if group == name])
        assert sorted(places) == list(range(630)), name


def test_the_reported_groups_are_the_ones_that_were_promised(people: judged.Judged) -> None:
    assert set(people.labels) == set(subgroups.REPORTED)
    assert {"drug", "sex", "age_band", "severity_band", "employment", "education", "failed_trials"} == set(
        subgroups.REPORTED
    )


def test_every_drug_has_the_same_number_of_people(people: judged.Judged) -> None:
    assert set(np.bincount(people.drug)) == {30}


def test_a_group_is_as_the_record_shows_it(people: judged.Judged) -> None:
    for name, column in judged.DEFINED_BY.items():
        unknown = np.isnan(people.shown[:, judged.COLUMN[column]])
        assert unknown.any()
        assert ((people.labels[name] == judged.NOT_KNOWN) == unknown).all()
        assert ((people.hidden[name] != "") == unknown).all()
    failed = people.complete[:, judged.COLUMN["failed_trials"]]
    assert (people.hidden["failed_trials"][people.hidden["failed_trials"] == "2"].size) == (
        (failed == 2) & (people.labels["failed_trials"] == judged.NOT_KNOWN)
    ).sum()


def test_a_group_of_few_events_is_marked_as_small() -> None:
    logit = np.random.default_rng(0).normal(size=500)
    few, many = np.zeros(500), np.zeros(500)
    few[:99], many[:101] = 1, 1
    assert subgroups.performance(logit, few)["small"]
    assert not subgroups.performance(logit, many)["small"]
    assert subgroups.performance(logit[:150], many[:150])["small"]


def test_figures_come_with_number_and_interval() -> None:
    rng = np.random.default_rng(7)
    logit = rng.normal(size=2000)
    happened = (rng.random(2000) < 1 / (1 + np.exp(-logit))).astype(float)
    found = subgroups.performance(logit, happened)
    assert found["people"] == 2000
    assert found["events"] == happened.sum()
    for name in ("auc", "calibration_slope", "observed_minus_predicted"):
        assert found[name]["low"] < found[name]["value"] < found[name]["high"], name
    assert found["calibration_slope"]["low"] < 1 < found["calibration_slope"]["high"]
    assert found["observed_minus_predicted"]["low"] < 0 < found["observed_minus_predicted"]["high"]


def test_a_figure_that_cannot_be_had_is_left_out_and_not_made_up() -> None:
    found = subgroups.performance(np.linspace(-1, 1, 20), np.zeros(20))
    assert found["auc"] is None
    assert found["calibration_slope"] is None
    assert found["rate"] == 0


def test_a_model_that_is_wrong_for_one_group_shows_there() -> None:
    rng = np.random.default_rng(2)
    group = np.array(["a", "b"])[rng.integers(0, 2, 4000)]
    logit = rng.normal(size=4000)
    truth = np.where(group == "a", logit, logit - 1.0)
    happened = (rng.random(4000) < 1 / (1 + np.exp(-truth))).astype(float)
    labels = dict.fromkeys(subgroups.REPORTED, group)
    found = subgroups.by_group(labels, lambda i: subgroups.performance(logit[i], happened[i]))["sex"]
    assert found["b"]["observed_minus_predicted"]["high"] < -0.1
    assert found["a"]["observed_minus_predicted"]["low"] < 0 < found["a"]["observed_minus_predicted"]["high"]


def test_where_a_value_is_hidden_the_true_groups_are_told_apart(people: judged.Judged) -> None:
    found = {(name, label) for name, label, _ in interval_figures._where_hidden(people)}
    assert ("failed_trials", "0") in found
    assert ("employment", "unemployed") in found
    assert all(label for _, label in found)
