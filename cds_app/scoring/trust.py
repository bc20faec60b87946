"""Whose signature makes a bundle acceptable, and whether a signature holds.

The keys lie in `resources/trust/bundle_keys.json`, apart from the bundles. A key's id is the first sixteen
hexadecimal digits of the SHA-256 of its 32 raw bytes, so an id cannot be given to another key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cds_app.domain.errors import CdsError, IntegrityError

MOST_BYTES = 1_000_000
"""More than any key file or signature has; a longer one is not parsed."""


@dataclass(frozen=True)
class TrustedKey:
    """A public key. `kind` says whose it is; `revoked` that nothing it signed is accepted any more."""

    key_id: str
    kind: str
    revoked: bool
    public_key: bytes


def key_id_of(public_key: bytes) -> str:
    """The id of a raw public key of 32 bytes."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def load_trusted_keys(path: Path) -> Mapping[str, TrustedKey]:
    """The keys by id. Raises `CdsError` when the file cannot be read, `IntegrityError` when it makes no sense."""
    try:
        text = path.read_bytes()
    except OSError:
        raise CdsError("bundle_keys_missing") from None
    try:
        entries = _parse(text)["keys"]
        keys = [_key(entry) for entry in entries]
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("bundle_keys_not_valid") from None
    if len({key.key_id for key in keys}) != len(keys):
        raise IntegrityError("bundle_keys_not_valid")
    return {key.key_id: key for key in keys}


def check_signature(message: bytes, signature: bytes, keys: Mapping[str, TrustedKey]) -> TrustedKey:
    """The key that signed the message, given the bytes of the `manifest.sig` beside it.

    Raises `IntegrityError`: "bundle_signature" when it does not hold or cannot be read, "bundle_key_unknown",
    "bundle_key_revoked".
    """
    try:
        parts = _parse(signature)
        key_id, signed = str(parts["key_id"]), base64.b64decode(parts["signature"], validate=True)
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("bundle_signature") from None
    key = keys.get(key_id)
    if key is None:
        raise IntegrityError("bundle_key_unknown")
    if key.revoked:
        raise IntegrityError("bundle_key_revoked", key=key.key_id)
    try:
        Ed25519PublicKey.from_public_bytes(key.public_key).verify(signed, message)
    except InvalidSignature:
        raise IntegrityError("bundle_signature") from None
    return key


def _key(entry: Mapping[str, Any]) -> TrustedKey:
    raw = base64.b64decode(entry["public_key"], validate=True)
    if len(raw) != 32 or entry["key_id"] != key_id_of(raw) or entry["status"] not in ("active", "revoked"):
        raise ValueError(entry["key_id"])
    return TrustedKey(entry["key_id"], str(entry["kind"]), entry["status"] == "revoked", raw)


def _parse(text: bytes) -> dict[str, Any]:
    """A JSON object of modest size. Raises ValueError for anything else, hostile depth and doubled keys included."""
    if len(text) > MOST_BYTES:
        raise ValueError("too long")
    try:
        found = json.loads(text.decode("utf-8"), object_pairs_hook=_once)
    except (RecursionError, binascii.Error) as error:
        raise ValueError("not a plain object") from error
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
