"""Imports that are in the store, and taking one back: whole, and only while nothing was recorded about its patients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.intake.uniqueness import QUASI_IDENTIFIERS, Group, Uniqueness, group_of, uniqueness
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class ImportedBatch:
    """One import. `imported_at` is RFC 3339; `can_undo` is false once something was recorded about its patients."""

    batch_id: str
    sha256: str
    format: str
    imported_at: str
    imported_by: str
    files: int
    patients: int
    can_undo: bool


def list_imports(session: Session) -> tuple[ImportedBatch, ...]:
    """Every import that was not taken back, the newest first. Raises `NotAllowed`."""
    session.require("import_records")
    in_use = session.store.batches_in_use()
    people = {user.user_id: user.name for user in session.store.users()}
    return tuple(
        ImportedBatch(
            row.batch_id,
            row.sha256,
            row.format,
            row.imported_at,
            people[row.user_id],
            row.files,
            row.patients,
            row.batch_id not in in_use,
        )
        for row in session.store.batches()
    )


def undo_import(session: Session, batch_id: str, *, confirm: str | None = None) -> int:
    """Take a batch back with all its patients; returns how many went. All or nothing; the log keeps what came in.

    `confirm`: the signed-in person's passphrase again; only the command line, which has just asked for it, leaves it
    out. Raises `NotAllowed`, `CdsError` "batch_unknown", "batch_in_use", "passphrase_missing", "passphrase_wrong".
    """
    session.require("import_records")
    if confirm is not None:
        confirm_person(session, confirm, "undo_import")
    elif session.surface != "command_line":
        raise CdsError("passphrase_missing")
    row = next((row for row in session.store.batches() if row.batch_id == batch_id), None)
    if row is None:
        raise CdsError("batch_unknown")
    if batch_id in session.store.batches_in_use():
        raise CdsError("batch_in_use")
    event = {"batch_id": batch_id, "sha256": row.sha256, "format": row.format, "surface": session.surface}
    with session.store.change(EventKind.IMPORT_UNDONE, event) as change:
        removed = change.remove_batch(batch_id)
        change.note(patients=removed)
    return removed


def groups_in_store(session: Session) -> Mapping[Group, int]:
    """How many patients of the store are in each group of the uniqueness report."""
    groups: dict[Group, int] = {}
    for values, people in session.store.counted_by(QUASI_IDENTIFIERS):
        group = group_of(values)
        groups[group] = groups.get(group, 0) + people
    return groups


def uniqueness_of_store(session: Session) -> Uniqueness:
    """The uniqueness report over everybody in the store, under the policy's k. Raises `NotAllowed`."""
    session.require("import_records")
    return uniqueness(groups_in_store(session), session.policy.uniqueness_k)
