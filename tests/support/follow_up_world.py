"""A small bundle with the follow-up model in it, and record sets with follow-up ratings."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

from cryptography.hazmat.primitives import serialization

from cds_app.workflow.session import Surroundings
from tests.support.small_bundle import SmallBundle, build
from tests.support.world import make_surroundings

EVIDENCE = Path(__file__).resolve().parents[2] / "models" / "evidence" / "follow_up.json"
RATINGS = (
    "IMPROVED,0,PHQ-9,total,20", "IMPROVED,8,PHQ-9,total,16", "IMPROVED,15,PHQ-9,total,9",
    "SAME,-3,HAMD-17,total,22", "SAME,14,HAMD-17,total,22",
    "DECIDED,0,MADRS,total,30", "DECIDED,14,MADRS,total,24", "DECIDED,56,MADRS,total,10",
    "EARLY,0,PHQ-9,total,20", "EARLY,3,PHQ-9,total,12",
    "MILD,0,PHQ-9,total,4", "MILD,14,PHQ-9,total,1",
    "ANXIOUS,0,GAD-7,total,15", "ANXIOUS,14,GAD-7,total,5",
    "BIPOLAR,0,PHQ-9,total,20", "BIPOLAR,14,PHQ-9,total,10",
)  # fmt: skip


def bundle_with_follow_up(parent: Path) -> SmallBundle:
    """A signed bundle that holds the committed follow-up model."""
    made = build(parent, draws=2, trees=10, rows=800)
    shutil.copy(EVIDENCE, made.directory / "follow_up.json")
    made.seal()
    return made


def surroundings_of(bundle: SmallBundle) -> Surroundings:
    """A machine that ships this bundle and trusts its key."""
    return dataclasses.replace(make_surroundings(), bundles=bundle.directory.parent, trusted_keys=bundle.trusted)


def write_records(folder: Path, ratings: tuple[str, ...] = RATINGS) -> Path:
    """A canonical folder with one patient for each name in the ratings; BIPOLAR has that condition."""
    folder.mkdir(parents=True)
    names = sorted({line.split(",")[0] for line in ratings})
    _write(folder / "patients.csv", "pseudonym,age_years,sex", (f"{name},45,female" for name in names))
    _write(folder / "ratings.csv", "pseudonym,day,scale,item,value", ratings)
    _write(folder / "conditions.csv", "pseudonym,condition,status", (f"{n},bipolar_disorder,current" for n in names if n == "BIPOLAR"))  # fmt: skip  # noqa: E501
    return folder


def write_public_key(bundle: SmallBundle, path: Path) -> Path:
    """The bundle's public key as a file to be trusted."""
    form = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    path.write_bytes(bundle.key.public_key().public_bytes(*form))
    return path


def _write(path: Path, header: str, rows: object) -> None:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")  # type: ignore[misc]
