"""The worklist: which patients there are, without their records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cds_app.store import alike
from cds_app.store.bulk import Terms
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
_PLAIN_COLUMNS = (
    "record_id", "pseudonym", "age_years", "latest_scale", "latest_total", "latest_day", "previous_total",
    "has_baseline", "last_assessment",
)  # fmt: skip
_PLAIN = f"SELECT {', '.join(_PLAIN_COLUMNS)} FROM patients WHERE id > ? AND id <= ?"  # noqa: S608
_LATEST = """
SELECT a.id, a.assessment_id, a.state, s.signed_at
FROM patients p
JOIN assessments a ON a.id = p.last_assessment
LEFT JOIN signatures s ON s.assessment_id = a.assessment_id
"""


def listed(database: Database, limit: int | None = None, offset: int = 0, search: str = "") -> Iterator[PatientRow]:
    """The worklist by pseudonym; `search` finds any part of a pseudonym, in either letter case."""
    if limit is None and not offset and not search:
        yield from _everybody(database)
        return
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


def _everybody(database: Database) -> list[PatientRow]:
    """The same rows, joined and put in order here: the cipher wipes every piece of memory that a statement takes for a
    row, and one that joins, sorts or counts rows takes five times as long.
    """
    words = Terms(database).word
    latest = {row[0]: row[1:] for row in database.packed(("id", "assessment_id", "state", "signed_at"), _LATEST)}
    found: list[PatientRow] = []
    last = database.value("SELECT max(id) FROM patients") or 0
    for after in range(0, last, PAGE):
        for row in database.packed(_PLAIN_COLUMNS, _PLAIN, after, after + PAGE):
            record_id, pseudonym, age, scale, total, day, previous, baseline, assessment = row
            of_assessment = latest.get(assessment, (None, None, None))
            seen = (words.get(scale), total, day, previous, bool(baseline))
            found.append(PatientRow(record_id, pseudonym, age, *seen, *of_assessment))
    found.sort(key=lambda row: row.pseudonym)  # code points sort as their UTF-8 does
    return found


def count(database: Database, search: str = "") -> int:
    """How many patients there are, or match."""
    if not search:
        return alike.total(database)
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
