"""Keys and seals: a manifest with the hash of every file of a folder, and a detached Ed25519 signature over its bytes.

The program's side is `cds_app.scoring.sealed_files`, which refuses a folder with a file more or less than the manifest
lists. Vendor bundles and a site's own models are sealed here alike, each with its own head and key.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.training.paths import TRUST, read_json, sha256_of, write_json

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"


def make_key(key_file: Path, trust: Path = TRUST, kind: str = "vendor") -> str:
    """A new signing key, readable by its owner only, its public half added to the trusted keys; returns the key id.

    The file must not exist and belongs outside any repository. Raises FileExistsError.
    """
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    public = _public(key)
    trusted = read_json(trust) if trust.exists() else {"keys": []}
    encoded = base64.b64encode(public).decode()
    trusted["keys"].append({"key_id": key_id(public), "public_key": encoded, "kind": kind, "status": "active"})
    write_json(trust, trusted)
    return key_id(public)


def read_key(key_file: Path) -> Ed25519PrivateKey:
    """The signing key of a PEM file. Raises SystemExit when it is of another kind."""
    key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit("the key is not an Ed25519 private key")
    return key


def seal_folder(folder: Path, head: Mapping[str, Any], key: Ed25519PrivateKey) -> None:
    """Write `manifest.json` (the head and the sha256 of every file by path) and `manifest.sig` into the folder.

    An earlier manifest and signature are replaced. Raises ValueError when the head already names files.
    """
    if "files" in head:
        raise ValueError("the head of a manifest must not name files: they are listed from the folder")
    for name in (MANIFEST, SIGNATURE):
        (folder / name).unlink(missing_ok=True)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    write_json(folder / MANIFEST, {**head, "files": {name: sha256_of(folder / name) for name in names}})
    signature = key.sign((folder / MANIFEST).read_bytes())
    signed = {"key_id": key_id(_public(key)), "signature": base64.b64encode(signature).decode()}
    write_json(folder / SIGNATURE, signed)


def key_id(public: bytes) -> str:
    """The name of a public key (32 raw bytes): the first 16 hex digits of its sha256."""
    return hashlib.sha256(public).hexdigest()[:16]


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
