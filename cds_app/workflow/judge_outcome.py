"""From vectors to figures: one outcome's discrimination, calibration, net benefit, baselines and subgroups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cds_app.domain.evaluation import (
    LEAST_SHOWN,
    Accuracy,
    CalibrationBand,
    Figure,
    OutcomeEvaluation,
    Step,
    ThresholdBenefit,
    Verdict,
    shown_events,
    shown_people,
)
from cds_app.domain.outcome import Outcome
from cds_app.workflow.evaluation_cases import UNKNOWN, Columns
from cds_app.workflow.judge_subgroups import judge_subgroups
from cds_app.workflow.outcome_figures import Floats, figure, figures_of

SEED = 20_261_102
"""Of the bootstrap: the same records give the same intervals."""


def judge_outcome(
    outcome: Outcome, weeks: int, columns: Columns, labels: Mapping[str, Sequence[str]], bundle_mean: float
) -> OutcomeEvaluation:
    """All figures of one outcome. With fewer than five people with, or without, the outcome there are none."""
    from cds_app.scoring.performance import is_small

    known = np.asarray(columns.happened) != UNKNOWN
    happened, p = np.asarray(columns.happened)[known], np.asarray(columns.probability)[known]
    people, events = len(happened), int(happened.sum())
    remarks = tuple(Step(code, number) for code, number in sorted(columns.remarks.items()))
    left_out = int((~known).sum())
    if min(events, people - events) < LEAST_SHOWN:
        shown = shown_people(people), shown_events(people, events)
        why = _why_nothing(people, events)
        return OutcomeEvaluation(outcome, weeks, *shown, left_out, remarks, "not_evaluated", True, why)
    accuracy = _accuracy(p, happened, np.asarray(columns.plain)[known])
    return OutcomeEvaluation(
        outcome,
        weeks,
        people,
        events,
        left_out,
        remarks,
        _verdict(accuracy.gain_over_rate),
        is_small(people, events),
        bundle_mean=bundle_mean,
        predicted=float(p.mean()),
        predicted_not_known=_mean_of_left_out(columns, known),
        figures=figures_of(p, happened),
        accuracy=accuracy,
        calibration=_bands(columns, known),
        decision_curve=_decision_curve(p, happened),
        subgroups=judge_subgroups(p, happened, {name: np.asarray(found)[known] for name, found in labels.items()}),
    )


def _why_nothing(people: int, events: int) -> str:
    if people == 0:
        return "figure_no_people"
    return "figure_one_outcome" if events in (0, people) else "figure_too_few"


def _accuracy(p: Floats, happened: Floats, plain: Floats) -> Accuracy:
    """A gain is the mean over people of the plain way's squared distance minus the bundle's."""
    from cds_app.scoring import performance as of

    mine, rate = (p - happened) ** 2, np.full(len(p), happened.mean())
    of_rate, of_drug = (rate - happened) ** 2, (plain - happened) ** 2
    return Accuracy(
        brier=figure(lambda: of.mean_measured(mine)),
        scaled_brier=figure(lambda: of.with_interval(of.scaled_brier, p, happened, SEED)),
        log_loss=figure(lambda: of.with_interval(of.log_loss, p, happened, SEED)),
        rate_brier=float(of_rate.mean()),
        drug_brier=float(of_drug.mean()),
        gain_over_rate=figure(lambda: of.mean_measured(of_rate - mine)),
        gain_over_drug=figure(lambda: of.mean_measured(of_drug - mine)),
    )


def _verdict(gain: Figure) -> Verdict:
    """Better or worse than the plain rate only where the whole interval says so."""
    if gain.low is not None and gain.low > 0:
        return "better"
    return "worse" if gain.high is not None and gain.high < 0 else "no_better"


def _mean_of_left_out(columns: Columns, known: NDArray[np.bool_]) -> float | None:
    left_out = np.asarray(columns.probability)[~known]
    return float(left_out.mean()) if len(left_out) >= LEAST_SHOWN else None


def _bands(columns: Columns, known: NDArray[np.bool_]) -> tuple[CalibrationBand, ...]:
    from cds_app.scoring.performance import quantile_groups, wilson

    p, low, high, happened = (
        np.asarray(values)[known] for values in (columns.probability, columns.low, columns.high, columns.happened)
    )
    bands = []
    for group in quantile_groups(p):
        found = wilson(int(happened[group].sum()), len(group))
        ends = float(low[group].mean()), float(high[group].mean())
        inside = ends[0] <= found.value <= ends[1]
        observed = Figure(found.value, found.low, found.high)
        bands.append(CalibrationBand(len(group), float(p[group].mean()), *ends, observed, inside))
    return tuple(bands)


def _decision_curve(p: Floats, happened: Floats) -> tuple[ThresholdBenefit, ...]:
    from cds_app.scoring.performance import decision_curve

    return tuple(
        ThresholdBenefit(at.threshold, at.model, at.everyone, Figure(at.gain.value, at.gain.low, at.gain.high))
        for at in decision_curve(p, happened)
    )
