"""A secret sealed to the public half of a key: whoever seals it needs no passphrase of the person who opens it.

Hybrid public key encryption (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM, so that the database's new key can be
given to everybody who may open it although nobody but they can open what they hold.
"""

from __future__ import annotations

from collections.abc import Mapping

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

PUBLIC_BYTES = 32
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def new_private() -> bytes:
    """The private half of a new key: 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public half: 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, secret: bytes, bound: Mapping[str, str]) -> bytes:
    """Seal a secret. It opens only with the private half and the same bound facts."""
    sealed: bytes = _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), info=_info(bound))
    return sealed


def open_box(private: bytes, box: bytes, bound: Mapping[str, str]) -> bytes | None:
    """The secret; None for another key, other facts or an altered box, which cannot be told apart."""
    try:
        secret: bytes = _SUITE.decrypt(box, X25519PrivateKey.from_private_bytes(private), info=_info(bound))
    except (InvalidTag, ValueError):
        return None
    return secret


def _info(bound: Mapping[str, str]) -> bytes:
    return rfc8785.dumps({"bound": dict(bound), "version": 1})
