"""What a bundle's manifest and tables must hold, read from verified bytes into values."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np

from cds_app.domain.errors import IntegrityError
from cds_app.domain.estimate import BundleRef
from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.scoring.calibration import Calibration, Floats
from cds_app.scoring.features import FEATURES, PATIENT_INPUTS
from cds_app.scoring.sealed_files import MANIFEST, SealedFiles

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""Small letters, digits and hyphens, at least one hyphen: a folder's name on every system, and no reserved one."""
LONGEST_ID = 64


@dataclass(frozen=True)
class BundleFacts:
    """The part of the manifest that scoring works with."""

    ref: BundleRef
    drugs: tuple[str, ...]
    coverage: float
    weeks: Mapping[Outcome, int]
    expires: date


@dataclass(frozen=True)
class OutcomeTables:
    """Drug effects (drugs,) and by draw (draws, drugs), and the calibration of one outcome."""

    effects: Floats
    draw_effects: Floats
    calibration: Calibration


@dataclass(frozen=True)
class ReferenceCase:
    """One question of the bundle's exam. `inputs` is in the order of `PATIENT_INPUTS`, NaN where missing.

    `sd` is the spread over the draws on the logit scale.
    """

    inputs: tuple[float, ...]
    drug: str
    outcome: Outcome
    probability: float
    sd: float


def read_facts(sealed: SealedFiles) -> BundleFacts:
    """The manifest's facts. Raises `IntegrityError`: "bundle_features" names the first input that differs."""
    manifest = sealed.manifest
    try:
        _check_features(manifest["features"])
        facts = BundleFacts(
            ref=BundleRef(manifest["id"], str(manifest["version"]), sealed.sha256, manifest["basis"]),
            drugs=tuple(manifest["drugs"]),
            coverage=float(manifest["coverage"]),
            weeks={outcome: int(manifest["outcomes"][outcome]["weeks"]) for outcome in OUTCOMES},
            expires=date.fromisoformat(manifest["expires"]),
        )
        version_numbers(facts.ref.version)
        whole = (
            0 < facts.coverage < 1
            and len(set(facts.drugs)) == len(facts.drugs) > 1
            and set(manifest["outcomes"]) == set(OUTCOMES)
            and all(isinstance(text, str) and text for text in (*facts.drugs, facts.ref.id, facts.ref.basis))
            and len(facts.ref.id) <= LONGEST_ID
            and _ID.fullmatch(facts.ref.id) is not None
        )
    except (KeyError, TypeError, ValueError):
        whole = False
    if not whole:
        raise IntegrityError("bundle_table", file=MANIFEST)
    return facts


def version_numbers(version: str) -> tuple[int, ...]:
    """A version of dotted whole numbers, for comparing: "1.10" is after "1.9", and 1.0 is 1. Raises ValueError."""
    numbers = [int(part) for part in version.split(".") if part.isascii() and part.isdigit()]
    if len(numbers) != len(version.split(".")):
        raise ValueError(version)
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _check_features(table: list[Mapping[str, Any]]) -> None:
    """Same inputs, same order, same units, sources, rules and signs. The wording of a meaning is free."""
    ours = [(f.name, f.unit, f.source_column, f.missing_rule, dict(f.monotone)) for f in FEATURES]
    theirs = [(f["name"], f["unit"], f["source_column"], f["missing_rule"], f["monotone"]) for f in table]
    for place in range(max(len(ours), len(theirs))):
        if ours[place : place + 1] != theirs[place : place + 1]:
            raise IntegrityError("bundle_features", input=(ours[place : place + 1] or theirs[place:])[0][0])


def read_outcome_tables(sealed: SealedFiles, outcome: Outcome, drugs: int) -> OutcomeTables:
    """One outcome's part of `drug_effects.json` and `calibration.json`. Raises `IntegrityError`."""
    effects, lines = sealed.json("drug_effects.json"), sealed.json("calibration.json")
    try:
        tables = OutcomeTables(
            effects=np.array(effects[outcome]["central"], dtype=np.float64),
            draw_effects=np.array(effects[outcome]["draws"], dtype=np.float64),
            calibration=Calibration(float(lines[outcome]["intercept"]), float(lines[outcome]["slope"])),
        )
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("bundle_table", file="drug_effects.json") from None
    shaped = tables.effects.shape == (drugs,) and tables.draw_effects.shape[1:] == (drugs,)
    if not (shaped and np.isfinite(tables.effects).all() and np.isfinite(tables.draw_effects).all()):
        raise IntegrityError("bundle_table", file="drug_effects.json")
    if not (math.isfinite(tables.calibration.intercept) and 0 < tables.calibration.slope < math.inf):
        raise IntegrityError("bundle_table", file="calibration.json")
    return tables


def read_reference_sample(sealed: SealedFiles) -> Floats:
    """The reference sample (rows, inputs), with nothing missing. Raises `IntegrityError`."""
    name = "reference_sample.csv"
    try:
        header, *rows = csv.reader(sealed.text(name).splitlines())
        sample = np.array([[float(cell) for cell in row] for row in rows])
    except ValueError:
        raise IntegrityError("bundle_table", file=name) from None
    if tuple(header) != PATIENT_INPUTS or sample.shape != (len(rows), len(header)) or len(rows) < 2:
        raise IntegrityError("bundle_table", file=name)
    if not np.isfinite(sample).all():
        raise IntegrityError("bundle_table", file=name)
    return sample


def read_reference_cases(sealed: SealedFiles) -> tuple[ReferenceCase, ...]:
    """The bundle's exam. Raises `IntegrityError` when it cannot be read."""
    name = "reference_cases.jsonl"
    try:
        return tuple(_case(json.loads(line)) for line in sealed.text(name).splitlines())
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("bundle_table", file=name) from None


def _case(line: Mapping[str, Any]) -> ReferenceCase:
    given = line["inputs"]
    if set(given) != set(PATIENT_INPUTS) or line["outcome"] not in OUTCOMES:
        raise ValueError("a case of another table")
    inputs = tuple(math.nan if given[name] is None else float(given[name]) for name in PATIENT_INPUTS)
    return ReferenceCase(
        inputs, line["drug"], cast(Outcome, line["outcome"]), float(line["probability"]), float(line["sd"])
    )
