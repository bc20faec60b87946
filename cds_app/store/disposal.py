"""Disposing of old entries: their content goes; place, leaf and link stay, and a signed entry says what was done.

The chain holds as before, since it is made of leaves. A backup and an export made before still hold the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cds_app.domain.audit import KEPT, EventKind
from cds_app.store import audit_log, personal, signing
from cds_app.store.database import Database


@dataclass(frozen=True)
class Plan:
    """The range from `first` up to `end` (not included), and the indexes in it whose content would go.

    `backed_up`: whether a backup holds all of the range, as far as the log tells.
    """

    first: int
    end: int
    indexes: tuple[int, ...]
    backed_up: bool


@dataclass(frozen=True)
class Tombstone:
    """What an `entries_disposed` entry says: at which index it stands, the statement, and who signed it."""

    entry: int
    statement: Mapping[str, Any]
    key_id: str
    signature: str


def digest(indexes: tuple[int, ...]) -> str:
    """SHA-256 over indexes, one a line."""
    return hashlib.sha256(b"".join(b"%d\n" % index for index in indexes)).hexdigest()


def plan(database: Database, before: datetime) -> Plan:
    """What disposing of everything older than a moment would do: a range that begins where the last one ended.

    The range ends at the first entry that is not older, so that a clock that was set back disposes of nothing new.
    """
    first = int(database.value('SELECT coalesce(max("end"), 0) FROM disposals'))
    end, indexes, backed_up = first, [], False
    old = True
    for index, _, entry in audit_log.entries(database, first):
        old = old and datetime.fromisoformat(entry["time"]) < before
        if old:
            end = index + 1
            if entry["event"] not in KEPT:
                indexes.append(index)
        elif entry["event"] == EventKind.BACKED_UP and entry["data"].get("size", 0) >= end:
            backed_up = True
    return Plan(first, end, tuple(indexes), backed_up)


def carry_out(database: Database, made: Plan, statement: Mapping[str, Any], entry_index: int) -> dict[str, Any]:
    """Empty the entries of a plan, inside an open change whose entry will be at `entry_index`; the entry's data."""
    database.run('INSERT INTO disposals ("first", "end", entry) VALUES (?, ?, ?)', made.first, made.end, entry_index)
    for index in made.indexes:
        database.run("UPDATE entries SET entry = '' WHERE idx = ?", index)
        personal.erase_of(database, index, entry_index)
    told = {
        **statement,
        "first": made.first,
        "end": made.end,
        "count": len(made.indexes),
        "sha256": digest(made.indexes),
        "head": audit_log.link_at(database, made.end),
    }
    key_id, signature = signing.sign_as_installation(database, audit_log.canonical(told))
    return {"statement": told, "key_id": key_id, "signature": signature}


def tombstones(database: Database) -> Iterator[Tombstone]:
    """Every disposal there was, in order. One whose entry cannot be read is left out: then nothing covers its range."""
    if not audit_log.disposed_ranges(database):
        return
    for (index,) in database.rows('SELECT entry FROM disposals ORDER BY "first"'):
        for _, _, entry in audit_log.entries(database, index, 1):
            data = entry.get("data", {})
            if entry.get("event") == EventKind.ENTRIES_DISPOSED and isinstance(data.get("statement"), dict):
                yield Tombstone(index, data["statement"], str(data.get("key_id")), str(data.get("signature")))


def first_strange(database: Database, emptied: tuple[int, ...]) -> int | None:
    """The first emptied entry that no signed disposal tells of, or the first of a range that tells of others."""
    keys = {key.key_id: key for key in signing.keys(database) if key.kind == "installation"}
    left = list(emptied)
    for stone in tombstones(database):
        told = stone.statement
        first, end = told.get("first"), told.get("end")
        if not (isinstance(first, int) and isinstance(end, int)) or stone.key_id not in keys:
            continue
        inside = tuple(index for index in left if first <= index < end)
        same = (told.get("count"), told.get("sha256")) == (len(inside), digest(inside))
        signed = signing.verifies(keys[stone.key_id], audit_log.canonical(told), stone.signature)
        if not same or not signed or told.get("head") != audit_log.link_at(database, end):
            return first
        left = [index for index in left if not first <= index < end]
    return left[0] if left else None
