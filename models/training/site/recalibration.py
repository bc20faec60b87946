"""Recalibration on patients kept for it: an intercept, a slope where it can be told, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cds_app.scoring.calibration import Calibration
from cds_app.scoring.performance import Measured, NoFigure, calibration_in_the_large, recalibration_measured
from models.training.site.boosters import Ensemble
from models.training.site.cohort import SiteCohort
from models.training.site.thresholds import Thresholds


@dataclass(frozen=True)
class Recalibration:
    """The line on the logit and why it is what it is; `patients` is the number it was fitted on."""

    line: Calibration
    patients: int
    why: str


def recalibrated(ensemble: Ensemble, calibration: SiteCohort, thresholds: Thresholds) -> tuple[Ensemble, Recalibration]:
    """The ensemble with its line from the calibration patients."""
    part = calibration.with_outcome(ensemble.model.outcome)
    happened = part.outcomes[ensemble.model.outcome]
    found = _line(ensemble.model.central_logits(part.inputs, part.drug), happened, thresholds)
    return replace(ensemble, model=replace(ensemble.model, calibration=found.line)), found


def _line(logit: np.ndarray, happened: np.ndarray, thresholds: Thresholds) -> Recalibration:
    """Slope and intercept only as far as the patients show that one is needed: a line fitted to chance does harm."""
    number, each = len(happened), int(min(happened.sum(), len(happened) - happened.sum()))
    least = thresholds.of("recalibration", "patients"), thresholds.of("recalibration", "patients_of_each_class")
    if number < least[0] or each < least[1]:
        return Recalibration(Calibration(), number, "left as trained: too few patients to recalibrate on")
    try:
        intercept, slope = recalibration_measured(logit, happened)
        if _differs(slope, 1.0) and slope.value > 0:
            return Recalibration(Calibration(intercept.value, slope.value), number, "intercept and slope")
    except NoFigure:
        pass  # no slope can be had from these patients; the intercept still can
    shift = calibration_in_the_large(logit, happened)
    if _differs(shift, 0.0):
        return Recalibration(Calibration(shift.value, 1.0), number, "intercept only: the slope is not clearly off")
    return Recalibration(Calibration(), number, "left as trained: not clearly off")


def _differs(found: Measured, ideal: float) -> bool:
    """Whether a figure is more than about three standard errors (1.5 half-widths of its 95 % interval) away."""
    if found.low is None or found.high is None:
        return False
    return abs(found.value - ideal) > 1.5 * (found.high - found.low) / 2
