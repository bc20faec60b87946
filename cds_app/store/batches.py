"""Batches of imported records: which there are, what speaks against taking one back, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.store import alike
from cds_app.store.database import ConstraintBroken, Database

PARTS = ("ratings", "treatments", "conditions", "medications", "preferences")
"""Tables that hold only what came with a record, or was added to it by an entry of the log."""
_KEPT = ("assessments", "preference_sets", "courses")
"""Tables of which no row about a patient ever goes."""
_RECORDED = ("rating_recorded", "own_view_recorded", "preferences_recorded", "outcome_recorded")
"""Events by which somebody added to a record in the program. Taking the record away would take that with it."""


@dataclass(frozen=True)
class BatchRow:
    """One import that was not taken back. `imported_at` is RFC 3339; `patients` are those in the store now."""

    batch_id: str
    sha256: str
    format: str
    imported_at: str
    user_id: str
    files: int
    patients: int


_COLUMNS = ("batch_id", "sha256", "format", "imported_at", "user_id", "files", "patients")
_LISTED = """
SELECT b.batch_id, b.sha256, b.format, b.imported_at, b.user_id, json_array_length(b.files) AS files,
       (SELECT count(*) FROM patients p WHERE p.batch = b.id) AS patients
FROM batches b ORDER BY b.id DESC
"""


def listed(database: Database) -> tuple[BatchRow, ...]:
    """Every batch, the newest first."""
    return tuple(BatchRow(*row) for row in database.packed(_COLUMNS, _LISTED))


def in_use(database: Database) -> frozenset[str]:
    """The batches about a patient of which anything was recorded, decided or signed. Reads the log once."""
    tables = " UNION ".join(f"SELECT patient FROM {table}" for table in _KEPT)  # noqa: S608 - names of our own tables
    source = (
        "SELECT DISTINCT b.batch_id FROM patients p JOIN batches b ON b.id = p.batch WHERE p.id IN"  # noqa: S608
        f" ({tables} UNION SELECT q.id FROM entries e"
        " JOIN patients q ON q.record_id = json_extract(e.entry, '$.data.record_id')"
        " WHERE json_extract(e.entry, '$.event') IN (SELECT value FROM json_each(?)))"
    )
    return frozenset(row[0] for row in database.packed(("batch_id",), source, json.dumps(_RECORDED)))


def add(
    database: Database,
    user_id: str,
    imported_at: str,
    batch_id: str,
    sha256: str,
    format: str,
    files: Iterable[Sequence[Any]],
    counts: Mapping[str, int],
) -> None:
    """Note where records come from: `files` as (name, sha256, bytes). Raises `CdsError` "batch_present"."""
    try:
        database.run(
            "INSERT INTO batches (batch_id, sha256, format, imported_at, user_id, files, counts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            batch_id,
            sha256,
            format,
            imported_at,
            user_id,
            json.dumps([list(file) for file in files]),
            json.dumps(dict(counts)),
        )
    except ConstraintBroken as error:
        if "batches.sha256" in str(error):
            raise CdsError("batch_present") from error
        raise


def remove(database: Database, batch_id: str) -> int:
    """Take a batch out with all its records; returns how many there were. Only inside a transaction.

    Raises `CdsError` "batch_unknown", "batch_in_use".
    """
    batch = _number(database, batch_id)
    if batch_id in in_use(database):
        raise CdsError("batch_in_use")
    of_batch = "IN (SELECT id FROM patients WHERE batch = ?)"
    for table in PARTS:
        database.run(f"DELETE FROM {table} WHERE patient {of_batch}", batch)  # noqa: S608 - names of our own tables
    database.run("DELETE FROM drafts WHERE subject IN (SELECT record_id FROM patients WHERE batch = ?)", batch)
    removed = database.run("DELETE FROM patients WHERE batch = ?", batch)
    database.run("DELETE FROM batches WHERE id = ?", batch)
    alike.count_anew(database)
    return removed


def _number(database: Database, batch_id: str) -> int:
    found = database.value("SELECT id FROM batches WHERE batch_id = ?", batch_id)
    if found is None:
        raise CdsError("batch_unknown")
    return int(found)


# -- what a batch says about the people in it --------------------------------------------------------------------------


def grown_old(database: Database, today: str, oldest: int) -> list[int]:
    """Row numbers of patients who by now are `oldest` or more: their age on day 0 and the whole years since import.

    Day 0 is not known as a date, but it was not after the import. `today` is a date as year-month-day.
    """
    years = (
        "(CAST(substr(?1, 1, 4) AS INTEGER) - CAST(substr(b.imported_at, 1, 4) AS INTEGER)"
        " - (substr(?1, 6, 5) < substr(b.imported_at, 6, 5)))"
    )
    source = (
        "SELECT p.id FROM patients p JOIN batches b ON b.id = p.batch"  # noqa: S608 - nothing in it was typed
        f" WHERE p.age_years < ?2 AND p.age_years + {years} >= ?2"
    )
    return [int(row[0]) for row in database.packed(("id",), source, today, oldest)]


def oldest_import(database: Database) -> str | None:
    """When the first batch that is still there came in, or None."""
    found: str | None = database.value("SELECT min(imported_at) FROM batches")
    return found


def raise_ages(database: Database, patients: list[int], age: int) -> None:
    """Set the age of these patients. Only inside a transaction."""
    if not patients:
        return
    database.run(
        "UPDATE patients SET age_years = ? WHERE id IN (SELECT value FROM json_each(?))", age, json.dumps(patients)
    )
    alike.count_anew(database)
