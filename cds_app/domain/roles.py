"""Who may do what, apart from when. Denied by default; the table is the rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cds_app.domain.errors import NotAllowed

ROLES = ("clinician", "importer", "auditor", "administrator")

EMERGENCY = "emergency"
"""Held by nobody's account: who opened the store with the emergency code may look at patients, and nothing else."""

OPERATIONS: Mapping[str, frozenset[str]] = {
    "view_patients": frozenset({"clinician", "importer", EMERGENCY}),
    "import_records": frozenset({"importer"}),
    "compare": frozenset({"clinician"}),
    "record_ratings": frozenset({"clinician"}),
    "record_preferences": frozenset({"clinician"}),
    "record_outcomes": frozenset({"clinician"}),
    "sign": frozenset({"clinician"}),
    "replay": frozenset({"clinician", "auditor"}),
    "read_log": frozenset({"auditor", "clinician"}),
    "export_log": frozenset({"auditor", "administrator"}),
    "oversee": frozenset({"auditor", "administrator"}),
    "manage_users": frozenset({"administrator"}),
    "manage_bundles": frozenset({"administrator"}),
    "back_up": frozenset({"administrator"}),
    "restore": frozenset({"administrator"}),
    "rotate_key": frozenset({"administrator"}),
    "make_sheets": frozenset({"administrator"}),
}


def may(roles: Iterable[str], operation: str) -> bool:
    """Whether any of the roles permits the operation. Raises KeyError for an operation nobody declared."""
    return not OPERATIONS[operation].isdisjoint(roles)


def require(roles: Iterable[str], operation: str) -> None:
    """Raise `NotAllowed` unless one of the roles permits the operation."""
    if not may(roles, operation):
        raise NotAllowed(
            "role_missing", operation=operation, roles=", ".join(sorted(OPERATIONS[operation] - {EMERGENCY}))
        )
