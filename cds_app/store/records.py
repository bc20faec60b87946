"""Patient records in and out, value for value."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.domain.patient import COLUMNS_BY_NAME, PATIENT_COLUMNS, Condition, PatientRecord, Preference, Value
from cds_app.domain.rating import Rating, Scale, totals
from cds_app.domain.treatment import Medication, Treatment
from cds_app.store.bulk import Terms, insert_rows
from cds_app.store.database import ConstraintBroken, Database

CHUNK = 500
"""Records taken from the importer at a time: enough for full statements, little enough to stop soon."""

_PATIENT = (
    "id", "record_id", "pseudonym", "batch", "knows_treatments", "knows_conditions", "knows_medications",
    "has_baseline", "latest_scale", "latest_total", "latest_day", "previous_total",
    *COLUMNS_BY_NAME,
)  # fmt: skip
_KINDS = tuple((column.name, column.kind) for column in PATIENT_COLUMNS)
_RATING = ("patient", "position", "day", "scale", "item", "value")
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
    batch = database.value("SELECT id FROM batches WHERE batch_id = ?", batch_id)
    terms = Terms(database)
    following = int(database.value("SELECT coalesce(max(id), 0) + 1 FROM patients"))
    source = iter(records)
    ids: list[str] = []
    while chunk := list(islice(source, CHUNK)):
        new = [uuid.uuid4().hex for _ in chunk]
        numbered = list(zip(range(following, following + len(chunk)), new, chunk, strict=True))
        rows = [_patient_row(terms, scales, number, record_id, batch, record) for number, record_id, record in numbered]
        try:
            insert_rows(database, "patients", _PATIENT, rows)
        except ConstraintBroken as error:
            if "patients.pseudonym" in str(error):
                raise CdsError("pseudonym_present") from error
            raise
        _add_parts(database, terms, [(number, record) for number, _, record in numbered])
        following += len(chunk)
        ids += new
    return ids


def add_ratings(database: Database, record_id: str, ratings: Iterable[Rating], scales: Mapping[str, Scale]) -> None:
    """Add answers or totals to a record.

    Raises `CdsError` "patient_unknown", or "rating_present" when one of that day, scale and item is there already.
    """
    patient = _patient_number(database, record_id)
    terms = Terms(database)
    before = _ratings(database, terms, patient)
    after = list(before)
    there = {(r.day, r.scale, r.item) for r in before}
    for rating in ratings:
        if (rating.day, rating.scale, rating.item) in there:
            raise CdsError("rating_present", scale=rating.scale)
        there.add((rating.day, rating.scale, rating.item))
        after.append(rating)
    rows = list(_rating_rows(terms, patient, after))[len(before) :]
    insert_rows(database, "ratings", _RATING, rows)
    database.run(
        "UPDATE patients SET has_baseline = ?, latest_scale = ?, latest_total = ?, latest_day = ?, previous_total = ?"
        " WHERE id = ?",
        *_summary(terms, after, scales),
        patient,
    )


def _patient_row(
    terms: Terms, scales: Mapping[str, Scale], number: int, record_id: str, batch: int, record: PatientRecord
) -> list[Any]:
    unknown = record.values.keys() - COLUMNS_BY_NAME.keys()
    if unknown:
        raise KeyError(f"no such columns: {sorted(unknown)}")
    return [
        number,
        record_id,
        record.pseudonym,
        batch,
        record.treatments is not None,
        record.conditions is not None,
        record.medications is not None,
        *_summary(terms, record.ratings, scales),
        *_stored(terms, record.values),
    ]


def _stored(terms: Terms, values: Mapping[str, Value]) -> Iterator[Value]:
    """The values as their columns keep them. Raises TypeError for a value that cannot be of its column."""
    for name, kind in _KINDS:
        value = values.get(name)
        if value is None:
            yield None
        elif kind == "category":
            yield terms.number[value]  # type: ignore[index]
        elif type(value) is int or (kind == "number" and type(value) is float):
            yield value
        else:
            raise TypeError(f"a number was expected in {name}")


def _summary(terms: Terms, ratings: Sequence[Rating], scales: Mapping[str, Scale]) -> tuple[int | None, ...]:
    """has_baseline, latest_scale, latest_total, latest_day, previous_total: over depression scales only."""
    found = [t for t in totals(ratings, scales) if scales[t.scale].is_depression_scale]
    if not found:
        return (0, None, None, None, None)
    order = {code: place for place, code in enumerate(scales)}
    latest = max(found, key=lambda t: (t.day, -order[t.scale]))
    earlier = [t for t in found if t.scale == latest.scale and t.day < latest.day]
    previous = max(earlier, key=lambda t: t.day).value if earlier else None
    return (int(any(t.day <= 0 for t in found)), terms.number[latest.scale], latest.value, latest.day, previous)


def _add_parts(database: Database, terms: Terms, numbered: Sequence[tuple[int, PatientRecord]]) -> None:
    tables: list[tuple[str, tuple[str, ...], list[Any]]] = [
        ("ratings", _RATING, [row for n, r in numbered for row in _rating_rows(terms, n, r.ratings)]),
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


def _rating_rows(terms: Terms, patient: int, ratings: Iterable[Rating]) -> Iterator[tuple[Any, ...]]:
    for position, r in enumerate(ratings):
        yield patient, position, r.day, terms.number[r.scale], terms.number[r.item], r.value


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
    """The whole record, as it was given. Raises `CdsError` "patient_unknown"."""
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
        _ratings(database, terms, number),
        _treatments(database, terms, number) if row["knows_treatments"] else None,
        tuple(conditions) if row["knows_conditions"] else None,
        tuple(medications) if row["knows_medications"] else None,
        tuple(
            Preference(terms.word[concern], weight)
            for concern, weight in database.packed(
                ("concern", "weight"), _part("preferences", "concern", "weight"), number
            )
        ),
    )


def _part(table: str, *columns: str) -> str:
    return f"SELECT {', '.join(columns)} FROM {table} WHERE patient = ? ORDER BY position"  # noqa: S608


def _words(database: Database, terms: Terms, table: str, column: str, patient: int) -> Iterator[tuple[str, str]]:
    for word, status in database.packed((column, "status"), _part(table, column, "status"), patient):
        yield terms.word[word], terms.word[status]


def _ratings(database: Database, terms: Terms, patient: int) -> tuple[Rating, ...]:
    columns = ("day", "scale", "item", "value")
    found = database.packed(columns, _part("ratings", *columns), patient)
    return tuple(Rating(day, terms.word[scale], terms.word[item], value) for day, scale, item, value in found)


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


def _patient_number(database: Database, record_id: str) -> int:
    found = database.value("SELECT id FROM patients WHERE record_id = ?", record_id)
    if found is None:
        raise CdsError("patient_unknown")
    return int(found)
