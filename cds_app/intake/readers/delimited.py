"""A strict reader of one comma-separated file (RFC 4180, UTF-8), with bounded memory.

The number of cells of each row is checked before anything looks at a cell: one cell too many would otherwise shift
every column after it. Only the columns that were asked for are handed on; the others are named and forgotten.
The hash is over the bytes that were parsed, so it belongs to exactly what was imported.

What is plain (printable ASCII, no quotation mark, every row of the same number of cells) is read in blocks, at the
speed of the parser; where anything else stands, that stretch is read line by line, so that a fault has its line.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cds_app.domain.errors import CdsError
from cds_app.intake.findings import FileReport
from cds_app.intake.readers import sniffing

_BUFFER = 1 << 16
"""Bytes that are read, and made into rows, at a time."""
_LINES_BETWEEN_TICKS = 2048
_SHOWN_NAME = 60

_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters other than tab and line ends
    "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # nothing to see: zero width, joiners, soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turns the direction of writing
    "\u2028\u2029\ufff9-\uffff\U000e0000-\U000e007f]"  # separators, annotation marks, tags
)
_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


@dataclass(frozen=True)
class Limits:
    """What is refused early. Characters for cells and rows; `findings` is the number of errors that ends a reading.

    Measured on 100,000 patients of 31 known columns: 70 MB while they wait, 40 MB more for a million ratings, so a
    set at the limits of patients and rows needs about 1.2 GB.
    """

    file_bytes: int = 4 << 30
    patients: int = 500_000
    rows: int = 20_000_000
    columns: int = 1000
    cell: int = 65_536
    row: int = 1 << 20
    findings: int = 200


Block = tuple[Sequence[int], Sequence[Sequence[str]]]
"""Some rows: their line numbers, and the asked-for columns with a cell of each row."""


class _Unreadable(Exception):
    """The file cannot be read beyond this point. Carries the finding's code, never what stands there."""

    def __init__(self, code: str, row: int | None = None, column: str | None = None, **params: str | int) -> None:
        super().__init__(code)
        self.code, self.row, self.column, self.params = code, row, column, params


class _Hashed(io.RawIOBase):
    """Hashes and counts every byte on its way to the parser."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self.digest = hashlib.sha256()
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._raw.readinto(buffer) or 0
        self.digest.update(memoryview(buffer)[:count])
        self.size += count
        return int(count)


class DelimitedFile:
    """One file, read once, with commas unless `delimiter` says another; `quoted` false takes quotation marks as text.

    `sha256` and `size` are set when it was read to its end; `not_read` names its columns.
    """

    def __init__(
        self,
        path: Path,
        columns: Sequence[str],
        required: Collection[str],
        report: FileReport,
        *,
        limits: Limits,
        most_rows: int,
        tick: Callable[[int], None],
        delimiter: str = ",",
        quoted: bool = True,
    ) -> None:
        self.not_read: tuple[str, ...] = ()
        self.row_count = 0
        self.sha256: str | None = None
        self.size = 0
        self._path = path
        self._columns = tuple(columns)
        self._required = required
        self._report = report
        self._limits = limits
        self._most_rows = most_rows
        self._tick = tick
        self._delimiter = delimiter
        self._quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        self._header: list[str] = []
        self._suspect = False
        self._row_length = 0
        self._line = 0
        self._consumed = 0
        self._odd_until = 0

    def rows(self) -> Generator[tuple[int, tuple[str, ...]], None, None]:
        """As `blocks`, row by row."""
        with closing(self.blocks()) as blocks:
            for rows, columns in blocks:
                yield from zip(rows, zip(*columns, strict=True), strict=True)

    def blocks(self) -> Generator[Block, None, None]:
        """Line numbers and the asked-for columns in their order; a column that is not there gives "" in each row.

        Faults go to the report; after one that makes the rest unreadable the rows end. Raises `CdsError`
        "record_set_not_readable" or "record_set_changed".
        """
        try:
            before = os.stat(self._path)
            if not stat.S_ISREG(before.st_mode):  # a pipe would block for ever
                raise CdsError("record_set_not_readable", file=self._report.file)
            if before.st_size > self._limits.file_bytes:
                raise _Unreadable("file_too_large", limit=self._limits.file_bytes)
            with open(self._path, "rb", buffering=0) as raw:
                hashed = _Hashed(raw)
                stream = io.BufferedReader(hashed, _BUFFER)
                code = sniffing.refusal(stream.peek(sniffing.HEAD_BYTES)[: sniffing.HEAD_BYTES])
                if code:
                    raise _Unreadable(code)
                yield from self._blocks(stream, hashed)
            self._refuse_a_moving_file(before, hashed.size)
            self.sha256, self.size = hashed.digest.hexdigest(), hashed.size
        except _Unreadable as fault:
            self._report.fault(fault.row, fault.column, fault.code, **fault.params)
        except OSError:
            raise CdsError("record_set_not_readable", file=self._report.file) from None

    def _refuse_a_moving_file(self, before: os.stat_result, size: int) -> None:
        try:
            after: os.stat_result | None = os.stat(self._path)
        except FileNotFoundError:
            after = None
        if after is None or after.st_size != size or _identity(before) != _identity(after):
            raise CdsError("record_set_changed", file=self._report.file)

    def _blocks(self, stream: io.BufferedReader[_Hashed], hashed: _Hashed) -> Iterator[Block]:
        reader = csv.reader(self._lines(stream, hashed), delimiter=self._delimiter, quoting=self._quoting, strict=True)
        header = self._next(reader, 1)
        if header is None:
            raise _Unreadable("file_empty")
        places = self._read_header(header)
        expected = len(header)
        while True:
            if plain := self._plain_block(stream, header):
                rows = range(self._line - len(plain) // expected + 1, self._line + 1)
                absent = [""] * len(rows)
                yield rows, [absent if place < 0 else plain[place::expected] for place in places]
                self._refuse_growth(hashed)
                continue
            self._row_length = 0
            row = self._line + 1
            cells = self._next(reader, row)
            if cells is None:
                return
            if not cells:  # an empty line
                continue
            self.row_count += 1
            if self.row_count > self._most_rows:
                raise _Unreadable("too_many_rows", limit=self._most_rows)
            if len(cells) != expected:
                self._report.fault(row, None, "field_count", found=len(cells), expected=expected)
                continue
            if self._row_length > self._limits.cell and max(map(len, cells)) > self._limits.cell:
                raise _Unreadable("cell_too_long", row, limit=self._limits.cell)
            if self._suspect and self._forbidden_in(cells, row):
                continue
            if cells == header:
                self._report.fault(row, None, "header_repeated")
                continue
            cells.append("")
            yield (row,), [(cells[place],) for place in places]

    def _plain_block(self, stream: io.BufferedReader[_Hashed], header: list[str]) -> list[str]:
        """The cells of all whole lines that wait in the buffer, row after row, when nothing about them is odd;
        otherwise none."""
        if self._consumed < self._odd_until:
            return []
        waiting = stream.peek()
        block = waiting[: waiting.rfind(b"\n") + 1]
        cells = self._plain_cells(block, header)
        if not cells:
            self._odd_until = self._consumed + max(1, len(block))
            return []
        stream.read(len(block))
        self._consumed += len(block)
        self._line += len(cells) // len(header)
        self.row_count += len(cells) // len(header)
        return cells

    def _plain_cells(self, block: bytes, header: list[str]) -> list[str]:
        if block.translate(None, _PLAIN) or b'"' in block or block.count(b"\r") != block.count(b"\r\n"):
            return []
        text = block.decode("ascii").replace("\r\n", "\n")
        lines = text.split("\n")[:-1]
        longest = min(self._limits.cell, self._limits.row) - len("\r\n")
        if not all(lines) or len(lines) > self._most_rows - self.row_count or max(map(len, lines), default=0) > longest:
            return []
        if {line.count(self._delimiter) for line in lines} != {len(header) - 1}:
            return []
        # without quotation marks the lines are nothing but cells and delimiters
        cells = text[:-1].replace("\n", self._delimiter).split(self._delimiter)
        return [] if header[0] in cells[:: len(header)] else cells  # a row that may be the header once more

    def _refuse_growth(self, hashed: _Hashed) -> None:
        if hashed.size > self._limits.file_bytes:  # it grew after it was measured
            raise _Unreadable("file_too_large", limit=self._limits.file_bytes)
        self._tick(self.row_count)

    def _next(self, reader: Iterator[list[str]], row: int) -> list[str] | None:
        """The next row, None at the end. Words of the csv module become codes here."""
        try:
            return next(reader, None)
        except csv.Error as error:
            words = str(error)
        if "new-line" in words:
            raise _Unreadable("line_ends_not_known", row)
        if "end of data" in words or self._line > row:
            raise _Unreadable("quote_not_closed", row)
        if "field limit" in words:
            raise _Unreadable("cell_too_long", row, limit=self._limits.cell)
        raise _Unreadable("quote_misplaced", row)

    def _lines(self, stream: io.BufferedIOBase, hashed: _Hashed) -> Iterator[str]:
        """The physical lines, decoded one by one so that a fault has a line number."""
        most = self._limits.row
        while line := stream.readline(most + 1):
            if self._line % _LINES_BETWEEN_TICKS == 0:
                self._refuse_growth(hashed)
            self._line += 1
            self._consumed += len(line)
            if self._line == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
                if line.rstrip(b"\r\n")[:4].lower() == b"sep=":
                    raise _Unreadable("separator_line", 1)
            self._row_length += len(line)
            if self._row_length > most:
                code = "line_ends_not_known" if b"\r" in line and b"\n" not in line else "cell_too_long"
                raise _Unreadable(code, self._line, limit=most)
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                raise _Unreadable("encoding_not_utf8", self._line) from None
            if _FORBIDDEN.search(text):
                self._suspect = True
            yield text

    def _forbidden_in(self, cells: list[str], row: int) -> bool:
        """Report the first character of a row that is not allowed, by code point; whether there was one."""
        self._suspect = False
        for name, cell in zip(self._header, cells, strict=True):
            found = _FORBIDDEN.search(cell)
            if found:
                self._report.fault(
                    row, printable_name(name), "character_not_allowed", code_point=_code_point(found.group())
                )
                return True
        return False

    def _read_header(self, header: list[str]) -> list[int]:
        """Check the names and return the place of each asked-for column in a row, -1 where it is absent."""
        if len(header) > self._limits.columns:
            raise _Unreadable("too_many_columns", 1, limit=self._limits.columns)
        if any(len(name) > self._limits.cell for name in header):
            raise _Unreadable("cell_too_long", 1, limit=self._limits.cell)
        found = _FORBIDDEN.search("".join(header)) if self._suspect else None
        if found:
            raise _Unreadable("character_not_allowed", 1, code_point=_code_point(found.group()))
        self._suspect = False
        names = [_normal(name) for name in header]
        self._refuse_other_delimiters(names)
        self._require_columns(names)
        if "" in names:
            raise _Unreadable("column_unnamed", 1, place=names.index("") + 1)
        repeated = next((name for place, name in enumerate(names) if name in names[:place]), None)
        if repeated is not None:
            raise _Unreadable("column_repeated", 1, printable_name(repeated))
        self._header = [name.strip() for name in header]
        asked = set(self._columns)
        self.not_read = tuple(printable_name(self._header[i]) for i, name in enumerate(names) if name not in asked)
        return [names.index(name) if name in names else -1 for name in self._columns]

    def _require_columns(self, names: list[str]) -> None:
        """Name every required column that is missing.

        Comes before anything that repeats a name: a first line without these may be no header, and then it holds
        values.
        """
        missing = [name for name in self._columns if name in self._required and name not in names]
        for name in missing[:-1]:
            self._report.fault(1, name, "column_missing")
        if missing:
            raise _Unreadable("column_missing", 1, missing[-1])

    def _refuse_other_delimiters(self, names: list[str]) -> None:
        wanted = set(self._required)
        for delimiter, word in _DELIMITERS.items():
            if delimiter != self._delimiter and any(
                delimiter in name and wanted & {_normal(part) for part in name.split(delimiter)} for name in names
            ):
                raise _Unreadable("delimiter_not_comma", 1, delimiter=word)


def _identity(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _normal(name: str) -> str:
    """A column name as it is compared: compatibility forms unified, trimmed, letter case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).strip().casefold())


def printable_name(name: str) -> str:
    """A column's or file's name that is safe to print: what does not print is escaped, very long names are cut."""
    printable = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
    return printable if len(printable) <= _SHOWN_NAME else f"{printable[:_SHOWN_NAME]}…"


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def header_of(head: bytes, delimiter: str = ",") -> list[str]:
    """The names in the first line of these first bytes; none when it is no line of text."""
    line = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")[0]
    try:
        return next(csv.reader([line.decode("utf-8").rstrip("\r")], delimiter=delimiter, strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return []
