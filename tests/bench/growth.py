"""How cost grows with the number of patients: the worklist's query, scoring, and the verification of a log.

`python -m tests.bench.growth [--sizes 1000,10000] [--full] [--json FILE] [--chart FILE]`. Each figure is milliseconds
for the whole; near-linear means that the cost of one patient stays the same. `--full` goes to a million, in hours.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from cds_app.reporting.verification import verify
from cds_app.workflow.list_patients import find_patients, list_patients
from tests.bench.large_store import make_large_store
from tests.bench.made_log import write_log
from tests.bench.measure import milliseconds
from tests.bench.scoring_many import score
from tests.support.cohorts import write_cohort
from tests.support.world import reopen

SHORT, FULL = (1_000, 10_000), (1_000, 10_000, 100_000, 1_000_000)
SCORED_IN_SHORT = 10_000
"""The most patients that the short form scores; the chart has no point beyond."""
ENTRIES_EACH = 10
"""Log entries of one patient."""


def whole_worklist(folder: Path, size: int) -> float:
    make_large_store(folder / "store", size)
    session = reopen(folder / "store")
    found = milliseconds(lambda: list_patients(session))
    session.close()
    return found


def first_screen(folder: Path, size: int) -> float:
    """What a search shows first: 200 patients whose pseudonym holds a part."""
    session = reopen(folder / "store")
    found = milliseconds(lambda: find_patients(session, "9", 200))
    session.close()
    return found


def scored(folder: Path, size: int) -> float:
    write_cohort(folder / "cohort", size, np.random.default_rng(7))
    return milliseconds(lambda: score(folder / "cohort", folder / "scored.jsonl"))


def verified(folder: Path, size: int) -> float:
    write_log(folder / "log.jsonl", size * ENTRIES_EACH)
    return milliseconds(lambda: verify(folder / "log.jsonl"))


WORKS: Mapping[str, Callable[[Path, int], float]] = {
    "worklist, all patients": whole_worklist,
    "worklist, a search": first_screen,
    "score": scored,
    f"verify a log, {ENTRIES_EACH} entries a patient": verified,
}


def grown(sizes: tuple[int, ...], most_scored: int) -> dict[str, dict[int, float]]:
    """Milliseconds by work and number of patients."""
    found: dict[str, dict[int, float]] = {work: {} for work in WORKS}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            for work, measure in WORKS.items():
                if work != "score" or size <= most_scored:
                    found[work][size] = measure(Path(name), size)
                    print(f"{size:10,}  {work:40} {found[work][size]:12.1f} ms", flush=True)
    return found


def draw(found: Mapping[str, Mapping[int, float]], target: Path) -> None:
    """One light chart with logarithmic axes: a straight line at the grey one's slope is linear growth."""
    figure = Figure(figsize=(7, 4.2), layout="constrained")
    axes = figure.subplots()
    for work, times in found.items():
        axes.plot(list(times), [t / 1000 for t in times.values()], marker="o", label=work)
    sizes = sorted({size for times in found.values() for size in times})
    axes.plot(sizes, [0.0005 * size / sizes[0] for size in sizes], color="#b0b0b0", linestyle="--", label="linear")
    axes.set(xscale="log", yscale="log", xlabel="patients", ylabel="seconds", title="How cost grows")
    axes.grid(visible=True, color="#e6e6e6", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8)
    figure.savefig(target, dpi=150)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=lambda text: tuple(int(part) for part in text.split(",")), default=SHORT)
    parser.add_argument("--full", action="store_true", help="1,000 to 1,000,000 patients")
    parser.add_argument("--most-scored", type=int, help="score no more patients than this")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--chart", type=Path, help="a picture, .svg or .png")
    arguments = parser.parse_args()
    sizes = FULL if arguments.full else arguments.sizes
    most = arguments.most_scored or (max(sizes) if arguments.full else SCORED_IN_SHORT)
    found = grown(sizes, most)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n")
    if arguments.chart:
        draw(found, arguments.chart)
    return 0


if __name__ == "__main__":
    sys.exit(main())
