"""`python -m tests.support.covered FILE`: how much of each room the tests reach, and a failure where it is too little.

FILE is what slipcover wrote as JSON. It takes itself out of a line that it has seen, so counting costs a tenth of the
tests' time; a tracer that stays costs half.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LEAST = {
    "domain": 95,
    "intake": 95,
    "store": 95,
    "guidance": 95,
    "scoring": 95,
    "reporting": 95,
    "workflow": 90,
    "environment": 90,
    "gui": 80,
}
"""Lines and branches of each room that tests must reach, per cent."""
KINDS = ("covered", "missing")


def main(path: Path) -> int:
    """Print each room's share; 1 when one is below its least, or has no line at all."""
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    short = False
    for room, least in LEAST.items():
        share = covered(files, room)
        short |= share < least
        print(f"{room:12} {share:5.1f} %" + (f"  below {least} %" if share < least else ""))
    return int(short)


def covered(files: Mapping[str, Any], room: str) -> float:
    """Lines and branches of a room that were reached, per cent of all; 0 for a room without any."""
    found = [entry["summary"] for name, entry in files.items() if f"cds_app/{room}/" in name.replace("\\", "/")]
    reached, missed = (sum(one[f"{kind}_lines"] + one[f"{kind}_branches"] for one in found) for kind in KINDS)
    return 100 * reached / (reached + missed) if reached else 0.0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
