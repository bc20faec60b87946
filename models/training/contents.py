"""What lies in a bundle besides card and manifest: model texts, tables, reference cases, copies of derived evidence."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from cds_app.scoring.calibration import Floats, probabilities, probability
from cds_app.scoring.ensemble import OutcomeModel, all_pairs, evidence_spread
from cds_app.scoring.features import PATIENT_INPUTS
from models.training.judging.separation import reference_patient
from models.training.paths import EVIDENCE, SEED, write_json
from models.training.patients.cohort import COLUMN, hide_some, simulate_patients
from models.training.patients.support_table import support
from models.training.patients.train import ROWS, Trained

REFERENCE_ROWS = 100
CASES_EACH = 10
COPIED = ("follow_up.json", "evidence_quality.json")
"""Derived evidence that the program reads from the bundle; copied when it is there."""
MILDEST = 2.4
"""Severity level of the reference case of which nothing else is known."""


def reference_sample() -> Floats:
    """The people that explanations and missing values refer to, (rows, inputs), complete, as rounded in the file."""
    people = simulate_patients(REFERENCE_ROWS, np.random.default_rng(SEED + 8))
    return np.array([[round(float(value), 6) for value in row] for row in people])


def empty(folder: Path) -> None:
    """Remove the files of an earlier run, so that nothing unlisted stays behind."""
    for path in sorted(folder.rglob("*"), reverse=True) if folder.exists() else []:
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def write_contents(folder: Path, trained: Mapping[str, Trained], models: Mapping[str, OutcomeModel]) -> None:
    """Write everything that follows from the trained ensembles into an empty folder."""
    for outcome, result in trained.items():
        _write_models(folder / outcome, result)
    _write_tables(folder, trained, models)
    _write_reference_cases(folder / "reference_cases.jsonl", trained, models)
    for name in COPIED:
        if (EVIDENCE / name).exists():
            shutil.copyfile(EVIDENCE / name, folder / name)


def _write_models(folder: Path, result: Trained) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "central.txt").write_text(result.central, encoding="utf-8", newline="\n")
    for number, text in enumerate(result.members):
        (folder / f"draw_{number:02d}.txt").write_text(text, encoding="utf-8", newline="\n")


def _write_tables(folder: Path, trained: Mapping[str, Trained], models: Mapping[str, OutcomeModel]) -> None:
    write_json(folder / "drug_effects.json", {
        outcome: {"central": t.evidence.effect.tolist(), "draws": t.draws.effect.tolist()}
        for outcome, t in trained.items()
    })  # fmt: skip
    write_json(folder / "calibration.json", {
        outcome: {"intercept": model.calibration.intercept, "slope": model.calibration.slope}
        for outcome, model in models.items()
    })  # fmt: skip
    write_json(folder / "support.json", support(simulate_patients(ROWS, np.random.default_rng(SEED + 7))))
    reference = reference_sample()
    with (folder / "reference_sample.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PATIENT_INPUTS)
        writer.writerows([[repr(float(v)) for v in row] for row in reference])
    write_json(folder / "reference_population.json", _population(trained, models, reference))


def _population(
    trained: Mapping[str, Trained], models: Mapping[str, OutcomeModel], reference: Floats
) -> dict[str, Any]:
    """Mean probability of the reference sample per outcome and drug."""
    found = {}
    for outcome, t in trained.items():
        k = len(t.evidence.drugs)
        patients, drugs = all_pairs(reference, k)
        mean = probabilities(models[outcome].central_logits(patients, drugs)).reshape(len(reference), k).mean(axis=0)
        by_drug = dict(zip(t.evidence.drugs, map(float, mean), strict=True))
        found[outcome] = {"overall": float(mean.mean()), "by_drug": by_drug}
    return found


def _write_reference_cases(path: Path, trained: Mapping[str, Trained], models: Mapping[str, OutcomeModel]) -> None:
    """The bundle's exam: complete people, people with values missing, nothing known, and the reference person."""
    rng = np.random.default_rng(SEED + 9)
    lines = []
    for outcome, t in trained.items():
        complete = simulate_patients(CASES_EACH - 2, rng).round(6)
        some = hide_some(complete, rng)
        nothing = np.full((1, len(PATIENT_INPUTS)), np.nan)
        nothing[0, COLUMN["severity_level"]] = MILDEST
        half = CASES_EACH // 2
        patients = np.vstack([complete[:half], some[half:], nothing, reference_patient(t.evidence)])
        drug = rng.permutation(len(t.evidence.drugs))[: len(patients)]
        lines += _cases(outcome, models[outcome], patients, drug, t.evidence.drugs)
    path.write_text("".join(json.dumps(line, allow_nan=False) + "\n" for line in lines), encoding="utf-8")


def _cases(
    outcome: str, model: OutcomeModel, patients: Floats, drug: np.ndarray, drugs: tuple[str, ...]
) -> list[dict[str, Any]]:
    logit, sd = model.central_logits(patients, drug), evidence_spread(model.draw_logits(patients, drug))
    return [
        {
            "inputs": {n: None if np.isnan(v) else float(v) for n, v in zip(PATIENT_INPUTS, row, strict=True)},
            "drug": drugs[d],
            "outcome": outcome,
            "probability": probability(float(logit[i])),
            "sd": float(sd[i]),
        }
        for i, (row, d) in enumerate(zip(patients, drug, strict=True))
    ]
