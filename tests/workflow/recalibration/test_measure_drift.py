"""Drift over what a store holds: the first comparison of each patient, in their order, and the outcomes known."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, State
from cds_app.domain.drift import DriftReport
from cds_app.domain.estimate import Estimate
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import PatientRecord
from cds_app.workflow import measure_drift as module
from cds_app.workflow.evaluation_cases import Cases
from cds_app.workflow.measure_drift import measure_drift
from cds_app.workflow.monitoring import limits_in_force
from cds_app.workflow.site_outcomes import observed_by_now
from tests.support.factories import SCALES, make_assessment, make_comparison, make_record
from tests.support.site_patients import person, with_course
from tests.workflow.bundles.world import refused
from tests.workflow.recalibration.world import TwoPeople

WINDOW = 25


@pytest.fixture(autouse=True)
def small_window(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = limits_in_force()
    small = replace(limits, drift_window=replace(limits.drift_window, value=WINDOW))
    monkeypatch.setattr(module, "limits_in_force", lambda: small)


@pytest.fixture
def without_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's outcome is read: this test is about who was compared."""
    monkeypatch.setattr(module, "site_cases", lambda *_given: Cases())


def compared(two: TwoPeople, record: PatientRecord, record_id: str, *, stopped: bool = False) -> Assessment:
    """An assessment of a stored patient with the bundle in use, the record as it was then."""
    ref = two.session.bundle.ref
    estimates = tuple(Estimate("sertraline", outcome, "abstained", "bipolar") for outcome in OUTCOMES)
    comparison = make_comparison(record.pseudonym, bundle=ref)
    if stopped:
        comparison = replace(comparison, estimates=estimates)
    return make_assessment(
        State.ESTIMATES_SHOWN,
        assessment_id=uuid.uuid4().hex,
        record_id=record_id,
        user_id=two.session.user.user_id,
        record=record,
        comparison=comparison,
        explanations=(),
    )


def compare_all(
    two: TwoPeople, number: int, change: Callable[[PatientRecord], PatientRecord] = lambda record: record
) -> None:
    """Each of the first patients of the store compared once, more of the later half after a change."""
    rng = np.random.default_rng(6)
    rows = two.session.store.patients(number)
    for place, row in enumerate(rows):
        record = person(rng, row.pseudonym)
        record = change(record) if place >= number // 2 else record
        with two.session.store.change(EventKind.ESTIMATES_SHOWN, {}) as opened:
            opened.save_assessment(compared(two, record, row.record_id))


def told(report: DriftReport) -> set[tuple[str, str]]:
    return {(m.what, m.name) for m in report.found if m.against == "first"}


def graver(record: PatientRecord) -> PatientRecord:
    return replace(record, ratings=make_record(phq9=26).ratings)


def unasked(record: PatientRecord) -> PatientRecord:
    return replace(record, values={k: v for k, v in record.values.items() if k != "anxious_distress"})


@pytest.mark.requirement("MOD-13")
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda record: record, set()),
        (graver, {("input", "severity_level")}),
        (unasked, {("missing", "anxious_distress")}),
    ],
    ids=["nothing", "graver", "no longer asked"],
)
def test_a_shift_between_the_first_and_the_latest_patients_is_found(plain, without_outcomes, change, expected):
    compare_all(plain, 2 * WINDOW, change)
    report = measure_drift(plain.session)
    assert {m for m in told(report) if m[0] != "score"} == expected
    assert (report.cases, report.window, report.waiting) == (2 * WINDOW, WINDOW, ("calibration",))
    assert plain.events("log_read")[-1]["report"] == "drift"


@pytest.mark.requirement("MOD-13")
def test_patients_without_an_estimate_are_counted_and_a_patient_counts_once(plain, without_outcomes):
    rng = np.random.default_rng(6)
    for place, row in enumerate(plain.session.store.patients(2 * WINDOW)):
        record = person(rng, row.pseudonym)
        for again in range(2):  # the second comparison of a patient changes nothing
            stopped = place >= WINDOW and not again
            made = compared(plain, record, row.record_id, stopped=stopped)
            with plain.session.store.change(EventKind.ESTIMATES_SHOWN, {}) as opened:
                opened.save_assessment(made)
    report = measure_drift(plain.session)
    assert report.cases == 2 * WINDOW
    (measure,) = [m for m in report.measures if m.what == "abstained"]
    assert (measure.before, measure.now, measure.beyond) == (0.0, 1.0, True)


@pytest.mark.requirement("MOD-13")
def test_what_another_bundle_showed_does_not_count(plain, without_outcomes):
    row = plain.session.store.patients(1)[0]
    made = compared(plain, make_record(row.pseudonym), row.record_id)
    other = replace(made.comparison, bundle=replace(made.comparison.bundle, sha256="0" * 64))
    with plain.session.store.change(EventKind.ESTIMATES_SHOWN, {}) as opened:
        opened.save_assessment(replace(made, comparison=other))
    report = measure_drift(plain.session)
    assert (report.cases, report.waiting) == (0, ("input", "score", "missing", "abstained", "calibration"))


@pytest.mark.requirement("MOD-13")
def test_calibration_is_measured_on_the_recalibrated_estimates(plain, approved):
    (before,) = [m for m in measure_drift(plain.session).measures if m.name == "response"]
    (now,) = [m for m in measure_drift(approved.session).measures if m.name == "response"]
    assert before.beyond
    assert not now.beyond
    assert now.difference == pytest.approx(1, abs=0.01)


def test_who_may_not_measure_is_told_so(plain):
    plain.session.store.user = replace(plain.session.user, roles=("importer",))
    assert refused(lambda: measure_drift(plain.session)) == "role_missing"


@pytest.mark.parametrize(
    ("rated", "until", "told_"), [(False, 40, None), (False, 56, False), (True, 40, False), (False, None, None)]
)
def test_an_open_end_is_no_stop_only_once_the_patient_was_followed(rated, until, told_):
    from cds_app.domain.course import Course

    record = with_course(make_record(), response=True)
    if not rated:
        record = replace(record, ratings=record.ratings[:2])
    courses = () if until is None else (Course("sertraline", 100.0, 0, until, None),)
    found = observed_by_now(record, SCALES, courses)
    assert (found["early_stop"], found["side_effect_stop"], found["response"]) == (told_, told_, True)
