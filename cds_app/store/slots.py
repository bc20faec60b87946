"""`slots.json`: for each person, and each sealed sheet of paper, a way to the database key.

A person's slot holds a personal key sealed under the passphrase, and the database key sealed to that personal key's
public half. So the database can get a new key without anybody's passphrase, and a passphrase can change without the
database. The names stand there in the clear, as they must before anything is decrypted; nothing else does.
"""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store.boxes import PUBLIC_BYTES, new_private, open_box, public_of, seal_to
from cds_app.store.files import disk_errors, write_whole
from cds_app.store.passphrases import DEFAULT, KdfParameters, derive
from cds_app.store.sheets import Sheet
from cds_app.store.wrapping import Wrapped, unwrap, wrap

FORMAT, VERSION = "cds-slots", 2
LARGEST = 4_000_000
"""Bytes of a slots.json that is still read: some thousands of people."""


@dataclass(frozen=True)
class Slot:
    """One person's way to the database key.

    `wrapped` is the personal key under the passphrase, `public` its public half (32 bytes) and `box` the database key
    sealed to it. A slot of the first version has neither: there `wrapped` is the database key itself, and the person's
    next sign-in renews it. `unlogged` marks the slot of a passphrase that the log does not know yet, and `pending` is
    that person's signing key sealed under it, on its way into the database. The rename that brings the new slot brings
    both, so that at every moment one passphrase opens the store and, after signing in, signs.
    """

    user_id: str
    name: str
    wrapped: Wrapped
    unlogged: bool = False
    pending: Wrapped | None = None
    public: bytes = b""
    box: bytes = b""

    @classmethod
    def seal(cls, key: bytes, user_id: str, name: str, passphrase: str, kdf: KdfParameters) -> Slot:
        """A slot for a person, with a new personal key. Raises `IntegrityError` "kdf_outside"."""
        private = new_private()
        public = public_of(private)
        wrapped = wrap(private, passphrase, kdf, _personal(user_id, name, public))
        return cls(user_id, name, wrapped, public=public).for_key(key)

    @property
    def is_first_version(self) -> bool:
        """Whether it cannot be given another database key without the passphrase."""
        return not self.box

    def for_key(self, key: bytes) -> Slot:
        """The same slot with another database key in it: same passphrase, same personal key."""
        return replace(self, box=seal_to(self.public, key, _bound(self.user_id, self.name)))

    def open(self, passphrase: str) -> bytes | None:
        """The database key; None for a wrong passphrase or an altered slot. Raises "kdf_outside"."""
        if self.is_first_version:
            return unwrap(self.wrapped, passphrase, _bound(self.user_id, self.name))
        private = self._private(passphrase)
        return None if private is None else open_box(private, self.box, _bound(self.user_id, self.name))

    def renewed(self, key: bytes, passphrase: str, kdf: KdfParameters) -> Slot:
        """The slot with other parameters. Its personal key stays, unless it has none yet."""
        private = None if self.is_first_version else self._private(passphrase)
        if private is None:
            return Slot.seal(key, self.user_id, self.name, passphrase, kdf)
        wrapped = wrap(private, passphrase, kdf, _personal(self.user_id, self.name, self.public))
        return replace(self, wrapped=wrapped, unlogged=False, pending=None)

    def _private(self, passphrase: str) -> bytes | None:
        return unwrap(self.wrapped, passphrase, _personal(self.user_id, self.name, self.public))


@dataclass(frozen=True)
class SlotSet:
    """Everything in slots.json. `generation` counts the database's keys from 1.

    `arriving` names the database file that these slots open and that is to take the place of `store.db`; once it has,
    the name stays without a file (see `switch`).
    """

    slots: tuple[Slot, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    generation: int = 1
    arriving: str | None = None


def folded(name: str) -> str:
    """A user name as it is compared: neither letter case nor Unicode form makes another person of it."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


class SlotFile:
    """Reads and replaces slots.json."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Slot, ...]:
        """People's slots. Raises `IntegrityError` "slots_missing" or "slots_damaged"."""
        return self.whole().slots

    def whole(self) -> SlotSet:
        """Raises `IntegrityError` "slots_missing" or "slots_damaged"."""
        try:
            with disk_errors(self.path):
                if not self.path.is_file():
                    raise IntegrityError("slots_missing", path=str(self.path))
                with self.path.open("rb") as file:
                    content = file.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise ValueError("size")
            return _set(json.loads(content))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise IntegrityError("slots_damaged", path=str(self.path)) from error

    def replace(self, slot: Slot) -> None:
        """Put a slot in the place of its person's old one."""
        self.write(slot if s.user_id == slot.user_id else s for s in self.read())

    def write(self, slots: Iterable[Slot]) -> None:
        """Replace people's slots; the rest of the file stays. Raises `CdsError` "disk_full" and its like."""
        before = self.whole() if self.path.exists() else SlotSet()
        self.put(replace(before, slots=tuple(slots)))

    def put(self, whole: SlotSet) -> None:
        """Replace the file, whole or not at all. Raises `CdsError` "disk_full" and its like."""
        data: dict[str, Any] = {"format": FORMAT, "version": VERSION, "generation": whole.generation}
        if whole.arriving is not None:
            data["arriving"] = whole.arriving
        data["sheets"] = [sheet.to_plain() for sheet in whole.sheets]
        data["slots"] = [_plain(slot) for slot in whole.slots]
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


def _personal(user_id: str, name: str, public: bytes) -> dict[str, str]:
    return {"purpose": "personal_key", "user_id": user_id, "name": name, "public": public.hex()}


def _set(data: Any) -> SlotSet:
    version, generation, arriving = data.get("version", 1), data.get("generation", 1), data.get("arriving")
    if data["format"] != FORMAT or type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError("format")
    if type(generation) is not int or generation < 1:
        raise ValueError("generation")
    if arriving is not None and not (isinstance(arriving, str) and arriving.isalnum() and arriving.isascii()):
        raise ValueError("arriving")  # it becomes part of a file's name
    slots = tuple(_slot(part) for part in data["slots"])
    if len({slot.user_id for slot in slots}) != len(slots):
        raise ValueError("repeated")
    return SlotSet(slots, tuple(Sheet.from_plain(part) for part in data.get("sheets", ())), generation, arriving)


def _slot(part: Any) -> Slot:
    user_id, name = part["user_id"], part["name"]
    if not all(isinstance(text, str) and text for text in (user_id, name)):
        raise ValueError("text")
    pending = part.get("pending")
    public, box = (_bytes(part.get(name, "")) for name in ("public", "box"))
    if bool(public) != bool(box) or (public and len(public) != PUBLIC_BYTES):
        raise ValueError("box")
    return Slot(
        user_id,
        name,
        Wrapped.from_plain(part),
        part.get("unlogged") is True,
        None if pending is None else Wrapped.from_plain(pending),
        public,
        box,
    )


def _plain(slot: Slot) -> dict[str, Any]:
    plain: dict[str, Any] = {"user_id": slot.user_id, "name": slot.name, **slot.wrapped.to_plain()}
    if slot.box:
        plain |= {"public": base64.b64encode(slot.public).decode(), "box": base64.b64encode(slot.box).decode()}
    if slot.unlogged:
        plain["unlogged"] = True
    if slot.pending is not None:
        plain["pending"] = slot.pending.to_plain()
    return plain


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("base64") from error
