"""Accounts and roles."""

from __future__ import annotations

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.roles import ROLES
from cds_app.store.accounts import User
from cds_app.workflow.session import Session


def check_roles(roles: tuple[str, ...]) -> None:
    """Raise `CdsError` "roles_unknown" unless every role is one of the four."""
    if not roles or any(role not in ROLES for role in roles):
        raise CdsError("roles_unknown", roles=", ".join(ROLES))


def check_display_name(name: str) -> None:
    """Raise `CdsError` "display_name_missing" for an empty name: it is printed with every signature."""
    if not name.strip():
        raise CdsError("display_name_missing")


def list_users(session: Session) -> tuple[User, ...]:
    session.require("manage_users")
    return session.store.users()


def add_user(
    session: Session, *, name: str, display_name: str, credential: str, roles: tuple[str, ...], passphrase: str
) -> User:
    """A new account with its own passphrase slot, and a signing key for a clinician."""
    session.require("manage_users")
    check_roles(roles)
    check_display_name(display_name)
    with session.store.change(EventKind.USER_ADDED, {}) as change:
        return change.add_user(
            name=name, display_name=display_name, credential=credential, roles=roles, passphrase=passphrase
        )


def disable_user(session: Session, name: str) -> None:
    """Close an account; its past signatures stay readable and its id is never used again."""
    session.require("manage_users")
    found = [u for u in session.store.users() if u.name == name]
    if not found:
        raise CdsError("user_unknown")
    with session.store.change(EventKind.USER_DISABLED, {"user_id": found[0].user_id}) as change:
        change.disable_user(found[0].user_id)
