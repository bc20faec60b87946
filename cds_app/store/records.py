"""Patient records in and out, value for value."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any

from cds_app.domain.course import with_courses
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import COLUMNS_BY_NAME, PATIENT_COLUMNS, Column, Condition, PatientRecord, Value
from cds_app.domain.rating import Scale, standing
from cds_app.domain.record_block import PARTS, Columns, RecordBlock, in_blocks
from cds_app.domain.treatment import Medication, Treatment
from cds_app.store import alike, courses
from cds_app.store.bulk import Terms, Waiting
from cds_app.store.database import ConstraintBroken, Database
from cds_app.store.preferences import standing_set
from cds_app.store.ratings import read_ratings, summaries

_ID_BYTES = 16
MOST_WAITING = 500_000
"""Rows that wait for one statement, about 30 MB. The fewer statements, the less a large index costs (see `Waiting`)."""
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
_WORDS = frozenset(
    {"scale", "item", "drug", "outcome", "stop_reason", "same_episode", "condition", "medication", "status", "concern"}
)
"""Columns of the parts that are kept as numbers of `terms`."""


# -- in ----------------------------------------------------------------------------------------------------------------


def add_records(
    database: Database, records: Iterable[PatientRecord], batch_id: str, scales: Mapping[str, Scale]
) -> list[str]:
    """As `add_blocks`, from whole records."""
    return add_blocks(database, in_blocks(records), batch_id, scales)


def add_blocks(
    database: Database, blocks: Iterable[RecordBlock], batch_id: str, scales: Mapping[str, Scale]
) -> list[str]:
    """Keep records under new random ids and return the ids in order. Takes from the iterable as it goes.

    Raises `CdsError` "pseudonym_present"; whatever the iterable raises comes through, and the change is undone.
    """
    batch = int(database.value("SELECT id FROM batches WHERE batch_id = ?", batch_id))
    terms = Terms(database)
    following = int(database.value("SELECT coalesce(max(id), 0) + 1 FROM patients"))
    ids: list[str] = []
    counted: Counter[alike.Values] = Counter()
    people, parts = Waiting(database, "patients"), {table: Waiting(database, table) for table in PARTS}
    for block in blocks:
        numbers = range(following, following + len(block.pseudonyms))
        new, values = _new_ids(len(numbers)), _values(terms, block.values)
        summed = summaries(terms, block.parts["ratings"], len(numbers), scales)
        counted.update(alike.values_of(values, len(numbers)))
        others = {"id": numbers, "batch": [batch] * len(numbers), **_own_columns(block, summed), **values}
        people.add(others, {"record_id": new, "pseudonym": block.pseudonyms})
        for table, part in block.parts.items():
            parts[table].add(_part_values(terms, part, numbers))
        following = numbers.stop
        ids += new
        if people.count + sum(part.count for part in parts.values()) >= MOST_WAITING:
            _insert(people, parts)
    _insert(people, parts)
    alike.add(database, counted)
    return ids


def _own_columns(block: RecordBlock, summed: Iterable[Sequence[Any]]) -> Columns:
    """What the store itself notes of each patient: which parts were spoken of, and the latest rating."""
    knows = {f"knows_{part}": list(map(int, known)) for part, known in block.knows.items()}
    return {**knows, **dict(zip(_SUMMARY, zip(*summed, strict=True), strict=True))}


def _new_ids(count: int) -> list[str]:
    """Random ids of 16 bytes, all drawn at once."""
    drawn = secrets.token_hex(_ID_BYTES * count)
    return [drawn[at : at + 2 * _ID_BYTES] for at in range(0, len(drawn), 2 * _ID_BYTES)]


def _insert(people: Waiting, parts: Mapping[str, Waiting]) -> None:
    """Insert what waits; patients first, whom their parts refer to."""
    try:
        people.insert()
    except ConstraintBroken as error:
        if "patients.pseudonym" in str(error):
            raise CdsError("pseudonym_present") from error
        raise
    for rows in parts.values():
        rows.insert()


def _values(terms: Terms, values: Columns) -> Columns:
    """Columns of patients.csv as they are kept. Raises TypeError for a value that cannot be of its column."""
    if not values.keys() <= COLUMNS_BY_NAME.keys():
        raise KeyError(f"no such columns: {sorted(values.keys() - COLUMNS_BY_NAME.keys())}")
    return {name: _stored(terms, COLUMNS_BY_NAME[name], column) for name, column in values.items()}


def _stored(terms: Terms, column: Column, values: Sequence[Value]) -> Sequence[Value]:
    if column.kind == "category":
        return _numbers(terms, values)
    if not set(map(type, values)) <= _NUMBERS.get(column.kind, {int, NoneType}):
        raise TypeError(f"a number was expected in {column.name}")
    return values


def _part_values(terms: Terms, part: Columns, numbers: range) -> Columns:
    kept = {name: _numbers(terms, column) if name in _WORDS else column for name, column in part.items()}
    return {**kept, "patient": list(map(numbers.__getitem__, part["patient"]))}


def _numbers(terms: Terms, words: Sequence[Any]) -> list[int | None]:
    """The numbers of words; None stays None."""
    number = {word: None if word is None else terms.number[word] for word in dict.fromkeys(words)}
    return list(map(number.__getitem__, words))


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
