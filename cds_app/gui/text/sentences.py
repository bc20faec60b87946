"""Values to plain sentences: both frames of an estimate, a contribution, a contrast, an error."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import ERRORS
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.text.names import drug_name, feature_name, tr
from cds_app.gui.text.numbers import bounds, dose, plural, points
from cds_app.gui.text.values import feature_value

if TYPE_CHECKING:
    from cds_app.domain.estimate import Estimate
    from cds_app.domain.explanation import Contrast, Contribution
    from cds_app.domain.treatment import Treatment

_VERBS = {
    "response": (QT_TRANSLATE_NOOP("estimate", "respond"), QT_TRANSLATE_NOOP("estimate", "responds")),
    "remission": (QT_TRANSLATE_NOOP("estimate", "reach remission"), QT_TRANSLATE_NOOP("estimate", "reaches remission")),
    "early_stop": (QT_TRANSLATE_NOOP("estimate", "stop early"), QT_TRANSLATE_NOOP("estimate", "stops early")),
    "side_effect_stop": (
        QT_TRANSLATE_NOOP("estimate", "stop because of side effects"),
        QT_TRANSLATE_NOOP("estimate", "stops because of side effects"),
    ),
}
_REASONS = {
    "excluded": QT_TRANSLATE_NOOP("estimate", "No estimate is shown for {drug}: a rule excludes it for this patient."),
    "abstained": QT_TRANSLATE_NOOP(
        "estimate", "No estimate could be made for {drug}. That is not evidence against treatment."
    ),
}


def outcome_verb(outcome: str, n: int = 2) -> str:
    """What n people do: "respond", "responds", "stop early" …"""
    return tr("estimate", _VERBS[outcome][0 if n != 1 else 1])


def estimate_sentence(estimate: Estimate) -> str:
    """How many of 100 do and how many do not, and the interval. One that was not estimated says so."""
    if estimate.unnumbered:
        return _unnumbered_sentence(estimate)
    if (
        estimate.status != "estimated"
        or estimate.probability is None
        or estimate.low is None
        or estimate.high is None
        or estimate.weeks is None
    ):
        return no_estimate_sentence(estimate)
    low, n, high = bounds(estimate.low, estimate.probability, estimate.high)
    return " ".join((_how_many(n, estimate.outcome, estimate.weeks), _interval(low, high)))


_UNNUMBERED = {
    (True, True): QT_TRANSLATE_NOOP("estimate", "no clear difference from the highest"),
    (True, False): QT_TRANSLATE_NOOP("estimate", "lower"),
    (False, True): QT_TRANSLATE_NOOP("estimate", "no clear difference from the lowest"),
    (False, False): QT_TRANSLATE_NOOP("estimate", "higher"),
}
"""By whether it is a benefit and whether it is in the first tie group."""
_SHORT = {
    True: QT_TRANSLATE_NOOP("estimate", "no clear difference"),
    (True, False): QT_TRANSLATE_NOOP("estimate", "lower"),
    (False, False): QT_TRANSLATE_NOOP("estimate", "higher"),
}


def group_word(estimate: Estimate) -> str:
    """Where an estimate stands whose number is not shown, in a cell: "no clear difference", "lower", "higher"."""
    benefit, first = estimate.outcome in ("response", "remission"), estimate.tie_group in (None, 1)
    return tr("estimate", _SHORT[True] if first else _SHORT[benefit, first])


def _unnumbered_sentence(estimate: Estimate) -> str:
    benefit, first = estimate.outcome in ("response", "remission"), estimate.tie_group in (None, 1)
    shown = QT_TRANSLATE_NOOP("estimate", "Estimated, and shown without its number: {group}.")
    return tr("estimate", shown, group=tr("estimate", _UNNUMBERED[benefit, first]))


def _how_many(n: int, outcome: str, weeks: int) -> str:
    verb, period = outcome_verb(outcome, n), _weeks(weeks)
    if n == 0:
        return tr(
            "estimate",
            QT_TRANSLATE_NOOP("estimate", "Fewer than 1 of 100 people like this {verb} {period}; nearly all do not."),
            verb=outcome_verb(outcome),
            period=period,
        )
    if n == 100:
        return tr(
            "estimate",
            QT_TRANSLATE_NOOP("estimate", "More than 99 of 100 people like this {verb} {period}; nearly none do not."),
            verb=verb,
            period=period,
        )
    if n == 99:
        text = QT_TRANSLATE_NOOP("estimate", "99 of 100 people like this {verb} {period}; 1 does not.")
        return tr("estimate", text, verb=verb, period=period)
    text = QT_TRANSLATE_NOOP("estimate", "{n} of 100 people like this {verb} {period}; {rest} do not.")
    return tr("estimate", text, n=n, verb=verb, period=period, rest=100 - n)


def _interval(low: int, high: int) -> str:
    if low == high:
        return tr("estimate", QT_TRANSLATE_NOOP("estimate", "The interval rounds to {n}."), n=low)
    return tr("estimate", QT_TRANSLATE_NOOP("estimate", "It could be between {low} and {high}."), low=low, high=high)


def _weeks(weeks: int) -> str:
    one = QT_TRANSLATE_NOOP("estimate", "within 1 week")
    return plural("estimate", one, QT_TRANSLATE_NOOP("estimate", "within {n} weeks"), weeks)


def no_estimate_sentence(estimate: Estimate) -> str:
    """Why there is no number, without speaking against treatment."""
    key = "excluded" if estimate.status == "excluded" else "abstained"
    return tr("estimate", _REASONS[key], drug=drug_name(estimate.drug, inside=True))


def contribution_sentence(contribution: Contribution) -> str:
    """One input's part as an association: "Length of this episode, 14 months: 4 fewer of 100, in this model." """
    if math.isinf(contribution.points):
        return _input_words(contribution)
    size = points(contribution.points)
    if size == "0":
        text = QT_TRANSLATE_NOOP("explanation", "{input}, {value}: no difference, in this model.")
    elif contribution.points > 0:
        text = QT_TRANSLATE_NOOP("explanation", "{input}, {value}: {n} more of 100, in this model.")
    else:
        text = QT_TRANSLATE_NOOP("explanation", "{input}, {value}: {n} fewer of 100, in this model.")
    return tr(
        "explanation",
        text,
        input=feature_name(contribution.input),
        value=feature_value(contribution.input, contribution.value),
        n=size[1:],
    )


def _input_words(contribution: Contribution) -> str:
    value = feature_value(contribution.input, contribution.value)
    return f"{feature_name(contribution.input)}, {value}."


def contrast_sentence(contrast: Contrast) -> str:
    """A rather than B in people of 100."""
    if math.isinf(contrast.difference):
        return _unnumbered_contrast(contrast)
    params = {
        "drug": drug_name(contrast.drug, inside=True),
        "other": drug_name(contrast.other, inside=True),
        "verb": outcome_verb(contrast.outcome),
        "n": points(contrast.difference)[1:],
    }
    if abs(contrast.difference) < 0.005:
        text = QT_TRANSLATE_NOOP(
            "explanation", "About as many of 100 people like this {verb} with {drug} as with {other}."
        )
    elif contrast.difference > 0:
        text = QT_TRANSLATE_NOOP(
            "explanation", "{n} more of 100 people like this {verb} with {drug} than with {other}."
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "explanation", "{n} fewer of 100 people like this {verb} with {drug} than with {other}."
        )
    return tr("explanation", text, **params)


def _unnumbered_contrast(contrast: Contrast) -> str:
    """Which inputs the two estimates differ by most; which is the larger is told by their groups alone."""
    parts = [_input_words(part).rstrip(".") for part in contrast.contributions]
    if not parts:
        text = QT_TRANSLATE_NOOP("explanation", "The two estimates are shown without their numbers.")
        return tr("explanation", text)
    text = QT_TRANSLATE_NOOP(
        "explanation",
        "The two estimates are shown without their numbers. Beside the drugs themselves they differ most by: {inputs}.",
    )
    return tr("explanation", text, inputs="; ".join(parts))


def adequacy_text(adequate: bool | None) -> str:
    """Whether a treatment was an adequate trial."""
    if adequate is None:
        return tr("treatment", QT_TRANSLATE_NOOP("treatment", "adequacy not known"))
    if adequate:
        return tr("treatment", QT_TRANSLATE_NOOP("treatment", "adequate trial"))
    return tr("treatment", QT_TRANSLATE_NOOP("treatment", "dose or time below adequate"))


def treatment_text(treatment: Treatment) -> str:
    """ "Sertraline 100 mg", or the name alone when the dose is not known."""
    name = drug_name(treatment.drug)
    return name if treatment.dose_mg_day is None else f"{name} {dose(treatment.dose_mg_day)}"


def error_parts(error: BaseException) -> tuple[str, str]:
    """What happened and what to do. Of an unexpected error only its reference is shown, never its own words."""
    if isinstance(error, CdsError) and error.code in ERRORS:
        message = ERRORS[error.code]
        to_do = tr("errors", message.to_do, **error.params) if message.to_do else ""
        return tr("errors", message.happened, **error.params), to_do
    reference = str(getattr(error, "reference", "") or "")
    if not reference:
        return (
            tr("errors", QT_TRANSLATE_NOOP("errors", "Something in the program itself went wrong.")),
            tr("errors", QT_TRANSLATE_NOOP("errors", "Try again; if it happens again, tell your IT.")),
        )
    return (
        tr("errors", QT_TRANSLATE_NOOP("errors", "Something in the program itself went wrong.")),
        tr(
            "errors",
            QT_TRANSLATE_NOOP("errors", "Tell your IT this reference: {reference}. It stands in the technical log."),
            reference=reference,
        ),
    )


def error_sentence(error: BaseException) -> str:
    """Both parts of an error as one text."""
    return " ".join(part for part in error_parts(error) if part)
