"""The four outcomes, and how they are read from a patient's course (data dictionary, "Outcomes")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from cds_app.domain.rating import Total, baseline, totals

if TYPE_CHECKING:
    from cds_app.domain.patient import PatientRecord
    from cds_app.domain.rating import Scale
    from cds_app.domain.treatment import Treatment

Outcome = Literal["response", "remission", "early_stop", "side_effect_stop"]
OUTCOMES: tuple[Outcome, ...] = ("response", "remission", "early_stop", "side_effect_stop")
BENEFITS: tuple[Outcome, ...] = ("response", "remission")
HARMS: tuple[Outcome, ...] = ("early_stop", "side_effect_stop")

FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY = 42, 84
EARLY_STOP_BEFORE_DAY = 56
RESPONSE_FRACTION = 0.5


def is_benefit(outcome: str) -> bool:
    return outcome in BENEFITS


def started_on_day_0(record: PatientRecord) -> tuple[Treatment, ...]:
    """The treatments that began on the day of the choice."""
    return tuple(t for t in record.treatments or () if t.start_day == 0)


def treated_drug(record: PatientRecord) -> str | None:
    """The drug whose outcomes the record shows: of the one treatment begun on day 0; None when none or several were."""
    started = started_on_day_0(record)
    return started[0].drug if len(started) == 1 else None


def outcome_total(record: PatientRecord, scales: Mapping[str, Scale]) -> Total | None:
    """The total that decides response and remission: the baseline scale's first between day 42 and day 84."""
    start = baseline(record.ratings, scales)
    if start is None:
        return None
    window = range(FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY + 1)
    return next((t for t in totals(record.ratings, scales) if t.scale == start.scale and t.day in window), None)


def observed_outcomes(record: PatientRecord, scales: Mapping[str, Scale]) -> dict[Outcome, bool | None]:
    """Which outcomes the record's own course shows; None where it cannot be told.

    Response and remission come from the first total of the baseline's scale between day 42 and day 84, whether or not
    the drug was still taken then; the two stops from the one treatment that started on day 0, an open end standing
    for "not stopped". A reason for stopping without an end leaves open when it was stopped, so neither is told.
    """
    found: dict[Outcome, bool | None] = dict.fromkeys(OUTCOMES)
    start, later = baseline(record.ratings, scales), outcome_total(record, scales)
    if start is not None and start.value > 0 and later is not None:
        found["response"] = start.value - later.value >= RESPONSE_FRACTION * start.value
        cut = scales[start.scale].remission_max
        found["remission"] = None if cut is None else later.value <= cut
    started = started_on_day_0(record)
    if len(started) == 1:
        found.update(_stops(started[0]))
    return found


def _stops(treatment: Treatment) -> dict[Outcome, bool | None]:
    reason = None if treatment.stop_reason == "unknown" else treatment.stop_reason
    if treatment.end_day is None:
        told = False if reason is None else None
        return {"early_stop": told, "side_effect_stop": told}
    if treatment.end_day >= EARLY_STOP_BEFORE_DAY:
        return {"early_stop": False, "side_effect_stop": False}
    return {"early_stop": True, "side_effect_stop": None if reason is None else reason == "side_effects"}


def as_known_on_day_0(record: PatientRecord) -> PatientRecord:
    """The record without anything that only the later course could tell, so that no outcome leaks into an estimate.

    Left out: ratings after day 0 and treatments begun on or after it. A treatment under way on day 0 that ended later
    is ongoing, its outcome not known yet. Conditions, medications and columns have no days and stay.
    """
    treatments = record.treatments
    if treatments is not None:
        treatments = tuple(_until_day_0(t) for t in treatments if t.start_day is None or t.start_day < 0)
    return replace(record, ratings=tuple(r for r in record.ratings if r.day <= 0), treatments=treatments)


def _until_day_0(treatment: Treatment) -> Treatment:
    if treatment.end_day is None or treatment.end_day <= 0:
        return treatment
    return replace(treatment, end_day=None, stop_reason=None, outcome="unknown")
