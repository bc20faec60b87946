"""Single bytes of an export changed: which changes, if any, does the verifier let pass?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from cds_app.reporting import verification
from tests.reporting.log_maker import ADA, Installation

TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9]+|true|false|null')
STRUCTURE = frozenset(b'{}[]:,"\n\\')


def smallest_export(folder: Path) -> bytes:
    """An export with a key, an escaped character, one beyond ASCII, and one signed decision."""
    place = Installation("i")
    place.add("patient_opened", {"record_id": "b", "escaped": "\u001f", "name": "ß"})
    place.sign_decision(place.enrol("clinician", ADA), estimates=[], cautions=[], meaning="m")
    return place.export(folder / "smallest.jsonl", purpose="p").path.read_bytes()


def chosen_places(data: bytes) -> list[int]:
    """Every byte of the structure, and of every text, number and word one byte: the first, a middle or the last."""
    places = {place for place, byte in enumerate(data) if byte in STRUCTURE}
    for number, token in enumerate(TOKEN.finditer(data)):
        inside = range(token.start(), token.end())
        inside = inside[1:-1] if data[token.start()] == ord('"') else inside
        if inside:
            places.add((inside[0], inside[len(inside) // 2], inside[-1])[number % 3])
    return sorted(places)


def flips_that_pass(data: bytes, folder: Path, places: Iterable[int] | None = None) -> list[tuple[int, int]]:
    """Place and mask of every change that is not refused; of every byte when no places are named."""
    path, passed = folder / "flipped.jsonl", []
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch, path.open("r+b", buffering=0) as file:
        # the real check, remembered: thousands of files hold the same few signatures
        patch.setattr(verification, "signed_by", functools.cache(verification.signed_by))
        for place in range(len(data)) if places is None else places:
            for mask in (*masks(data[place]), 0):
                file.seek(place)
                file.write(bytes([data[place] ^ mask]))
                if mask and verification.verify(path).exit_code not in (10, 11, 12, 13):
                    passed.append((place, mask))
        assert path.read_bytes() == data
    return passed


def masks(byte: int) -> Iterator[int]:
    """One bit that turns a digit into another one; for letters also the one that is their case."""
    yield 0x01
    if bytes([byte]).isalpha():
        yield 0x20
