"""Whose signature makes a bundle acceptable, and whether a signature holds.

The program's own keys lie in `resources/trust/bundle_keys.json`, apart from the bundles; a site adds keys of its own
to its store. A key's id is the first sixteen hexadecimal digits of the SHA-256 of its 32 raw bytes, so an id cannot
be given to another key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

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


Keys = Mapping[str, TrustedKey]
"""Trusted keys by id."""


def key_id_of(public_key: bytes) -> str:
    """The id of a raw public key of 32 bytes."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def load_trusted_keys(path: Path) -> Keys:
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


def trusted_key(key_id: str, kind: str, public_key: str, *, revoked: bool = False) -> TrustedKey:
    """A key as a site's store keeps it, `public_key` in base64.

    Raises `IntegrityError` "bundle_keys_not_valid" when the id is not this key's.
    """
    status = "revoked" if revoked else "active"
    try:
        return _key({"key_id": key_id, "kind": kind, "public_key": public_key, "status": status})
    except ValueError:
        raise IntegrityError("bundle_keys_not_valid") from None


def with_site_keys(shipped: Keys, site: Iterable[TrustedKey]) -> Keys:
    """The program's keys and a site's. What the site says of a shipped key can revoke it, never make it good."""
    keys = dict(shipped)
    for key in site:
        known = keys.get(key.key_id)
        keys[key.key_id] = key if known is None else replace(known, revoked=known.revoked or key.revoked)
    return keys


def read_public_key(path: Path) -> bytes:
    """The 32 raw bytes of a public key file: PEM, base64 alone, or JSON with one `public_key` (also in `keys`).

    Raises `CdsError` "public_key_private" for a private key, "public_key_file" for anything else.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise CdsError("public_key_file") from None
    if b"PRIVATE KEY" in content:
        raise CdsError("public_key_private")
    try:
        return _public_bytes(content)
    except (KeyError, TypeError, ValueError):
        raise CdsError("public_key_file") from None


def _public_bytes(content: bytes) -> bytes:
    if content.lstrip().startswith(b"-----BEGIN"):
        key = load_pem_public_key(content)
        if not isinstance(key, Ed25519PublicKey):
            raise ValueError("another kind of key")
        return key.public_bytes_raw()
    encoded: str | bytes = content.strip()
    if encoded[:1] == b"{":
        found = _parse(content)
        (entry,) = found.get("keys", [found])
        encoded = entry["public_key"]
    raw = base64.b64decode(encoded, validate=True)
    if len(raw) != 32:
        raise ValueError("another length")
    return raw


def check_signature(message: bytes, signature: bytes, keys: Keys) -> TrustedKey:
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
