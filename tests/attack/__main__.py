"""`python -m tests.attack [name ...] [--times N] [--minutes N] [--seed N]`: random attacks at full length.

Each attack says what it tried and what it found; the exit code is 1 as soon as one found something. The same attacks
run in the ordinary tests at a few seconds' length, with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.attack import canaries, flipped_exports, fuzzers, kills, mutated_stores
from tests.attack.worlds import weak_derivations

Attack = Callable[[Path, random.Random, int, float], list[str]]
ATTACKS: dict[str, tuple[Attack, int, str]] = {
    "kills": (kills.attack, 250, "kills in import, sign-off, re-key, backup and migration"),
    "stores": (mutated_stores.attack, 1000, "stores with flipped bytes, cuts, additions, exchanged and older pages"),
    "exports": (flipped_exports.attack, 1, "an export with each of its bytes flipped"),
    "canaries": (canaries.attack, 1, "every feature used, then every file searched for patients and secrets"),
    "fuzz": (fuzzers.attack, 1, "made-up bytes as slots, policy, freshness mark, export and manifest"),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(ATTACKS)}; all when none is given")
    parser.add_argument("--times", type=int, help="how often, instead of each attack's own number")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long each fuzzer goes on")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(ATTACKS)
    if unknown:
        parser.error(f"no such attack: {', '.join(sorted(unknown))}")
    return run(arguments.names or list(ATTACKS), arguments.times, arguments.minutes, arguments.seed)


def run(names: list[str], times: int | None, minutes: float, seed: int) -> int:
    found = 0
    print(f"seed {seed}")
    for name in names:
        attack, usual, what = ATTACKS[name]
        begun = time.monotonic()
        with weak_derivations(), tempfile.TemporaryDirectory(prefix="attack-") as folder:
            problems = attack(Path(folder), random.Random(seed), times or usual, minutes * 60)
        print(f"{name}: {what}; {times or usual} times, {time.monotonic() - begun:.0f} s; problems: {len(problems)}")
        for problem in problems:
            print(f"  {problem}")
        found += len(problems)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
