"""Change the signed-in person's own passphrase."""

from __future__ import annotations

from cds_app.workflow.confirm_person import wrong_noted
from cds_app.workflow.session import Session


def change_passphrase(session: Session, old: str, new: str) -> None:
    """Re-wrap the database key and the signing key under a new passphrase. Raises `CdsError`."""
    with wrong_noted(session, "change_passphrase"):
        session.store.change_passphrase(old, new)
