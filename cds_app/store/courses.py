"""Courses of decided treatments in and out: every one that was told, in order, and for a record those that count."""

from __future__ import annotations

import json
from collections.abc import Iterable

from cds_app.domain.course import Course
from cds_app.domain.snapshot import from_plain, to_plain
from cds_app.store.database import Database
from cds_app.store.ratings import patient_number

_TOLD = "SELECT course FROM courses WHERE patient = ? ORDER BY id"


def add_course(database: Database, record_id: str, assessment_id: str, course: Course, at: int) -> None:
    """Keep what was told of a course; `at` is the index of its log entry. Raises `CdsError` "patient_unknown"."""
    database.run(
        "INSERT INTO courses (patient, assessment_id, course, entry) VALUES (?, ?, ?, ?)",
        patient_number(database, record_id),
        assessment_id,
        json.dumps(to_plain(course)),
        at,
    )


def told(database: Database, patient: int) -> tuple[Course, ...]:
    """Everything that was told of a patient's (by row number) courses, oldest first."""
    return tuple(from_plain(Course, json.loads(row[0])) for row in database.rows(_TOLD, patient))


def all_courses(database: Database, record_id: str) -> tuple[Course, ...]:
    """Everything that was told, oldest first. Raises `CdsError` "patient_unknown"."""
    return told(database, patient_number(database, record_id))


def standing(courses: Iterable[Course]) -> tuple[Course, ...]:
    """The last that was told of each drug and first day."""
    return tuple({(course.drug, course.start_day): course for course in courses}.values())
