"""`slots.json`: for each person, the database key sealed under that person's passphrase.

The names stand there in the clear, as they must before anything is decrypted; nothing else does.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store.files import disk_errors, write_whole
from cds_app.store.passphrases import DEFAULT, KdfParameters, derive
from cds_app.store.wrapping import Wrapped, unwrap, wrap

FORMAT = "cds-slots"
LARGEST = 4_000_000
"""Bytes of a slots.json that is still read: some thousands of people."""


@dataclass(frozen=True)
class Slot:
    """One person's way to the database key.

    `unlogged` marks the slot of a passphrase that the log does not know yet, and `pending` is that person's signing
    key sealed under it, on its way into the database. The rename that brings the new slot brings both, so that at
    every moment one passphrase opens the store and, after signing in, signs.
    """

    user_id: str
    name: str
    wrapped: Wrapped
    unlogged: bool = False
    pending: Wrapped | None = None

    @classmethod
    def seal(cls, key: bytes, user_id: str, name: str, passphrase: str, kdf: KdfParameters) -> Slot:
        """A slot for a person. Raises `IntegrityError` "kdf_outside"."""
        return cls(user_id, name, wrap(key, passphrase, kdf, _bound(user_id, name)))

    def open(self, passphrase: str) -> bytes | None:
        """The database key; None for a wrong passphrase or an altered slot. Raises "kdf_outside"."""
        return unwrap(self.wrapped, passphrase, _bound(self.user_id, self.name))


def folded(name: str) -> str:
    """A user name as it is compared: neither letter case nor Unicode form makes another person of it."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


class SlotFile:
    """Reads and replaces slots.json."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Slot, ...]:
        """Raises `IntegrityError` "slots_missing" or "slots_damaged"."""
        try:
            with disk_errors(self.path):
                if not self.path.is_file():
                    raise IntegrityError("slots_missing", path=str(self.path))
                with self.path.open("rb") as file:
                    content = file.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise ValueError("size")
            data = json.loads(content)
            if data["format"] != FORMAT:
                raise ValueError("format")
            slots = tuple(_slot(part) for part in data["slots"])
            if len({slot.user_id for slot in slots}) != len(slots):
                raise ValueError("repeated")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise IntegrityError("slots_damaged", path=str(self.path)) from error
        return slots

    def replace(self, slot: Slot) -> None:
        """Put a slot in the place of its person's old one."""
        self.write(slot if s.user_id == slot.user_id else s for s in self.read())

    def write(self, slots: Iterable[Slot]) -> None:
        """Replace the file, whole or not at all. Raises `CdsError` "disk_full" and its like."""
        data = {"format": FORMAT, "slots": [_plain(slot) for slot in slots]}
        write_whole(self.path, json.dumps(data, indent=1, ensure_ascii=True).encode() + b"\n")


def key_for(slots: Iterable[Slot], name: str, passphrase: str) -> tuple[Slot, bytes]:
    """The named person's slot and the database key. Raises `CdsError` "sign_in_refused".

    A name that nobody has costs one derivation too, and ends in the same words.
    """
    slots = tuple(slots)
    slot = next((s for s in slots if folded(s.name) == folded(name)), None)
    if slot is None:
        derive(passphrase, bytes(16), slots[0].wrapped.kdf if slots else DEFAULT)
        raise CdsError("sign_in_refused")
    key = slot.open(passphrase)
    if key is None:
        raise CdsError("sign_in_refused")
    return slot, key


def _bound(user_id: str, name: str) -> dict[str, str]:
    return {"purpose": "database_key", "user_id": user_id, "name": name}


def _slot(part: Any) -> Slot:
    texts = part["user_id"], part["name"]
    if not all(isinstance(text, str) and text for text in texts):
        raise ValueError("text")
    pending = part.get("pending")
    return Slot(
        *texts,
        Wrapped.from_plain(part),
        part.get("unlogged") is True,
        None if pending is None else Wrapped.from_plain(pending),
    )


def _plain(slot: Slot) -> dict[str, Any]:
    plain: dict[str, Any] = {"user_id": slot.user_id, "name": slot.name, **slot.wrapped.to_plain()}
    if slot.unlogged:
        plain["unlogged"] = True
    if slot.pending is not None:
        plain["pending"] = slot.pending.to_plain()
    return plain
