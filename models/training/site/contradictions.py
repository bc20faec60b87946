"""What a patient's record says against the outcomes that follow from it.

The data dictionary derives outcomes from totals and days and never imports them. A site may still have recorded its
own view of the treatment begun on day 0; where the two disagree, one of them is wrong, and neither is trained on.
"""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.outcome import EARLY_STOP_BEFORE_DAY, Outcome, started_on_day_0
from cds_app.domain.patient import PatientRecord

WORDS = {
    "recorded_better": "treatment of day 0 recorded as response or remission, totals show no response",
    "recorded_worse": "treatment of day 0 recorded as without effect, totals show response",
    "reason_without_end": "a reason for stopping the treatment of day 0, and no day on which it ended",
    "completed_early": f"treatment of day 0 recorded as completed before day {EARLY_STOP_BEFORE_DAY}",
}


def contradictions(record: PatientRecord, outcomes: Mapping[Outcome, bool | None]) -> tuple[str, ...]:
    """The kinds of contradiction (keys of `WORDS`) in one record; empty when there is none."""
    found = []
    for treatment in started_on_day_0(record):
        responded, ended = outcomes["response"], treatment.end_day
        if responded is False and treatment.outcome in ("response", "remission"):
            found.append("recorded_better")
        if responded is True and treatment.outcome == "none":
            found.append("recorded_worse")
        if ended is None and treatment.stop_reason not in (None, "unknown"):
            found.append("reason_without_end")
        if ended is not None and ended < EARLY_STOP_BEFORE_DAY and treatment.stop_reason == "completed":
            found.append("completed_early")
    return tuple(found)
