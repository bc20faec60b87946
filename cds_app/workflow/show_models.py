"""List, show and verify the model bundles that the program ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.workflow.session import Session, Surroundings


@dataclass(frozen=True)
class BundleStatus:
    """One bundle: whether it verified, and if not, the sentence that says why."""

    id: str
    path: Path
    verified: bool
    problem: str | None
    manifest: dict[str, Any]
    sha256: str


def model_bundles(surroundings: Surroundings) -> tuple[BundleStatus, ...]:
    """Every bundle, each verified in full: signature, files, feature table, reference cases."""
    from cds_app.scoring.bundle import find_bundles

    return tuple(_status(surroundings, path) for path in find_bundles(surroundings.bundles))


def model_bundle(surroundings: Surroundings, bundle_id: str) -> BundleStatus:
    """One bundle by id. Raises `CdsError` "bundle_missing"."""
    for status in model_bundles(surroundings):
        if status.id == bundle_id:
            return status
    raise CdsError("bundle_missing", name=bundle_id)


def _status(surroundings: Surroundings, path: Path) -> BundleStatus:
    from cds_app.scoring.bundle import load_bundle

    try:
        bundle = load_bundle(path, surroundings.trusted_keys, today=surroundings.clock.now().date())
    except CdsError as error:
        return BundleStatus(path.name, path, False, sentence(error), {}, "")
    return BundleStatus(bundle.ref.id, path, True, None, dict(bundle.manifest), bundle.ref.sha256)


@dataclass(frozen=True)
class ModelCard:
    """The card of the bundle in use, as Markdown."""

    id: str
    basis: str
    sha256: str
    markdown: str


def card_in_use(session: Session) -> ModelCard:
    """The verified bundle's card. Raises `CdsError` when the bundle does not verify."""
    ref = session.bundle.ref
    markdown = (session.surroundings.bundles / ref.id / "CARD.md").read_text(encoding="utf-8")
    return ModelCard(ref.id, ref.basis, ref.sha256, markdown)
