"""Fit a site's recalibration, and apply one to a bundle.

Applied, each outcome's own calibration line is replaced by the two lines in one: estimates, ranges, ties and
explanations are then all made on the recalibrated scale by the same code, and without a recalibration that code sees
the very bundle that was signed. The range is carried through the line; the error of the line itself is not added.

Logistic recalibration: Cox 1958; Steyerberg, Clinical Prediction Models, 2019; both from memory.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from cds_app.domain.evaluation import Figure, shown_events, shown_people
from cds_app.domain.monitoring import MonitoringLimits
from cds_app.domain.outcome import Outcome
from cds_app.domain.recalibration import Recalibration
from cds_app.domain.recalibration_proposal import LineFigures, OutcomeProposal
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Calibration, Floats, probabilities
from cds_app.scoring.performance import (
    Measured,
    NoFigure,
    brier,
    logits,
    recalibration,
    recalibration_measured,
    wilson,
)

PARTS = 10
"""Each person's figure after recalibration is from a line fitted on the other nine tenths."""
PLACES = 6
"""Decimals of a line, as the log writes them: what is signed is then what was applied."""


def after(own: Calibration, intercept: float, slope: float) -> Calibration:
    """The line `own` followed by another one, as one line."""
    return Calibration(intercept + slope * own.intercept, slope * own.slope)


def recalibrated(bundle: Bundle, found: Recalibration) -> Bundle:
    """The bundle with its estimates recalibrated, and saying so. The update after two weeks stays as it is.

    Raises ValueError for a line that would turn the order round.
    """
    models = dict(bundle.models)
    for line in found.lines:
        if not (line.slope > 0 and math.isfinite(line.slope) and math.isfinite(line.intercept)):
            raise ValueError(line.outcome)
        model = models[line.outcome]
        models[line.outcome] = replace(model, calibration=after(model.calibration, line.intercept, line.slope))
    return replace(bundle, ref=replace(bundle.ref, recalibration=found), models=models)


def fit_outcome(outcome: Outcome, p: Floats, happened: Floats, limits: MonitoringLimits) -> OutcomeProposal:
    """A line by maximum likelihood for the estimates (n,) of one outcome and what happened (n,), or why there is none.

    Too few people have no figures at all, so that nothing is told of a handful.
    """
    people, events = len(happened), int(happened.sum())
    if events < limits.least_events.value or people - events < limits.least_without.value:
        return OutcomeProposal(outcome, shown_people(people), shown_events(people, events), "too_few")
    logit, rate = logits(p), _figure(wilson(events, people))
    try:
        intercept, slope = (_rounded(measured) for measured in recalibration_measured(logit, happened))
    except NoFigure:
        return OutcomeProposal(outcome, people, events, "no_line", rate)
    problem = _problem(intercept, slope, logit, happened, limits)
    before, better = _figures(p, happened), _figures(_left_out(logit, happened), happened)
    return OutcomeProposal(outcome, people, events, problem, rate, intercept, slope, before, better)


def needless(logit: Floats, happened: Floats, intercept: float, slope: float, chance: float) -> bool:
    """Whether the line is no clearer than no change: likelihood ratio test with two degrees of freedom.

    Twice the gain in log likelihood is then chi-square with 2 degrees of freedom, whose tail is exp(-x / 2).
    """
    gain = _likelihood(intercept + slope * logit, happened) - _likelihood(logit, happened)
    return math.exp(-max(gain, 0.0)) > chance


def _problem(intercept: Figure, slope: Figure, logit: Floats, happened: Floats, limits: MonitoringLimits) -> str | None:
    assert intercept.value is not None
    assert slope.value is not None
    if slope.low is None or slope.low <= 0:
        return "slope_not_above_0"
    if slope.value > limits.slope_at_most.value:
        return "slope_too_steep"
    if abs(intercept.value) > limits.intercept_within.value:
        return "intercept_too_far"
    chance = limits.chance_of_needless.value
    return "not_needed" if needless(logit, happened, intercept.value, slope.value, chance) else None


def _left_out(logit: Floats, happened: Floats) -> Floats:
    """Recalibrated probabilities (n,), each by a line that was fitted without its tenth of the people."""
    part = np.arange(len(logit)) % PARTS
    found = np.empty(len(logit))
    for place in range(PARTS):
        away = part == place
        try:
            intercept, slope = recalibration(logit[~away], happened[~away])
        except NoFigure:
            intercept, slope = 0.0, 1.0
        found[away] = probabilities(intercept + slope * logit[away])
    return found


def _figures(p: Floats, happened: Floats) -> LineFigures:
    try:
        slope = _figure(recalibration_measured(logits(p), happened)[1])
    except NoFigure as why:
        slope = Figure(why=why.code)
    return LineFigures(float(p.mean()), slope, float(brier(p, happened)))


def _likelihood(logit: Floats, happened: Floats) -> float:
    return float(np.sum(happened * logit - np.logaddexp(0, logit)))


def _figure(found: Measured) -> Figure:
    return Figure(found.value, found.low, found.high)


def _rounded(found: Measured) -> Figure:
    low, high = (None if end is None else round(end, PLACES) for end in (found.low, found.high))
    return Figure(round(found.value, PLACES), low, high)
