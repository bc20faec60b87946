"""A site's recalibration and drift in sentences, for documents and the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cds_app.domain.drift import DriftMeasure, DriftReport
from cds_app.domain.estimate import BundleRef
from cds_app.domain.evaluation import Figure
from cds_app.domain.messages.recalibration import (
    CONTEXT,
    DRIFT,
    GROUPS,
    KINDS,
    NO_DRIFT,
    PROBLEMS,
    RECALIBRATED,
    WAITING,
)
from cds_app.domain.monitoring import MonitoringLimits
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.recalibration_proposal import OutcomeProposal, Proposal
from cds_app.reporting.language import translate
from cds_app.reporting.numbers import count, fixed
from cds_app.reporting.words import input_name, outcome_name


def recalibrated_words(bundle: BundleRef) -> str:
    """That estimates were recalibrated, on how many, when and for what; empty where they were not."""
    found = bundle.recalibration
    if found is None:
        return ""
    outcomes = ", ".join(outcome_name(line.outcome).lower() for line in found.lines)
    words = translate(CONTEXT, RECALIBRATED)
    return words.format(n=count(found.people), day=found.approved_on, outcomes=outcomes)


def proposal_lines(proposal: Proposal, limits: MonitoringLimits) -> list[str]:
    """A line for each outcome: what is proposed and what it changes, or why nothing is."""
    return [_outcome_line(found, limits) for found in proposal.outcomes]


def problem_words(found: OutcomeProposal, limits: MonitoringLimits) -> str:
    """Why an outcome's estimates stay as they are."""
    return PROBLEMS[found.problem or ""].format(
        events=count(int(limits.least_events.value)),
        without=count(int(limits.least_without.value)),
        slope=fixed(limits.slope_at_most.value, 0),
        intercept=fixed(limits.intercept_within.value, 0),
    )


def drift_lines(report: DriftReport) -> list[str]:
    """What lies beyond its limit, then what could not be measured yet."""
    lines = [drift_line(measure) for measure in report.found] or [translate(CONTEXT, NO_DRIFT)]
    if report.waiting:
        kinds = ", ".join(translate(CONTEXT, KINDS[what]).lower() for what in report.waiting)
        lines.append(translate(CONTEXT, WAITING).format(kinds=kinds))
    return lines


def drift_line(measure: DriftMeasure) -> str:
    """One measure in words."""
    share = measure.what in ("missing", "abstained", "calibration")
    before, now = (fixed(100 * part, 1) if share else fixed(part, 2) for part in (measure.before, measure.now))
    return translate(CONTEXT, DRIFT[measure.what]).format(
        name=outcome_name(measure.name) if measure.name in OUTCOMES else input_name(measure.name),
        group=translate(CONTEXT, GROUPS.get(measure.against, "")),
        before=before,
        now=now,
        difference=fixed(measure.difference, 2),
        n=count(measure.people),
    )


def drift_json(report: DriftReport) -> dict[str, Any]:
    """A measurement as plain values; `beyond` counts what lies beyond its limit."""
    return {**asdict(report), "beyond": len(report.found)}


def _outcome_line(found: OutcomeProposal, limits: MonitoringLimits) -> str:
    who = f"{outcome_name(found.outcome)}: {found.people} people, {found.events} with it"
    if found.problem is not None or found.before is None or found.after is None:
        return f"{who}; stays as it is: {problem_words(found, limits)}."
    return (
        f"{who}; intercept {_figure(found.intercept)}, slope {_figure(found.slope)}. Observed "
        f"{_of_100(found.observed.value or 0)} of 100, estimated {_of_100(found.before.predicted)} before and "
        f"{_of_100(found.after.predicted)} after; Brier score {fixed(found.before.brier, 4)} before and "
        f"{fixed(found.after.brier, 4)} after."
    )


def _figure(found: Figure) -> str:
    ends = "" if found.low is None or found.high is None else f" ({fixed(found.low, 2)} to {fixed(found.high, 2)})"
    return f"{fixed(found.value or 0, 2)}{ends}"


def _of_100(share: float) -> str:
    return fixed(100 * share, 1)
