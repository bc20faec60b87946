"""The signed decisions of a log as a table file, for people; the log itself stays what is verified."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import rfc8785

from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.cells import inert

DECISIONS = ("decision_signed", "decision_amended")
COLUMNS: tuple[tuple[str, Sequence[str]], ...] = (
    ("record_id", ("record_id",)),
    ("assessment_id", ("assessment_id",)),
    ("assessment_sha256", ("assessment_sha256",)),
    ("amends", ("amends",)),
    ("bundle_id", ("bundle", "id")),
    ("bundle_version", ("bundle", "version")),
    ("bundle_sha256", ("bundle", "sha256")),
    ("bundle_basis", ("bundle", "basis")),
    ("catalogue_sha256", ("catalogue_sha256",)),
    ("policy_sha256", ("policy_sha256",)),
    ("own_view_options", ("own_view", "options")),
    ("own_view_confidence", ("own_view", "confidence")),
    ("own_view_reason", ("own_view", "reason")),
    ("decision", ("decision", "kind")),
    ("drug", ("decision", "drug")),
    ("dose_mg_day", ("decision", "dose_mg_day")),
    ("agreement", ("agreement",)),
    ("reasons", ("reasons",)),
    ("comment", ("comment",)),
    ("acknowledged", ("acknowledged",)),
    ("estimates", ("estimates",)),
    ("cautions", ("cautions",)),
    ("meaning", ("meaning",)),
    ("signer_user_id", ("signer", "user_id")),
    ("signer_printed_name", ("signer", "printed_name")),
    ("signer_credential", ("signer", "credential")),
    ("signer_role", ("signer", "role")),
    ("signed_at", ("signed_at",)),
)
"""Column → where it stands in the signed statement. Lists are kept as canonical JSON."""


def decisions_csv(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The signed decisions as CSV lines (RFC 4180, UTF-8 text), one row each, every cell inert.

    The last columns hold the key, the signature and the whole signed statement as canonical JSON.
    """
    yield _csv_line(["index", "time", "event", *(name for name, _ in COLUMNS), "key_id", "signature", "statement"])
    for entry in entries:
        if entry["event"] not in DECISIONS:
            continue
        data = entry["data"]
        statement = data["statement"]
        yield _csv_line(
            [
                inert(entry["index"]),
                inert(entry["time"]),
                inert(entry["event"]),
                *(_cell(statement, path) for _, path in COLUMNS),
                inert(data["key_id"]),
                inert(data["signature"]),
                inert(rfc8785.dumps(statement).decode()),
            ]
        )


def write_decisions(target: Path, entries: Iterable[Mapping[str, Any]], *, overwrite: bool = False) -> int:
    """Write `decisions_csv` to a file; returns the number of decisions. Raises as `export_log` does."""
    count = -1
    with atomic_file(target, overwrite=overwrite) as file:
        for line in decisions_csv(entries):
            file.write(line.encode())
            count += 1
    return count


def _cell(statement: Mapping[str, Any], path: Sequence[str]) -> str:
    value: Any = statement
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    if value is None or isinstance(value, str | int):
        return inert(value)
    return inert(rfc8785.dumps(value).decode())


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
