"""The worklist: who is here, how they are, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cds_app.domain.follow_up_plan import next_visit
from cds_app.domain.patient import PatientRecord, age_band
from cds_app.domain.rating import band_of
from cds_app.store.patients import PatientRow
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class WorklistRow:
    """One patient. `trend` is latest minus previous total on the same scale; `status` names what comes next."""

    record_id: str
    pseudonym: str
    age_band: str | None
    scale: str | None
    total: int | None
    day: int | None
    trend: int | None
    band: str | None
    status: str


STATUSES = ("incomplete", "ready", "awaiting_decision", "signed", "follow_up_due")


def list_patients(session: Session) -> tuple[WorklistRow, ...]:
    """All patients, by pseudonym."""
    session.require("view_patients")
    now = session.clock.now()
    return tuple(_row(session, row, now) for row in session.store.patients())


def find_patients(session: Session, part: str, limit: int) -> tuple[WorklistRow, ...]:
    """The first patients whose pseudonym holds a part, in either letter case, by pseudonym."""
    session.require("view_patients")
    now = session.clock.now()
    return tuple(_row(session, row, now) for row in session.store.patients(limit, 0, part))


def _row(session: Session, row: PatientRow, now: datetime) -> WorklistRow:
    band = None
    if row.scale is not None and row.total is not None:
        found = band_of(session.catalogue.scales[row.scale], row.total)
        band = found.code if found else None
    age = {} if row.age_years is None else {"age_years": row.age_years}
    return WorklistRow(
        record_id=row.record_id,
        pseudonym=row.pseudonym,
        age_band=age_band(PatientRecord(row.pseudonym, age)),
        scale=row.scale,
        total=row.total,
        day=row.day,
        trend=None if row.total is None or row.previous_total is None else row.total - row.previous_total,
        band=band,
        status=_status(row, now),
    )


def _status(row: PatientRow, now: datetime) -> str:
    if row.last_state in ("own_view_recorded", "estimates_shown"):
        return "awaiting_decision"
    if row.last_state == "signed" and row.signed_at is not None:
        days_since = (now - datetime.fromisoformat(row.signed_at)).days
        return "follow_up_due" if next_visit(days_since, row.day).state in ("due", "overdue") else "signed"
    return "ready" if row.has_baseline else "incomplete"
