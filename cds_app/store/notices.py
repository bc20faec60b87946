"""Notices to patients in and out: the table names the entries of the log, and each entry says what was recorded."""

from __future__ import annotations

from collections.abc import Iterator

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import IntegrityError
from cds_app.domain.notice import GivenNotice
from cds_app.store import accounts, audit_log
from cds_app.store.database import Database

_TOLD = "SELECT entry FROM notices WHERE assessment_id = ? ORDER BY entry"


def add(database: Database, assessment_id: str, at: int) -> None:
    """Note that the log entry with index `at` tells of a notice about an assessment."""
    database.run("INSERT INTO notices (entry, assessment_id) VALUES (?, ?)", at, assessment_id)


def of_assessment(database: Database, assessment_id: str) -> tuple[GivenNotice, ...]:
    """What was recorded about one assessment, oldest first, without what was disposed of since.

    Raises `IntegrityError` "log_broken" where an entry of the log is not what the table says it is.
    """
    names = {user.user_id: user.display_name for user in accounts.all_users(database)}
    return tuple(given for row in database.rows(_TOLD, assessment_id) for given in _given(database, row[0], names))


def _given(database: Database, at: int, names: dict[str, str]) -> Iterator[GivenNotice]:
    for _, _, entry in audit_log.entries(database, at, 1):
        data = entry["data"]
        if entry["event"] != EventKind.NOTICE_GIVEN:
            raise IntegrityError("log_broken", index=at)
        name = names.get(entry["user_id"], "")
        yield GivenNotice(data["how"], entry["time"], name, data["language"], data["notice_sha256"])
