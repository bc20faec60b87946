"""Many rows in few statements, and the words of `terms` as numbers.

One statement for each row would hand the interpreter lock over for each row: against a busy window that is a
hundred times slower. Statements come in a few sizes only, so that each is parsed once an import: the cipher wipes and
locks every piece of memory that parsing takes, which cost more than the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, islice
from typing import Any

from cds_app.store.database import Database

MOST_ROWS = 2048
"""Rows of one statement, a power of two: what is left over goes in halves of it."""
_WAITING_ROWS = 512
"""Rows of one statement into the waiting table, a power of two."""
_WAITING = "CREATE TEMP TABLE IF NOT EXISTS waiting (" + ", ".join(f"c{place}" for place in range(64)) + ")"
_NULL = -(1 << 62)
"""Stands for NULL on the way, which takes twenty times as long to bind. No value of a column is anywhere near."""
_TEXT = "CAST(substr(?2, {0} >> 32, {0} & 4294967295) AS TEXT)"


def insert_rows(database: Database, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of values, in order."""
    one = f"({', '.join('?' * len(columns))})"
    size, done = MOST_ROWS, 0
    while done < len(rows):
        while size > len(rows) - done:
            size //= 2
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES " + ", ".join([one] * size)  # noqa: S608
        database.run(sql, *chain.from_iterable(rows[done : done + size]))
        done += size


def insert_at_once(
    database: Database,
    table: str,
    numbers: Mapping[str, Sequence[Any]],
    texts: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Insert rows whose values come column by column, in order, however many there are. NULL goes among the numbers.

    Each statement of many rows copies every page it touches, in case that it has to be taken back alone; in an index of
    random texts, where neighbours lie far apart, that is nearly all pages for each statement. So there is one: the
    rows wait in a temporary table, which is memory (see `database`). All texts travel in one value, because the cipher
    locks and wipes the memory of each; in the rows stands where a text begins and how long it is.
    """
    joined, places = _joined(texts.values() if texts else ())
    gaps = [None in set(values) for values in numbers.values()]
    bound = [_bindable(v) if gap else v for v, gap in zip(numbers.values(), gaps, strict=True)]
    count, names = len(bound[0]), [f"c{place}" for place in range(len(places) + len(bound))]
    if not count:
        return
    taken = [_TEXT.format(name) for name in names[: len(places)]]
    taken += [f"nullif({n}, {_NULL})" if gap else n for n, gap in zip(names[len(places) :], gaps, strict=True)]
    _wait(database, names, [*places, *bound], count)
    into = f"{table} ({', '.join([*(texts or ()), *numbers])})"
    source = f"SELECT {', '.join(taken)} FROM temp.waiting ORDER BY rowid LIMIT ?1"  # noqa: S608 - our own names
    database.run(f"INSERT INTO {into} {source}", count, *([joined] if texts else []))
    database.run("DELETE FROM temp.waiting")


def _wait(database: Database, names: Sequence[str], columns: Sequence[Sequence[Any]], count: int) -> None:
    """Put rows into the waiting table, the last statement filled up with rows that nobody takes."""
    with database.setting_up():
        database.run(_WAITING)
    one, rows = f"({', '.join('?' * len(names))})", zip(*columns, strict=True)
    for done in range(0, count, _WAITING_ROWS):
        size = min(_WAITING_ROWS, 1 << (count - done - 1).bit_length())
        values = list(chain.from_iterable(islice(rows, size)))
        sql = f"INSERT INTO temp.waiting ({', '.join(names)}) VALUES " + ", ".join([one] * size)  # noqa: S608
        database.run(sql, *values, *[0] * (size * len(names) - len(values)))


def _bindable(values: Sequence[Any]) -> list[Any]:
    return [_NULL if value is None else value for value in values]


def _joined(texts: Iterable[Sequence[str]]) -> tuple[bytes, list[list[int]]]:
    """All texts as one, and the place of each in it: the byte where it begins, from 1, above 32 bits of its length."""
    encoded = [[text.encode() for text in column] for column in texts]
    places, begin = [], 1
    for column in encoded:
        lengths = list(map(len, column))
        begins = accumulate(lengths, initial=begin)
        places.append([at << 32 | length for at, length in zip(begins, lengths, strict=False)])
        begin += sum(lengths)
    return b"".join(chain.from_iterable(encoded)), places


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
