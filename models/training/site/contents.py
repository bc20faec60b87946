"""What lies in a site's bundle besides card and manifest: model texts, tables, reference cases, the follow-up layer."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from cds_app.scoring.calibration import Floats, probability
from cds_app.scoring.ensemble import OutcomeModel, evidence_spread
from cds_app.scoring.features import PATIENT_INPUTS
from models.training.paths import write_json
from models.training.patients.cohort import hide_some
from models.training.site.pipeline import Result
from models.training.site.stand_ins import draw_people
from models.training.site.support_of import support_of

PEOPLE, MEASURED_ON, REFERENCE_ROWS, CASES_EACH = 20_000, 5_000, 100, 8
CARRIED_OVER = ("follow_up.json", "evidence_quality.json")
"""Files of the bundle in use that no site's records change: they are copied as they are."""


def write_contents(folder: Path, result: Result, in_use: Path, seed: int) -> None:
    """Write everything that follows from the result into an empty folder; `in_use` is the active bundle's folder."""
    rng = np.random.default_rng(seed)
    patients = result.parts.training.inputs
    for outcome, each in result.trained.items():
        _write_models(folder / outcome, each.ensemble.model.central_text, each.ensemble.texts)
    models = {outcome: each.ensemble.model for outcome, each in result.trained.items()}
    write_json(folder / "drug_effects.json", {
        outcome: {"central": model.effects.tolist(), "draws": model.draw_effects.tolist()}
        for outcome, model in models.items()
    })  # fmt: skip
    write_json(folder / "calibration.json", {
        outcome: {"intercept": model.calibration.intercept, "slope": model.calibration.slope}
        for outcome, model in models.items()
    })  # fmt: skip
    table = support_of(draw_people(patients, PEOPLE, rng), draw_people(patients, MEASURED_ON, rng))
    write_json(folder / "support.json", table)
    _write_sample(folder / "reference_sample.csv", draw_people(patients, REFERENCE_ROWS, rng))
    cases = [case for model in models.values() for case in _cases(model, result.parts.training.drugs, patients, rng)]
    lines = "".join(json.dumps(case, allow_nan=False) + "\n" for case in cases)
    (folder / "reference_cases.jsonl").write_text(lines, encoding="utf-8", newline="\n")
    for name in CARRIED_OVER:
        if (in_use / name).exists():
            shutil.copyfile(in_use / name, folder / name)


def _write_models(folder: Path, central: str, members: tuple[str, ...]) -> None:
    folder.mkdir()
    (folder / "central.txt").write_text(central, encoding="utf-8", newline="\n")
    for number, text in enumerate(members):
        (folder / f"draw_{number:02d}.txt").write_text(text, encoding="utf-8", newline="\n")


def _write_sample(path: Path, people: Floats) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PATIENT_INPUTS)
        writer.writerows([[repr(float(value)) for value in row] for row in people])


def _cases(
    model: OutcomeModel, drugs: tuple[str, ...], patients: Floats, rng: np.random.Generator
) -> list[dict[str, Any]]:
    """One outcome's part of the exam: made-up people, complete and with gaps, and one of whom little is known."""
    people = draw_people(patients, CASES_EACH, rng)
    little = np.full((1, len(PATIENT_INPUTS)), np.nan)
    little[0, 0] = float(np.median(people[:, 0]))
    people = np.vstack([people, hide_some(people, rng), little])
    place = rng.integers(0, len(drugs), len(people))
    logit = model.central_logits(people, place)
    spread = evidence_spread(model.draw_logits(people, place))
    return [
        {
            "inputs": {n: None if np.isnan(v) else float(v) for n, v in zip(PATIENT_INPUTS, row, strict=True)},
            "drug": drugs[place[k]],
            "outcome": model.outcome,
            "probability": probability(float(logit[k])),
            "sd": float(spread[k]),
        }
        for k, row in enumerate(people)
    ]
