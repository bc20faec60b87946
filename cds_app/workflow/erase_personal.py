"""Erase what stands beside the log about a person who has left: entries keep commitments that nobody can open."""

from __future__ import annotations

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session


def erase_personal(session: Session, name: str, confirm: str) -> tuple[int, ...]:
    """Erase the name, printed name and credential of a closed account beside the log; the indexes of those entries.

    Log and chain stay as they are. What is part of signed decisions, keys and exports stays too, and so does the list
    of people, since a name is never given twice; so do entries of versions that wrote names into the entry itself.
    Raises `CdsError` "user_unknown", "account_open", "personal_nothing", "passphrase_wrong".
    """
    session.require("manage_users")
    user = next((user for user in session.store.users() if user.name == name), None)
    if user is None:
        raise CdsError("user_unknown")
    if user.enabled:
        raise CdsError("account_open")
    confirm_person(session, confirm, "erase_personal")
    with session.store.change(EventKind.PERSONAL_ERASED, {"surface": session.surface}) as change:
        return change.erase_personal(user.user_id)
