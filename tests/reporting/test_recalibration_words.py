"""What documents and the command line say of a recalibration, and of drift."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cds_app.domain.drift import WHATS, DriftMeasure, DriftReport
from cds_app.domain.messages.recalibration import PROBLEMS
from cds_app.domain.oversight import OversightReport, figures
from cds_app.domain.recalibration import Line, Recalibration
from cds_app.domain.recalibration_proposal import OutcomeProposal
from cds_app.reporting.clinician_report import clinician_report
from cds_app.reporting.document import basis_line
from cds_app.reporting.numbers import count
from cds_app.reporting.oversight_report import oversight_csv, oversight_document
from cds_app.reporting.recalibration_words import drift_line, drift_lines, problem_words, recalibrated_words
from cds_app.workflow.monitoring import limits_in_force
from tests.support.factories import make_assessment
from tests.support.world import real_catalogue

FOUND = Recalibration(
    "f" * 32,
    "2026-11-03",
    1450,
    (Line("response", -0.7, 0.7, 1450, 600), Line("early_stop", 0.2, 1.1, 1100, 210)),
)
SENTENCE = f"Recalibrated on {count(1450)} of the site's own patients, 2026-11-03, for: response, early stop"


def measure(what: str, name: str, **changes: object) -> DriftMeasure:
    return replace(DriftMeasure(what, name, "first", 0.1, 0.35, 0.25, 100, True), **changes)


DRIFT = DriftReport(
    "2026-11-21T10:00:00+00:00", "first-2026-11", 412, 100, 95, (measure("missing", "ptsd"),), ("calibration",)
)


@pytest.mark.requirement("MOD-12")
def test_the_report_says_that_its_numbers_were_recalibrated_and_on_whom():
    plain = make_assessment()
    bundle = replace(plain.comparison.bundle, recalibration=FOUND)
    changed = replace(plain, comparison=replace(plain.comparison, bundle=bundle))
    assert recalibrated_words(plain.comparison.bundle) == ""
    assert recalibrated_words(bundle) == SENTENCE
    assert basis_line(changed) == f"{basis_line(plain)}. {SENTENCE}"
    page = clinician_report(changed, real_catalogue()).html.replace("&#x27;", "'")
    assert SENTENCE in page
    assert "Recalibrated" not in clinician_report(plain, real_catalogue()).html


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_reason_to_leave_an_outcome_has_its_words(problem):
    words = problem_words(OutcomeProposal("response", 40, 12, problem), limits_in_force())
    assert words
    assert "{" not in words


@pytest.mark.requirement("MOD-13")
@pytest.mark.parametrize("what", WHATS)
def test_every_kind_of_drift_has_its_sentence(what):
    name = {"input": "ptsd", "missing": "ptsd", "abstained": ""}.get(what, "response")
    against = "estimates" if what == "calibration" else "first"
    sentence = drift_line(measure(what, name, against=against))
    assert "{" not in sentence
    assert ("35.0 of 100" in sentence) is (what in ("missing", "abstained", "calibration"))


@pytest.mark.requirement("MOD-13")
def test_the_oversight_report_holds_what_was_found_and_what_could_not_be_measured():
    report = OversightReport(None, None, 5, figures((), 5), (), ())
    first, second = drift_lines(DRIFT)
    assert first.endswith("missing in 35.0 of 100 of the latest patients, in 10.0 of 100 of the first patients here.")
    assert second == "Not measured yet, for there are too few patients: calibration."
    page = oversight_document(report, {}, DRIFT)[1]
    assert first in page
    assert "Drift" not in oversight_document(report, {})[1]
    assert list(oversight_csv(report, DRIFT))[-1] == "everybody,drift_beyond_limits,1,1\r\n"
