"""From a passphrase to a key: Argon2id, with a floor below which nothing is accepted and a ceiling above it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from cds_app.domain.errors import IntegrityError

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True)
class KdfParameters:
    """Cost of Argon2id: memory in KiB, passes over it, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Raise `IntegrityError` "kdf_outside" below the floor (somebody weakened it) or above the ceiling."""
        values, least, most = (
            (k.memory_kib, k.passes, k.lanes) for k in (self, FLOOR, CEILING)
        )  # fmt: skip
        if not all(low <= value <= high for low, value, high in zip(least, values, most, strict=True)):
            raise IntegrityError("kdf_outside")

    def at_least(self, other: KdfParameters) -> KdfParameters:
        """These parameters, raised wherever the other ones are higher."""
        return KdfParameters(
            max(self.memory_kib, other.memory_kib), max(self.passes, other.passes), max(self.lanes, other.lanes)
        )


DEFAULT = KdfParameters()
FLOOR = KdfParameters(19 * 1024, 2, 1)
CEILING = KdfParameters(1024 * 1024, 10, 16)


def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """A 32-byte key. The same words typed on another keyboard, hence in another Unicode form, give the same key.

    Raises `IntegrityError` "kdf_outside".
    """
    parameters.check()
    # surrogatepass: a stray half of a pair, which some input methods can produce, is no reason to fail
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    key: bytes = hash_secret_raw(
        secret,
        salt,
        time_cost=parameters.passes,
        memory_cost=parameters.memory_kib,
        parallelism=parameters.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return key
