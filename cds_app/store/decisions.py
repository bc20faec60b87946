"""Signed decisions of all patients, without the assessments behind them: for the list of whom to see again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cds_app.store.database import Database


@dataclass(frozen=True)
class SignedRow:
    """One signed decision, and the patient's latest depression total as on the worklist.

    `signed_at` is RFC 3339; `dose` the statement's decimal text. `amends` names the assessment that it replaces.
    """

    record_id: str
    pseudonym: str
    assessment_id: str
    amends: str | None
    signed_at: str
    kind: str
    drug: str | None
    dose: str | None
    scale: str | None
    total: int | None
    day: int | None
    previous_total: int | None


_COLUMNS = (
    "record_id", "pseudonym", "assessment_id", "amends", "signed_at", "kind", "drug", "dose", "scale", "latest_total",
    "latest_day", "previous_total",
)  # fmt: skip
_SIGNED = """
SELECT p.record_id, p.pseudonym, a.assessment_id, a.amends, s.signed_at,
       json_extract(s.statement, '$.decision.kind') AS kind, json_extract(s.statement, '$.decision.drug') AS drug,
       json_extract(s.statement, '$.decision.dose_mg_day') AS dose,
       t.term AS scale, p.latest_total, p.latest_day, p.previous_total
FROM signatures s
JOIN assessments a ON a.assessment_id = s.assessment_id
JOIN patients p ON p.id = a.patient
LEFT JOIN terms t ON t.id = p.latest_scale
WHERE ? IS NULL OR p.record_id = ?
ORDER BY p.pseudonym, s.entry_index
"""


def signed(database: Database, record_id: str | None = None) -> Iterator[SignedRow]:
    """Every signed decision, or those of one record, by patient and in the order of signing."""
    for row in database.packed(_COLUMNS, _SIGNED, record_id, record_id):
        yield SignedRow(*row)
