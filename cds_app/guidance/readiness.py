"""What stands in the way of an estimate for this patient, and what has to be said beside it.

Stops and notes are data (`resources/catalogue/stops.json`). What compares days or columns is code, here and in
`plausibility`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Finding, Severity
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import baseline
from cds_app.domain.safety import EligibilityStop, PatientNote
from cds_app.guidance.answers import latest_day
from cds_app.guidance.plausibility import SCREENER, implausible
from cds_app.guidance.safety import holds

BASELINE_OLD_AFTER_DAYS = 14
"""A choice of ours: PHQ-9 and BDI-II ask about two weeks, so an older rating says nothing about day 0."""
SCREENER_OLD_AFTER_DAYS = 30
"""A choice of ours: items 1 to 5 of the C-SSRS screener ask about the past month."""


def assess_readiness(
    record: PatientRecord, catalogue: Catalogue, *, allow_pregnancy: bool = False
) -> tuple[Finding, ...]:
    """Everything to be said about the patient: stops first, then cautions, then information.

    `allow_pregnancy` is the site's policy switch: with it, pregnancy is a caution and not a stop.
    """
    switched_on = {"allow_pregnancy"} if allow_pregnancy else set()
    found = [
        *_stops(catalogue.stops, record, catalogue, switched_on),
        *_notes(catalogue.notes, record, catalogue),
        *_ratings(record, catalogue),
        *implausible(record, catalogue),
    ]
    order = ("stop", "caution", "information")
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def is_stopped(findings: Iterable[Finding]) -> bool:
    """Whether any finding forbids estimates for this patient."""
    return any(finding.severity == "stop" for finding in findings)


def _stops(
    stops: Iterable[EligibilityStop], record: PatientRecord, catalogue: Catalogue, switched_on: Collection[str]
) -> Iterator[Finding]:
    for stop in stops:
        yield from _finding(stop, "caution" if stop.policy_switch in switched_on else "stop", record, catalogue)


def _notes(notes: Iterable[PatientNote], record: PatientRecord, catalogue: Catalogue) -> Iterator[Finding]:
    for note in notes:
        yield from _finding(note, note.severity, record, catalogue)


def _finding(
    entry: EligibilityStop | PatientNote, severity: Severity, record: PatientRecord, catalogue: Catalogue
) -> Iterator[Finding]:
    answer = holds(entry.when, record, catalogue)
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
