"""Copy the encrypted store, verified, and note it."""

from __future__ import annotations

from pathlib import Path

from cds_app.workflow.session import Session


def back_up(session: Session, target: Path) -> Path:
    """Write a verified, encrypted copy of the store into a new folder and return that folder."""
    session.require("back_up")
    return session.store.back_up(target)
