"""A site's line on the logit: fitted where patients carry it, refused where not, applied without turning anything."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.recalibration import Line, Recalibration
from cds_app.scoring.calibration import Calibration, probability
from cds_app.scoring.explainer import Explainer
from cds_app.scoring.predictor import compare
from cds_app.scoring.recalibration import after, fit_outcome, needless, recalibrated
from cds_app.workflow.monitoring import limits_in_force
from tests.support.factories import make_record
from tests.support.small_bundle import small_catalogue

LIMITS = limits_in_force()


def cohort(people: int, intercept: float, slope: float, *, spread: float = 0.8, seed: int = 2):
    """Estimates, and outcomes that follow them through a line."""
    rng = np.random.default_rng(seed)
    logit = rng.normal(-0.2, spread, people)
    happened = (rng.random(people) < 1 / (1 + np.exp(-(intercept + slope * logit)))).astype(float)
    return 1 / (1 + np.exp(-logit)), happened


def a_recalibration(intercept: float = -0.4, slope: float = 0.6, outcome: str = "response") -> Recalibration:
    return Recalibration("a" * 32, "2026-11-02", 400, (Line(outcome, intercept, slope, 400, 180),))


@pytest.mark.requirement("MOD-12")
def test_the_fit_is_that_of_a_library(bundle):
    from sklearn.linear_model import LogisticRegression

    p, happened = cohort(900, -0.5, 0.7)
    found = fit_outcome("response", p, happened, LIMITS)
    line = LogisticRegression(C=np.inf).fit(np.log(p / (1 - p)).reshape(-1, 1), happened)
    assert found.problem is None
    assert (found.intercept.value, found.slope.value) == pytest.approx((line.intercept_[0], line.coef_[0, 0]), abs=1e-4)
    assert found.slope.low < 0.7 < found.slope.high


@pytest.mark.requirement("MOD-12")
@pytest.mark.parametrize(("events", "others"), [(99, 400), (400, 99)])
def test_one_person_too_few_has_no_line_and_the_number_asked_for_has(events, others):
    def found(events: int, others: int):
        rng = np.random.default_rng(1)
        logit = np.concatenate([rng.normal(0.8, 1, events), rng.normal(-0.8, 1, others)])
        happened = np.concatenate([np.ones(events), np.zeros(others)])
        return fit_outcome("response", 1 / (1 + np.exp(-logit)), happened, LIMITS)

    few = found(events, others)
    assert (few.problem, few.before, few.slope.value) == ("too_few", None, None)
    assert found(events + (events == 99), others + (others == 99)).problem != "too_few"


@pytest.mark.requirement("MOD-12")
@pytest.mark.parametrize(
    ("intercept", "slope", "problem"),
    [
        (0.0, 1.0, "not_needed"),
        (0.2, 0.0, "slope_not_above_0"),
        (0.2, -1.0, "slope_not_above_0"),
        (0.0, 3.0, "slope_too_steep"),
        (-2.6, 1.0, "intercept_too_far"),
        (-0.6, 1.0, None),
        (0.0, 0.5, None),
    ],
)
def test_a_line_out_of_bounds_or_without_need_is_refused(intercept, slope, problem):
    people = 3000
    assert fit_outcome("response", *cohort(people, intercept, slope), LIMITS).problem == problem


@pytest.mark.requirement("MOD-12")
def test_people_whom_the_estimates_sort_completely_have_no_line():
    logit = np.concatenate([np.linspace(-3, -1, 150), np.linspace(1, 3, 150)])
    happened = np.repeat([0.0, 1.0], 150)
    assert fit_outcome("response", 1 / (1 + np.exp(-logit)), happened, LIMITS).problem == "no_line"


def test_the_test_of_need_is_the_chi_square_with_two_degrees_of_freedom():
    from scipy.stats import chi2

    p, happened = cohort(400, -0.25, 0.9)
    logit = np.log(p / (1 - p))

    def likelihood(a: float, b: float) -> float:
        q = 1 / (1 + np.exp(-(a + b * logit)))
        return float(np.sum(np.where(happened > 0, np.log(q), np.log(1 - q))))

    tail = float(chi2.sf(2 * (likelihood(-0.25, 0.9) - likelihood(0, 1)), 2))
    assert needless(logit, happened, -0.25, 0.9, tail - 1e-9)
    assert not needless(logit, happened, -0.25, 0.9, tail + 1e-9)


@given(
    own=st.tuples(st.floats(-3, 3), st.floats(0.1, 3)),
    site=st.tuples(st.floats(-2, 2), st.floats(0.01, 2)),
    raw=st.lists(st.floats(-8, 8), min_size=2, max_size=5),
)
@pytest.mark.requirement("MOD-12")
def test_two_lines_in_one_are_the_two_after_one_another_and_keep_the_order(own, site, raw):
    made = after(Calibration(*own), *site)
    values = np.array(raw)
    assert made.logits(values) == pytest.approx(site[0] + site[1] * Calibration(*own).logits(values), abs=1e-9)
    assert (np.argsort(made.logits(values), kind="stable") == np.argsort(values, kind="stable")).all() or (
        np.ptp(values) < 1e-12 or np.diff(np.sort(values)).min() < 1e-12
    )


@pytest.mark.requirement("MOD-12")
def test_without_a_line_the_outcome_keeps_its_very_model(bundle):
    changed = recalibrated(bundle, a_recalibration())
    for outcome in ("remission", "early_stop", "side_effect_stop"):
        assert changed.models[outcome] is bundle.models[outcome]
    assert changed.follow_up is bundle.follow_up
    assert dataclasses.replace(changed.ref, recalibration=None) == bundle.ref


@pytest.mark.requirement("MOD-12")
@pytest.mark.parametrize("slope", [0.0, -1.0, math.inf, math.nan])
def test_a_line_that_would_turn_the_order_is_never_applied(bundle, slope):
    with pytest.raises(ValueError, match="response"):
        recalibrated(bundle, a_recalibration(slope=slope))


@pytest.mark.requirement("MOD-12")
def test_numbers_ranges_ties_and_explanations_are_all_on_the_new_scale(bundle):
    catalogue, record = small_catalogue(), make_record(values={"employment": None})
    changed = recalibrated(bundle, a_recalibration())
    old = compare(record, catalogue, bundle, readiness=(), cautions=())
    new = compare(record, catalogue, changed, readiness=(), cautions=())
    for drug in bundle.drugs[:6]:
        before, now = old.of(drug, "response"), new.of(drug, "response")
        for part in ("probability", "low", "high"):
            p = getattr(before, part)
            assert getattr(now, part) == pytest.approx(probability(-0.4 + 0.6 * math.log(p / (1 - p))), abs=1e-12)
        assert now.tie_group == before.tie_group
        assert new.of(drug, "remission") == old.of(drug, "remission")
    found = Explainer(changed).explain(record, catalogue, "sertraline", "response", new)
    assert found.base + sum(c.points for c in found.contributions) == pytest.approx(
        new.of("sertraline", "response").probability, abs=1e-6
    )
    place = changed.drug_place("sertraline")
    means = [probability(-0.4 + 0.6 * float(logit)) for logit in bundle.reference_logits["response"][:, place]]
    assert found.base == pytest.approx(sum(means) / len(means), abs=1e-9)


def test_what_was_stored_before_recalibrations_reads_back_and_keeps_its_bytes():
    from cds_app.domain.estimate import BundleRef
    from cds_app.domain.snapshot import from_plain, to_plain

    plain = BundleRef("test", "1", "ab" * 32, "made up")
    assert set(to_plain(plain)) == {"id", "version", "sha256", "basis"}
    assert from_plain(BundleRef, to_plain(plain)) == plain
    with_one = dataclasses.replace(plain, recalibration=a_recalibration())
    assert from_plain(BundleRef, to_plain(with_one)) == with_one
