"""Single facts that the encrypted database keeps: text by name, in the table `meta`.

What slots.json says in the clear could be exchanged by whoever can write the folder. So the public halves to which a
new database key is sealed stand here too, and these are the ones that count.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass

from cds_app.store.database import Database

_PERSON, _SHEET = "personal_key:", "sheet:"
REKEY_DUE = "rekey_due"
"""Why the database is to get a new key, as long as it has not got it: words with commas between them."""
AGES_LOOKED_AT = "ages_looked_at"
"""The day of the last look at ages, as year-month-day."""
RESTORED = "restored"
"""Stands between a restore and the first opening after it."""


@dataclass(frozen=True)
class SheetNote:
    """What is known of a sheet of paper: `public` is base64 of 32 bytes, `made_at` RFC 3339, `made_by` a user id."""

    public: str
    made_at: str
    made_by: str

    @property
    def public_bytes(self) -> bytes:
        return base64.b64decode(self.public)


def get(database: Database, name: str) -> str | None:
    """The text kept under a name, or None."""
    found: str | None = database.value("SELECT value FROM meta WHERE key = ?", name)
    return found


def put(database: Database, name: str, value: str) -> None:
    """Keep a text. Only inside a transaction."""
    database.run(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        name,
        value,
    )


def rekey_due(database: Database) -> frozenset[str]:
    """Why the database is to get a new key; empty when it is not."""
    return frozenset((get(database, REKEY_DUE) or "").split(",")) - {""}


def ask_for_rekey(database: Database, why: str) -> None:
    """Note one more reason for a new key. Only inside a transaction."""
    put(database, REKEY_DUE, ",".join(sorted(rekey_due(database) | {why})))


def forget(database: Database, name: str) -> None:
    """Keep a text no longer. Only inside a transaction."""
    database.run("DELETE FROM meta WHERE key = ?", name)


def keep_personal_key(database: Database, user_id: str, public: bytes) -> None:
    """From now on the database's key is sealed for this person to this public half."""
    put(database, _PERSON + user_id, base64.b64encode(public).decode())


def forget_personal_key(database: Database, user_id: str) -> None:
    """No new key is sealed for this person any more."""
    forget(database, _PERSON + user_id)


def personal_key(database: Database, user_id: str) -> bytes | None:
    """The public half that counts for a person; None for somebody whose slot is of the first version."""
    found = get(database, _PERSON + user_id)
    return None if found is None else base64.b64decode(found)


def keep_sheet(database: Database, kind: str, note: SheetNote) -> None:
    """From now on this is the one good sheet of its kind."""
    put(database, _SHEET + kind, json.dumps(asdict(note)))


def forget_sheet(database: Database, kind: str) -> None:
    """No sheet of this kind is good any more."""
    forget(database, _SHEET + kind)


def sheet(database: Database, kind: str) -> SheetNote | None:
    """The good sheet of a kind, if there is one."""
    found = get(database, _SHEET + kind)
    return None if found is None else SheetNote(**json.loads(found))
