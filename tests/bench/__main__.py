"""`python -m tests.bench [subject ...] [--json FILE]`: the table of `make bench`, and the same as JSON."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.bench.measure import Row

SUBJECTS = (
    "startup", "scoring", "scoring_many", "encrypted_store", "log", "memory", "cluster", "worklist", "painting",
    "importing", "window", "size",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "subjects", nargs="*", metavar="subject", help=f"of {', '.join(SUBJECTS)}; all when none is given"
    )
    parser.add_argument("--json", type=Path, help="where the figures go as JSON")
    arguments = parser.parse_args()
    if unknown := set(arguments.subjects) - set(SUBJECTS):
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    found: list[Row] = []
    for subject in arguments.subjects or SUBJECTS:
        for row in importlib.import_module(f"tests.bench.{subject}").rows():
            found.append(row)
            print(line(row), flush=True)
    if arguments.json:
        documents = [{**asdict(r), "ratio": r.ratio, "reached": r.reached} for r in found]
        arguments.json.write_text(json.dumps(documents, indent=1) + "\n")
    return 0


def line(row: Row) -> str:
    """A row of the table, in plain text."""
    aim = "" if row.target is None else f"aim {row.target:g}{'' if row.reached else ' NOT REACHED'}"
    figures = f"{row.ours:10.2f} {row.floor:10.2f} {row.unit:3} {row.ratio:6.2f} ×"
    return f"{row.work:52} {figures} {row.floor_is}  {aim} {row.note}"


if __name__ == "__main__":
    sys.exit(main())
