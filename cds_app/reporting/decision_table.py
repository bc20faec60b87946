"""A log as two table files for people: every entry, and every signed decision with every field that was signed.

The log itself stays what is verified; `verification.py` makes the same tables again from it and compares.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import rfc8785

from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.cells import inert

Line = tuple[int, str, dict[str, Any] | None]
"""Index, leaf (hexadecimal), and the entry; None for one that is withheld."""
Lines = Callable[[], Iterable[Line]]
"""Gives the lines of the log from the first on, each time it is called: a table is made without holding the log."""

DECISIONS = ("decision_signed", "decision_amended")
WITHHELD = "(withheld)"
FIELDS = ("time", "local_offset", "monotonic_ns", "boot_id", "user_id", "role", "event", "data")


def entries_csv(lines: Lines) -> Iterator[str]:
    """Every entry as one row; of a withheld one the index and the leaf."""
    yield _csv_line(("index", "leaf", *FIELDS))
    for index, leaf, entry in lines():
        shown: Mapping[str, Any] = {"event": WITHHELD} if entry is None else entry
        yield _csv_line((index, leaf, *map(shown.get, FIELDS)))


def decisions_csv(lines: Lines) -> Iterator[str]:
    """The signed decisions, one row each. A column for every field of any statement, named by its path.

    The last columns hold the key, the signature and the whole signed statement as canonical JSON.
    """
    fields = sorted({path for entry in _decisions(lines) for path, _ in leaves(entry["data"]["statement"])})
    yield _csv_line(("index", "time", "event", *fields, "key_id", "signature", "statement"))
    for entry in _decisions(lines):
        data = entry["data"]
        signed = dict(leaves(data["statement"]))
        first = (entry["index"], entry["time"], entry["event"])
        yield _csv_line((*first, *map(signed.get, fields), data["key_id"], data["signature"], data["statement"]))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a statement by its dotted path, such as "decision.drug"; lists stay whole."""
    if not isinstance(value, Mapping) or not value:
        yield path, value
        return
    for name in sorted(value):
        yield from leaves(value[name], f"{path}.{name}" if path else name)


def write_text(target: Path, lines: Iterable[str], *, overwrite: bool = False) -> Path:
    """Write lines to a file, all or none. Raises as `export_log` does."""
    with atomic_file(target, overwrite=overwrite) as file:
        for line in lines:
            file.write(line.encode())
    return target


def _decisions(lines: Lines) -> Iterator[dict[str, Any]]:
    return (entry for _, _, entry in lines() if entry is not None and entry["event"] in DECISIONS)


def _csv_line(values: Sequence[Any]) -> str:
    """One row (RFC 4180), every cell inert."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(value) for value in values])
    return line.getvalue()


def _cell(value: Any) -> str:
    return inert(rfc8785.dumps(value).decode() if isinstance(value, bool | list | dict) else value)
