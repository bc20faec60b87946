"""Whether the installed program is, byte for byte, what was released.

The package brings SHA256SUMS, with the hash of each of its files, and SHA256SUMS.sig, an Ed25519 signature over that
list. Both can be checked without this program: `sha256sum --check --strict SHA256SUMS`, and `openssl pkeyutl -verify
-rawin -pubin -inkey release_key.pem -sigfile SHA256SUMS.sig -in SHA256SUMS` with the key from the release's papers.
Somebody who can write to the folder could exchange this check as well; the two commands from outside are the proof.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

LIST, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


@dataclass(frozen=True)
class FilesVerdict:
    """What was found. `signed`: the list is there, well formed, and signed by the release key; without it nothing
    else was looked at. Names are relative to the program's folder and sorted."""

    signed: bool
    files: int = 0
    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return self.signed and not (self.altered or self.missing or self.added)


def program_folder() -> Path | None:
    """The folder that the package installed; None for a source tree or a wheel, which have no list of files.

    Linux has a frozen program. Windows has `python`, an interpreter of its own, beside `program`, the libraries.
    """
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    libraries = Path(__file__).resolve().parents[2]
    beside = libraries.parent / "python"
    return libraries.parent if Path(sys.executable).resolve().parent == beside else None


def check_files(folder: Path, key_file: Path) -> FilesVerdict:
    """Compare a folder with its signed list. Raises OSError when a listed file cannot be read."""
    listed = _signed_list(folder, key_file)
    if listed is None:
        return FilesVerdict(signed=False)
    there = set(files_below(folder)) - {LIST, SIGNATURE}
    return FilesVerdict(
        signed=True,
        files=len(listed),
        altered=tuple(sorted(name for name in there & listed.keys() if sha256_of(folder / name) != listed[name])),
        missing=tuple(sorted(listed.keys() - there)),
        added=tuple(sorted(there - listed.keys())),
    )


def files_below(folder: Path) -> Iterator[str]:
    """Every file under the folder, by its relative name with forward slashes. Links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from ((Path(place) / name).relative_to(folder).as_posix() for name in (*names, *links))


def sha256_of(file: Path) -> str:
    """The hash of a file's bytes; of a link, those of what it leads to."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def parse_list(text: str) -> Mapping[str, str]:
    """File names and their hashes, from lines as `sha256sum` writes them. Raises ValueError for anything else."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise ValueError("not a list of hashes")
        found[match[2]] = match[1]
    if not found:
        raise ValueError("an empty list")
    return found


def _signed_list(folder: Path, key_file: Path) -> Mapping[str, str] | None:
    try:
        content, signature = (folder / LIST).read_bytes(), (folder / SIGNATURE).read_bytes()
        key = load_pem_public_key(key_file.read_bytes())
        if not isinstance(key, Ed25519PublicKey):
            return None
        key.verify(signature, content)
        return parse_list(content.decode("utf-8"))
    except (OSError, ValueError, InvalidSignature):
        return None
