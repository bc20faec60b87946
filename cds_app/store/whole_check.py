"""Everything that a store can say about its own soundness, in one go: at the start, on a schedule, on request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import IntegrityError
from cds_app.store import alike, personal, signing
from cds_app.store.audit_log import canonical
from cds_app.store.database import Database

if TYPE_CHECKING:
    from cds_app.store.session import Store


def check_everything(store: Store) -> tuple[str, ...]:
    """Codes of what is wrong, empty when all is well. Reads every page and every entry; nothing is written.

    "store_damaged" (authentication, structure, size), "store_not_newest" (an older file or page, or another program
    wrote), "log_broken" (the chain), "assessments" (a snapshot is not the one its hash names), "signatures" (a
    signature does not hold, or is not the one in its entry), "rows" (a row without the row or entry it belongs to, a
    personal value that is not the one its entry is committed to, a count that is not what counting anew finds).
    What is found of the log or the pages blocks signing.
    """
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("store_damaged", lambda: bool(store.prove())),
        ("store_not_newest", store.is_newest),
        ("log_broken", lambda: store.verify_chain() is None),
        ("assessments", lambda: not any(_strange_assessments(store._database))),
        ("signatures", lambda: not any(_strange_signatures(store._database))),
        (
            "rows",
            lambda: (
                not any(_lost_rows(store._database))
                and not any(True for _ in personal.strange(store._database))
                and alike.agrees(store._database)
            ),
        ),
    )
    return tuple(code for code, holds in checks if not _holds(holds))


def note_problems(store: Store, codes: Sequence[str]) -> None:
    """Note in the log what `check_everything` found. All of it blocks signing until a restore is recorded."""
    with store.change(EventKind.INTEGRITY_FAILURE, {"what": "store", "found": list(codes)}):
        if store.not_newest is None:
            store._freshness.note("pages")


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except IntegrityError:
        return False


def _strange_assessments(database: Database) -> Iterator[str]:
    """Ids of assessments whose snapshot is not the one that their hash names."""
    for assessment_id, digest in database.packed(("assessment_id", "sha256"), "SELECT * FROM assessments"):
        content = database.value("SELECT snapshot FROM assessments WHERE assessment_id = ?", assessment_id)
        if hashlib.sha256(str(content).encode()).hexdigest() != digest:
            yield assessment_id


def _strange_signatures(database: Database) -> Iterator[str]:
    """Ids of assessments whose signature does not hold, or is not over what is stored, or is not its entry's."""
    keys = {key.key_id: key for key in signing.keys(database)}
    rows = database.rows(
        "SELECT s.assessment_id, s.statement, s.key_id, s.signature, a.sha256, p.record_id, e.entry"
        " FROM signatures s LEFT JOIN assessments a ON a.assessment_id = s.assessment_id"
        " LEFT JOIN patients p ON p.id = a.patient LEFT JOIN entries e ON e.idx = s.entry_index"
    )
    for assessment_id, text, key_id, signature, digest, record_id, entry in rows:
        try:
            statement, told = json.loads(text), json.loads(entry or "{}").get("data", {})
            key = keys[key_id]
            holds = (
                signing.verifies(key, canonical(statement), signature)
                and statement["assessment_id"] == assessment_id
                and statement["assessment_sha256"] == digest
                and statement["record_id"] == record_id
                and statement["signer"]["user_id"] == key.user_id
                and (told.get("statement"), told.get("key_id"), told.get("signature")) == (statement, key_id, signature)
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            holds = False
        if not holds:
            yield assessment_id
    unsigned = "SELECT assessment_id FROM assessments a WHERE state = 'signed' AND NOT EXISTS"
    unsigned += " (SELECT 1 FROM signatures s WHERE s.assessment_id = a.assessment_id)"
    yield from (row[0] for row in database.rows(unsigned))


def _lost_rows(database: Database) -> Iterator[str]:
    """Tables with a row that names an entry, or another row, which is not there."""
    yield from (str(row[0]) for row in database.rows("PRAGMA foreign_key_check"))
