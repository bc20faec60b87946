"""From the committed evidence to a sealed bundle: train and judge (`train_all`), then card, manifest and signature.

The same evidence, libraries, machine and date give the same bytes in every file.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.scoring.ensemble import OutcomeModel
from cds_app.scoring.features import FEATURES
from models.training import contents
from models.training.cards import card, figures
from models.training.cards.card_text import BASIS, DEVELOPER, ELIGIBILITY, INTENDED_USE
from models.training.judging.acceptance import ACCEPTANCE, failures, stability_failures
from models.training.judging.evaluate import WEEKS, evaluate, load
from models.training.judging.interval_figures import COVERAGE
from models.training.judging.judged import FULL, Sizes
from models.training.paths import BUNDLE_ID, BUNDLES, EVIDENCE, OUTCOMES, SEED, read_json, sha256_of, write_json
from models.training.patients.calibration import calibration_line
from models.training.patients.train import ROWS, Trained, train_all_outcomes
from models.training.sealing import MANIFEST, SIGNATURE, seal_folder

VERSION = "2.0.0"
MONTHS_VALID = 24
DIGITS = 6
USED = "evidence.json"
"""The hashes of the evidence tables as training found them."""
OF_THE_CATALOGUE = ("suicidality.json",)
"""Derived tables that go into the program's catalogue and not into a bundle."""
LIBRARIES = ("lightgbm", "numpy", "scipy", "pandas", "scikit-learn", "matplotlib")


def train_all(folder: Path) -> dict[str, Any]:
    """Train and judge every outcome; write models, tables, reference cases and metrics; returns the metrics.

    Raises SystemExit, before anything is written, when a threshold of `acceptance.json` is not met.
    """
    _stop_at(stability_failures())
    evidence = evidence_hashes()
    trained = train_all_outcomes()
    models = load_all(trained)
    metrics = judge(trained, models)
    _stop_at(failures(metrics))
    write(folder, trained, models, metrics, evidence)
    return metrics


def _stop_at(found: list[str]) -> None:
    if found:
        raise SystemExit("not accepted:\n" + "\n".join(found))


def load_all(trained: Mapping[str, Trained]) -> dict[str, OutcomeModel]:
    """The models of every outcome with their calibration lines."""
    return {outcome: load(result, calibration_line(result)) for outcome, result in trained.items()}


def judge(trained: Mapping[str, Trained], models: Mapping[str, OutcomeModel], sizes: Sizes = FULL) -> dict[str, Any]:
    """The metrics of every outcome, rounded as they are written."""
    reference, metrics = contents.reference_sample(), {}
    for outcome, result in trained.items():
        found = evaluate(result.evidence, models[outcome], reference, sizes)
        metrics[outcome] = found | {"model_bytes": max(len(text) for text in (result.central, *result.members))}
    return dict(rounded(metrics))


def write(
    folder: Path,
    trained: Mapping[str, Trained],
    models: Mapping[str, OutcomeModel],
    metrics: Mapping[str, Any],
    evidence: Mapping[str, str],
) -> None:
    """Write what training gives into the folder, in place of anything that was there.

    `evidence`: the hashes of the tables as they were when training began.
    """
    contents.empty(folder)
    contents.write_contents(folder, trained, models)
    write_json(folder / "metrics.json", metrics)
    write_json(folder / USED, evidence)


def seal(folder: Path, key: Ed25519PrivateKey, created: dt.date) -> None:
    """Write figures and card from what `train_all` left in the folder, then the manifest, and sign its bytes.

    Raises SystemExit when an evidence table is not the one that training read, or the bundle is too large.
    """
    metrics, used, now = read_json(folder / "metrics.json"), read_json(folder / USED), evidence_hashes()
    if changed := sorted(name for name in {*used, *now} if used.get(name) != now.get(name)):
        raise SystemExit(f"train again: the evidence changed since training began: {', '.join(changed)}")
    for name in (MANIFEST, SIGNATURE):
        (folder / name).unlink(missing_ok=True)
    head = manifest_head(folder, metrics, created)
    figures.write(folder, metrics)
    card.write(folder, head, metrics)
    seal_folder(folder, head, key)
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    if size > read_json(ACCEPTANCE)["bundle"]["largest_bundle_bytes"]:
        raise SystemExit(f"the bundle has {size} bytes: too large")


def manifest_head(folder: Path, metrics: dict[str, Any], created: dt.date) -> dict[str, Any]:
    """The manifest of what lies in the folder, without its list of files."""
    effects = read_json(EVIDENCE / "drug_effects.json")
    return {
        "id": BUNDLE_ID,
        "version": VERSION,
        "format": 1,
        "intended_use": INTENDED_USE,
        "eligibility": ELIGIBILITY,
        "basis": BASIS,
        "basis_code": "simulated",
        "outcomes": {outcome: _ensemble(folder / outcome) for outcome in OUTCOMES},
        "coverage": COVERAGE,
        "drugs": effects["drugs"],
        "features": [
            {"name": f.name, "meaning": f.meaning, "unit": f.unit, "source_column": f.source_column,
             "missing_rule": f.missing_rule, "monotone": dict(f.monotone)}
            for f in FEATURES
        ],
        "training_data": {
            "rows": ROWS,
            "evidence": read_json(folder / USED),
            "trial_arms_sha256": effects["input_sha256"],
        },
        "seed": SEED,
        "libraries": {"python": platform.python_version()} | {n: importlib.metadata.version(n) for n in LIBRARIES},
        "metrics": card.short_metrics(metrics),
        "acceptance": read_json(ACCEPTANCE),
        "developer": DEVELOPER,
        "created": created.isoformat(),
        "expires": expiry(created).isoformat(),
    }  # fmt: skip


def evidence_hashes() -> dict[str, str]:
    """The sha256 of every committed table that a bundle rests on, by name."""
    return {p.name: sha256_of(p) for p in sorted(EVIDENCE.iterdir()) if p.is_file() and p.name not in OF_THE_CATALOGUE}


def _ensemble(folder: Path) -> dict[str, int]:
    trees = (folder / "central.txt").read_text(encoding="utf-8").count("\nTree=")
    return {"weeks": WEEKS, "draws": len(list(folder.glob("draw_*.txt"))), "trees": trees}


def expiry(created: dt.date) -> dt.date:
    """The last day on which the bundle scores, `MONTHS_VALID` months on (day 28 at the latest)."""
    months = created.month - 1 + MONTHS_VALID
    return dt.date(created.year + months // 12, months % 12 + 1, min(created.day, 28))


def created_before(folder: Path = BUNDLES / BUNDLE_ID) -> dt.date:
    """The date of the released bundle of this id, so that a rebuild gives its bytes; today when there is none."""
    manifest = folder / MANIFEST
    return dt.date.fromisoformat(read_json(manifest)["created"]) if manifest.exists() else dt.date.today()


def rounded(content: Any) -> Any:
    """Numbers to six decimals, so that last-bit differences between machines do not show."""
    if isinstance(content, dict):
        return {key: rounded(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value) for value in content]
    return round(content, DIGITS) if isinstance(content, float) else content
