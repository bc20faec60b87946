"""The log: verifying an export of any length, and looking for something in a store's own."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from cds_app.reporting import verification
from cds_app.workflow.read_log import LogQuery, read_log
from tests.bench.made_log import fill_log, write_log
from tests.bench.measure import Row, measured
from tests.support.world import make_session

ENTRIES, FEW, STORED = 20_000, 2_000, 5_000
_PEAK = """
import pathlib, re, runpy, sys
sys.argv = sys.argv[1:]
try: runpy.run_path(sys.argv[0], run_name="__main__")
finally: print(re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text()).group(1))
"""


def rows() -> list[Row]:
    """Time and memory; one entry in twenty is a signed decision."""
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name) / "few.jsonl", Path(name) / "many.jsonl"
        write_log(few, FEW)
        write_log(many, ENTRIES)
        work = f"verification of {ENTRIES:,} entries"
        note = f"{ENTRIES // 20:,} signatures among them"
        ours = lambda: verification.verify(many)  # noqa: E731
        return [
            measured(work, ours, lambda: parse_and_hash(many), "JSON parse and SHA-256", 3.0, rounds=3, note=note),
            Row(f"memory of the verifier, {ENTRIES:,} entries against {FEW:,}", peak(many), peak(few),
                "the same with a tenth", 1.2, unit="MB"),
            page(Path(name) / "store"),
        ]  # fmt: skip


def page(folder: Path) -> Row:
    """The log's page with a filter that nothing passes, so that it looks at every entry."""
    with closing(make_session(folder)) as session:
        fill_log(session, STORED)
        work = f"log page, nothing found among {STORED:,} entries"
        ours = lambda: read_log(session, LogQuery(group="models"))  # noqa: E731
        least = lambda: session.store._database.value("SELECT sum(length(entry)) FROM entries")  # noqa: E731
        return measured(work, ours, least, "every entry read by SQLite", rounds=3)


def parse_and_hash(path: Path) -> None:
    """What nobody who checks a log can leave out."""
    with path.open("rb") as file:
        for line in file:
            json.loads(line)
            hashlib.sha256(line).digest()


def peak(path: Path) -> float:
    """The most memory (MB) that the verifier alone takes for a log, in a process of its own."""
    command = [sys.executable, "-c", _PEAK, verification.__file__, str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    found = re.search(r"(\d+)\s*$", done.stdout)
    return int(found.group(1)) / 1024 if found else 0.0
