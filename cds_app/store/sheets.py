"""Sealed sheets of paper that open the store: the recovery key in two halves, and the emergency code.

What stands on paper is random and long enough that no passphrase rule and no slow derivation is needed: 256 bits.
Each half of the recovery key alone says nothing about it (the two are added, bit by bit). In slots.json lies only the
database key, sealed to the public half of a key that the paper gives.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cds_app.domain.errors import CdsError
from cds_app.store.boxes import PUBLIC_BYTES, open_box, public_of, seal_to

RECOVERY, EMERGENCY = "recovery", "emergency"
SECRET_BYTES, MARK_BYTES, CHECK_BYTES = 32, 2, 5
"""One byte for the part, two that say which sheet, 32 of content, five to find a slip: 40 bytes, 64 letters."""
GROUP = 4
WHOLE, FIRST, SECOND = 0, 1, 2
_READ_AS = str.maketrans({"0": "O", "1": "I", "8": "B"})
"""Signs that the alphabet does not have, as what they were probably meant to be."""


@dataclass(frozen=True)
class Sheet:
    """A sheet's way to the database key, as slots.json has it."""

    kind: str
    public: bytes
    box: bytes

    @classmethod
    def seal(cls, kind: str, public: bytes, key: bytes) -> Sheet:
        """A way for the sheet whose public half this is."""
        return cls(kind, public, seal_to(public, key, _bound(kind)))

    def for_key(self, key: bytes) -> Sheet:
        """The same sheet of paper with another database key: what stands on it stays good."""
        return Sheet.seal(self.kind, self.public, key)

    def open(self, secret: bytes) -> bytes | None:
        """The database key; None for what another sheet says."""
        return open_box(_private(self.kind, secret), self.box, _bound(self.kind))

    def to_plain(self) -> dict[str, str]:
        """As it stands in slots.json."""
        public, box = (base64.b64encode(part).decode() for part in (self.public, self.box))
        return {"kind": self.kind, "public": public, "box": box}

    @classmethod
    def from_plain(cls, data: Any) -> Sheet:
        """Raises ValueError, KeyError or TypeError for anything but `to_plain`'s answer."""
        public, box = (base64.b64decode(data[name], validate=True) for name in ("public", "box"))
        if data["kind"] not in (RECOVERY, EMERGENCY) or len(public) != PUBLIC_BYTES:
            raise ValueError("sheet")
        return cls(data["kind"], public, box)


def new_secret() -> bytes:
    """What a new sheet is to say."""
    return secrets.token_bytes(SECRET_BYTES)


def public_half(kind: str, secret: bytes) -> bytes:
    """The public half of the key that a sheet gives: 32 bytes."""
    return public_of(_private(kind, secret))


def written(secret: bytes) -> str:
    """The secret on one sheet: 16 groups of four letters."""
    return _spell(WHOLE, secrets.token_bytes(MARK_BYTES), secret)


def written_in_halves(secret: bytes) -> tuple[str, str]:
    """The secret on two sheets, neither of which says anything without the other."""
    mark, first = secrets.token_bytes(MARK_BYTES), secrets.token_bytes(SECRET_BYTES)
    return _spell(FIRST, mark, first), _spell(SECOND, mark, _added(secret, first))


def read(text: str) -> bytes:
    """What one sheet says. Raises `CdsError` "sheet_mistyped" or "sheet_other_kind"."""
    part, _, secret = _spelled(text, 1)
    if part != WHOLE:
        raise CdsError("sheet_other_kind")
    return secret


def read_halves(one: str, other: str) -> bytes:
    """What two sheets say together, in either order.

    Raises `CdsError` "sheet_mistyped" with the number of the one, "sheet_other_kind", "sheet_halves_same" for one half
    twice, or "sheet_halves_apart" for halves of two different keys.
    """
    (part, mark, content), (other_part, other_mark, other_content) = _spelled(one, 1), _spelled(other, 2)
    if WHOLE in (part, other_part):
        raise CdsError("sheet_other_kind")
    if mark != other_mark:
        raise CdsError("sheet_halves_apart")
    if part == other_part:
        raise CdsError("sheet_halves_same")
    return _added(content, other_content)


def _private(kind: str, secret: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"cds-app sheet: {kind}".encode()).derive(secret)


def _bound(kind: str) -> dict[str, str]:
    return {"purpose": "database_key", "sheet": kind}


def _added(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _spell(part: int, mark: bytes, content: bytes) -> str:
    said = bytes([part]) + mark + content
    letters = base64.b32encode(said + _check(said)).decode()
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def _spelled(text: str, number: int) -> tuple[int, bytes, bytes]:
    letters = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_READ_AS)
    try:
        said = base64.b32decode(letters)
    except (binascii.Error, ValueError) as error:
        raise CdsError("sheet_mistyped", number=number) from error
    said, check = said[:-CHECK_BYTES], said[-CHECK_BYTES:]
    sound = len(said) == 1 + MARK_BYTES + SECRET_BYTES and _check(said) == check and said[0] in (WHOLE, FIRST, SECOND)
    if not sound:
        raise CdsError("sheet_mistyped", number=number)
    return said[0], said[1 : 1 + MARK_BYTES], said[1 + MARK_BYTES :]


def _check(said: bytes) -> bytes:
    return hashlib.sha256(b"cds-app sheet\n" + said).digest()[:CHECK_BYTES]
