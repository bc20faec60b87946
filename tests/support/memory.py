"""What a running process of ours still has in its memory."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

CHUNK, OVERLAP = 1 << 22, 2048
_NOTHING = b"\0"


def forms_of_key(key: bytes) -> tuple[bytes, ...]:
    """A key as it is, as digits, and as base64."""
    return key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key).rstrip(b"=")


def hits(process: int, needles: Iterable[bytes]) -> set[bytes]:
    """Those of the needles that stand in the memory of a process or of what it started, at whatever character width.

    Zero bytes are left out of both, so that one search finds UTF-8, UTF-16 and UTF-32.
    """
    wanted = {needle: needle.translate(None, _NOTHING) for needle in needles}
    found: set[bytes] = set()
    for one in family(process):
        for part in _memory(one):
            dense = part.translate(None, _NOTHING)
            found |= {needle for needle, short in wanted.items() if needle not in found and short in dense}
    return found


def family(process: int) -> list[int]:
    """A process and everything that it started and that still runs."""
    children = Path(f"/proc/{process}/task").glob("*/children")
    started = [int(child) for path in children for child in path.read_text().split()]
    return [process, *(one for child in started for one in family(child))]


def _memory(process: int) -> Iterator[bytes]:
    """Every region that can have been written to, in chunks that overlap."""
    lines = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in lines:
            fields = line.split(maxsplit=5)
            if not fields[1].startswith("rw"):
                continue
            begin, end = (int(number, 16) for number in fields[0].split("-"))
            for at in range(begin, end, CHUNK):
                try:
                    memory.seek(at)
                    yield memory.read(min(CHUNK + OVERLAP, end - at))
                except OSError:
                    break  # a region that went away, or of a device
