"""The log's closed list of events, and the arithmetic of its chain (`decision_log_format`).

Everything takes canonical bytes (RFC 8785); making them is the caller's business, so that this stays plain Python.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum


class EventKind(StrEnum):
    PROGRAM_STARTED = "program_started"
    PROGRAM_STOPPED = "program_stopped"
    STORE_CREATED = "store_created"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED = "locked"
    USER_ADDED = "user_added"
    USER_DISABLED = "user_disabled"
    ROLES_CHANGED = "roles_changed"
    PERSONAL_ERASED = "personal_erased"
    KEY_ENROLLED = "key_enrolled"
    KEY_RETIRED = "key_retired"
    KEY_ROTATED = "key_rotated"
    SHEET_MADE = "sheet_made"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 (an event, not a secret)
    POLICY_CHANGED = "policy_changed"
    RECORDS_IMPORTED = "records_imported"
    IMPORT_REFUSED = "import_refused"
    IMPORT_UNDONE = "import_undone"
    AGES_LOOKED_AT = "ages_looked_at"
    PATIENT_OPENED = "patient_opened"
    RATING_RECORDED = "rating_recorded"
    OWN_VIEW_RECORDED = "own_view_recorded"
    ESTIMATES_SHOWN = "estimates_shown"
    COMPARISON_STOPPED = "comparison_stopped"
    EXPLANATION_OPENED = "explanation_opened"
    PROBLEM_REPORTED = "problem_reported"
    WHAT_IF = "what_if"
    PREFERENCES_RECORDED = "preferences_recorded"
    DECISION_SIGNED = "decision_signed"
    DECISION_AMENDED = "decision_amended"
    ASSESSMENT_ABANDONED = "assessment_abandoned"
    OUTCOME_RECORDED = "outcome_recorded"
    NOTICE_GIVEN = "notice_given"
    RECORDS_SCORED = "records_scored"
    LOG_EXPORTED = "log_exported"
    LOG_READ = "log_read"
    LOG_CO_SIGNED = "log_co_signed"
    ENTRIES_DISPOSED = "entries_disposed"
    BACKED_UP = "backed_up"
    BACKUPS_REMOVED = "backups_removed"
    RESTORED = "restored"
    BUNDLE_IMPORTED = "bundle_imported"
    BUNDLE_ACTIVATED = "bundle_activated"
    BUNDLE_REFUSED = "bundle_refused"
    RECALIBRATION_PROPOSED = "recalibration_proposed"
    RECALIBRATION_APPROVED = "recalibration_approved"
    RECALIBRATION_WITHDRAWN = "recalibration_withdrawn"
    SELF_TESTED = "self_tested"
    DIAGNOSTICS_SAVED = "diagnostics_saved"
    CLOCK_JUMP = "clock_jump"
    INTEGRITY_FAILURE = "integrity_failure"
    EMERGENCY_ACCESS = "emergency_access"


KEPT = frozenset(
    {
        EventKind.STORE_CREATED, EventKind.DECISION_SIGNED, EventKind.DECISION_AMENDED, EventKind.NOTICE_GIVEN,
        EventKind.KEY_ENROLLED, EventKind.KEY_RETIRED, EventKind.LOG_CO_SIGNED, EventKind.ENTRIES_DISPOSED,
    }
)  # fmt: skip
"""Never disposed of: signed decisions, which are part of the record, and what is needed to check signatures."""


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256 of 0x00 and the entry's canonical bytes."""
    return _sha256(b"\x00" + entry)


def first_link(installation: str) -> bytes:
    """The chain's first link, bound to the installation."""
    return _sha256(b"cds-decision-log/1\n" + installation.encode())


def next_link(link: bytes, leaf: bytes) -> bytes:
    """The link after appending a leaf: SHA-256 of 0x01, the link before, the leaf."""
    return _sha256(b"\x01" + link + leaf)


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def decimal(value: float | None, places: int = 6) -> str | None:
    """A number with a fraction as the log writes it: a plain decimal string, never an exponent."""
    return None if value is None else f"{value:.{places}f}"
