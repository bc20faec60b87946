"""What stands in the way of an estimate for this patient, and what has to be said beside it.

Stops and notes are data (`resources/catalogue/stops.json`). What compares days or columns is code, here and in
`plausibility`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Finding, Severity
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import TOTAL, baseline
from cds_app.domain.safety import EligibilityStop, PatientNote
from cds_app.guidance.answers import latest_day, screened_since
from cds_app.guidance.circumstances import Case, Judge
from cds_app.guidance.plausibility import SCREENER, implausible
from cds_app.guidance.rulebook import rulebook

BASELINE_OLD_AFTER_DAYS = 14
"""A choice of ours: PHQ-9 and BDI-II ask about two weeks, so an older rating says nothing about day 0."""
SCREENER_OLD_AFTER_DAYS = 30
"""A choice of ours: items 1 to 5 of the C-SSRS screener ask about the past month."""

SINCE_DAY_0 = frozenset(
    {
        "screener_high",
        "screener_high_unknown",
        "screener_high_evaluated",
        "screener_moderate",
        "screener_low",
        "screener_old",
        "screener_inconsistent",
        "self_harm_item_positive",
        "self_harm_item_positive_unknown",
        "self_harm_item_screened",
    }
)
"""Findings about thoughts of self-harm: of somebody who is being looked after, the newest answers count."""


def assess_readiness(
    record: PatientRecord, catalogue: Catalogue, *, allow_pregnancy: bool = False
) -> tuple[Finding, ...]:
    """Everything to be said about the patient: stops first, then cautions, then information.

    `allow_pregnancy` is the site's policy switch: with it, pregnancy is a caution and not a stop.
    """
    switched_on = {"allow_pregnancy"} if allow_pregnancy else set()
    book, patient = rulebook(catalogue), Case(record, catalogue)
    found = [
        *_stops(book.stops, patient, switched_on),
        *_notes(book.notes, patient),
        *_ratings(record, catalogue),
        *implausible(record, catalogue),
    ]
    if screened_since(record, catalogue, SCREENER):
        found = [_screened(finding) for finding in found]
    return _in_order(found)


def assess_readiness_now(
    record: PatientRecord, catalogue: Catalogue, *, allow_pregnancy: bool = False
) -> tuple[Finding, ...]:
    """The same for a patient in care today: answers about self-harm after day 0 count as well.

    Estimates use nothing after day 0, and neither do the findings of past cases; a person in the room is another
    matter. With no answer after day 0 this is `assess_readiness`.
    """
    found = assess_readiness(record, catalogue, allow_pregnancy=allow_pregnancy)
    last = max((r.day for r in record.ratings if r.item != TOTAL), default=0)
    if last <= 0:
        return found
    moved = replace(record, ratings=tuple(replace(r, day=r.day - last) for r in record.ratings))
    newer = assess_readiness(moved, catalogue, allow_pregnancy=allow_pregnancy)
    kept = [f for f in found if f.code not in SINCE_DAY_0] + [f for f in newer if f.code in SINCE_DAY_0]
    return _in_order(kept)


def is_stopped(findings: Iterable[Finding]) -> bool:
    """Whether any finding forbids estimates for this patient."""
    return any(finding.severity == "stop" for finding in findings)


def _screened(finding: Finding) -> Finding:
    """A positive self-harm answer asks for the screener only until that was filled in."""
    if finding.code != "self_harm_item_positive":
        return finding
    return Finding("self_harm_item_screened", finding.severity, finding.input)


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    order = ("stop", "caution", "information")
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _stops(
    stops: Iterable[tuple[EligibilityStop, Judge]], patient: Case, switched_on: Collection[str]
) -> Iterator[Finding]:
    for stop, judge in stops:
        severity: Severity = "caution" if stop.policy_switch in switched_on else "stop"
        yield from _finding(stop, severity, judge(patient))


def _notes(notes: Iterable[tuple[PatientNote, Judge]], patient: Case) -> Iterator[Finding]:
    for note, judge in notes:
        yield from _finding(note, note.severity, judge(patient))


def _finding(entry: EligibilityStop | PatientNote, severity: Severity, answer: bool | None) -> Iterator[Finding]:
    if answer:
        yield Finding(entry.code, severity, entry.input)
    elif answer is None and entry.if_unknown is not None:
        yield Finding(f"{entry.code}_unknown", entry.if_unknown, entry.input)


def _ratings(record: PatientRecord, catalogue: Catalogue) -> Iterator[Finding]:
    start = baseline(record.ratings, catalogue.scales)
    if start is not None:
        if start.day < -BASELINE_OLD_AFTER_DAYS:
            yield Finding("baseline_old", "caution", start.scale)
        cut = catalogue.scales[start.scale].remission_max
        if cut is not None and start.value <= cut:
            yield Finding("baseline_in_remission", "caution", start.scale)
    screened = latest_day(record, SCREENER)
    if screened is not None and screened < -SCREENER_OLD_AFTER_DAYS:
        yield Finding("screener_old", "information", SCREENER)
