"""The signed list of files: SHA256SUMS and SHA256SUMS.sig in a folder, as `cds_app/environment/installed_files` reads.

    python -m installer.file_list FOLDER --key FILE      # writes both
    python -m installer.file_list --new-key FILE         # a release key: private half to FILE, public half shown

The private key lies outside the repository. Its public half is `resources/trust/release_key.pem`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from cds_app.environment.installed_files import LIST, SIGNATURE, files_below, sha256_of


def write_list(folder: Path, key_file: Path | None) -> Path:
    """Write the list of every file in the folder, and sign it when there is a key; the list's path.

    Raises ValueError when the key is none for releases, OSError when a file cannot be read or written.
    """
    for old in (LIST, SIGNATURE):
        (folder / old).unlink(missing_ok=True)
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in sorted(files_below(folder))]
    target = folder / LIST
    target.write_bytes("".join(lines).encode("utf-8"))
    if key_file is not None:
        (folder / SIGNATURE).write_bytes(_private_key(key_file).sign(target.read_bytes()))
    return target


def new_key(target: Path) -> str:
    """Make a release key, readable by its owner only; its public half as PEM. Raises FileExistsError."""
    key = Ed25519PrivateKey.generate()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def _private_key(file: Path) -> Ed25519PrivateKey:
    key = load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("a release key is an Ed25519 key")
    return key


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.file_list", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--key", type=Path, metavar="FILE")
    parser.add_argument("--new-key", type=Path, metavar="FILE")
    asked = parser.parse_args(arguments)
    if asked.new_key is not None:
        sys.stdout.write(new_key(asked.new_key))
    elif asked.folder is not None:
        sys.stdout.write(f"{write_list(asked.folder, asked.key)}\n")
    else:
        parser.error("name a folder, or a file for a new key")
    return 0


if __name__ == "__main__":
    sys.exit(main())
