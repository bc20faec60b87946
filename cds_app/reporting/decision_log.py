"""The log as it leaves the program: JSON Lines with a signed checkpoint.

The format stands in the page "Decision log: file format and verification"; `verification.py` checks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import rfc8785

from cds_app.domain.audit import first_link, leaf_hash, next_link
from cds_app.domain.errors import IntegrityError
from cds_app.reporting.atomic_file import atomic_file
from cds_app.reporting.verification import canonical

Entry = tuple[int, str, dict[str, Any] | None]
"""Index, leaf hash (hexadecimal), entry; None for one whose content was disposed of."""


class Key(Protocol):
    """A key of the installation or of one of its people, as the store tells of it."""

    @property
    def key_id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def user_id(self) -> str | None: ...

    @property
    def display_name(self) -> str: ...

    @property
    def public_key(self) -> str: ...

    @property
    def enrolled_at_entry(self) -> int: ...

    @property
    def retired_at_entry(self) -> int | None: ...


@dataclass(frozen=True)
class ExportResult:
    """How many entries, the chain's head (hexadecimal), where the file is and its SHA-256.

    `withheld` entries went out as a hash only; `copies` are the files for people and other programs beside the log.
    `folder` is the folder with a signed list that holds all of it, where that was asked for.
    """

    size: int
    head: str
    path: Path
    sha256: str
    withheld: int = 0
    copies: tuple[Path, ...] = ()
    folder: Path | None = None


def disclosure(
    *,
    installation: str,
    program: str,
    exported_at: str,
    exported_by: str,
    purpose: str,
    recipient: str,
    keys: Iterable[Key],
    previous_export: tuple[int, str] | None,
    withheld: Iterable[int] = (),
) -> dict[str, Any]:
    """The data of the export's own log entry, which goes in last, before the log is written.

    It binds what no signature covers into the chain: the head line (but for its count, which the checkpoint holds),
    the export before this one, and which entries are withheld (in ascending order). The verifier compares.
    """
    hidden = [b"%d\n" % index for index in withheld]
    head = _head_line(installation, program, exported_at, exported_by, purpose, recipient, keys)
    return {
        "purpose": purpose,
        "recipient": recipient,
        "first": 0,
        "head_sha256": hashlib.sha256(rfc8785.dumps(head)).hexdigest(),
        "previous_export": _mark(previous_export),
        "withheld": {"count": len(hidden), "sha256": hashlib.sha256(b"".join(hidden)).hexdigest()},
    }


def export_log(
    target: Path,
    *,
    installation: str,
    program: str,
    exported_at: str,
    exported_by: str,
    purpose: str,
    recipient: str,
    keys: Iterable[Key],
    entries: Iterable[Entry],
    size: int,
    head: str,
    time: str,
    sign: Callable[[bytes], tuple[str, str]],
    previous_export: tuple[int, str] | None = None,
    withhold: Callable[[dict[str, Any]], bool] | None = None,
    overwrite: bool = False,
) -> ExportResult:
    """Write the log and its signed checkpoint, one line at a time.

    `size` and `head` are the store's; every leaf and link is made again from the entries on the way, and a chain
    that does not lead to that head is not signed. What was disposed of goes out as its hash. `sign` takes the
    checkpoint's canonical bytes and returns key id and signature (Base64). `withhold` says of an entry whether only
    its hash goes out.

    Raises `CdsError` "export_exists" or "export_not_writable", `IntegrityError` "export_broken" with the index;
    nothing is left behind then.
    """
    first = _head_line(installation, program, exported_at, exported_by, purpose, recipient, keys)
    hidden = 0
    with atomic_file(target, overwrite=overwrite) as file:
        lines = _HashedLines(file)
        lines.write(rfc8785.dumps({**first, "count": size}))
        link = first_link(installation)
        for index, leaf, entry in _in_order(entries, size):
            # the verifier's form is made in C; the leaf, which the store made of the library's, proves it the same
            content = b"" if entry is None else canonical(entry)
            made = bytes.fromhex(leaf) if entry is None else leaf_hash(content)
            if made.hex() != leaf or (entry is not None and entry.get("index") != index):
                raise IntegrityError("export_broken", index=index)
            link = next_link(link, made)
            # already in canonical order, so that the entry is serialised once
            if entry is None or (withhold is not None and withhold(entry)):
                hidden += 1
                lines.write(b'{"index":%d,"leaf":"%b","withheld":true}' % (index, leaf.encode()))
            else:
                lines.write(b'{"entry":%b,"index":%d,"leaf":"%b"}' % (content, index, leaf.encode()))
        if link.hex() != head:
            raise IntegrityError("export_broken", index=max(size - 1, 0))
        checkpoint: dict[str, Any] = {"installation": installation, "size": size, "head": head, "time": time}
        key_id, signature = sign(rfc8785.dumps(checkpoint))
        last: dict[str, Any] = {"checkpoint": checkpoint, "key_id": key_id, "signature": signature}
        lines.write(rfc8785.dumps({**last, "previous_export": _mark(previous_export)}))
    return ExportResult(size, head, target, lines.sha256.hexdigest(), hidden)


def _head_line(
    installation: str,
    program: str,
    exported_at: str,
    exported_by: str,
    purpose: str,
    recipient: str,
    keys: Iterable[Key],
) -> dict[str, Any]:
    """The first line but for its count."""
    return {
        "format": "cds-decision-log",
        "version": 1,
        "installation": installation,
        "program": program,
        "exported_at": exported_at,
        "exported_by": exported_by,
        "purpose": purpose,
        "recipient": recipient,
        "first": 0,
        "keys": [
            {
                "key_id": key.key_id,
                "kind": key.kind,
                "user_id": key.user_id,
                "display_name": key.display_name,
                "public_key": key.public_key,
                "enrolled_at_entry": key.enrolled_at_entry,
                "retired_at_entry": key.retired_at_entry,
            }
            for key in keys
        ],
    }


def _mark(previous_export: tuple[int, str] | None) -> dict[str, Any] | None:
    return None if previous_export is None else {"size": previous_export[0], "head": previous_export[1]}


class _HashedLines:
    """Lines into a file, hashed as they go."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.sha256 = file, hashlib.sha256()

    def write(self, content: bytes) -> None:
        line = content + b"\n"
        self.sha256.update(line)
        self.file.write(line)


def _in_order(entries: Iterable[Entry], size: int) -> Iterator[Entry]:
    """The entries, if they are exactly those from 0 to size - 1 in order."""
    expected = 0
    for index, leaf, entry in entries:
        if index != expected or expected >= size:
            raise IntegrityError("export_broken", index=expected)
        yield index, leaf, entry
        expected += 1
    if expected != size:
        raise IntegrityError("export_broken", index=expected)
