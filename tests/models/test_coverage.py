"""Coverage of the shown interval: the program's own intervals, truths by the evidence, worlds as the sample."""

import math

import numpy as np
import pytest

from cds_app.domain.catalogue import Catalogue
from cds_app.scoring.bundle import Bundle, load_bundle
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.scoring.predictor import compare
from models.training.judging import coverage
from models.training.patients.cohort import (
    design_matrix,
    hide_some,
    load_evidence,
    probability,
    simulate_people,
    true_logit,
)
from tests.models.small_build import SmallBuild
from tests.support.factories import make_record, make_treatment
from tests.support.small_bundle import small_catalogue

OUTCOME = "response"


@pytest.fixture(scope="module")
def bundle(small_build: SmallBuild) -> Bundle:
    return load_bundle(small_build.folder, small_build.trusted, today=None)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return small_catalogue()


@pytest.mark.parametrize("known", [True, False])
def test_the_intervals_are_the_ones_that_the_program_shows(bundle: Bundle, catalogue: Catalogue, known: bool) -> None:
    changes = (
        {"treatments": (make_treatment(),), "conditions": frozenset(), "values": {"prior_episodes": 2}} if known else {}
    )
    record = make_record(**changes)
    inputs = patient_inputs(record, catalogue)
    shown = compare(record, catalogue, bundle, readiness=(), cautions=())
    model, drugs = bundle.models[OUTCOME], np.arange(len(bundle.drugs))
    patients = np.tile([inputs[name] for name in PATIENT_INPUTS], (len(drugs), 1))
    bounds = coverage.shown_intervals(model, patients, drugs, bundle.reference, bundle.coverage)
    mine = {e.drug: e for e in shown.estimates if e.outcome == OUTCOME}
    for place, drug in enumerate(bundle.drugs):
        for logit, end in ((bounds.low[place], mine[drug].low), (bounds.high[place], mine[drug].high)):
            assert 1 / (1 + math.exp(-logit)) == pytest.approx(end, abs=1e-12)


def test_whether_a_truth_lies_inside_agrees_with_a_slow_twin() -> None:
    evidence, rng = load_evidence(OUTCOME), np.random.default_rng(0)
    people, drug = simulate_people(30, rng).inputs, rng.integers(0, 21, 30)
    middle = rng.normal(0, 0.4, 30)
    bounds = coverage.Bounds(middle - 0.5, middle + 0.5)
    worlds = coverage.draw_worlds(evidence, 12, rng)
    found = coverage.share_inside(evidence, worlds, people, drug, bounds)
    for k in range(12):
        p = probability(true_logit(evidence, worlds.base[k], worlds.effect[k], worlds.beta[k], people, drug))
        logit = np.log(p / (1 - p))
        assert list(found[k]) == list((bounds.low <= logit) & (logit <= bounds.high))


def test_worlds_carry_the_evidence() -> None:
    evidence = load_evidence("side_effect_stop")
    worlds = coverage.draw_worlds(evidence, 40_000, np.random.default_rng(1))
    assert worlds.base.std() == pytest.approx(evidence.base_sd, rel=0.02)
    assert worlds.effect.mean(axis=0) == pytest.approx(evidence.effect, abs=0.01)
    assert np.cov(worlds.effect, rowvar=False) == pytest.approx(evidence.effect_covariance, abs=0.003)
    assert (worlds.beta * np.sign(evidence.beta) >= 0).all()


def test_intervals_of_the_right_width_cover_nine_in_ten_and_narrow_ones_do_not() -> None:
    evidence, rng = load_evidence("early_stop"), np.random.default_rng(2)
    people, drug = simulate_people(40, rng).inputs, np.arange(40) % 21
    worlds = coverage.draw_worlds(evidence, 3000, rng)
    design = design_matrix(evidence, people)
    level = worlds.base - worlds.effect.mean(axis=1)
    truth = level[:, None] + worlds.effect[:, drug] + worlds.beta @ design.T
    shares = []
    for factor in (1.0, 0.5):
        half = factor * 1.645 * truth.std(axis=0)
        ends = [np.log(p / (1 - p)) for p in (probability(truth.mean(axis=0) + side * half) for side in (-1, 1))]
        inside = coverage.share_inside(evidence, worlds, people, drug, coverage.Bounds(ends[0], ends[1]))
        shares.append(inside.mean())
    assert shares[0] == pytest.approx(0.9, abs=0.02)
    assert shares[1] < 0.7


def test_coverage_of_a_group_counts_worlds_and_not_people() -> None:
    rng = np.random.default_rng(3)
    inside = np.repeat(rng.random((200, 1)) < 0.9, 50, axis=1)
    everyone, first = coverage.covered(inside, np.column_stack([np.ones(50), np.arange(50) < 5]))
    assert everyone.value == pytest.approx(inside.mean(), abs=1e-6)
    assert first == everyone
    half = 1.96 * inside[:, 0].std(ddof=1) / np.sqrt(200)
    assert everyone.high - everyone.value == pytest.approx(half, rel=1e-3)


def test_averaging_over_people_and_its_inverse_undo_each_other() -> None:
    logit = np.linspace(-4, 4, 41)
    p = probability(logit)
    assert coverage.before_averaging(np.log(p / (1 - p))) == pytest.approx(logit, abs=1e-4)


def test_missing_values_widen_an_interval(bundle: Bundle) -> None:
    rng = np.random.default_rng(4)
    people = simulate_people(60, rng).inputs
    shown, drug = hide_some(people, rng), np.arange(60) % 21
    gaps = np.isnan(shown).sum(axis=1) > 5
    model = bundle.models[OUTCOME]
    widths = [
        bounds.high - bounds.low
        for bounds in (
            coverage.shown_intervals(model, shown, drug, bundle.reference, 0.9),
            coverage.shown_intervals(model, people, drug, bundle.reference, 0.9),
        )
    ]
    assert gaps.any()
    assert widths[0][gaps].mean() > widths[1][gaps].mean()
