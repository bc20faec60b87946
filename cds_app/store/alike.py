"""How many patients there are, in all and of each combination of a few values: kept beside them, not counted anew.

Whatever adds patients, takes some away or changes one of these values, does the same here in its transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

from cds_app.store.bulk import Terms, insert_rows
from cds_app.store.database import Database
from cds_app.store.schema_10 import COUNT_ANEW, COUNTED, KEEP_ANEW, NOT_KNOWN

Values = tuple[int | None, ...]
"""What is known of a patient, in the order of `COUNTED`."""

_NAMES = ", ".join(COUNTED)
_FURTHER = f" ON CONFLICT ({_NAMES}) DO UPDATE SET people = people + excluded.people"
_KEPT = f"SELECT {_NAMES}, people FROM alike"  # noqa: S608 - our own names


def values_of(columns: Mapping[str, Sequence[Any]], count: int) -> Iterator[Values]:
    """The values of each of some patients, from columns as they are kept; a column that is not there is not known."""
    return zip(*(columns.get(name, repeat(None, count)) for name in COUNTED), strict=True)


def add(database: Database, people: Mapping[Values, int]) -> None:
    """Count further patients: how many there are of each combination of values."""
    rows = [(*(NOT_KNOWN if value is None else value for value in values), n) for values, n in people.items()]
    insert_rows(database, "alike", (*COUNTED, "people"), rows, _FURTHER)


def count_anew(database: Database) -> None:
    """Count all patients, after some went or changed. Three seconds for a million."""
    database.run("DELETE FROM alike")
    database.run(KEEP_ANEW)


def agrees(database: Database) -> bool:
    """Whether what is kept is what counting anew would find. Reads all patients."""
    names = (*COUNTED, "people")
    return sorted(database.packed(names, _KEPT)) == sorted(database.packed(names, COUNT_ANEW))


def total(database: Database) -> int:
    """How many patients there are."""
    return int(database.value("SELECT coalesce(sum(people), 0) FROM alike"))


def counted(database: Database, columns: Mapping[str, bool]) -> list[tuple[dict[str, Any], int]]:
    """How many patients there are of each combination of values. `columns`: name → whether it is a category.

    They are of `COUNTED`; a combination of fewer comes several times.
    """
    word = Terms(database).word
    found = []
    for *values, people in database.packed((*columns, "people"), _KEPT):
        known = (None if value == NOT_KNOWN else value for value in values)
        pairs = zip(columns.items(), known, strict=True)
        found.append(({n: None if v is None else word[v] if is_word else v for (n, is_word), v in pairs}, int(people)))
    return found
