"""Ed25519 keys: the installation's own, and one for each clinician, sealed under that clinician's passphrase.

Whoever holds the database key reads the installation's key, which signs checkpoints only. A clinician's key it
does not give: an administrator cannot sign as somebody else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.store.accounts import User
from cds_app.store.database import Database
from cds_app.store.passphrases import KdfParameters
from cds_app.store.wrapping import Wrapped, unwrap, wrap

_COLUMNS = ("key_id", "kind", "user_id", "display_name", "public_key", "enrolled_at_entry", "retired_at_entry")


@dataclass(frozen=True)
class KeyInfo:
    """A key as an export lists it. `public_key` is base64 of 32 bytes; `kind` is "installation" or "clinician"."""

    key_id: str
    kind: str
    user_id: str | None
    display_name: str
    public_key: str
    enrolled_at_entry: int
    retired_at_entry: int | None


@dataclass(frozen=True)
class SealedKey:
    """A clinician's private key as the store holds it."""

    key_id: str
    user_id: str
    wrapped: Wrapped

    def open(self, passphrase: str) -> bytes | None:
        """The private key; None when the passphrase is not its owner's."""
        return unwrap(self.wrapped, passphrase, _bound(self.key_id, self.user_id))

    def reseal(self, old: str, new: str, kdf: KdfParameters) -> Wrapped:
        """The same key sealed under another passphrase. Raises `CdsError` "passphrase_wrong"."""
        private = self.open(old)
        if private is None:
            raise CdsError("passphrase_wrong")
        return wrap(private, new, kdf, _bound(self.key_id, self.user_id))


def key_id_of(public_key: bytes) -> str:
    """The first 16 hexadecimal digits of the public key's SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def enrol_installation(database: Database, at_entry: int) -> KeyInfo:
    """A new key for checkpoints, kept as it is inside the encrypted database."""
    private = Ed25519PrivateKey.generate()
    info = _info(private, "installation", None, "this installation", at_entry)
    _insert(database, info, base64.b64encode(private.private_bytes_raw()).decode())
    return info


def enrol_clinician(database: Database, user: User, passphrase: str, kdf: KdfParameters, at_entry: int) -> KeyInfo:
    """A new key that only this person's passphrase opens."""
    private = Ed25519PrivateKey.generate()
    info = _info(private, "clinician", user.user_id, user.display_name, at_entry)
    wrapped = wrap(private.private_bytes_raw(), passphrase, kdf, _bound(info.key_id, user.user_id))
    _insert(database, info, json.dumps(wrapped.to_plain()))
    return info


def keys(database: Database) -> tuple[KeyInfo, ...]:
    """All keys there ever were, in the order of their enrolment."""
    source = f"SELECT {', '.join(_COLUMNS)} FROM keys ORDER BY enrolled_at_entry"  # noqa: S608
    return tuple(KeyInfo(*row) for row in database.packed(_COLUMNS, source))


def key_of(database: Database, user_id: str) -> SealedKey | None:
    """The person's key in use, sealed; None for somebody who is not a clinician."""
    found = database.row("SELECT key_id, private_key FROM keys WHERE user_id = ? AND retired_at_entry IS NULL", user_id)
    return None if found is None else SealedKey(found[0], user_id, Wrapped.from_plain(json.loads(found[1])))


def keep(database: Database, key_id: str, wrapped: Wrapped) -> None:
    """Replace how a clinician's key is sealed."""
    database.run("UPDATE keys SET private_key = ? WHERE key_id = ?", json.dumps(wrapped.to_plain()), key_id)


def retire(database: Database, key_id: str, at_entry: int) -> None:
    """End a key: its public half stays for verifying, its private half is erased."""
    database.run("UPDATE keys SET private_key = NULL, retired_at_entry = ? WHERE key_id = ?", at_entry, key_id)


def sign_as(database: Database, user: User, passphrase: str, message: bytes) -> tuple[str, str]:
    """Key id and base64 signature. Raises `NotAllowed` "no_signing_key", `CdsError` "passphrase_wrong"."""
    sealed = key_of(database, user.user_id)
    if sealed is None:
        raise NotAllowed("no_signing_key")
    private = sealed.open(passphrase)
    if private is None:
        raise CdsError("passphrase_wrong")
    return sealed.key_id, _sign(private, message)


def sign_as_installation(database: Database, message: bytes) -> tuple[str, str]:
    """Key id and base64 signature with the installation's key."""
    found = database.row(
        "SELECT key_id, private_key FROM keys WHERE kind = 'installation' AND retired_at_entry IS NULL"
    )
    assert found is not None, "a store is created with its installation key"
    return found[0], _sign(base64.b64decode(found[1]), message)


def verifies(key: KeyInfo, message: bytes, signature: str) -> bool:
    """Whether the signature over the message was made with the key."""
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key.public_key))
        public.verify(base64.b64decode(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _sign(private: bytes, message: bytes) -> str:
    return base64.b64encode(Ed25519PrivateKey.from_private_bytes(private).sign(message)).decode()


def _info(private: Ed25519PrivateKey, kind: str, user_id: str | None, display_name: str, at_entry: int) -> KeyInfo:
    public = private.public_key().public_bytes_raw()
    encoded = base64.b64encode(public).decode()
    return KeyInfo(key_id_of(public), kind, user_id, display_name, encoded, at_entry, None)


def _insert(database: Database, info: KeyInfo, private_key: str) -> None:
    database.run(
        "INSERT INTO keys (key_id, kind, user_id, display_name, public_key, private_key, enrolled_at_entry)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        info.key_id,
        info.kind,
        info.user_id,
        info.display_name,
        info.public_key,
        private_key,
        info.enrolled_at_entry,
    )


def _bound(key_id: str, user_id: str) -> dict[str, str]:
    return {"purpose": "signing_key", "key_id": key_id, "user_id": user_id}
