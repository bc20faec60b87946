"""Assessments as canonical snapshots, and the signatures over them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from cds_app.domain.decision import Assessment, Signed, State, check_can_move
from cds_app.domain.errors import CdsError, IntegrityError, NotAllowed
from cds_app.domain.snapshot import from_plain, to_plain
from cds_app.store import signing
from cds_app.store.accounts import User
from cds_app.store.audit_log import canonical
from cds_app.store.database import Database

SHOWN = (State.ESTIMATES_SHOWN, State.SIGNED, State.ABANDONED)
_COLUMNS = ("a.snapshot", "a.state", "s.statement", "s.key_id", "s.signature", "s.entry_index")
_FROM = "FROM assessments a LEFT JOIN signatures s ON s.assessment_id = a.assessment_id"


def snapshot(assessment: Assessment) -> bytes:
    """Canonical bytes of everything but the state and the signature, which change while the rest is being signed.

    Going through `from_plain` makes 20 and 20.0 in a field of fractions the same, as they are once stored.
    """
    plain = to_plain(from_plain(Assessment, to_plain(dataclasses.replace(assessment, signed=None))))
    del plain["state"], plain["signed"]
    return canonical(plain)


def save(database: Database, assessment: Assessment) -> str:
    """Insert or update an assessment and return the SHA-256 of its snapshot.

    Raises `NotAllowed` "assessment_signed", "own_view_locked" or "move_not_declared"; `CdsError` "patient_unknown".
    """
    content = snapshot(assessment)
    digest = hashlib.sha256(content).hexdigest()
    there = database.row("SELECT id FROM assessments WHERE assessment_id = ?", assessment.assessment_id)
    if there is None:
        _insert(database, assessment, content.decode(), digest)
    else:
        _check_may_replace(one(database, assessment.assessment_id), assessment)
        database.run(
            "UPDATE assessments SET state = ?, snapshot = ?, sha256 = ? WHERE assessment_id = ?",
            str(assessment.state),
            content.decode(),
            digest,
            assessment.assessment_id,
        )
    return digest


def _insert(database: Database, assessment: Assessment, content: str, digest: str) -> None:
    patient = database.value("SELECT id FROM patients WHERE record_id = ?", assessment.record_id)
    if patient is None:
        raise CdsError("patient_unknown")
    database.run(
        "INSERT INTO assessments (assessment_id, patient, user_id, created_at, state, snapshot, sha256, amends)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        assessment.assessment_id,
        patient,
        assessment.user_id,
        assessment.created_at,
        str(assessment.state),
        content,
        digest,
        assessment.amends,
    )
    database.run(
        "UPDATE patients SET last_assessment = (SELECT id FROM assessments WHERE assessment_id = ?) WHERE id = ?",
        assessment.assessment_id,
        patient,
    )


def _check_may_replace(before: Assessment, after: Assessment) -> None:
    if before.state is State.SIGNED:
        raise NotAllowed("assessment_signed")
    if after.state is not before.state:
        check_can_move(before.state, after.state)
    locked = before.own_view is not None or before.state in SHOWN
    if locked and after.own_view != before.own_view:
        raise NotAllowed("own_view_locked")
    for name in ("record_id", "user_id", "created_at", "amends"):
        if getattr(after, name) != getattr(before, name):
            raise ValueError(f"the {name} of an assessment never changes")


def save_signature(
    database: Database,
    user: User,
    assessment_id: str,
    statement: Mapping[str, Any],
    key_id: str,
    signature: str,
    at: int,
) -> None:
    """Keep a signature, after checking that it is this person's, over this assessment as it is stored.

    Raises `IntegrityError` "signature_refused" naming what does not fit.
    """
    row = database.row(
        "SELECT a.sha256, p.record_id FROM assessments a JOIN patients p ON p.id = a.patient WHERE a.assessment_id = ?",
        assessment_id,
    )
    if row is None:
        raise CdsError("assessment_unknown")
    content = canonical(statement)
    key = next((k for k in signing.keys(database) if k.key_id == key_id), None)
    fits = {
        "assessment": statement["assessment_id"] == assessment_id and statement["assessment_sha256"] == row[0],
        "patient": statement["record_id"] == row[1],
        "person": statement["signer"]["user_id"] == user.user_id,
        "key": key is not None and key.user_id == user.user_id and key.retired_at_entry is None,
        "statement": key is not None and signing.verifies(key, content, signature),
    }
    for what, good in fits.items():
        if not good:
            raise IntegrityError("signature_refused", what=what)
    database.run("UPDATE assessments SET state = 'signed' WHERE assessment_id = ?", assessment_id)
    database.run(
        "INSERT INTO signatures (assessment_id, statement, key_id, signature, signed_at, entry_index)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        assessment_id,
        content.decode(),
        key_id,
        signature,
        statement["signed_at"],
        at,
    )


def unsigned_among(database: Database, assessment_ids: Iterable[str]) -> bool:
    """Whether one of these says "signed" without a signature."""
    sql = "SELECT 1 FROM assessments WHERE assessment_id = ? AND state = 'signed'"
    sql += " AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.assessment_id = assessments.assessment_id)"
    return any(database.row(sql, assessment_id) is not None for assessment_id in assessment_ids)


def one(database: Database, assessment_id: str) -> Assessment:
    """Raises `CdsError` "assessment_unknown"."""
    found = database.row(f"SELECT {', '.join(_COLUMNS)} {_FROM} WHERE a.assessment_id = ?", assessment_id)
    if found is None:
        raise CdsError("assessment_unknown")
    return _built(*found)


def of_record(database: Database, record_id: str) -> tuple[Assessment, ...]:
    """All assessments of a record, oldest first."""
    sql = (
        f"SELECT {', '.join(_COLUMNS)} {_FROM}"  # noqa: S608
        " WHERE a.patient = (SELECT id FROM patients WHERE record_id = ?) ORDER BY a.id"
    )
    return tuple(_built(*row) for row in database.rows(sql, record_id))


def latest_of_record(database: Database, record_id: str) -> Assessment | None:
    """The assessment begun last, or None."""
    found = database.value(
        "SELECT a.assessment_id FROM patients p JOIN assessments a ON a.id = p.last_assessment WHERE p.record_id = ?",
        record_id,
    )
    return None if found is None else one(database, found)


def _built(
    content: str, state: str, statement: str | None, key_id: str, signature: str, entry_index: int
) -> Assessment:
    plain = {**json.loads(content), "state": state, "signed": None}
    assessment = from_plain(Assessment, plain)
    if statement is None:
        return assessment
    return dataclasses.replace(assessment, signed=Signed(json.loads(statement), key_id, signature, entry_index))


def compared_with(database: Database, bundle_sha256: str) -> tuple[str, ...]:
    """Ids of each patient's first assessment whose comparison names this bundle, in the order of their beginning."""
    sql = (
        "SELECT assessment_id FROM assessments WHERE id IN (SELECT min(id) FROM assessments"
        " WHERE json_extract(snapshot, '$.comparison.bundle.sha256') = ? GROUP BY patient) ORDER BY id"
    )
    return tuple(row[0] for row in database.rows(sql, bundle_sha256))
