"""Many rows in few statements, and the words of `terms` as numbers.

One statement for each row would hand the interpreter lock over for each row: against a busy window that is a
hundred times slower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from cds_app.store.database import Database

MOST_VALUES = 20_000
"""Values bound to one statement. The library allows 250,000; beyond some ten thousand nothing is gained."""


def insert_rows(database: Database, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of values, in order."""
    one = f"({', '.join('?' * len(columns))})"
    head = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "  # noqa: S608 - names from our own tables
    for part in _parts(rows, max(1, MOST_VALUES // len(columns))):
        database.run(head + ", ".join([one] * len(part)), *chain.from_iterable(part))


def _parts(rows: Sequence[Sequence[Any]], size: int) -> Iterator[Sequence[Sequence[Any]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


class Terms:
    """The words of `terms` in both directions, as they are at the start of one operation."""

    def __init__(self, database: Database) -> None:
        self._database = database
        pairs = database.packed(("id", "term"), "SELECT id, term FROM terms")
        self._words: dict[int, str] = dict(pairs)
        self._numbers: dict[str, int] = {word: number for number, word in pairs}

    def number(self, word: str) -> int:
        """The word's number; a word that is new gets one. Only inside a transaction."""
        found = self._numbers.get(word)
        if found is None:
            if not isinstance(word, str):
                raise TypeError("a word was expected")
            found = max(self._words, default=0) + 1
            self._database.run("INSERT INTO terms (id, term) VALUES (?, ?)", found, word)
            self._words[found], self._numbers[word] = word, found
        return found

    def number_or_none(self, word: str | None) -> int | None:
        return None if word is None else self.number(word)

    def word(self, number: int) -> str:
        return self._words[number]

    def word_or_none(self, number: int | None) -> str | None:
        return None if number is None else self._words[number]
