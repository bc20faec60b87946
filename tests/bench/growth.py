"""How cost grows with the number of patients: the import, the worklist, scoring, and the verification of a log.

`python -m tests.bench.growth [--sizes 1000,10000] [--full] [--json FILE] [--chart FILE]`. Each figure is milliseconds
for the whole; near-linear means that the cost of one patient stays the same. `--full` goes to a million, in hours.
Scoring, which takes long and waits for nothing, is counted in processor time: others may use the machine meanwhile.

Records come in sets of at most `MOST_IN_A_SET`, one after the other into one store: a set may hold half a million
patients, and so the memory stays that of one set, which `importing` measures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from cds_app.reporting.verification import verify
from cds_app.workflow.import_records import import_records
from cds_app.workflow.list_patients import FirstLook, find_patients, list_patients
from cds_app.workflow.session import Session
from tests.bench.made_log import write_log
from tests.bench.measure import milliseconds
from tests.bench.scoring_many import score
from tests.support.cohorts import write_cohort
from tests.support.world import make_session, reopen

SHORT, FULL = (1_000, 10_000), (1_000, 10_000, 100_000, 1_000_000)
SCORED_IN_SHORT = 10_000
"""The most patients that the short form scores; the chart has one point beyond, at ten times as many."""
MOST_IN_A_SET = 100_000
ENTRIES_EACH = 10
"""Log entries of one patient."""

IMPORT, SCORE, LOG = "import", "score, processor time", f"verify a log, {ENTRIES_EACH} entries a patient"
FIRST, ALL, SEARCH = "worklist, first screen", "worklist, all patients", "worklist, a search"
LOOKS: Mapping[str, tuple[str, str]] = {
    SCORE: ("#7b3294", "s"), IMPORT: ("#0072b2", "o"), LOG: ("#b35806", "D"),
    ALL: ("#00796b", "^"), SEARCH: ("#c2185b", "v"), FIRST: ("#3d3d3d", "P"),
}  # fmt: skip
"""Colour and mark of each work's line."""


def written(folder: Path, size: int) -> list[Path]:
    """Record sets of so many patients in all, each patient in one of them."""
    rng, sets = np.random.default_rng(7), []
    for first in range(0, size, MOST_IN_A_SET):
        sets.append(folder / f"set-{first}")
        write_cohort(sets[-1], min(MOST_IN_A_SET, size - first), rng, first=first)
    return sets


def imported(store: Path, sets: Sequence[Path]) -> float:
    """Into a new store."""
    with closing(make_session(store)) as session:
        return sum(milliseconds(partial(_import, session, one)) for one in sets)


def _import(session: Session, one: Path) -> None:
    report = import_records(session, one, attested=True)
    if report.status != "imported":
        raise RuntimeError(f"the set was {report.status}")


def listed(store: Path) -> dict[str, float]:
    """What somebody waits for: the first patients, all of them, and 200 whose pseudonym holds what was typed."""
    told: list[float] = []

    def look(_first: FirstLook) -> None:
        told.append(time.perf_counter())

    with closing(reopen(store)) as session:
        start = time.perf_counter()
        list_patients(session, look)
        told.append(time.perf_counter())
        search = milliseconds(lambda: find_patients(session, "9", 200))
    return {FIRST: (told[0] - start) * 1000, ALL: (told[-1] - start) * 1000, SEARCH: search}


def scored(sets: Sequence[Path]) -> float:
    """Processor time."""
    before = time.process_time()
    for one in sets:
        score(one, one / "scored.jsonl")
    return (time.process_time() - before) * 1000


def verified(log: Path, size: int) -> float:
    write_log(log, size * ENTRIES_EACH)
    return milliseconds(lambda: verify(log))


def grown(sizes: Sequence[int], most_scored: int) -> dict[str, dict[int, float]]:
    """Milliseconds by work and number of patients."""
    found: dict[str, dict[int, float]] = {work: {} for work in LOOKS}

    def note(size: int, times: Mapping[str, float]) -> None:
        for work, took in times.items():
            found[work][size] = took
            print(f"{size:10,}  {work:36} {took:14,.1f} ms {took * 1000 / size:12,.1f} µs a patient", flush=True)

    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            sets = written(folder, size)
            note(size, {IMPORT: imported(folder / "store", sets)})
            note(size, listed(folder / "store"))
            if size <= most_scored:
                note(size, {SCORE: scored(sets)})
            note(size, {LOG: verified(folder / "log.jsonl", size)})
    return found


def draw(found: Mapping[str, Mapping[int, float]], target: Path) -> None:
    """One light chart, both axes in powers of ten: a line as steep as the grey ones grows linearly."""
    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.subplots()
    sizes = sorted({size for times in found.values() for size in times})
    seconds = {work: [took / 1000 for took in times.values()] for work, times in found.items() if times}
    least, most = min(map(min, seconds.values())), max(map(max, seconds.values()))
    axes.set(xscale="log", yscale="log", xlim=(sizes[0] / 1.3, sizes[-1] * 1.3), ylim=(least / 2, most * 2))
    for power in range(-12, 3):  # parallel to each other: whoever looks finds one beside any line
        grey = [10.0**power * size for size in sizes]
        axes.plot(
            sizes, grey, color="#c4c4c4", linestyle="--", linewidth=0.9, label="linear growth" if power == 0 else None
        )
    for work, times in sorted(seconds.items(), key=lambda one: -one[1][-1]):
        colour, mark = LOOKS[work]
        axes.plot(list(found[work]), times, color=colour, marker=mark, markersize=6, linewidth=1.8, label=work)
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.set(xlabel="patients", ylabel="seconds for all of them, one run each", title="How cost grows")
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside right center", frameon=False, fontsize=9)
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
