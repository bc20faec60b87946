"""Stores with some bytes changed: refused, reported, or the same as before; never a crash, never taken for sound."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from cds_app.domain.audit import EventKind
from tests.attack.worlds import DETECTED, files_of, put, small_store, verdict
from tests.store.helpers import sign_in

PAGE = 4096
Mutation = Callable[[bytes, bytes, random.Random], bytes]


def attack(base: Path, chance: random.Random, times: int, _seconds: float) -> list[str]:
    """Mutate the database `times` times; what was neither detected nor harmless."""
    folder = small_store(base / "store")
    old = (folder / "store.db").read_bytes()
    with sign_in(folder) as store:
        for number in range(6):
            with store.change(EventKind.WHAT_IF, {"text": f"{number}" * 900}):
                pass
    whole, problems = files_of(folder), []
    content = whole["store.db"]
    for number in range(times):
        name, mutation = chance.choice(sorted(MUTATIONS.items()))
        changed = mutation(content, old, chance)
        put(folder, {**whole, "store.db": changed})
        try:
            said = verdict(folder)
        except Exception as error:
            said = f"crash: {type(error).__name__}"
        expected = {"sound"} if changed == content else DETECTED
        if said not in expected:
            problems.append(f"number {number}, {name}: {said}")
    return problems


def _flip(content: bytes, _old: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 16))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _old: bytes, chance: random.Random) -> bytes:
    pages = len(content) // PAGE
    return content[: chance.choice((chance.randrange(len(content)), chance.randrange(pages) * PAGE))]


def _append(content: bytes, _old: bytes, chance: random.Random) -> bytes:
    page = chance.randrange(len(content) // PAGE) * PAGE
    return content + chance.choice(
        (chance.randbytes(chance.randrange(1, 9000)), bytes(PAGE), content[page : page + PAGE])
    )


def _exchange(content: bytes, _old: bytes, chance: random.Random) -> bytes:
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    changed = bytearray(content)
    changed[one : one + PAGE], changed[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]
    return bytes(changed)


def _older_page(content: bytes, old: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(min(len(content), len(old)) // PAGE) * PAGE
    return content[:at] + old[at : at + PAGE] + content[at + PAGE :]


def _older_file(_content: bytes, old: bytes, _chance: random.Random) -> bytes:
    return old


def _blank(content: bytes, _old: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) // PAGE) * PAGE
    return content[:at] + bytes(PAGE) + content[at + PAGE :]


MUTATIONS: dict[str, Mutation] = {
    "flipped bits": _flip,
    "cut short": _cut,
    "added to": _append,
    "two pages exchanged": _exchange,
    "an older page": _older_page,
    "the older file": _older_file,
    "a page of zeros": _blank,
}
