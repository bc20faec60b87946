"""Loads the clinical catalogue (`resources/catalogue/`) as one value, strictly: what is not understood is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.guidance.checking import Vocabulary
from cds_app.guidance.entries import Entry, parse
from cds_app.guidance.reading import (
    read_interactions,
    read_own_view_reasons,
    read_reasons,
    read_references,
    read_scales,
)
from cds_app.guidance.reading_drugs import read_drugs
from cds_app.guidance.reading_published import read_published
from cds_app.guidance.reading_rules import read_notes, read_rules, read_stops
from cds_app.guidance.reading_suicidality import read_suicidality

FILES = (
    "drugs.json",
    "interactions.json",
    "published_rates.json",
    "reasons.json",
    "references.json",
    "rules.json",
    "scales.json",
    "stops.json",
    "suicidality.json",
)


def load_catalogue(directory: Path) -> Catalogue:
    """Read and check the whole catalogue.

    Raises `catalogue_missing` when a file cannot be read, `catalogue_invalid` (file, entry, field) for an unknown
    or missing key, a wrong type, an unknown name, a missing source or status, or versions that differ.
    """
    contents = {name: _content(directory, name) for name in FILES}
    files = {name: parse(name, content) for name, content in contents.items()}
    version = _one_version(files)
    references = read_references(files["references.json"])
    scales = read_scales(files["scales.json"], references)
    drugs = read_drugs(files["drugs.json"], references)
    interactions = read_interactions(files["interactions.json"], references, drugs)
    words = Vocabulary(scales, interactions)
    rules = read_rules(files["rules.json"], references, drugs, words)
    stops = read_stops(files["stops.json"], references, words)
    notes = read_notes(files["stops.json"], references, words)
    published = read_published(files["published_rates.json"], references, drugs)
    suicidality = read_suicidality(files["suicidality.json"], references, drugs)
    files["reasons.json"].provenance(references)
    reasons = read_reasons(files["reasons.json"])
    own_view_reasons = read_own_view_reasons(files["reasons.json"])
    for file in files.values():
        file.done()
    return Catalogue(
        version=version,
        sha256=catalogue_sha256(contents),
        scales=scales,
        drugs=drugs,
        interactions=interactions,
        rules=rules,
        stops=stops,
        reasons=reasons,
        own_view_reasons=own_view_reasons,
        references=references,
        notes=notes,
        published=published,
        suicidality=suicidality,
    )


def catalogue_sha256(contents: Mapping[str, bytes]) -> str:
    """SHA-256 over the files in name order: for each its name, its length and its bytes, set apart by zero bytes."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(name.encode() + b"\0" + str(len(contents[name])).encode() + b"\0" + contents[name])
    return digest.hexdigest()


def _content(directory: Path, name: str) -> bytes:
    try:
        return (directory / name).read_bytes()
    except OSError:
        raise CdsError("catalogue_missing", file=name) from None


def _one_version(files: Mapping[str, Entry]) -> str:
    versions = {name: file.text("version") for name, file in files.items()}
    first = versions[FILES[0]]
    for name, version in versions.items():
        if version != first:
            files[name].refuse("version")
    return first
