"""`score` of a whole record set: reading, rules, numbers and JSON, against the bare predictions of every booster.

`python -m tests.bench.scoring_many --patients 100000` does the same for that many, with a floor of a sample: minutes.
`python -m tests.bench.scoring_many --folder FOLDER` scores a record set and prints the most memory it took, in MB.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from cds_app.domain.outcome import OUTCOMES
from cds_app.intake.record_set import iter_records
from cds_app.scoring.ensemble import all_pairs, matrix
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.workflow.score_records import score_records
from cds_app.workflow.session import active_bundle
from tests.bench.__main__ import line
from tests.bench.measure import Row, measured, milliseconds
from tests.support.cohorts import write_cohort
from tests.support.world import make_surroundings, real_catalogue

PATIENTS, FEW, MANY = 1_000, 200, 2_000


def rows() -> list[Row]:
    """Time and memory."""
    with tempfile.TemporaryDirectory() as name:
        few, some, many = (_cohort(Path(name), number) for number in (FEW, PATIENTS, MANY))
        return [_time(some), _memory(few, FEW, many, MANY)]


def large(patients: int) -> list[Row]:
    """Time and memory of many, and what a patient costs among `PATIENTS` and among many."""
    with tempfile.TemporaryDirectory() as name:
        some, tenth, many = (_cohort(Path(name), number) for number in (PATIENTS, patients // 10, patients))
        bare = _floor(some)
        before, fewer = milliseconds(bare), milliseconds(lambda: score(some, some / "scored.jsonl"))
        ours, after = milliseconds(lambda: score(many, many / "scored.jsonl")), milliseconds(bare)
        least = (before + after) / 2 * patients / PATIENTS
        work = f"score of {patients:,} patients × 21 drugs × 4 outcomes"
        note = f"the floor is that of {PATIENTS:,}, before and after, times {patients / PATIENTS:g}"
        growth = f"a patient among {patients:,}, bundle loading included"
        return [
            Row(work, ours, least, "every booster once, all rows", 1.2, note=note),
            Row(growth, ours / patients, fewer / PATIENTS, f"a patient among {PATIENTS:,}", 1.1),
            _memory(tenth, patients // 10, many, patients),
        ]


def _cohort(folder: Path, number: int) -> Path:
    write_cohort(folder / str(number), number, np.random.default_rng(7))
    return folder / str(number)


def score(folder: Path, target: Path) -> int:
    """What `cds-app score FOLDER --output TARGET` does, without writing beside the target first; the patients."""
    count = 0
    with target.open("w", encoding="utf-8") as file:
        for line in score_records(make_surroundings(), folder):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def _time(folder: Path) -> Row:
    work = f"score of {PATIENTS:,} patients × 21 drugs × 4 outcomes"
    ours = lambda: score(folder, folder / "scored.jsonl")  # noqa: E731
    bare = _floor(folder)
    return measured(work, ours, bare, "every booster once, all rows", 1.2, rounds=2, note="with loading the bundle")


def _floor(folder: Path) -> Callable[[], None]:
    """Every booster's bare prediction for every patient of a record set with every drug."""
    catalogue, bundle = real_catalogue(), active_bundle(make_surroundings())
    inputs = [patient_inputs(record, catalogue) for record in iter_records(folder, catalogue, [])]
    patients, drugs = all_pairs(np.array([[one[n] for n in PATIENT_INPUTS] for one in inputs]), len(bundle.drugs))

    def predict() -> None:
        for outcome in OUTCOMES:
            model = bundle.models[outcome]
            boosters = zip((model.central, *model.draws), (model.effects, *model.draw_effects), strict=True)
            for booster, effects in boosters:
                booster.predict(matrix(patients, effects[drugs]), raw_score=True, num_threads=1)

    return predict


def _memory(few: Path, fewer: int, many: Path, more: int) -> Row:
    work = f"memory of score, {more:,} patients against {fewer:,}"
    return Row(work, peak(many), peak(few), "the same with a tenth", 1.1, unit="MB")


def peak(folder: Path) -> float:
    """The most memory (MB) that scoring a folder takes, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.scoring_many", "--folder", str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """The two calls of the module's text."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scoring_many")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--patients", type=int, help=f"how many made-up patients to score, at least {PATIENTS:,}")
    what.add_argument("--folder", type=Path, help="the record set to score")
    arguments = parser.parse_args()
    if arguments.patients:
        for row in large(arguments.patients):
            print(line(row), flush=True)
        return
    score(arguments.folder, arguments.folder / "scored.jsonl")
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    print(int(found.group(1)) / 1024 if found else 0.0)


if __name__ == "__main__":
    main()
