"""Accounts and roles. Everything that changes one asks for the administrator's own passphrase again (`confirm`)."""

from __future__ import annotations

from collections.abc import Callable

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.roles import ROLES
from cds_app.store.accounts import User
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session

DURING = "manage_users"


def check_roles(roles: tuple[str, ...]) -> None:
    """Raise `CdsError` "roles_unknown" unless every role is one of ROLES."""
    if not roles or any(role not in ROLES for role in roles):
        raise CdsError("roles_unknown", roles=", ".join(ROLES))


def check_display_name(name: str) -> None:
    """Raise `CdsError` "display_name_missing" for an empty name: it is printed with every signature."""
    if not name.strip():
        raise CdsError("display_name_missing")


def list_users(session: Session) -> tuple[User, ...]:
    """Everybody who ever had an account, by name."""
    session.require("manage_users")
    return session.store.users()


def add_user(
    session: Session,
    *,
    name: str,
    display_name: str,
    credential: str,
    roles: tuple[str, ...],
    passphrase: str,
    confirm: str,
) -> User:
    """A new account with its own passphrase slot, and a signing key for a clinician.

    Raises `CdsError` "passphrase_wrong" for `confirm`, "user_exists", "user_name_invalid", or what is said of the new
    passphrase.
    """
    session.require("manage_users")
    check_roles(roles)
    check_display_name(display_name)
    confirm_person(session, confirm, DURING)
    with session.store.change(EventKind.USER_ADDED, {}) as change:
        return change.add_user(
            name=name, display_name=display_name, credential=credential, roles=roles, passphrase=passphrase
        )


def change_roles(session: Session, name: str, roles: tuple[str, ...], confirm: str) -> User:
    """Give somebody other roles. A signing key is retired with the role of clinician.

    A new clinician's key is sealed under that person's passphrase and therefore enrolled at the next sign-in; one's
    own, right away. Raises `CdsError` "roles_same", "last_administrator", "user_unknown", "user_disabled".
    """
    session.require("manage_users")
    check_roles(roles)
    user = _named(session, name)
    confirm_person(session, confirm, DURING)
    own = user.user_id == session.user.user_id
    with session.store.change(EventKind.ROLES_CHANGED, {}) as change:
        changed = change.change_roles(user.user_id, roles)
        if own and "clinician" in roles and "clinician" not in user.roles:
            change.renew_signing_key(confirm)
    if own:
        session.store.user = changed
    return changed


def disable_user(
    session: Session,
    name: str,
    confirm: str,
    progress: Callable[[int, int], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Close an account, then give the database a new key, which the closed account's slot never held.

    Past signatures stay readable, and neither the id nor the name is used again. The account is closed even when the
    new key has to wait (then it is made at the next sign-in of an administrator): that is said by `CdsError`
    "rekey_waits", "rekey_stopped" or what the disk says, and nobody can sign in with the account any more.
    """
    session.require("manage_users")
    user = _named(session, name)
    confirm_person(session, confirm, DURING)
    with session.store.change(EventKind.USER_DISABLED, {"user_id": user.user_id}) as change:
        change.disable_user(user.user_id)
    if user.user_id != session.user.user_id:
        session.store.rotate_key("account_closed", progress=progress, stop=stop)


def reset_passphrase(session: Session, name: str, passphrase: str, confirm: str) -> User:
    """A new passphrase for somebody who has forgotten theirs; a clinician gets a new signing key, seen in the log.

    What was signed with the old key stays checkable. One's own passphrase is changed, not reset.
    Raises `CdsError` "reset_own", "user_unknown", "user_disabled", or what is said of the new passphrase.
    """
    session.require("manage_users")
    user = _named(session, name)
    if user.user_id == session.user.user_id:
        raise CdsError("reset_own")
    confirm_person(session, confirm, DURING)
    with session.store.change(EventKind.PASSPHRASE_CHANGED, {}) as change:
        fresh = change.reset_passphrase(user.user_id, passphrase)
    session.store.forgive(user.user_id)
    return fresh


def _named(session: Session, name: str) -> User:
    found = next((user for user in session.store.users() if user.name == name), None)
    if found is None:
        raise CdsError("user_unknown")
    return found
