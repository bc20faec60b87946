"""Preferences in and out: the imported ones, and beside them every set that was recorded in the program."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cds_app.domain.patient import Preference
from cds_app.store.bulk import Terms
from cds_app.store.database import Database
from cds_app.store.ratings import patient_number

_IMPORTED = "SELECT concern, weight FROM preferences WHERE patient = ? ORDER BY position"
_RECORDED = "SELECT chosen FROM preference_sets WHERE patient = ? ORDER BY id"
_LATEST = "SELECT chosen FROM preference_sets WHERE patient = ? ORDER BY id DESC LIMIT 1"


def add_set(database: Database, record_id: str, preferences: Sequence[Preference], at: int) -> None:
    """Keep a set in the patient's order; `at` is the index of its log entry. Raises `CdsError` "patient_unknown"."""
    database.run(
        "INSERT INTO preference_sets (patient, chosen, entry) VALUES (?, ?, ?)",
        patient_number(database, record_id),
        json.dumps([[p.concern, p.weight] for p in preferences]),
        at,
    )


def standing_set(database: Database, terms: Terms, patient: int) -> tuple[Preference, ...]:
    """What counts for a patient (by row number): the set recorded last, else what was imported."""
    recorded = database.value(_LATEST, patient)
    return imported(database, terms, patient) if recorded is None else _built(recorded)


def all_sets(database: Database, record_id: str) -> tuple[tuple[Preference, ...], ...]:
    """The imported set, which may be empty, and every recorded one, oldest first. Raises "patient_unknown"."""
    patient = patient_number(database, record_id)
    recorded = (_built(row[0]) for row in database.rows(_RECORDED, patient))
    return (imported(database, Terms(database), patient), *recorded)


def imported(database: Database, terms: Terms, patient: int) -> tuple[Preference, ...]:
    found = database.packed(("concern", "weight"), _IMPORTED, patient)
    return tuple(Preference(terms.word[concern], weight) for concern, weight in found)


def _built(chosen: str) -> tuple[Preference, ...]:
    return tuple(Preference(str(concern), int(weight)) for concern, weight in json.loads(chosen))
