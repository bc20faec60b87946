"""Which input narrows the range most: against a slow twin, and of the bundle alone."""

from __future__ import annotations

import inspect
import statistics

import numpy as np
import pytest

import cds_app.scoring.most_narrowing as most_narrowing
from cds_app.scoring.calibration import probability
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.most_narrowing import Narrowing, narrowing


def one(model, person, drug):
    return float(model.central_logits(np.array([person]), np.array([drug]))[0])


def width(logit, spread, coverage):
    half = statistics.NormalDist().inv_cdf((1 + coverage) / 2) * spread
    return probability(logit + half) - probability(logit - half)


def slow_gain(bundle, name, people):
    """By the plainest reading: one person, one drug, every reference value in turn."""
    model, place, gains = bundle.models["response"], PATIENT_INPUTS.index(name), []
    for person in people:
        for drug in range(len(bundle.drugs)):
            logit = one(model, person, drug)
            draws = model.draw_logits(np.array([person]), np.array([drug]))[:, 0]
            evidence = statistics.stdev(map(float, draws))
            filled = np.repeat([person], len(bundle.reference), axis=0)
            filled[:, place] = bundle.reference[:, place]
            guesses = model.central_logits(filled, np.full(len(filled), drug))
            both = (evidence**2 + statistics.variance(map(float, guesses))) ** 0.5
            gains.append(width(logit, both, bundle.coverage) - width(logit, evidence, bundle.coverage))
    return statistics.mean(gains)


@pytest.mark.parametrize("name", ["anxious_distress", "episode_months"])
def test_it_is_the_mean_narrowing_over_people_and_drugs(bundle, monkeypatch, name):
    monkeypatch.setattr(most_narrowing, "PEOPLE", 2)
    few = bundle.reference[[0, -1]]
    assert narrowing(bundle).of(name) == pytest.approx(slow_gain(bundle, name, few), abs=1e-9)


def test_every_input_that_may_be_missing_is_in_the_table_largest_first(bundle):
    found = narrowing(bundle)
    assert {name for name, _ in found.points} == set(PATIENT_INPUTS) - {"severity_level"}
    sizes = [size for _, size in found.points]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 0
    assert max(sizes) > 0
    assert found.of("severity_level") is None
    assert found.bundle_sha256 == bundle.ref.sha256


def test_the_most_is_taken_among_what_is_missing():
    found = Narrowing("ab", (("ptsd", 0.06), ("unemployed", 0.02), ("chronic_pain", 0.0)))
    assert found.most(("chronic_pain", "unemployed")) == ("unemployed", 0.02)
    assert found.most(("severity_level",)) is None
    assert found.most(()) is None


@pytest.mark.requirement("SCO-11")
def test_nothing_of_a_patient_goes_in():
    assert list(inspect.signature(narrowing).parameters) == ["bundle"]
