"""Patient records in and out, value for value."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import NoneType
from typing import Any

from cds_app.domain.course import with_courses
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import COLUMNS_BY_NAME, PATIENT_COLUMNS, Column, Condition, PatientRecord, Value
from cds_app.domain.rating import Scale, standing
from cds_app.domain.treatment import Medication, Treatment
from cds_app.store import courses
from cds_app.store.bulk import Terms, insert_rows
from cds_app.store.database import ConstraintBroken, Database
from cds_app.store.preferences import standing_set
from cds_app.store.ratings import RATING, rating_rows, read_ratings, summary

CHUNK = 2048
"""Records taken from the importer at a time: enough for full statements, little enough for some megabytes."""

_SUMMARY = ("has_baseline", "latest_scale", "latest_total", "latest_day", "previous_total")
_PATIENT = (
    "id", "record_id", "pseudonym", "batch", "knows_treatments", "knows_conditions", "knows_medications", *_SUMMARY,
    *COLUMNS_BY_NAME,
)  # fmt: skip
_NUMBERS: Mapping[str, set[type]] = {"number": {int, float, NoneType}}
"""Types of a column's values by its kind; whole numbers and None unless it says otherwise."""
_TREATMENT = (
    "patient", "position", "drug", "dose_mg_day", "start_day", "end_day", "outcome", "stop_reason", "same_episode",
)  # fmt: skip
_CONDITION = ("patient", "position", "condition", "status")
_MEDICATION = ("patient", "position", "medication", "status")
_PREFERENCE = ("patient", "position", "concern", "weight")


# -- in ----------------------------------------------------------------------------------------------------------------


def add_records(
    database: Database, records: Iterable[PatientRecord], batch_id: str, scales: Mapping[str, Scale]
) -> list[str]:
    """Keep records under new random ids and return the ids in order. Takes from the iterable as it goes.

    Raises `CdsError` "pseudonym_present"; whatever the iterable raises comes through, and the change is undone.
    """
    batch = int(database.value("SELECT id FROM batches WHERE batch_id = ?", batch_id))
    terms = Terms(database)
    following = int(database.value("SELECT coalesce(max(id), 0) + 1 FROM patients"))
    source = iter(records)
    ids: list[str] = []
    while chunk := list(islice(source, CHUNK)):
        numbers, new = range(following, following + len(chunk)), [uuid.uuid4().hex for _ in chunk]
        columns = {
            "id": numbers,
            "record_id": new,
            "pseudonym": [record.pseudonym for record in chunk],
            "batch": [batch] * len(chunk),
            "knows_treatments": [int(record.treatments is not None) for record in chunk],
            "knows_conditions": [int(record.conditions is not None) for record in chunk],
            "knows_medications": [int(record.medications is not None) for record in chunk],
            **_summaries(terms, scales, chunk),
            **_values(terms, chunk),
        }
        _insert_patients(database, columns)
        _add_parts(database, terms, list(zip(numbers, chunk, strict=True)))
        following += len(chunk)
        ids += new
    return ids


def _insert_patients(database: Database, columns: Mapping[str, Sequence[Any]]) -> None:
    try:
        insert_rows(database, "patients", tuple(columns), list(zip(*columns.values(), strict=True)))
    except ConstraintBroken as error:
        if "patients.pseudonym" in str(error):
            raise CdsError("pseudonym_present") from error
        raise


def _summaries(terms: Terms, scales: Mapping[str, Scale], chunk: Sequence[PatientRecord]) -> dict[str, Sequence[Any]]:
    found = [summary(terms, record.ratings, scales) for record in chunk]
    return dict(zip(_SUMMARY, zip(*found, strict=True), strict=True))


def _values(terms: Terms, chunk: Sequence[PatientRecord]) -> dict[str, Sequence[Any]]:
    """The columns that any of the records knows, as they are kept: an unknown one is NULL by itself, and binding NULL
    is the slowest thing to bind. Raises TypeError for a value that cannot be of its column."""
    known = set[str]().union(*(record.values for record in chunk))
    if not known <= COLUMNS_BY_NAME.keys():
        raise KeyError(f"no such columns: {sorted(known - COLUMNS_BY_NAME.keys())}")
    return {
        column.name: _stored(terms, column, [record.values.get(column.name) for record in chunk])
        for column in PATIENT_COLUMNS
        if column.name in known
    }


def _stored(terms: Terms, column: Column, values: Sequence[Value]) -> Sequence[Value]:
    if column.kind == "category":
        return [None if value is None else terms.number[value] for value in values]  # type: ignore[index]
    if not {type(value) for value in values} <= _NUMBERS.get(column.kind, {int, NoneType}):
        raise TypeError(f"a number was expected in {column.name}")
    return values


def _add_parts(database: Database, terms: Terms, numbered: Sequence[tuple[int, PatientRecord]]) -> None:
    tables: list[tuple[str, tuple[str, ...], list[Any]]] = [
        ("ratings", RATING, [row for n, r in numbered for row in rating_rows(terms, n, r.ratings)]),
        ("treatments", _TREATMENT, [row for n, r in numbered for row in _treatment_rows(terms, n, r.treatments or ())]),
        (
            "conditions",
            _CONDITION,
            [
                (n, i, terms.number[c.condition], terms.number[c.status])
                for n, r in numbered
                for i, c in enumerate(r.conditions or ())
            ],
        ),
        (
            "medications",
            _MEDICATION,
            [
                (n, i, terms.number[m.medication], terms.number[m.status])
                for n, r in numbered
                for i, m in enumerate(r.medications or ())
            ],
        ),
        (
            "preferences",
            _PREFERENCE,
            [(n, i, terms.number[p.concern], p.weight) for n, r in numbered for i, p in enumerate(r.preferences)],
        ),
    ]
    for table, columns, rows in tables:
        insert_rows(database, table, columns, rows)


def _treatment_rows(terms: Terms, patient: int, treatments: Iterable[Treatment]) -> Iterator[tuple[Any, ...]]:
    for position, t in enumerate(treatments):
        yield (
            patient,
            position,
            terms.number[t.drug],
            t.dose_mg_day,
            t.start_day,
            t.end_day,
            terms.number[t.outcome],
            None if t.stop_reason is None else terms.number[t.stop_reason],
            terms.number[t.same_episode],
        )


# -- out ---------------------------------------------------------------------------------------------------------------


def record(database: Database, record_id: str) -> PatientRecord:
    """The whole record, as it was given; of corrected ratings, recorded preferences and told courses what stands.

    Raises `CdsError` "patient_unknown".
    """
    found = database.row(f"SELECT {', '.join(_PATIENT)} FROM patients WHERE record_id = ?", record_id)  # noqa: S608
    if found is None:
        raise CdsError("patient_unknown")
    row = dict(zip(_PATIENT, found, strict=True))
    terms, number = Terms(database), row["id"]
    values = {
        column.name: terms.word[row[column.name]] if column.kind == "category" else row[column.name]
        for column in PATIENT_COLUMNS
        if row[column.name] is not None
    }
    conditions = (Condition(*words) for words in _words(database, terms, "conditions", "condition", number))
    medications = (Medication(*words) for words in _words(database, terms, "medications", "medication", number))
    return PatientRecord(
        row["pseudonym"],
        values,
        standing(read_ratings(database, terms, number)),
        _with_courses(database, terms, number) if row["knows_treatments"] else None,
        tuple(conditions) if row["knows_conditions"] else None,
        tuple(medications) if row["knows_medications"] else None,
        standing_set(database, terms, number),
    )


def _part(table: str, *columns: str) -> str:
    return f"SELECT {', '.join(columns)} FROM {table} WHERE patient = ? ORDER BY position"  # noqa: S608


def _words(database: Database, terms: Terms, table: str, column: str, patient: int) -> Iterator[tuple[str, str]]:
    for word, status in database.packed((column, "status"), _part(table, column, "status"), patient):
        yield terms.word[word], terms.word[status]


def _with_courses(database: Database, terms: Terms, patient: int) -> tuple[Treatment, ...]:
    """Treatments with what was told of decided ones. Where no treatment was ever known, a course changes nothing: one
    drug since day 0 must not make it look as if it were known that there was none before."""
    return with_courses(_treatments(database, terms, patient), courses.told(database, patient))


def _treatments(database: Database, terms: Terms, patient: int) -> tuple[Treatment, ...]:
    columns = _TREATMENT[2:]
    return tuple(
        Treatment(
            terms.word[drug],
            dose,
            start,
            end,
            terms.word[outcome],
            None if reason is None else terms.word[reason],
            terms.word[episode],
        )
        for drug, dose, start, end, outcome, reason, episode in database.rows(_part("treatments", *columns), patient)
    )
