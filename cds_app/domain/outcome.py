"""The four outcomes, and how they are read from a patient's course (data dictionary, "Outcomes")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Scale, baseline, totals

Outcome = Literal["response", "remission", "early_stop", "side_effect_stop"]
OUTCOMES: tuple[Outcome, ...] = ("response", "remission", "early_stop", "side_effect_stop")
BENEFITS: tuple[Outcome, ...] = ("response", "remission")
HARMS: tuple[Outcome, ...] = ("early_stop", "side_effect_stop")

FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY = 42, 84
EARLY_STOP_BEFORE_DAY = 56
RESPONSE_FRACTION = 0.5


def is_benefit(outcome: str) -> bool:
    return outcome in BENEFITS


def observed_outcomes(record: PatientRecord, scales: Mapping[str, Scale]) -> dict[Outcome, bool | None]:
    """Which outcomes the record's own course shows; None where it cannot be told.

    Response and remission come from the first total of the baseline's scale between day 42 and day 84; the two
    stops from the treatment that started on day 0.
    """
    found: dict[Outcome, bool | None] = dict.fromkeys(OUTCOMES)
    start = baseline(record.ratings, scales)
    if start is not None and start.value > 0:
        later = [
            t
            for t in totals(record.ratings, scales)
            if t.scale == start.scale and FIRST_OUTCOME_DAY <= t.day <= LAST_OUTCOME_DAY
        ]
        if later:
            found["response"] = start.value - later[0].value >= RESPONSE_FRACTION * start.value
            cut = scales[start.scale].remission_max
            found["remission"] = None if cut is None else later[0].value <= cut
    started = [t for t in record.treatments or () if t.start_day == 0]
    if len(started) == 1:
        stopped = started[0].end_day is not None and started[0].end_day < EARLY_STOP_BEFORE_DAY
        found["early_stop"] = stopped
        if not stopped or started[0].stop_reason not in (None, "unknown"):
            found["side_effect_stop"] = stopped and started[0].stop_reason == "side_effects"
    return found
