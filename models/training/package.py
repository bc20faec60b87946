"""A bundle's folder: model texts, tables, reference cases, card, manifest, detached signature."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import hashlib
import importlib.metadata
import json
import os
import platform
from pathlib import Path
from typing import Any

import numpy as np
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.scoring.features import FEATURES, PATIENT_INPUTS
from models.training import card
from models.training.cohort import hide_some, simulate_patients
from models.training.evaluate import Ensemble, evaluate, failures, load, reference_patient
from models.training.network import Array
from models.training.paths import (
    BUNDLE_ID,
    BUNDLES,
    EVIDENCE,
    OUTCOMES,
    SEED,
    TRUST,
    read_json,
    sha256_of,
    write_json,
)
from models.training.train import DRAWS, ROWS, TREES, Trained, train_outcome

VERSION = "1.0.0"
WEEKS = 8
MONTHS_VALID = 24
BASIS = "simulated from published evidence; not validated on patients"
INTENDED_USE = (
    "Informs a psychiatrist who compares antidepressants together with an adult outpatient with depression: shows, "
    "for each of 21 drugs with trial evidence, the estimated chance of response, remission, an early stop and a stop "
    "for side effects within eight weeks, with its interval and with the drugs that are not clearly different. It "
    "informs a decision and never replaces it; it is not for triage, diagnosis or a decision to treat."
)
ELIGIBILITY = (
    "Adults aged 18 or more with a current depressive episode of at least moderate severity for whom a drug treatment "
    "is being chosen by a psychiatrist. Not for bipolar depression, psychotic depression, pregnancy, dementia, or "
    "people at acute risk of suicide; not for combinations or augmentation. With caution, and with a note beside the "
    "estimate, for inpatients and while breastfeeding. The trials behind the drug effects mostly left all of these "
    "people out."
)
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
REFERENCE_ROWS = 100


def train_all(folder: Path) -> dict[str, Any]:
    """Train and evaluate every outcome, write models, tables, reference cases and metrics; returns the metrics.

    Raises SystemExit, before anything is written, when a threshold of `acceptance.json` is not met.
    """
    trained = {outcome: train_outcome(outcome) for outcome in OUTCOMES}
    metrics = {outcome: evaluate(trained[outcome]) for outcome in OUTCOMES}
    if found := failures(metrics):
        raise SystemExit("not accepted:\n" + "\n".join(found))
    _empty(folder)
    for outcome, result in trained.items():
        _write_models(folder / outcome, result)
    _write_tables(folder, trained)
    _write_reference_cases(folder / "reference_cases.jsonl", trained)
    write_json(folder / "metrics.json", _rounded(metrics))
    return metrics


def _empty(folder: Path) -> None:
    """Remove the files of an earlier run, so that nothing unlisted stays behind."""
    for path in sorted(folder.rglob("*"), reverse=True) if folder.exists() else []:
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def _write_models(folder: Path, result: Trained) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "central.txt").write_text(result.central, encoding="utf-8", newline="\n")
    for number, text in enumerate(result.members):
        (folder / f"draw_{number:02d}.txt").write_text(text, encoding="utf-8", newline="\n")


def _write_tables(folder: Path, trained: dict[str, Trained]) -> None:
    write_json(folder / "drug_effects.json", {
        outcome: {"central": t.evidence.effect.tolist(), "draws": t.draws.effect.tolist()}
        for outcome, t in trained.items()
    })  # fmt: skip
    # The held-out simulation gives a line within 0.01 of identity (metrics.json); a fitted line would add noise only.
    write_json(folder / "calibration.json", {outcome: {"intercept": 0.0, "slope": 1.0} for outcome in trained})
    people = simulate_patients(ROWS, np.random.default_rng(SEED + 7))
    write_json(folder / "support.json", support(people))
    reference = simulate_patients(REFERENCE_ROWS, np.random.default_rng(SEED + 8))
    with (folder / "reference_sample.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PATIENT_INPUTS)
        writer.writerows([[repr(round(float(v), 6)) for v in row] for row in reference])
    write_json(folder / "reference_population.json", _population(trained, reference))


def support(people: Array) -> dict[str, Any]:
    """Where the training cases lie: range per input, and the joint shape with its 99 % bound (squared distance)."""
    edges = {"min": 0.0, "p01": 1.0, "p99": 99.0, "max": 100.0}
    inputs = {
        name: {edge: float(np.percentile(people[:, place], q)) for edge, q in edges.items()}
        for place, name in enumerate(PATIENT_INPUTS)
    }
    mean, covariance = people.mean(axis=0), np.cov(people, rowvar=False)
    away = people - mean
    distance = np.einsum("ij,jk,ik->i", away, np.linalg.inv(covariance), away)
    return {
        "inputs": inputs,
        "joint": {
            "inputs": list(PATIENT_INPUTS), "mean": mean.tolist(), "covariance": covariance.tolist(),
            "bound": float(np.quantile(distance, 0.99)), "measure": "squared Mahalanobis distance, 99 % bound",
        },
    }  # fmt: skip


def _population(trained: dict[str, Trained], reference: Array) -> dict[str, Any]:
    """Mean probability of the reference sample per outcome and drug."""
    found = {}
    for outcome, t in trained.items():
        ensemble, k = load(t), len(t.evidence.drugs)
        logits = ensemble.logits(np.repeat(reference, k, axis=0), np.tile(np.arange(k), len(reference)))
        mean = (1 / (1 + np.exp(-logits))).reshape(len(reference), k).mean(axis=0)
        by_drug = dict(zip(t.evidence.drugs, map(float, mean), strict=True))
        found[outcome] = {"overall": float(mean.mean()), "by_drug": by_drug}
    return found


def _write_reference_cases(path: Path, trained: dict[str, Trained], each: int = 10) -> None:
    """The bundle's exam: complete people, people with values missing, nothing known, and the reference person."""
    rng = np.random.default_rng(SEED + 9)
    lines = []
    for outcome, t in trained.items():
        complete = simulate_patients(each - 2, rng).round(6)
        some = hide_some(complete, rng)
        nothing = np.full((1, len(PATIENT_INPUTS)), np.nan)
        nothing[0, 0] = 2.4
        patients = np.vstack([complete[: each // 2], some[each // 2 :], nothing, reference_patient(t.evidence)])
        drug = rng.permutation(len(t.evidence.drugs))[: len(patients)]
        lines += _cases(outcome, load(t), patients, drug, t.evidence.drugs)
    path.write_text("".join(json.dumps(line, allow_nan=False) + "\n" for line in lines), encoding="utf-8")


def _cases(
    outcome: str, ensemble: Ensemble, patients: Array, drug: np.ndarray, drugs: tuple[str, ...]
) -> list[dict[str, Any]]:
    logit, sd = ensemble.logits(patients, drug), ensemble.draw_logits(patients, drug).std(axis=0, ddof=1)
    return [
        {
            "inputs": {n: None if np.isnan(v) else float(v) for n, v in zip(PATIENT_INPUTS, row, strict=True)},
            "drug": drugs[d],
            "outcome": outcome,
            "probability": float(1 / (1 + np.exp(-logit[i]))),
            "sd": float(sd[i]),
        }
        for i, (row, d) in enumerate(zip(patients, drug, strict=True))
    ]


def make_key(key_file: Path, trust: Path = TRUST) -> str:
    """A new signing key outside the repository, its public half added to the trusted keys; returns the key id."""
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    public = _public(key)
    trusted = read_json(trust) if trust.exists() else {"keys": []}
    encoded = base64.b64encode(public).decode()
    trusted["keys"].append({"key_id": _key_id(public), "public_key": encoded, "kind": "vendor", "status": "active"})
    write_json(trust, trusted)
    return _key_id(public)


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _key_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:16]


def read_key(key_file: Path) -> Ed25519PrivateKey:
    """The signing key of a PEM file. Raises SystemExit when it is of another kind."""
    key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit("the key is not an Ed25519 private key")
    return key


def seal(folder: Path, key: Ed25519PrivateKey, created: dt.date) -> None:
    """Write the card and the manifest over everything in the folder, and sign the manifest's bytes."""
    metrics = read_json(folder / "metrics.json")
    for name in (MANIFEST, SIGNATURE):
        (folder / name).unlink(missing_ok=True)
    head = _manifest_head(metrics, created)
    card.write(folder, head, metrics)
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    write_json(folder / MANIFEST, head | {"files": {name: sha256_of(folder / name) for name in names}})
    signature = key.sign((folder / MANIFEST).read_bytes())
    write_json(folder / SIGNATURE, {
        "key_id": _key_id(_public(key)), "signature": base64.b64encode(signature).decode(),
    })  # fmt: skip
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    if size > read_json(card.ACCEPTANCE)["bundle"]["largest_bundle_bytes"]:
        raise SystemExit(f"the bundle has {size} bytes: too large")


def _manifest_head(metrics: dict[str, Any], created: dt.date) -> dict[str, Any]:
    effects = read_json(EVIDENCE / "drug_effects.json")
    year, month = created.year + (created.month - 1 + MONTHS_VALID) // 12, (created.month - 1 + MONTHS_VALID) % 12 + 1
    return {
        "id": BUNDLE_ID,
        "version": VERSION,
        "format": 1,
        "intended_use": INTENDED_USE,
        "eligibility": ELIGIBILITY,
        "basis": BASIS,
        "basis_code": "simulated",
        "outcomes": {o: {"weeks": WEEKS, "draws": DRAWS, "trees": TREES[o]} for o in OUTCOMES},
        "coverage": 0.9,
        "drugs": effects["drugs"],
        "features": [
            {"name": f.name, "meaning": f.meaning, "unit": f.unit, "source_column": f.source_column,
             "missing_rule": f.missing_rule, "monotone": dict(f.monotone)}
            for f in FEATURES
        ],
        "training_data": {
            "rows": ROWS,
            "evidence": {p.name: sha256_of(p) for p in sorted(EVIDENCE.iterdir()) if p.is_file()},
            "trial_arms_sha256": effects["input_sha256"],
        },
        "seed": SEED,
        "libraries": {"python": platform.python_version()}
        | {name: importlib.metadata.version(name) for name in ("lightgbm", "numpy", "scipy", "pandas", "scikit-learn")},
        "metrics": card.short_metrics(metrics),
        "acceptance": read_json(card.ACCEPTANCE),
        "developer": "the cds-app project",
        "created": created.isoformat(),
        "expires": dt.date(year, month, min(created.day, 28)).isoformat(),
    }  # fmt: skip


def default_folder() -> Path:
    """Where the bundle is built."""
    return BUNDLES / BUNDLE_ID


def _rounded(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _rounded(value) for key, value in content.items()}
    return round(content, 6) if isinstance(content, float) else content
