"""Commitments: what an entry of the log holds in the place of a personal value that can be erased later.

The value and its salt stand apart. Whoever has both can see that the entry was made about that value; without the salt
nobody can find the value by trying names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PREFIX = b"cds-personal-value/1\n"
SALT_BYTES = 32
FIELD = "commitments"
"""The field of an entry's data that holds commitments, by the name of the value: `{"name": "<64 hex digits>"}`."""


def commitment(salt: bytes, value: str) -> str:
    """SHA-256 (hexadecimal) of the prefix, a salt of 32 random bytes, and the value in UTF-8."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    import hashlib  # brings OpenSSL; the name of the field is wanted before the first window shows

    return hashlib.sha256(PREFIX + salt + value.encode()).hexdigest()


def with_values(entry: Mapping[str, Any], values: Mapping[str, str | None]) -> dict[str, Any]:
    """An entry for showing: what it is committed to stands in its data, None for a value that was erased.

    Its hash and its place in the chain are those of the entry without them.
    """
    return {**entry, "data": {**values, **entry["data"]}}
