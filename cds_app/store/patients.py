"""The worklist: which patients there are, without their records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cds_app.store.database import Database

PAGE = 2000
"""Rows fetched in one step."""


@dataclass(frozen=True)
class PatientRow:
    """What the worklist shows of a patient: the latest depression total with the one before it on the same scale,
    and what is known of the latest assessment. `day` counts from the index day; `signed_at` is RFC 3339.
    """

    record_id: str
    pseudonym: str
    age_years: int | None
    scale: str | None
    total: int | None
    day: int | None
    previous_total: int | None
    has_baseline: bool
    last_assessment_id: str | None
    last_state: str | None
    signed_at: str | None


_ROWS = """
SELECT p.record_id, p.pseudonym, p.age_years, t.term AS scale, p.latest_total, p.latest_day, p.previous_total,
       p.has_baseline, a.assessment_id, a.state, s.signed_at
FROM patients p
LEFT JOIN terms t ON t.id = p.latest_scale
LEFT JOIN assessments a ON a.id = p.last_assessment
LEFT JOIN signatures s ON s.assessment_id = a.assessment_id
WHERE p.id IN (
  SELECT id FROM patients WHERE pseudonym > ? AND pseudonym LIKE ? ESCAPE '!' ORDER BY pseudonym LIMIT ? OFFSET ?
)
ORDER BY p.pseudonym
"""
_ROW_COLUMNS = (
    "record_id", "pseudonym", "age_years", "scale", "latest_total", "latest_day", "previous_total",
    "has_baseline", "assessment_id", "state", "signed_at",
)  # fmt: skip
_HAS_BASELINE = _ROW_COLUMNS.index("has_baseline")


def listed(database: Database, limit: int | None = None, offset: int = 0, search: str = "") -> Iterator[PatientRow]:
    """The worklist by pseudonym; `search` finds any part of a pseudonym, in either letter case."""
    after, left = "", limit
    while left is None or left > 0:
        wanted = PAGE if left is None else min(PAGE, left)
        page = database.packed(_ROW_COLUMNS, _ROWS, after, _pattern(search), wanted, offset)
        for row in page:
            row[_HAS_BASELINE] = bool(row[_HAS_BASELINE])
            yield PatientRow(*row)
        if len(page) < wanted:
            return
        after, offset = page[-1][1], 0
        left = None if left is None else left - wanted


def count(database: Database, search: str = "") -> int:
    """How many patients there are, or match."""
    return int(database.value("SELECT count(*) FROM patients WHERE pseudonym LIKE ? ESCAPE '!'", _pattern(search)))


def _pattern(search: str) -> str:
    if "\x00" in search:
        return ""  # LIKE would stop reading there and find everybody; no pseudonym has one
    escaped = search.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def batch_known(database: Database, sha256: str) -> bool:
    """Whether a batch with this content was imported before."""
    return database.row("SELECT 1 FROM batches WHERE sha256 = ?", sha256) is not None


def pseudonyms_present(database: Database, pseudonyms: Iterable[str]) -> set[str]:
    """Those of the pseudonyms that are in the store."""
    source = "SELECT pseudonym FROM patients WHERE pseudonym IN (SELECT value FROM json_each(?))"
    return {row[0] for row in database.packed(("pseudonym",), source, json.dumps(list(pseudonyms)))}


def find(database: Database, pseudonym: str) -> str | None:
    """The record id of a pseudonym, or None."""
    found: str | None = database.value("SELECT record_id FROM patients WHERE pseudonym = ?", pseudonym)
    return found
