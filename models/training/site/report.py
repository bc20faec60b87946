"""The report of one run, as data: what was read, how it was split and weighed, what came out, and the verdict."""

from __future__ import annotations

import importlib.metadata
import platform
from pathlib import Path
from typing import Any

from cds_app.scoring.bundle import Bundle
from models.training.paths import write_json
from models.training.site import acceptance
from models.training.site.cohort import SiteCohort
from models.training.site.contradictions import WORDS
from models.training.site.pipeline import Result, effects_table
from models.training.site.records import Reading
from models.training.site.report_words import markdown
from models.training.site.thresholds import Thresholds

LIBRARIES = ("lightgbm", "numpy", "scipy", "pandas", "scikit-learn")
DIGITS = 6
NOT_SEEN = (
    "Whatever drives both the choice of a drug and the outcome and is not among the inputs is not corrected for, and "
    "no figure here can show it."
)


def about_run(thresholds: Thresholds, bundle: Bundle, *, created: str, seed: int, on_dask: bool) -> dict[str, Any]:
    """What is known before any record is read."""
    return {
        "created": created,
        "seed": seed,
        "trained_on": "a Dask cluster; not byte-identical to training on one machine" if on_dask else "one machine",
        "thresholds": thresholds.record(),
        "bundle_in_use": {"id": bundle.ref.id, "version": bundle.ref.version, "sha256": bundle.ref.sha256,
                          "basis": bundle.ref.basis},
        "libraries": {"python": platform.python_version()} | {n: importlib.metadata.version(n) for n in LIBRARIES},
    }  # fmt: skip


def about_records(cohort: SiteCohort, reading: Reading) -> dict[str, Any]:
    """What was read, in counts."""
    return {
        "records": {
            "sha256": reading.sha256,
            "patients": reading.patients,
            "used": len(cohort),
            "left_out": dict(sorted(reading.left_out.items())),
            "contradictory": {WORDS[kind]: count for kind, count in sorted(reading.contradictory.items())},
            "patients_contradictory": reading.patients_contradictory,
            "columns_and_files_not_read": list(reading.not_read),
            "patients_per_drug": cohort.patients_per_drug(),
            "with_and_without_outcome": {outcome: list(both) for outcome, both in cohort.known().items()},
        }
    }


def about_result(result: Result) -> dict[str, Any]:
    """Everything that was found."""
    parts = result.parts
    return {
        "split": {"how": parts.how, "training": len(parts.training), "calibration": len(parts.calibration),
                  "held_out": len(parts.held_out)},
        "drugs": list(parts.training.drugs),
        "drugs_left_out": dict(sorted(result.left_out_drugs.items())),
        "overlap": result.overlap,
        "drug_effects": effects_table(result),
        "recalibration": {
            outcome: {"intercept": each.recalibration.line.intercept, "slope": each.recalibration.line.slope,
                      "patients": each.recalibration.patients, "why": each.recalibration.why}
            for outcome, each in result.trained.items()
        },
        "rounds": {outcome: each.ensemble.rounds for outcome, each in result.trained.items()},
        "metrics": result.metrics,
        "against_bundle": acceptance.verdicts(result.metrics, "bundle"),
        "against_bundle_recalibrated": acceptance.verdicts(result.metrics, "bundle_recalibrated"),
        "groups": result.groups,
        "policy": result.policy,
        "not_seen": NOT_SEEN,
    }  # fmt: skip


def write_report(folder: Path, content: dict[str, Any], reasons: tuple[str, ...]) -> None:
    """Write `report.json` and `REPORT.md`; `reasons` is empty for an accepted model."""
    whole = rounded(content | {"verdict": "refused" if reasons else "accepted", "reasons": list(reasons)})
    write_json(folder / "report.json", whole)
    (folder / "REPORT.md").write_text(markdown(whole), encoding="utf-8", newline="\n")


def rounded(content: Any) -> Any:
    """Numbers to six decimals."""
    if isinstance(content, dict):
        return {key: rounded(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value) for value in content]
    return round(float(content), DIGITS) if isinstance(content, float) else content
