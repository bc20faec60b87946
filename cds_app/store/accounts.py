"""The people of a store. A user id is random and never used again; neither is a name."""

from __future__ import annotations

import json
import re
import unicodedata
import uuid
from dataclasses import dataclass, replace

from cds_app.domain.errors import CdsError
from cds_app.domain.roles import ROLES
from cds_app.store.database import ConstraintBroken, Database
from cds_app.store.slots import folded

LONGEST_NAME = 64
_NAME = re.compile(rf"[\w.@-]{{1,{LONGEST_NAME}}}")


@dataclass(frozen=True)
class User:
    """One person. `name` is what is typed to sign in; `display_name` and `credential` are printed and signed."""

    user_id: str
    name: str
    display_name: str
    credential: str
    roles: tuple[str, ...]
    enabled: bool = True


def new_user(name: str, display_name: str, credential: str, roles: tuple[str, ...]) -> User:
    """A person with a fresh id. Raises `CdsError` "user_name_invalid" or "roles_unknown"."""
    name = unicodedata.normalize("NFKC", name).strip()
    if not _NAME.fullmatch(name):
        raise CdsError("user_name_invalid", most=LONGEST_NAME)
    if not roles or any(role not in ROLES for role in roles):
        raise CdsError("roles_unknown", roles=", ".join(ROLES))
    return User(uuid.uuid4().hex, name, display_name, credential, tuple(dict.fromkeys(roles)))


def insert(database: Database, user: User) -> None:
    """Raises `CdsError` "user_exists" when the name is, or was, somebody's."""
    try:
        database.run(
            "INSERT INTO users (user_id, name, folded_name, display_name, credential, roles, enabled)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            user.user_id,
            user.name,
            folded(user.name),
            user.display_name,
            user.credential,
            json.dumps(user.roles),
            int(user.enabled),
        )
    except ConstraintBroken as error:
        if "users.folded_name" in str(error):
            raise CdsError("user_exists") from error
        raise


def open_account(database: Database, user_id: str) -> User:
    """The person with this id. Raises `CdsError` "user_unknown" or "user_disabled"."""
    user = next((user for user in all_users(database) if user.user_id == user_id), None)
    if user is None:
        raise CdsError("user_unknown")
    if not user.enabled:
        raise CdsError("user_disabled")
    return user


def disable(database: Database, user_id: str) -> User:
    """Close an account. Raises `CdsError` "user_unknown", "user_disabled" or "last_administrator"."""
    user = open_account(database, user_id)
    _check_not_last(database, user)
    database.run("UPDATE users SET enabled = 0 WHERE user_id = ?", user_id)
    return user


def change_roles(database: Database, user_id: str, roles: tuple[str, ...]) -> tuple[User, User]:
    """The person before and after. Raises `CdsError` as `open_account`, "roles_unknown", "roles_same" or
    "last_administrator"."""
    user = open_account(database, user_id)
    if not roles or any(role not in ROLES for role in roles):
        raise CdsError("roles_unknown", roles=", ".join(ROLES))
    if set(roles) == set(user.roles):
        raise CdsError("roles_same")
    if "administrator" not in roles:
        _check_not_last(database, user)
    after = replace(user, roles=tuple(dict.fromkeys(roles)))
    database.run("UPDATE users SET roles = ? WHERE user_id = ?", json.dumps(after.roles), user_id)
    return user, after


def _check_not_last(database: Database, user: User) -> None:
    """Somebody has to be left who can let others in."""
    others = [u for u in all_users(database) if u.user_id != user.user_id and u.enabled and "administrator" in u.roles]
    if "administrator" in user.roles and not others:
        raise CdsError("last_administrator")


def all_users(database: Database) -> tuple[User, ...]:
    """Everybody who ever had an account, by name."""
    columns = ("user_id", "name", "display_name", "credential", "roles", "enabled")
    source = f"SELECT {', '.join(columns)} FROM users ORDER BY folded_name"  # noqa: S608
    return tuple(
        User(user_id, name, display_name, credential, tuple(json.loads(roles)), bool(enabled))
        for user_id, name, display_name, credential, roles, enabled in database.packed(columns, source)
    )


def enabled_user(database: Database, user_id: str) -> User | None:
    """The person with this id who may sign in; None when there is none or the account is closed."""
    return next((user for user in all_users(database) if user.user_id == user_id and user.enabled), None)
