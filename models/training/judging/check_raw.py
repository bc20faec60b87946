"""Layers 1 and 3 from the raw data sets again, in a copy of the code, compared with the committed evidence tables."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.training.judging.check import differences
from models.training.paths import EVIDENCE, MODELS, read_json

STEPS = {
    "synthesis": (
        "drug_effects.json",
        (
            "drug_effects.json",
            "carry_over.json",
            "evidence_quality.json",
            "inconsistency.json",
            "publication_bias.json",
        ),
    ),
    "follow-up": ("follow_up.json", ("follow_up.json",)),
}
"""Each step with the table that holds its date, and the tables that it writes."""
DATES = ("date", "made_on")


def check_raw(data: Path) -> Iterator[str]:
    """Every difference between a fresh run of both layers on the data in `data` and the committed tables, in words."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / MODELS.name
        shutil.copytree(MODELS, copy, ignore=shutil.ignore_patterns("bundles", "__pycache__"))
        for step, (dated, tables) in STEPS.items():
            if not (EVIDENCE / dated).exists():
                continue
            _run(step, data.resolve(), _date_of(dated), copy.parent)
            for table in tables:
                if (EVIDENCE / table).exists():
                    yield from differences(read_json(EVIDENCE / table), read_json(copy / "evidence" / table), table)


def _date_of(table: str) -> str:
    content = read_json(EVIDENCE / table)
    return str(next(content[name] for name in DATES if name in content))


def _run(step: str, data: Path, date: str, folder: Path) -> None:
    command = [sys.executable, "-m", "models.training", step, "--data", str(data), "--date", date]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
