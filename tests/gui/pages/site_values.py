"""A recalibration and a measurement of drift as a site may have them, for the tests of the pages."""

from __future__ import annotations

import dataclasses

from cds_app.domain.drift import DriftMeasure, DriftReport
from cds_app.domain.evaluation import Figure
from cds_app.domain.recalibration_proposal import LineFigures, OutcomeProposal, Proposal
from cds_app.workflow.monitoring import limits_in_force
from cds_app.workflow.show_recalibration import RecalibrationView, ShownRecalibration, Step

ADA, BEN = Step("Dr Ada Example", "2026-11-02T09:00:00.000Z"), Step("Dr Ben Example", "2026-11-03T09:00:00.000Z")
PROPOSAL = Proposal(
    "first-2026-11",
    "a" * 64,
    "c" * 64,
    451,
    450,
    (
        OutcomeProposal(
            "response",
            450,
            180,
            None,
            Figure(0.4, 0.35, 0.45),
            Figure(-0.71, -0.9, -0.5),
            Figure(0.72, 0.48, 0.96),
            LineFigures(0.536, Figure(0.72, 0.48, 0.96), 0.2511),
            LineFigures(0.401, Figure(0.98, 0.7, 1.3), 0.2302),
        ),
        OutcomeProposal("remission", "fewer than 5", "fewer than 5", "too_few"),
    ),
)
SHOWN = ShownRecalibration("f" * 32, PROPOSAL, "proposed", False, True, ADA, None, None, True, True)
USED = dataclasses.replace(SHOWN, state="approved", in_use=True, approved=BEN, may_approve=False)
DRIFT = DriftReport(
    "2026-11-21T10:00:00+00:00",
    "first-2026-11",
    412,
    100,
    95,
    (
        DriftMeasure("input", "severity_level", "first", 2.9, 3.4, 0.61, 100, True),
        DriftMeasure("missing", "ptsd", "first", 0.1, 0.35, 0.25, 100, True),
        DriftMeasure("abstained", "", "first", 0.1, 0.12, 0.02, 100, False),
        DriftMeasure("calibration", "response", "estimates", 0.5, 0.35, 0.7, 95, True),
    ),
    ("score",),
)


def view_of(*shown: ShownRecalibration, may_propose: bool = True) -> RecalibrationView:
    return RecalibrationView("first-2026-11", shown, limits_in_force(), may_propose)
