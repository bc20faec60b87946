"""Give the whole database a new random key. Everybody keeps their passphrase, and sheets of paper stay good."""

from __future__ import annotations

from collections.abc import Callable

from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session


def who_waits(session: Session) -> tuple[str, ...]:
    """User names of people who have to sign in once before a new key can be given to them."""
    session.require("rotate_key")
    return session.store.who_waits()


def rotate_key(
    session: Session,
    confirm: str,
    progress: Callable[[int, int], object] | None = None,
    stop: Callable[[], bool] | None = None,
    *,
    drop: bool = False,
) -> None:
    """Write the store anew under a new key; the old key opens nothing any more. `confirm`: one's own passphrase.

    `drop` leaves people behind who would have to sign in first; each then needs a new passphrase from an
    administrator. Raises `CdsError` "passphrase_wrong", "rekey_waits", "rekey_stopped", "rekey_unfinished", or what
    the disk says; `IntegrityError` "slots_altered", "rekey_differs".
    """
    session.require("rotate_key")
    confirm_person(session, confirm, "rotate_key")
    session.store.rotate_key(drop=drop, progress=progress, stop=stop)
