"""A bundle's files as bytes, given out only when the signature and every hash hold.

Each file is read once; what was hashed is what is parsed later, so that a file exchanged between the two moments
changes nothing. Nothing here interprets a file other than the manifest, and that only after its signature held.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.scoring.trust import Keys, TrustedKey, check_signature, load_trusted_keys

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
MARKUP = (".svg", ".xml")
TEXT_FILES = (".txt", ".json", ".jsonl", ".csv", ".md", *MARKUP)
PICTURES = (".png",)
ACTIVE_MARKUP = ("<script", "<!entity", "<foreignobject", "javascript:", "<?xml-stylesheet")
"""What would run, fetch or unfold in a viewer of markup; no figure or card of a bundle needs it."""
MOST_FILE_BYTES = 64_000_000
"""More than any file of a bundle has, by far; a longer one is not read, whoever signed it."""
PNG_START = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class SealedFiles:
    """Verified bytes. `sha256` is over the manifest's bytes; `files` is by path inside the bundle.

    `seal` is the two files that are not listed: the manifest and its signature.
    """

    manifest: Mapping[str, Any]
    sha256: str
    files: Mapping[str, bytes]
    key: TrustedKey
    seal: Mapping[str, bytes]

    def text(self, path: str) -> str:
        """A file's text. Raises `IntegrityError` when the bundle has no such file."""
        if path not in self.files:
            raise IntegrityError("bundle_file_missing", file=path)
        return self.files[path].decode("utf-8")

    def json(self, path: str) -> Any:
        """A file's JSON content. Raises `IntegrityError` when it is missing or not JSON."""
        try:
            return json.loads(self.text(path))
        except ValueError:
            raise IntegrityError("bundle_table", file=path) from None


def manifest_sha256(directory: Path) -> str | None:
    """What a bundle is known by, without believing it: the SHA-256 of the manifest's bytes. None without one."""
    try:
        return hashlib.sha256(_read(directory / MANIFEST)).hexdigest()
    except CdsError:
        return None


def open_sealed_files(directory: Path, trusted: Path | Keys) -> SealedFiles:
    """Read and verify a bundle's folder: signature first, then the hash of every file, no file more or less.

    `trusted` is the keys, or the file that lists them.
    Raises `CdsError` ("bundle_missing", "bundle_unreadable", "bundle_keys_missing") or `IntegrityError`.
    """
    keys = load_trusted_keys(trusted) if isinstance(trusted, Path) else trusted
    if not (directory / MANIFEST).is_file():
        raise CdsError("bundle_missing", name=directory.name)
    if not (directory / SIGNATURE).is_file():
        raise IntegrityError("bundle_signature")
    manifest_bytes, signature_bytes = _read(directory / MANIFEST), _read(directory / SIGNATURE)
    key = check_signature(manifest_bytes, signature_bytes, keys)
    try:
        manifest = json.loads(manifest_bytes)
        listed: dict[str, str] = dict(manifest["files"])
    except (ValueError, KeyError, TypeError):
        raise IntegrityError("bundle_table", file=MANIFEST) from None
    _check_names(set(listed), _names(directory))
    files = {path: _read_checked(directory, path, digest) for path, digest in sorted(listed.items())}
    seal = {MANIFEST: manifest_bytes, SIGNATURE: signature_bytes}
    return SealedFiles(manifest, hashlib.sha256(manifest_bytes).hexdigest(), files, key, seal)


def _check_names(listed: set[str], found: set[str]) -> None:
    found = found - {MANIFEST, SIGNATURE}
    for path in sorted(listed - found):
        raise IntegrityError("bundle_file_missing", file=path)
    for path in sorted(found - listed):
        raise IntegrityError("bundle_file_extra", file=path)
    for path in sorted(listed):
        if not path.endswith(TEXT_FILES + PICTURES):
            raise IntegrityError("bundle_file_kind", file=path)


def _names(directory: Path) -> set[str]:
    """Every entry under the folder that is not itself a folder. A link or a device is refused where it stands."""
    found = set()
    for folder, folders, names in os.walk(directory, followlinks=False):
        for name in (*folders, *names):
            path = Path(folder, name)
            mode, inside = path.lstat().st_mode, path.relative_to(directory).as_posix()
            if stat.S_ISREG(mode):
                found.add(inside)
            elif not stat.S_ISDIR(mode):
                raise IntegrityError("bundle_file_kind", file=inside)
    return found


def _read_checked(directory: Path, path: str, digest: str) -> bytes:
    content = _read(directory / path)
    if hashlib.sha256(content).hexdigest() != digest:
        raise IntegrityError("bundle_file_changed", file=path)
    if not _is_of_its_kind(path, content):
        raise IntegrityError("bundle_file_kind", file=path)
    return content


def _is_of_its_kind(path: str, content: bytes) -> bool:
    if path.endswith(PICTURES):
        return content.startswith(PNG_START)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    passive = not path.endswith(MARKUP) or not any(word in text.lower() for word in ACTIVE_MARKUP)
    return "\0" not in text and passive


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise IntegrityError("bundle_file_kind", file=path.name)
        return path.read_bytes()
    except OSError:
        raise CdsError("bundle_unreadable", file=path.name) from None
