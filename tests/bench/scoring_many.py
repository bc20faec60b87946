"""`score` of a whole record set: reading, rules, numbers and JSON, against the bare predictions of every booster.

`python -m tests.bench.scoring_many FOLDER` scores a record set and prints the most memory it took, in MB.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from cds_app.domain.outcome import OUTCOMES
from cds_app.intake.record_set import iter_records
from cds_app.scoring.ensemble import all_pairs, matrix
from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs
from cds_app.workflow.score_records import score_records
from cds_app.workflow.session import active_bundle
from tests.bench.measure import Row, measured
from tests.support.cohorts import write_cohort
from tests.support.world import make_surroundings, real_catalogue

PATIENTS, FEW, MANY = 1_000, 200, 2_000


def rows() -> list[Row]:
    """Time and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in (PATIENTS, FEW, MANY):
            write_cohort(folder / str(number), number, np.random.default_rng(7))
        return [_time(folder / str(PATIENTS)), _memory(folder / str(FEW), folder / str(MANY))]


def score(folder: Path, target: Path) -> int:
    """What `cds-app score FOLDER --output TARGET` does, without writing beside the target first; the patients."""
    count = 0
    with target.open("w", encoding="utf-8") as file:
        for line in score_records(make_surroundings(), folder):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def _time(folder: Path) -> Row:
    catalogue, bundle = real_catalogue(), active_bundle(make_surroundings())
    inputs = [patient_inputs(record, catalogue) for record in iter_records(folder, catalogue, [])]
    patients, drugs = all_pairs(np.array([[one[n] for n in PATIENT_INPUTS] for one in inputs]), len(bundle.drugs))

    def predict() -> None:
        for outcome in OUTCOMES:
            model = bundle.models[outcome]
            boosters = zip((model.central, *model.draws), (model.effects, *model.draw_effects), strict=True)
            for booster, effects in boosters:
                booster.predict(matrix(patients, effects[drugs]), raw_score=True, num_threads=1)

    work = f"score of {len(inputs):,} patients × 21 drugs × 4 outcomes"
    ours = lambda: score(folder, folder / "scored.jsonl")  # noqa: E731
    return measured(work, ours, predict, "every booster once, all rows", 1.2, rounds=2, note="with loading the bundle")


def _memory(few: Path, many: Path) -> Row:
    work = f"memory of score, {MANY:,} patients against {FEW:,}"
    return Row(work, peak(many), peak(few), "the same with a tenth", 1.1, unit="MB")


def peak(folder: Path) -> float:
    """The most memory (MB) that scoring a folder takes, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.scoring_many", str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    score(Path(sys.argv[1]), Path(sys.argv[1]) / "scored.jsonl")
    found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())
    print(int(found.group(1)) / 1024 if found else 0.0)
