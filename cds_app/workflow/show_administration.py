"""What an administrator looks after: people with their last sign-in, the keys they sign with, the last backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.store.accounts import User
from cds_app.store.audit_log import texts_of
from cds_app.store.signing import KeyInfo
from cds_app.workflow.read_log import newest_first
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class Person:
    """One account; `last_sign_in` is RFC 3339 in UTC, None for somebody who never signed in or whose account is closed.

    `is_self` marks the one who is looking.
    """

    user: User
    last_sign_in: str | None
    is_self: bool


@dataclass(frozen=True)
class KeyRow:
    """A signing key with the moments (RFC 3339, UTC) of its enrolment and, once retired, of that."""

    key: KeyInfo
    enrolled: str
    retired: str | None


def show_people(session: Session) -> tuple[Person, ...]:
    """Everybody who ever had an account, by name."""
    session.require("manage_users")
    users = session.store.users()
    seen = _last_sign_ins(session, {user.user_id for user in users if user.enabled})
    return tuple(Person(user, seen.get(user.user_id), user.user_id == session.user.user_id) for user in users)


def show_keys(session: Session) -> tuple[KeyRow, ...]:
    """Every signing key there ever was, in the order of enrolment."""
    session.require("manage_users")
    every = session.store.keys()
    return tuple(
        KeyRow(key, _time_of(session, key.enrolled_at_entry) or "", _time_of(session, key.retired_at_entry))
        for key in every
    )


def last_backup(session: Session) -> str | None:
    """When the store was last copied (RFC 3339, UTC); None for never."""
    session.require("back_up")
    backed_up = newest_first(session, holding=[texts_of("event", EventKind.BACKED_UP)])
    return next((entry["time"] for entry in backed_up if entry["event"] == EventKind.BACKED_UP), None)


def store_folder(session: Session) -> Path:
    """Where the open store lies, for the commands that need it closed."""
    session.require("back_up")
    return session.store.directory


def _last_sign_ins(session: Session, wanted: set[str]) -> dict[str, str]:
    """Of open accounts only: to look for those who never come again would read the whole log each time."""
    seen: dict[str, str] = {}
    for entry in newest_first(session, holding=[texts_of("event", EventKind.SIGNED_IN)]):
        if entry["event"] == EventKind.SIGNED_IN and entry["user_id"] in wanted:
            seen.setdefault(entry["user_id"], entry["time"])
            if len(seen) == len(wanted):
                break
    return seen


def _time_of(session: Session, index: int | None) -> str | None:
    if index is None:
        return None
    return next((entry["time"] for _, _, entry in session.store.entries(index, 1)), None)
