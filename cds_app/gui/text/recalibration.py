"""A site's recalibration and drift in words, through the one formatter for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_app.domain.messages import evidence
from cds_app.domain.messages import recalibration as words
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui.text.language import basis_words
from cds_app.gui.text.names import feature_name, outcome_name, sentence_case, tr
from cds_app.gui.text.numbers import DASH, count, number

if TYPE_CHECKING:
    from cds_app.domain.drift import DriftMeasure, DriftReport
    from cds_app.domain.estimate import BundleRef
    from cds_app.domain.evaluation import Figure
    from cds_app.domain.monitoring import MonitoringLimits
    from cds_app.domain.recalibration_proposal import OutcomeProposal


def rests_on(bundle: BundleRef, *, inside: bool = False) -> str:
    """What estimates rest on, without its full stop; that they were recalibrated, where they were.

    `inside`: within a sentence, so that it begins as the maker wrote it.
    """
    basis = basis_words(bundle.basis).rstrip(".")
    basis = basis if inside else sentence_case(basis)
    recalibrated = recalibrated_words(bundle)
    return f"{basis}. {recalibrated}" if recalibrated else basis


def recalibrated_words(bundle: BundleRef) -> str:
    """On how many patients, when and for which outcomes; empty where nothing was recalibrated."""
    found = bundle.recalibration
    if found is None:
        return ""
    outcomes = ", ".join(outcome_name(line.outcome).lower() for line in found.lines)
    return _said(words.RECALIBRATED, n=count(found.people), day=found.approved_on, outcomes=outcomes)


def problem_words(found: OutcomeProposal, limits: MonitoringLimits) -> str:
    """Why an outcome's estimates stay as they are; empty where a line is proposed."""
    if found.problem is None:
        return ""
    return _said(
        words.PROBLEMS[found.problem],
        events=count(int(limits.least_events.value)),
        without=count(int(limits.least_without.value)),
        slope=number(limits.slope_at_most.value),
        intercept=number(limits.intercept_within.value),
    )


def figure_words(found: Figure) -> str:
    """ "0.72 (0.48 to 0.96)"; a dash for none."""
    if found.value is None:
        return DASH
    if found.low is None or found.high is None:
        return number(found.value, 2)
    ends = tr(evidence.CONTEXT, evidence.RANGE, low=number(found.low, 2), high=number(found.high, 2))
    return f"{number(found.value, 2)} ({ends})"


def of_100_exactly(share: float) -> str:
    """A rate of a group as people of 100 with one decimal."""
    return number(100 * share, 1)


def drift_sentences(report: DriftReport) -> tuple[str, ...]:
    """What lies beyond its limit, or that nothing does; then what could not be measured yet."""
    lines = [drift_sentence(measure) for measure in report.found] or [_said(words.NO_DRIFT)]
    if report.waiting:
        kinds = ", ".join(kind_name(what).lower() for what in report.waiting)
        lines.append(_said(words.WAITING, kinds=kinds))
    return tuple(lines)


def drift_sentence(measure: DriftMeasure) -> str:
    """One measure."""
    share = measure.what in ("missing", "abstained", "calibration")
    before, now = (of_100_exactly(part) if share else number(part, 2) for part in (measure.before, measure.now))
    return _said(
        words.DRIFT[measure.what],
        name=drift_name(measure),
        group=_said(words.GROUPS[measure.against]) if measure.against in words.GROUPS else "",
        before=before,
        now=now,
        difference=number(measure.difference, 2),
        n=count(measure.people),
    )


def drift_name(measure: DriftMeasure) -> str:
    """The outcome or the input that a measure is about; of abstentions, their kind."""
    if not measure.name:
        return kind_name(measure.what)
    return outcome_name(measure.name) if measure.name in OUTCOMES else feature_name(measure.name)


def kind_name(what: str) -> str:
    return _said(words.KINDS[what])


def _said(sentence: str, **params: str) -> str:
    return tr(words.CONTEXT, sentence, **params)
