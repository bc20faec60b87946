"""Many rows in few statements, and the words of `terms` as numbers.

One statement for each row would hand the interpreter lock over for each row: against a busy window that is a
hundred times slower. Statements come in a few sizes only, so that each is parsed once an import: the cipher wipes and
locks every piece of memory that parsing takes, which cost more than the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, islice
from typing import Any

from cds_app.store.database import Database

MOST_ROWS = 2048
"""Rows of one statement, a power of two: what is left over goes in halves of it."""
_WAITING_ROWS = 512
"""Rows of one statement into a waiting table, a power of two."""
_PLACES = ", ".join(f"c{place}" for place in range(64))
_NULL = -(1 << 62)
"""Stands for NULL on the way, which takes twenty times as long to bind. No value of a column is anywhere near."""
_TEXT = "CAST(substr(?1, {0} >> 32, {0} & 4294967295) AS TEXT)"


def insert_rows(
    database: Database, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], on_conflict: str = ""
) -> None:
    """Insert rows of values, in order. `on_conflict`: that clause, for rows that may be there already."""
    one = f"({', '.join('?' * len(columns))})"
    size, done = MOST_ROWS, 0
    while done < len(rows):
        while size > len(rows) - done:
            size //= 2
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES " + ", ".join([one] * size) + on_conflict  # noqa: S608
        database.run(sql, *chain.from_iterable(rows[done : done + size]))
        done += size


def insert_at_once(
    database: Database,
    table: str,
    numbers: Mapping[str, Sequence[Any]],
    texts: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Insert rows whose values come column by column, in order, however many there are. NULL goes among the numbers."""
    rows = Waiting(database, table)
    rows.add(numbers, texts)
    rows.insert()


class Waiting:
    """Rows that wait for one statement that inserts them all. Only inside a transaction.

    Each statement of many rows copies every page it touches, in case that it has to be taken back alone; in an index of
    random texts, where neighbours lie far apart, that is most of a large index for each statement. So there is one: the
    rows wait in a temporary table, which is memory (see `database`). All texts travel in one value, because the cipher
    locks and wipes the memory of each; in the rows stands where a text begins and how long it is.
    """

    def __init__(self, database: Database, table: str) -> None:
        self._database, self._table, self._own = database, table, f"temp.waiting_{table}"
        self._places: dict[str, str] = {}
        """Column of the table → column of the waiting one, in the order in which they came."""
        self._texts: dict[str, None] = {}
        self._gaps: set[str] = set()
        self._joined: list[bytes] = []
        self.count = self._length = 0
        with database.setting_up():
            database.run(f"CREATE TEMP TABLE IF NOT EXISTS waiting_{table} ({_PLACES})")

    def add(self, numbers: Mapping[str, Sequence[Any]], texts: Mapping[str, Sequence[str]] | None = None) -> None:
        """More rows, column by column; another call may bring other columns. NULL goes among the numbers."""
        columns: dict[str, Sequence[Any]] = {name: self._join(values) for name, values in (texts or {}).items()}
        self._texts.update(dict.fromkeys(columns))
        for name, values in numbers.items():
            gap = None in set(values)
            columns[name] = _bindable(values) if gap else values
            self._gaps |= {name} if gap else set()
        for name in columns:
            self._places.setdefault(name, f"c{len(self._places)}")
        self._wait([self._places[name] for name in columns], list(columns.values()))

    def insert(self) -> None:
        """Insert all of them, in order; none waits any more."""
        if not self.count:
            return
        taken = ", ".join(self._taken(name, place) for name, place in self._places.items())
        joined = [b"".join(self._joined)] if self._texts else []
        sql = f"INSERT INTO {self._table} ({', '.join(self._places)}) SELECT {taken} FROM {self._own} ORDER BY rowid"  # noqa: S608 - our own names
        self._database.run(sql, *joined)
        self._database.run(f"DELETE FROM {self._own}")  # noqa: S608
        self._joined.clear()
        self.count = self._length = 0

    def _taken(self, name: str, place: str) -> str:
        if name in self._texts:
            return _TEXT.format(place)
        return f"nullif({place}, {_NULL})" if name in self._gaps else place

    def _wait(self, names: Sequence[str], columns: Sequence[Sequence[Any]]) -> None:
        """Put rows into the waiting table; what fills up the last statement is taken out again."""
        one, rows, count = f"({', '.join('?' * len(names))})", zip(*columns, strict=True), len(columns[0])
        for done in range(0, count, _WAITING_ROWS):
            size = min(_WAITING_ROWS, 1 << (count - done - 1).bit_length())
            values = list(chain.from_iterable(islice(rows, size)))
            sql = f"INSERT INTO {self._own} ({', '.join(names)}) VALUES " + ", ".join([one] * size)  # noqa: S608
            self._database.run(sql, *values, *[0] * (size * len(names) - len(values)))
        self.count += count
        self._database.run(f"DELETE FROM {self._own} WHERE rowid > ?", self.count)  # noqa: S608

    def _join(self, texts: Sequence[str]) -> list[int]:
        """Put texts behind those before; the place of each: the byte where it begins, from 1, above 32 bits of its
        length."""
        encoded = [text.encode() for text in texts]
        lengths = list(map(len, encoded))
        begins = accumulate(lengths, initial=self._length + 1)
        self._joined.append(b"".join(encoded))
        self._length += sum(lengths)
        return [at << 32 | length for at, length in zip(begins, lengths, strict=False)]


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
