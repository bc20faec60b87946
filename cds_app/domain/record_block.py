"""Many patients as columns: how records travel from a reader to the store, where one object a value would be slow.

Both directions are here: a format that makes whole records gives blocks by `in_blocks`; `records_of` makes records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, starmap
from typing import Any

from cds_app.domain.patient import COLUMNS_BY_NAME, Condition, PatientRecord, Preference, Value
from cds_app.domain.rating import Rating
from cds_app.domain.treatment import Medication, Treatment

BLOCK = 2048
"""Patients of a block: enough for full statements, little enough for some megabytes."""

Columns = Mapping[str, Sequence[Any]]
"""Columns of the same length by name."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "ratings": ("day", "scale", "item", "value"),
    "treatments": ("drug", "dose_mg_day", "start_day", "end_day", "outcome", "stop_reason", "same_episode"),
    "conditions": ("condition", "status"),
    "medications": ("medication", "status"),
    "preferences": ("concern", "weight"),
}
"""What a patient can have several of, with the columns of each in the order of the record's own fields."""
MAY_BE_SILENT = ("treatments", "conditions", "medications")
"""Parts of which nothing may have been said at all, which is not the same as none."""
_REMEMBERED = 16_384


@dataclass(frozen=True)
class RecordBlock:
    """Some patients in order. `values` holds the columns of patients.csv that any of them knows.

    `parts` has every name of `PARTS`; its columns are "patient" (the place in this block, ascending), "position" (0,
    1, 2 … for each patient) and those of `PARTS`. `knows` tells of each patient whether a part of `MAY_BE_SILENT`
    was spoken of.
    """

    pseudonyms: Sequence[str]
    values: Columns
    parts: Mapping[str, Columns]
    knows: Mapping[str, Sequence[bool]]


def part_columns(part: str, found: Iterable[tuple[int, Sequence[Sequence[Any]]]]) -> Columns:
    """The columns of one part from places in the block, ascending, and what the patient there has of it."""
    rows: list[tuple[Any, ...]] = []
    for patient, mine in found:
        if len(mine) == 1:
            rows.append((patient, 0, *mine[0]))
        else:
            rows += [(patient, position, *row) for position, row in enumerate(mine)]
    names = ("patient", "position", *PARTS[part])
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))


def in_blocks(records: Iterable[PatientRecord], most: int = BLOCK) -> Iterator[RecordBlock]:
    """Records as blocks. Takes from the iterable as it goes."""
    source = iter(records)
    while chunk := list(islice(source, most)):
        yield _block_of(chunk)


def records_of(blocks: Iterable[RecordBlock]) -> Iterator[PatientRecord]:
    """The patients of blocks, one by one. What is the same in many records is one object."""
    makers = [
        lru_cache(maxsize=_REMEMBERED, typed=True)(maker)
        for maker in (Rating, Treatment, Condition, Medication, Preference)
    ]
    for block in blocks:
        count = len(block.pseudonyms)
        parts = {part: _by_patient(block.parts[part], count, maker) for part, maker in zip(PARTS, makers, strict=True)}
        for part, known in block.knows.items():
            parts[part] = [mine if said else None for mine, said in zip(parts[part], known, strict=True)]
        names = tuple(block.values)
        rows = zip(*block.values.values(), strict=True) if names else [()] * count
        known_values = ({n: v for n, v in zip(names, row, strict=True) if v is not None} for row in rows)
        yield from starmap(PatientRecord, zip(block.pseudonyms, known_values, *parts.values(), strict=True))


def _by_patient(columns: Columns, count: int, make: Callable[..., Any]) -> list[tuple[Any, ...] | None]:
    found: list[list[Any]] = [[] for _ in range(count)]
    patients, _positions, *others = columns.values()
    for patient, entry in zip(patients, map(make, *others), strict=True):
        found[patient].append(entry)
    return list(map(tuple, found))


def _block_of(records: Sequence[PatientRecord]) -> RecordBlock:
    known = set[str]().union(*(record.values for record in records))
    names = [*(name for name in COLUMNS_BY_NAME if name in known), *sorted(known - COLUMNS_BY_NAME.keys())]
    values: dict[str, Sequence[Value]] = {name: [record.values.get(name) for record in records] for name in names}
    return RecordBlock(
        [record.pseudonym for record in records],
        values,
        {part: part_columns(part, enumerate(_rows(record, part) for record in records)) for part in PARTS},
        {part: [getattr(record, part) is not None for record in records] for part in MAY_BE_SILENT},
    )


def _rows(record: PatientRecord, part: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(entry, name) for name in PARTS[part]) for entry in getattr(record, part) or ()]
