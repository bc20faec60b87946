"""The store's own patients with an estimate and an outcome, to fit a recalibration and to measure calibration.

Each patient with one drug begun on day 0, by import or by a recorded course, is estimated by the bundle from what was
known on day 0, and held against what is known of the outcomes by now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from cds_app.domain.course import Course
from cds_app.domain.outcome import EARLY_STOP_BEFORE_DAY, Outcome, observed_outcomes, started_on_day_0
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Scale
from cds_app.workflow.evaluation_cases import Cases, collect_cases
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle

PAGE = 500


def site_cases(session: Session, bundle: Bundle, progress: Callable[[int], object] | None = None) -> Cases:
    """Every stored patient once, a page in memory at a time. Nothing is kept."""
    courses: dict[str, tuple[Course, ...]] = {}

    def observed(record: PatientRecord, scales: Mapping[str, Scale]) -> dict[Outcome, bool | None]:
        return observed_by_now(record, scales, courses.pop(record.pseudonym, ()))

    return collect_cases(
        _records(session, courses, progress),
        session.catalogue,
        bundle,
        allow_pregnancy=session.policy.allow_pregnancy,
        observed=observed,
    )


def observed_by_now(
    record: PatientRecord, scales: Mapping[str, Scale], courses: tuple[Course, ...]
) -> dict[Outcome, bool | None]:
    """The outcomes of a record whose course may still be going on.

    An open end says "not stopped early" only once the drug was known to be taken, or the patient was rated, on day 56
    or later.
    """
    found = observed_outcomes(record, scales)
    started = started_on_day_0(record)
    if len(started) == 1 and started[0].end_day is None and not _followed(record, started[0].drug, courses):
        found["early_stop"] = found["side_effect_stop"] = None
    return found


def _followed(record: PatientRecord, drug: str, courses: tuple[Course, ...]) -> bool:
    told = (c.until_day for c in courses if (c.drug, c.start_day) == (drug, 0))
    return any(day >= EARLY_STOP_BEFORE_DAY for day in (*told, *(r.day for r in record.ratings)))


def _records(
    session: Session, courses: dict[str, tuple[Course, ...]], progress: Callable[[int], object] | None
) -> Iterator[PatientRecord]:
    """Records page by page; what was told of the courses of one with a treatment is left in `courses`."""
    offset = 0
    while rows := session.store.patients(PAGE, offset):
        for row in rows:
            record = session.store.record(row.record_id)
            if started_on_day_0(record):
                courses[record.pseudonym] = session.store.courses(row.record_id)
            yield record
        offset += len(rows)
        if progress is not None:
            progress(offset)
