"""Who may do what, apart from when. Denied by default; the table is the rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cds_app.domain.errors import NotAllowed

ROLES = ("clinician", "importer", "auditor", "administrator", "analyst")
"""An analyst scores all stored patients at once, to judge the model on them: neither a clinician nor an administrator
needs that for the own work, and whoever does it need not know whose records they are.
"""

EMERGENCY = "emergency"
"""Held by nobody's account: who opened the store with the emergency code may look at patients, and nothing else."""

OPERATIONS: Mapping[str, frozenset[str]] = {
    "view_patients": frozenset({"clinician", "importer", EMERGENCY}),
    "import_records": frozenset({"importer"}),
    "compare": frozenset({"clinician"}),
    "score_many": frozenset({"analyst"}),
    "record_ratings": frozenset({"clinician"}),
    "record_preferences": frozenset({"clinician"}),
    "record_outcomes": frozenset({"clinician"}),
    "sign": frozenset({"clinician"}),
    "give_notice": frozenset({"clinician"}),
    "replay": frozenset({"clinician", "auditor"}),
    "read_log": frozenset({"auditor", "clinician"}),
    "co_sign_log": frozenset({"clinician"}),
    "dispose_log": frozenset({"administrator"}),
    "export_log": frozenset({"auditor", "administrator"}),
    "oversee": frozenset({"auditor", "administrator"}),
    "manage_users": frozenset({"administrator"}),
    "manage_bundles": frozenset({"administrator"}),
    "recalibrate": frozenset({"administrator", "clinician"}),
    "measure_drift": frozenset({"administrator", "auditor", "clinician"}),
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
