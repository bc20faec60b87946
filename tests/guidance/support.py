"""Records that say only what a test is about: everything else is known to be absent, or not known at all."""

from __future__ import annotations

from typing import Any

from cds_app.domain.patient import Condition, PatientRecord
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Medication, Treatment


def patient(**said: Any) -> PatientRecord:
    """A patient of whom no column is known and whose lists are known to be empty, unless said otherwise."""
    values = {"values": {}, "ratings": (), "conditions": (), "medications": (), "treatments": ()}
    return PatientRecord("P-1", **{**values, **said})


def has(condition: str, status: str = "current") -> dict[str, Any]:
    return {"conditions": (Condition(condition, status),)}


def takes(medication: str, status: str = "current") -> dict[str, Any]:
    return {"medications": (Medication(medication, status),)}


def known(**values: Any) -> dict[str, Any]:
    return {"values": values}


def earlier(drug: str, **changes: Any) -> Treatment:
    """A finished earlier treatment at a dose above every minimum, for twelve weeks, about a year ago."""
    values: dict[str, Any] = {
        "drug": drug,
        "dose_mg_day": 1000.0,
        "start_day": -400,
        "end_day": -316,
        "outcome": "response",
        "stop_reason": "completed",
        "same_episode": "no",
    }
    return Treatment(**{**values, **changes})


def answers(scale: str, day: int = 0, **items: int) -> tuple[Rating, ...]:
    """Ratings from keyword arguments such as i9=1."""
    return tuple(Rating(day, scale, name.removeprefix("i"), value) for name, value in items.items())


NO_CONDITIONS: dict[str, Any] = {"conditions": None}
NO_MEDICATIONS: dict[str, Any] = {"medications": None}
NO_TREATMENTS: dict[str, Any] = {"treatments": None}
