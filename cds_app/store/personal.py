"""Personal values beside the log: a salt and a text for each commitment that an entry holds."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.commitment import FIELD, SALT_BYTES, commitment
from cds_app.domain.errors import CdsError
from cds_app.store.database import Database

Values = Mapping[str, str | None]
"""Values of one entry by field; None for one that was erased."""


def keep(database: Database, entry: int, user_id: str | None, values: Mapping[str, str]) -> dict[str, str]:
    """Keep what the entry at an index, which comes with this change, says of a person; the commitments by field.

    `user_id` is whose account it is about; None for somebody without one.
    """
    made = {}
    for field, value in values.items():
        salt = secrets.token_bytes(SALT_BYTES)
        database.run(
            "INSERT INTO personal (entry, field, user_id, salt, value) VALUES (?, ?, ?, ?, ?)",
            entry, field, user_id, salt.hex(), value,
        )  # fmt: skip
        made[field] = commitment(salt, value)
    return made


def erase(database: Database, user_id: str, at_entry: int) -> tuple[int, ...]:
    """Erase what the log says of the person of a closed account; the indexes of the entries, in order.

    Raises `CdsError` "personal_nothing" where nothing is left to erase.
    """
    rows = database.rows("SELECT DISTINCT entry FROM personal WHERE user_id = ? AND salt IS NOT NULL", user_id)
    found = tuple(sorted(row[0] for row in rows))
    if not found:
        raise CdsError("personal_nothing")
    for entry in found:
        erase_of(database, entry, at_entry)
    return found


def erase_of(database: Database, entry: int, at_entry: int) -> None:
    """Erase the values of one entry; `at_entry` is the index of the entry that tells of it."""
    source = "UPDATE personal SET salt = NULL, value = NULL, gone_at_entry = ? WHERE entry = ? AND salt IS NOT NULL"
    database.run(source, at_entry, entry)


def values(database: Database, first: int, end: int) -> dict[int, dict[str, str | None]]:
    """The values of every entry from `first` up to `end` (not included) that has some, by index and field."""
    found: dict[int, dict[str, str | None]] = {}
    source = "SELECT entry, field, value FROM personal WHERE entry >= ? AND entry < ? ORDER BY entry, field"
    for entry, field, value in database.packed(("entry", "field", "value"), source, first, end):
        found.setdefault(entry, {})[field] = value
    return found


def openings(database: Database) -> tuple[tuple[int, str, str, str], ...]:
    """Index, field, salt (hexadecimal) and text of every value that was not erased, in order."""
    source = "SELECT entry, field, salt, value FROM personal WHERE salt IS NOT NULL ORDER BY entry, field"
    return tuple((row[0], row[1], row[2], row[3]) for row in database.rows(source))


def strange(database: Database) -> Iterator[int]:
    """Indexes of entries that are committed to another value, or whose value went without an entry that says so."""
    rows = database.rows(
        "SELECT p.entry, p.field, p.salt, p.value, e.entry, g.entry FROM personal p"
        " LEFT JOIN entries e ON e.idx = p.entry LEFT JOIN entries g ON g.idx = p.gone_at_entry"
        " ORDER BY p.entry, p.field"
    )
    for index, field, salt, value, entry, told in rows:
        try:
            holds = entry == "" if salt is None else commitment(bytes.fromhex(salt), value) == _made(entry)[field]
            holds = holds or (salt is None and (told == "" or _tells(json.loads(told), index)))
        except (ValueError, TypeError, KeyError, AttributeError):
            holds = False
        if not holds:
            yield index


def _made(entry: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(entry)["data"][FIELD]
    return found


def _tells(entry: Mapping[str, Any], index: int) -> bool:
    """Whether an entry says that the values of the one at an index were erased."""
    return entry["event"] == EventKind.PERSONAL_ERASED and index in entry["data"]["entries"]
