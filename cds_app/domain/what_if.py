"""What a what-if may change: inputs that treatment or time can change, each within bounds. The rest is locked.

The changed record is a copy that goes into a comparison and nowhere else. Age, sex and history (episodes, earlier
trials and treatment, length of the episode, maltreatment) are facts of the past and cannot be tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from cds_app.domain.errors import NotAllowed
from cds_app.domain.patient import Condition, PatientRecord, Value
from cds_app.domain.rating import TOTAL, Rating, Scale, baseline

SEVERITY, ANXIOUS, UNEMPLOYED = "severity_level", "anxious_distress", "unemployed"
CONDITION_INPUTS = ("chronic_pain", "ptsd", "personality_disorder")
CHANGEABLE = (SEVERITY, ANXIOUS, UNEMPLOYED, *CONDITION_INPUTS)
"""Names of inputs of the model, in the order in which they are offered."""
LOCKED = (
    "age_years",
    "sex",
    "failed_trials",
    "previous_treatment",
    "prior_episodes",
    "episode_months",
    "childhood_maltreatment",
)
YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True)
class WhatIfInput:
    """One input as it can be tried. `recorded` is the value of the record: a total, or yes, no, unknown.

    A total lies between `low` and `high` on `scale`; a choice is one of `choices`. `fixed` says why it cannot be tried
    for this patient: "no_baseline" or "conditions_unknown"; "" when it can.
    """

    name: str
    kind: Literal["total", "choice"]
    recorded: str | int
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    scale: str = ""
    fixed: str = ""


def what_if_inputs(record: PatientRecord, scales: Mapping[str, Scale]) -> tuple[WhatIfInput, ...]:
    """What can be tried for a patient, with the values of the record."""
    return (
        _severity(record, scales),
        WhatIfInput(ANXIOUS, "choice", record.text(ANXIOUS) or UNKNOWN, (YES, NO, UNKNOWN)),
        WhatIfInput(UNEMPLOYED, "choice", _unemployed(record), (YES, NO, UNKNOWN)),
        *(_condition(record, name) for name in CONDITION_INPUTS),
    )


def _severity(record: PatientRecord, scales: Mapping[str, Scale]) -> WhatIfInput:
    start = baseline(record.ratings, scales)
    bounds = scales[start.scale].total_range if start is not None else None
    if start is None or bounds is None:
        return WhatIfInput(SEVERITY, "total", UNKNOWN, fixed="no_baseline")
    return WhatIfInput(SEVERITY, "total", start.value, low=bounds[0], high=bounds[1], scale=start.scale)


def _unemployed(record: PatientRecord) -> str:
    employment = record.text("employment")
    return UNKNOWN if employment is None else YES if employment == "unemployed" else NO


def _condition(record: PatientRecord, name: str) -> WhatIfInput:
    """Where conditions are not known at all, naming one would say of all others that they are absent."""
    there = record.has_condition(name)
    if there is None:
        return WhatIfInput(name, "choice", UNKNOWN, fixed="conditions_unknown")
    return WhatIfInput(name, "choice", YES if there else NO, (YES, NO))


def changed_record(
    record: PatientRecord, changes: Mapping[str, str | int], scales: Mapping[str, Scale]
) -> PatientRecord:
    """A copy of the record with the changes in it; the record itself stays as it is.

    Raises `NotAllowed` "what_if_locked" for an input that is not offered, "what_if_outside" for a value beyond its
    bounds, "what_if_unchanged" when nothing differs from the record.
    """
    offered = {offer.name: offer for offer in what_if_inputs(record, scales) if not offer.fixed}
    for name, value in changes.items():
        if name not in offered:
            raise NotAllowed("what_if_locked")
        if not _inside(offered[name], value):
            raise NotAllowed("what_if_outside")
    different = {name: value for name, value in changes.items() if value != offered[name].recorded}
    if not different:
        raise NotAllowed("what_if_unchanged")
    for name, value in different.items():
        record = _with(record, name, value, scales)
    return record


def _inside(offer: WhatIfInput, value: str | int) -> bool:
    if offer.kind == "total":
        return type(value) is int and offer.low <= value <= offer.high
    return value in offer.choices


def _with(record: PatientRecord, name: str, value: str | int, scales: Mapping[str, Scale]) -> PatientRecord:
    if name == SEVERITY:
        return _with_total(record, int(value), scales)
    if name in CONDITION_INPUTS:
        others = tuple(c for c in record.conditions or () if not (c.condition == name and c.status == "current"))
        return replace(record, conditions=(*others, Condition(name, "current")) if value == YES else others)
    if name == ANXIOUS:
        return replace(record, values=_with_value(record, ANXIOUS, None if value == UNKNOWN else value))
    employment = {YES: "unemployed", NO: "employed", UNKNOWN: None}[str(value)]
    return replace(record, values=_with_value(record, "employment", employment))


def _with_value(record: PatientRecord, column: str, value: Value) -> dict[str, Value]:
    others = {name: known for name, known in record.values.items() if name != column}
    return others if value is None else {**others, column: value}


def _with_total(record: PatientRecord, total: int, scales: Mapping[str, Scale]) -> PatientRecord:
    """The total of the baseline's day alone; single answers stay, so that what was said of self-harm still counts."""
    start = baseline(record.ratings, scales)
    if start is None:
        raise NotAllowed("what_if_locked")
    there = (start.day, start.scale, TOTAL)
    others = tuple(r for r in record.ratings if (r.day, r.scale, r.item) != there)
    return replace(record, ratings=(*others, Rating(*there, total)))
