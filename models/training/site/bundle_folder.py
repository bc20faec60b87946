"""A site's bundle as a sealed folder: contents, card, manifest, signature, and the proof that the program reads it."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.bundle import load_bundle
from cds_app.scoring.features import DRUG_INPUT, FEATURES
from cds_app.scoring.trust import TrustedKey, key_id_of
from models.training.sealing import seal_folder
from models.training.site.boosters import WEEKS
from models.training.site.card import write_card
from models.training.site.contents import write_contents
from models.training.site.pipeline import Result
from models.training.site.refusal import NotTrained
from models.training.site.report import rounded

BASIS = "trained on this site's own records; see its card"
COVERAGE = 0.9
MONTHS_VALID = 12
"""A choice of ours: a site's practice changes, and its model with it."""
VERSION = "1.0.0"
DRUG_MEANING = "The drug's effect: what the bundle in use knew, moved by this site's records"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9]{4}-[0-9]{2}")
INTENDED_USE = (
    "Informs a psychiatrist of the site who compares antidepressants together with an adult with depression: shows, "
    "for each of {drugs} drugs that enough of the site's patients have had, the estimated chance of response, "
    "remission, an early stop and a stop for side effects within eight weeks, with its interval and with the drugs "
    "that are not clearly different. It informs a decision and never replaces it; it is not for triage, diagnosis or a "
    "decision to treat."
)
ELIGIBILITY = (
    "Adults of the site with a current depressive episode for whom a drug treatment is being chosen by a psychiatrist, "
    "and for whom the program has no stop: not for bipolar or psychotic depression, pregnancy, dementia, or people at "
    "acute risk of suicide; not for combinations or augmentation."
)


def check_output(folder: Path) -> None:
    """Raise `NotTrained` unless a bundle may be written there: a usable id as name, and nothing there yet."""
    if not ID.fullmatch(folder.name) or len(folder.name) > 64:
        raise NotTrained(
            "The name of the output folder becomes the bundle's id: small letters, digits and hyphens, ending in year "
            "and month, as in site-2026-11."
        )
    if folder.exists():
        raise NotTrained("The output folder exists. A bundle is never changed: choose a new id.")


def write_bundle(
    folder: Path, result: Result, report: dict[str, Any], in_use: Path, key: Ed25519PrivateKey, *,
    created: dt.date, developer: str,
) -> None:  # fmt: skip
    """Build the bundle beside its place, seal it, load it as the program will, and only then put it there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".unfinished-") as building:
        made = Path(building) / folder.name
        made.mkdir()
        write_contents(made, result, in_use, report["seed"])
        head = manifest_head(folder.name, result, report, created, developer)
        write_card(made, head, report)
        seal_folder(made, head, key)
        raw = key.public_key().public_bytes_raw()
        load_bundle(made, {key_id_of(raw): TrustedKey(key_id_of(raw), "site", False, raw)}, today=created)
        shutil.move(made, folder)


def manifest_head(
    name: str, result: Result, report: dict[str, Any], created: dt.date, developer: str
) -> dict[str, Any]:
    """The manifest without its list of files."""
    drugs = result.parts.training.drugs
    return {
        "id": name,
        "version": VERSION,
        "format": 1,
        "intended_use": INTENDED_USE.format(drugs=len(drugs)),
        "eligibility": ELIGIBILITY,
        "basis": BASIS,
        "basis_code": "site",
        "outcomes": {
            outcome: {"weeks": WEEKS, "draws": len(each.ensemble.texts), "trees": each.ensemble.rounds + 1}
            for outcome, each in result.trained.items()
        },
        "coverage": COVERAGE,
        "drugs": list(drugs),
        "features": [
            {"name": f.name, "meaning": DRUG_MEANING if f.name == DRUG_INPUT else f.meaning, "unit": f.unit,
             "source_column": f.source_column, "missing_rule": f.missing_rule, "monotone": dict(f.monotone)}
            for f in FEATURES
        ],
        "training_data": {
            "rows": len(result.parts.training),
            "records_sha256": report["records"]["sha256"],
            "split": report["split"],
            "bundle_in_use": report["bundle_in_use"],
            "trained_on": report["trained_on"],
            "synthetic": False,
        },
        "seed": report["seed"],
        "libraries": report["libraries"] | {"cryptography": importlib.metadata.version("cryptography")},
        "metrics": rounded({outcome: _short(result.metrics[outcome]) for outcome in OUTCOMES}),
        "acceptance": report["thresholds"],
        "developer": developer,
        "created": created.isoformat(),
        "expires": _expiry(created).isoformat(),
    }  # fmt: skip


def _short(metrics: dict[str, Any]) -> dict[str, Any]:
    site = metrics["models"]["site"]
    return {"patients": metrics["patients"], "rate": metrics["rate"], "auc": site["auc"]["value"],
            "brier": site["brier"], "log_loss": site["log_loss"], "calibration_slope": site["slope"]["value"],
            "calibration_in_the_large": site["in_the_large"]["value"],
            "log_loss_minus_bundle_in_use": metrics["differences"]["site_minus_bundle"]["log_loss"]}  # fmt: skip


def _expiry(created: dt.date) -> dt.date:
    months = created.month - 1 + MONTHS_VALID
    return dt.date(created.year + months // 12, months % 12 + 1, min(created.day, 28))
