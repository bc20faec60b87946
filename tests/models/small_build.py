"""A bundle as `models.training.package` makes it, of few draws, few rows and few trees, with its own key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.training import package, sealing
from models.training.judging.evaluate import load
from models.training.judging.judged import Sizes
from models.training.patients.train import train_all_outcomes

SIZES = Sizes(rows=900, coverage_rows=84, worlds=60, policy_people=30, policy_worlds=8, twin_rows=800)
CREATED = dt.date(2026, 11, 21)


@dataclass(frozen=True)
class SmallBuild:
    """A sealed bundle's folder and what trusts it."""

    folder: Path
    trusted: Path
    key: Ed25519PrivateKey


def build(folder: Path, key_file: Path, trusted: Path) -> SmallBuild:
    """Train, judge, write and seal; the key is made when it is not there."""
    if not key_file.exists():
        sealing.make_key(key_file, trusted)
    key = sealing.read_key(key_file)
    evidence = package.evidence_hashes()
    trained = train_all_outcomes(draws=3, rows=1200, trees=6)
    models = {outcome: load(result) for outcome, result in trained.items()}
    package.write(folder, trained, models, package.judge(trained, models, SIZES), evidence)
    package.seal(folder, key, CREATED)
    return SmallBuild(folder, trusted, key)
