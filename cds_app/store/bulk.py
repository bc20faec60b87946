"""Many rows in few statements, and the words of `terms` as numbers.

One statement for each row would hand the interpreter lock over for each row: against a busy window that is a
hundred times slower. Statements come in a few sizes only, so that each is parsed once an import: the cipher wipes and
locks every piece of memory that parsing takes, which cost more than the rows. And the more rows a statement has, the
fewer pages are copied in case that it has to be taken back alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from cds_app.store.database import Database

MOST_ROWS = 2048
"""Rows of one statement, a power of two: what is left over goes in halves of it."""
_NULL = -(1 << 62)
"""No value of a column is anywhere near."""


def insert_rows(database: Database, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of values, in order."""
    if rows:
        insert_columns(database, table, dict(zip(columns, zip(*rows, strict=True), strict=True)))


def insert_columns(
    database: Database,
    table: str,
    columns: Mapping[str, Sequence[Any]],
    often_null: Collection[str] = (),
    most: int | None = None,
) -> None:
    """Insert rows whose values come column by column, in order.

    `often_null` are columns of numbers in which NULL is frequent: binding it takes twenty times as long as a number, so
    a number stands for it on the way. `most` rows, a power of two, go in one statement.
    """
    one = f"({', '.join(f'nullif(?, {_NULL})' if name in often_null else '?' for name in columns)})"
    head = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "  # noqa: S608 - names from our own tables
    bound = [_bindable(values) if name in often_null else values for name, values in columns.items()]
    flat = list(chain.from_iterable(zip(*bound, strict=True)))
    width, size = len(columns), most or MOST_ROWS
    rows, done = len(flat) // width, 0
    while done < rows:
        while size > rows - done:
            size //= 2
        database.run(head + ", ".join([one] * size), *flat[done * width : (done + size) * width])
        done += size


def _bindable(values: Sequence[Any]) -> list[Any]:
    return [_NULL if value is None else value for value in values]


class _Numbers(dict[str, int]):
    """Word to number; a word that is missing is given the next number and kept. Only inside a transaction."""

    def __init__(self, database: Database, words: dict[int, str]) -> None:
        super().__init__((word, number) for number, word in words.items())
        self._database, self._words = database, words

    def __missing__(self, word: str) -> int:
        if not isinstance(word, str):
            raise TypeError("a word was expected")
        number = max(self._words, default=0) + 1
        self._database.run("INSERT INTO terms (id, term) VALUES (?, ?)", number, word)
        self._words[number] = word
        self[word] = number
        return number


class Terms:
    """The words of `terms` in both directions, as they are at the start of one operation: `word` and `number`."""

    def __init__(self, database: Database) -> None:
        self.word: dict[int, str] = dict(database.packed(("id", "term"), "SELECT id, term FROM terms"))
        self.number: dict[str, int] = _Numbers(database, self.word)
