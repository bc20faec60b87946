"""Made-up bytes in every file that the program reads before anybody has signed in, or from somebody else.

A reader may refuse with its own error, or read something sound; anything else is a crash.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from cds_app.domain.errors import CdsError
from cds_app.environment.policy import Policy, load_policy
from cds_app.reporting.verification import parse, verify
from cds_app.scoring.bundle import load_bundle
from cds_app.store import freshness
from cds_app.store.slots import SlotFile
from tests.attack.worlds import small_store
from tests.reporting.flipping import smallest_export

ODD = (b"null", b"[]", b"{}", b'""', b"-1", b"1e999", b"NaN", b"true", b"\x00", b"\xff", b'"a"', b"9" * 30, b"[" * 40)
EXIT_CODES = range(0, 20)
ROUND = 200
"""Examples between two looks at the clock."""


def attack(base: Path, chance: random.Random, times: int, seconds: float) -> list[str]:
    """Each fuzzer for so many seconds, but at least `times` rounds of it; what crashed, with the bytes."""
    problems = []
    for name, (content, reader) in targets(base).items():
        end, rounds = time.monotonic() + seconds, 0
        while rounds < times or time.monotonic() < end:
            rounds += 1
            crash = one_round(content, reader, chance.randrange(2**32), ROUND)
            if crash is not None:
                problems.append(f"{name}: {crash}")
                break
    return problems


def targets(base: Path) -> dict[str, tuple[bytes, Callable[[bytes], None]]]:
    """For each kind of file a good one, and what reads it."""
    store = small_store(base / "fuzzed")
    export = smallest_export(base)
    policy = json.dumps({"own_view": "optional", "suspended_bundles": ["a"], "idle_lock_minutes": 5}).encode()
    manifest = json.dumps({"format": 1, "bundle_id": "a", "version": "1", "files": {"CARD.md": "0" * 64}}).encode()
    mark = (store / "freshness.json").read_bytes()

    def slots(content: bytes) -> None:
        (base / "slots.json").write_bytes(content)
        SlotFile(base / "slots.json").read()

    def policy_file(content: bytes) -> None:
        (base / "policy.json").write_bytes(content)
        assert 1 <= load_policy(base / "policy.json").idle_lock_minutes <= 30
        assert Policy()

    def exported(content: bytes) -> None:
        (base / "log.jsonl").write_bytes(content)
        found = verify(base / "log.jsonl")
        assert found.exit_code in EXIT_CODES
        # white space between the parts of a line is anybody's own; what a line says is not
        assert found.exit_code != 0 or said(content) == said(export)

    def said(content: bytes) -> list[object]:
        return [parse(line) for line in content.splitlines()]

    def bundle(content: bytes) -> None:
        folder = base / "bundle"
        folder.mkdir(exist_ok=True)
        (folder / "manifest.json").write_bytes(content)
        (folder / "signature.json").write_bytes(content)
        load_bundle(folder, {}, today=None)

    def freshness_mark(content: bytes) -> None:
        found = freshness.unseal(content, b"k" * 32)
        assert found is None or not found.sealed

    return {
        "slots": ((store / "slots.json").read_bytes(), slots),
        "policy": (policy, policy_file),
        "export": (export, exported),
        "manifest": (manifest, bundle),
        "freshness mark": (mark, freshness_mark),
    }


def one_round(content: bytes, reader: Callable[[bytes], None], number: int, examples: int) -> str | None:
    """Some hundred mutations of one file; the first that crashes its reader, made as small as may be."""

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(mutations(content))
    def check(changed: bytes) -> None:
        with suppress(CdsError):
            reader(changed)

    try:
        check()
    except Exception as error:
        return f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}"[:800]
    return None


def mutations(content: bytes) -> st.SearchStrategy[bytes]:
    """The file with a few edits: bytes changed, pieces cut out, doubled, or replaced by odd values; or other bytes."""
    places = st.integers(0, len(content))
    edit = st.tuples(places, st.integers(0, 40), st.binary(max_size=4) | st.sampled_from(ODD))
    return st.lists(edit, min_size=1, max_size=4).map(lambda edits: _edited(content, edits)) | st.binary(max_size=200)


def _edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, put in edits:
        content = content[:place] + put + content[place + length :]
    return content
