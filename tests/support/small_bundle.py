"""A small real bundle, trained and signed in two or three seconds, and the means to tamper with it.

`build` uses LightGBM row by row and plain arithmetic for the reference cases, so they are an oracle of their own.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.features import FEATURE_NAMES, FEATURES, PATIENT_INPUTS
from tests.support.factories import SCALES, make_drug

DRUGS = (
    "agomelatine", "amitriptyline", "bupropion", "citalopram", "clomipramine", "desvenlafaxine", "duloxetine",
    "escitalopram", "fluoxetine", "fluvoxamine", "levomilnacipran", "milnacipran", "mirtazapine", "nefazodone",
    "paroxetine", "reboxetine", "sertraline", "trazodone", "venlafaxine", "vilazodone", "vortioxetine",
)  # fmt: skip
TODAY = date(2026, 11, 2)
NEVER_MISSING = ("severity_level", "previous_treatment")
"""Inputs without gaps in the training rows: LightGBM then takes a missing value for 0 in their splits."""


@dataclass(frozen=True)
class SmallBundle:
    """A signed bundle's folder, the list of keys that trusts it, and the key it was signed with."""

    directory: Path
    trusted: Path
    key: Ed25519PrivateKey

    def seal(self, change: Callable[[dict[str, Any]], None] = lambda manifest: None) -> None:
        """Hash every file anew, change the manifest as asked, sign it: a bundle whose maker made a mistake."""
        path = self.directory / "manifest.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["files"] = {
            file.relative_to(self.directory).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(self.directory.rglob("*"))
            if file.is_file() and file.name not in ("manifest.json", "manifest.sig")
        }
        change(manifest)
        write_json(path, manifest)
        sign(self.directory, self.key)


def small_catalogue() -> Catalogue:
    """The 21 drugs and one without trial evidence, two scales, no rules."""
    drugs = {name: make_drug(name) for name in DRUGS}
    drugs["nortriptyline"] = make_drug("nortriptyline", has_trial_evidence=False)
    return Catalogue("test", "ab" * 32, SCALES, drugs, {}, (), (), (), (), {})


def key_id(key: Ed25519PrivateKey) -> str:
    return hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest()[:16]


def sign(directory: Path, key: Ed25519PrivateKey) -> None:
    signature = key.sign((directory / "manifest.json").read_bytes())
    write_json(
        directory / "manifest.sig", {"key_id": key_id(key), "signature": base64.b64encode(signature).decode("ascii")}
    )


def trust(path: Path, *keys: Ed25519PrivateKey, status: str = "active") -> None:
    """Write a list of trusted keys."""
    entries = [
        {
            "key_id": key_id(key),
            "public_key": base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii"),
            "kind": "test",
            "status": status,
        }
        for key in keys
    ]
    write_json(path, {"keys": entries})


def write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def build(
    parent: Path,
    *,
    draws: int = 4,
    trees: int = 25,
    rows: int = 1500,
    seed: int = 11,
    bundle_id: str = "test-2026-11",
    version: str = "1",
) -> SmallBundle:
    """Train, write and sign `parent/<bundle_id>`, and the list of keys beside it."""
    rng = np.random.default_rng(seed)
    directory = parent / bundle_id
    effects = {outcome: rng.normal(0.3, 0.25, len(DRUGS)) for outcome in OUTCOMES}
    shifts = {outcome: rng.normal(0, 0.1, (draws, len(DRUGS))) for outcome in OUTCOMES}
    boosters: dict[str, list[lightgbm.Booster]] = {}
    for outcome in OUTCOMES:
        (directory / outcome).mkdir(parents=True)
        drawn = [effects[outcome], *(effects[outcome] + shift for shift in shifts[outcome])]
        boosters[outcome] = [_train(rng, outcome, values, rows, trees) for values in drawn]
        names = ["central", *(f"draw_{place:02d}" for place in range(draws))]
        for name, booster in zip(names, boosters[outcome], strict=True):
            # written as bytes: a line end changed on the way would change the hash
            (directory / outcome / f"{name}.txt").write_bytes(booster.model_to_string().encode("utf-8"))
    drug_effects = {o: {"central": effects[o].tolist(), "draws": (effects[o] + shifts[o]).tolist()} for o in OUTCOMES}
    calibration = {o: {"intercept": 0.05 * i - 0.1, "slope": 0.9 + 0.1 * i} for i, o in enumerate(OUTCOMES)}
    write_json(directory / "drug_effects.json", drug_effects)
    write_json(directory / "calibration.json", calibration)
    write_json(directory / "support.json", _support(_patients(rng, 4000, gaps=False)))
    _write_sample(directory / "reference_sample.csv", _patients(rng, 100, gaps=False))
    cases = [
        _exam(rng, outcome, boosters[outcome], drug_effects[outcome], calibration[outcome]) for outcome in OUTCOMES
    ]
    lines = [json.dumps(case) for some in cases for case in some]
    (directory / "reference_cases.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (directory / "CARD.md").write_text("# A bundle for tests\n", encoding="utf-8")
    write_json(directory / "manifest.json", {**_manifest(), "id": bundle_id, "version": version})
    key = Ed25519PrivateKey.generate()
    bundle = SmallBundle(directory, parent / "bundle_keys.json", key)
    trust(bundle.trusted, key)
    bundle.seal()
    return bundle


def slow_logits(booster: lightgbm.Booster, rows: list[list[float]], line: dict[str, float]) -> list[float]:
    """Calibrated logits, one row at a time."""
    return [
        line["intercept"] + line["slope"] * float(booster.predict([row], raw_score=True, num_threads=1)[0])
        for row in rows
    ]


def _patients(rng: np.random.Generator, count: int, *, gaps: bool) -> np.ndarray:
    columns = {
        "severity_level": 2 + 3 * rng.beta(2, 2.5, count) * 0.999,
        "failed_trials": np.minimum(rng.poisson(0.7, count), 3),
        "prior_episodes": np.minimum(rng.poisson(2.0, count), 50),
        "episode_months": np.round(rng.gamma(1.5, 8.0, count), 1),
    }
    yes_no = {name: rng.random(count) < 0.3 for name in PATIENT_INPUTS if name not in columns}
    table = np.column_stack([{**columns, **yes_no}[name] for name in PATIENT_INPUTS]).astype(np.float64)
    if gaps:
        for place, name in enumerate(PATIENT_INPUTS):
            if name not in NEVER_MISSING:
                table[rng.random(count) < 0.15, place] = np.nan
    return table


def _train(rng: np.random.Generator, outcome: str, effects: np.ndarray, rows: int, trees: int) -> lightgbm.Booster:
    patients, effect = _patients(rng, rows, gaps=True), effects[rng.integers(0, len(DRUGS), rows)]
    table = np.column_stack([patients, effect])
    signs = [feature.monotone.get(outcome, 0) for feature in FEATURES]
    middle = np.nanmean(table, axis=0)
    scaled = (np.where(np.isnan(table), middle, table) - middle) / np.nanstd(table, axis=0)
    raw = scaled @ (np.array(signs) * 0.3) + 0.2 * table[:, 0] - 0.8
    happened = rng.random(rows) < 1 / (1 + np.exp(-raw))
    parameters = {
        "objective": "binary", "num_leaves": 12, "learning_rate": 0.1, "min_data_in_leaf": 15, "verbosity": -1,
        "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True, "monotone_constraints": signs,
    }  # fmt: skip
    data = lightgbm.Dataset(table, happened.astype(int), feature_name=list(FEATURE_NAMES))
    return lightgbm.train(parameters, data, trees)


def _support(patients: np.ndarray) -> dict[str, Any]:
    names = [name for name in PATIENT_INPUTS if name != "previous_treatment"]
    chosen = patients[:, [PATIENT_INPUTS.index(name) for name in names]]
    mean, covariance = chosen.mean(axis=0), np.cov(chosen, rowvar=False)
    away = chosen - mean
    distances = np.einsum("ij,jk,ik->i", away, np.linalg.inv(covariance), away)
    edges = {
        name: {
            "min": float(column.min()),
            "p01": float(np.quantile(column, 0.01)),
            "p99": float(np.quantile(column, 0.99)),
            "max": float(column.max()),
        }
        for name, column in zip(PATIENT_INPUTS, patients.T, strict=True)
    }
    joint = {
        "inputs": names,
        "mean": mean.tolist(),
        "covariance": covariance.tolist(),
        "bound": float(np.quantile(distances, 0.99)),
    }
    return {"inputs": edges, "joint": joint}


def _write_sample(path: Path, patients: np.ndarray) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PATIENT_INPUTS)
        writer.writerows([[repr(float(value)) for value in row] for row in patients])


def _exam(
    rng: np.random.Generator,
    outcome: str,
    boosters: list[lightgbm.Booster],
    effects: dict[str, Any],
    line: dict[str, float],
) -> list[dict[str, Any]]:
    cases = []
    for patient in _patients(rng, 6, gaps=True).tolist():
        drug = int(rng.integers(0, len(DRUGS)))
        logit = slow_logits(boosters[0], [[*patient, effects["central"][drug]]], line)[0]
        drawn = [
            slow_logits(booster, [[*patient, values[drug]]], line)[0]
            for booster, values in zip(boosters[1:], effects["draws"], strict=True)
        ]
        given = {
            name: None if math.isnan(value) else value for name, value in zip(PATIENT_INPUTS, patient, strict=True)
        }
        cases.append(
            {
                "inputs": given,
                "drug": DRUGS[drug],
                "outcome": outcome,
                "probability": 1 / (1 + math.exp(-logit)),
                "sd": statistics.stdev(drawn),
            }
        )
    return cases


def _manifest() -> dict[str, Any]:
    return {
        "id": "test-2026-11",
        "version": "1",
        "intended_use": "Tests.",
        "basis": "simulated from published evidence; not validated on patients",
        "basis_code": "simulated",
        "outcomes": {outcome: {"weeks": 8} for outcome in OUTCOMES},
        "coverage": 0.9,
        "drugs": list(DRUGS),
        "features": [
            {
                "name": feature.name,
                "meaning": feature.meaning,
                "unit": feature.unit,
                "source_column": feature.source_column,
                "missing_rule": feature.missing_rule,
                "monotone": dict(feature.monotone),
            }
            for feature in FEATURES
        ],
        "eligibility": [],
        "training_data": [],
        "seed": 11,
        "libraries": {},
        "metrics": {},
        "thresholds": {},
        "created": "2026-11-01",
        "expires": "2027-11-01",
        "files": {},
    }
