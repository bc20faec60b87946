"""The worklist: who is here, how they are, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from cds_app.domain.follow_up_plan import next_visit
from cds_app.domain.patient import PatientRecord, age_band
from cds_app.domain.rating import Scale, band_of
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


FIRST = 200
"""Patients that are told before the others are read: more than a window shows at once."""


@dataclass(frozen=True)
class FirstLook:
    """The beginning of the worklist, by pseudonym, and how many patients there are in all."""

    rows: tuple[WorklistRow, ...]
    of: int


STATUSES = ("incomplete", "ready", "awaiting_decision", "signed", "follow_up_due")


def list_patients(session: Session, progress: Callable[[FirstLook], object] | None = None) -> tuple[WorklistRow, ...]:
    """All patients, by pseudonym. Where there are many, `progress` gets the first of them at once."""
    session.require("view_patients")
    if progress is not None:
        first = first_look(session)
        if first.of > len(first.rows):
            progress(first)
    return _rows(session, session.store.patients())


def first_look(session: Session) -> FirstLook:
    """The first patients, by pseudonym."""
    session.require("view_patients")
    return FirstLook(_rows(session, session.store.patients(FIRST)), session.store.count_patients())


def find_patients(session: Session, part: str, limit: int) -> tuple[WorklistRow, ...]:
    """The first patients whose pseudonym holds a part, in either letter case, by pseudonym."""
    session.require("view_patients")
    return _rows(session, session.store.patients(limit, 0, part))


def _rows(session: Session, found: Iterable[PatientRow]) -> tuple[WorklistRow, ...]:
    now, bands = session.clock.now(), _bands(session.catalogue.scales)
    return tuple(
        WorklistRow(
            record_id=row.record_id,
            pseudonym=row.pseudonym,
            age_band=_age_band(row.age_years),
            scale=row.scale,
            total=row.total,
            day=row.day,
            trend=None if row.total is None or row.previous_total is None else row.total - row.previous_total,
            band=None if row.scale is None or row.total is None else bands(row.scale, row.total),
            status=_status(row, now),
        )
        for row in found
    )


@cache
def _age_band(age: int | None) -> str | None:
    return age_band(PatientRecord("", {} if age is None else {"age_years": age}))


def _bands(scales: Mapping[str, Scale]) -> Callable[[str, int], str | None]:
    """The band's code by scale and total; a hundred thousand patients share a few dozen of them."""

    @cache
    def of(scale: str, total: int) -> str | None:
        found = band_of(scales[scale], total)
        return found.code if found else None

    return of


def _status(row: PatientRow, now: datetime) -> str:
    if row.last_state in ("own_view_recorded", "estimates_shown"):
        return "awaiting_decision"
    if row.last_state == "signed" and row.signed_at is not None:
        days_since = (now - datetime.fromisoformat(row.signed_at)).days
        return "follow_up_due" if next_visit(days_since, row.day).state in ("due", "overdue") else "signed"
    return "ready" if row.has_baseline else "incomplete"
