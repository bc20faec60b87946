"""The first rows of a file through a mapping profile, before anything is read for good: how its cells come out.

Only columns that the profile reads are looked at, and only codes, numbers and dates of them are given back, for the
person who holds the file to compare. Nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from cds_app.domain.patient import COLUMNS_BY_NAME
from cds_app.intake.findings import FileReport, Findings, ImportFinding, TooManyFindings
from cds_app.intake.mapping import MappingProfile
from cds_app.intake.mapping_lines import MappingLine, lines
from cds_app.intake.readers.delimited import DelimitedFile, Limits

ROWS, EXAMPLES, CODES, LONGEST = 1000, 3, 30, 24
_NUMBER = {False: re.compile(r"-?[0-9]+(\.[0-9]+)?"), True: re.compile(r"-?[0-9]+(,[0-9]+)?")}
_OTHER_MARK = {False: re.compile(r"-?[0-9]+,[0-9]+"), True: re.compile(r"-?[0-9]+\.[0-9]+")}


@dataclass(frozen=True)
class ColumnPreview:
    """How the first cells of a column come out.

    `examples` are pairs of a cell and what it is read as; `unread` counts cells that cannot be read. `codes` are the
    codes found, None when there are too many for codes. `other_mark`: numbers have the decimal mark that was not
    chosen.
    """

    column: str
    examples: tuple[tuple[str, str], ...] = ()
    unread: int = 0
    codes: tuple[str, ...] | None = ()
    other_mark: bool = False


def preview(
    path: Path, profile: MappingProfile, never_read: Iterable[str] = ()
) -> tuple[tuple[ColumnPreview, ...], tuple[ImportFinding, ...]]:
    """Each column that the profile reads, and what is wrong with the file itself. Raises as `read_record_set`."""
    never = frozenset(name.strip().casefold() for name in never_read)
    columns = tuple(c for c in (n.strip().casefold() for n in profile.columns_read()) if c not in never)
    found: list[ImportFinding] = []
    cells: list[set[str]] = [set() for _ in columns]
    file = DelimitedFile(
        path, columns, columns, FileReport(Findings(found, Limits().findings), path.name), limits=Limits(),
        most_rows=Limits().rows, tick=lambda _rows: None, delimiter=profile.delimiter,
    )  # fmt: skip
    try:
        with closing(file.rows()) as rows:
            for _, row in islice(rows, ROWS):
                for place, cell in enumerate(row):
                    cells[place].add(cell.strip())
    except TooManyFindings:
        return (), tuple(found)
    return tuple(_column(line, sorted(seen - {""}), profile.decimal_comma)
                 for line, seen in zip(lines(profile, columns), cells, strict=True)), tuple(found)  # fmt: skip


def _column(line: MappingLine, cells: list[str], decimal_comma: bool) -> ColumnPreview:
    if line.form and line.form != "day":
        return _dates(line, cells)
    if line.allowed:
        short = [cell for cell in cells if len(cell) <= LONGEST]
        return ColumnPreview(line.column, codes=tuple(cells) if len(short) == len(cells) <= CODES else None)
    if _holds_numbers(line.target):
        return _numbers(line, cells, decimal_comma)
    return ColumnPreview(line.column)


def _holds_numbers(target: str) -> bool:
    known = COLUMNS_BY_NAME.get(target)
    return (known is not None and not known.values) or target.partition(":")[2] == "dose_mg_day"


def _dates(line: MappingLine, cells: list[str]) -> ColumnPreview:
    read = [(cell, day) for cell in cells if (day := _day(cell, line.form))]
    return ColumnPreview(line.column, tuple(read[:EXAMPLES]), len(cells) - len(read))


def _day(cell: str, form: str) -> str | None:
    try:
        return datetime.strptime(cell, form).date().isoformat()
    except ValueError:
        return None


def _numbers(line: MappingLine, cells: list[str], decimal_comma: bool) -> ColumnPreview:
    right = [cell for cell in cells if _NUMBER[decimal_comma].fullmatch(cell)]
    telling = sorted(right, key=lambda cell: ("," not in cell and "." not in cell, cell))[:EXAMPLES]
    other = any(_OTHER_MARK[decimal_comma].fullmatch(cell) for cell in cells)
    read = len(right) + sum(cell == "90+" for cell in cells if line.target == "age_years")
    examples = tuple((cell, cell.replace(",", ".")) for cell in telling)
    return ColumnPreview(line.column, examples, len(cells) - read, other_mark=other)
