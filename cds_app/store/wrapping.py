"""A secret sealed under a passphrase, bound to the facts it belongs to: AES-256-GCM under a key from Argon2id.

AES-256 because the database uses it too: one cipher for a site to judge. Each wrapping has a fresh salt, hence a
fresh key, so that its random nonce can never meet the same key twice.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cds_app.store.passphrases import SALT_BYTES, KdfParameters, derive

VERSION = 1
NONCE_BYTES = 12


@dataclass(frozen=True)
class Wrapped:
    """A sealed secret with all that is needed to try a passphrase on it. `repr` shows nothing of it."""

    kdf: KdfParameters
    salt: bytes
    nonce: bytes
    sealed: bytes

    def __repr__(self) -> str:
        return "Wrapped(…)"

    def to_plain(self) -> dict[str, Any]:
        """As it stands in a JSON file or column."""
        return {
            "version": VERSION,
            "kdf": _kdf_plain(self.kdf),
            "salt": base64.b64encode(self.salt).decode(),
            "nonce": base64.b64encode(self.nonce).decode(),
            "sealed": base64.b64encode(self.sealed).decode(),
        }

    @classmethod
    def from_plain(cls, data: Any) -> Wrapped:
        """Raises ValueError, KeyError or TypeError for anything but `to_plain`'s answer."""
        version, *numbers = data["version"], *(data["kdf"][name] for name in ("memory_kib", "passes", "lanes"))
        if any(type(number) is not int for number in (version, *numbers)):
            raise ValueError("numbers")
        if version != VERSION or data["kdf"]["algorithm"] != "argon2id":
            raise ValueError("version")
        salt, nonce, sealed = (_bytes(data[name]) for name in ("salt", "nonce", "sealed"))
        if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES:
            raise ValueError("length")
        return cls(KdfParameters(*numbers), salt, nonce, sealed)


def wrap(secret: bytes, passphrase: str, kdf: KdfParameters, bound: Mapping[str, str]) -> Wrapped:
    """Seal a secret. It opens only with the passphrase, the same parameters and the same bound facts."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    cipher = AESGCM(derive(passphrase, salt, kdf))
    return Wrapped(kdf, salt, nonce, cipher.encrypt(nonce, secret, _associated(kdf, bound)))


def unwrap(wrapped: Wrapped, passphrase: str, bound: Mapping[str, str]) -> bytes | None:
    """The secret; None when the passphrase is wrong or anything was altered, which cannot be told apart.

    Raises `IntegrityError` "kdf_outside" before any work is done for parameters nobody may ask for.
    """
    cipher = AESGCM(derive(passphrase, wrapped.salt, wrapped.kdf))
    try:
        return cipher.decrypt(wrapped.nonce, wrapped.sealed, _associated(wrapped.kdf, bound))
    except InvalidTag:
        return None


def _associated(kdf: KdfParameters, bound: Mapping[str, str]) -> bytes:
    return rfc8785.dumps({"bound": dict(bound), "kdf": _kdf_plain(kdf), "version": VERSION})


def _kdf_plain(kdf: KdfParameters) -> dict[str, str | int]:
    return {"algorithm": "argon2id", "memory_kib": kdf.memory_kib, "passes": kdf.passes, "lanes": kdf.lanes}


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("base64") from error
