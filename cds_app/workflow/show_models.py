"""List, show and verify the model bundles: those that the program ships and those that the site imported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.workflow.bundle_papers import NOTHING, BundlePapers, read_papers
from cds_app.workflow.choose_bundle import Place, limits, load, places, today, trusted_keys
from cds_app.workflow.session import Session, Surroundings

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle
    from cds_app.store.session import Store


@dataclass(frozen=True)
class BundleStatus:
    """One bundle. `problem` is the sentence that says why it gives no estimates; None when it may.

    verified: signature, files, feature table and reference cases hold. An expired, suspended or too old bundle is
    verified and has a problem. active: the store says, or without a store it would be, that this one is in use.
    days_left: until it expires, negative afterwards. What a bundle says of itself is empty unless it is verified.
    """

    id: str
    path: Path
    imported: bool
    active: bool
    verified: bool
    problem: str | None
    manifest: dict[str, Any]
    sha256: str
    version: str = ""
    basis: str = ""
    basis_code: str = ""
    expires: str = ""
    days_left: int | None = None
    key_kind: str = ""
    card: str = ""
    papers: BundlePapers = NOTHING


def model_bundles(surroundings: Surroundings, store: Store | None = None) -> tuple[BundleStatus, ...]:
    """Every bundle, each verified in full. Raises `CdsError` "bundle_none" when there is none at all."""
    found = places(surroundings, store)
    if not found:
        raise CdsError("bundle_none")
    statuses = [_status(surroundings, store, place) for place in found]
    active = _place_in_use(statuses, store)
    return tuple(replace(status, active=place == active) for place, status in enumerate(statuses))


def model_bundle(surroundings: Surroundings, bundle_id: str, store: Store | None = None) -> BundleStatus:
    """One bundle by id. Raises `CdsError` "bundle_missing"."""
    for status in model_bundles(surroundings, store):
        if status.id == bundle_id:
            return status
    raise CdsError("bundle_missing", name=bundle_id)


def _status(surroundings: Surroundings, store: Store | None, place: Place) -> BundleStatus:
    try:
        bundle = load(surroundings, trusted_keys(surroundings, store), place.path, for_use=False)
    except CdsError as error:
        return BundleStatus(place.id, place.path, place.imported, False, False, sentence(error), {}, "")
    return BundleStatus(
        id=place.id,
        path=place.path,
        imported=place.imported,
        active=False,
        verified=True,
        problem=_bar(surroundings, bundle),
        manifest=dict(bundle.manifest),
        sha256=bundle.ref.sha256,
        version=bundle.ref.version,
        basis=bundle.ref.basis,
        basis_code=str(bundle.manifest.get("basis_code", "")),
        expires=bundle.expires.isoformat(),
        days_left=(bundle.expires - today(surroundings)).days,
        key_kind=bundle.key_kind,
        card=bundle.card,
        papers=read_papers(bundle.papers, _effects(bundle)),
    )


def _effects(bundle: Bundle) -> dict[str, dict[str, float]]:
    return {
        outcome: dict(zip(bundle.drugs, map(float, model.effects), strict=True))
        for outcome, model in bundle.models.items()
    }


def _bar(surroundings: Surroundings, bundle: Bundle) -> str | None:
    """Why a sound bundle gives no estimates now; None when it may."""
    from cds_app.scoring.admission import check_admission

    try:
        check_admission(bundle.ref, bundle.expires, today(surroundings), limits(surroundings.policy))
    except CdsError as error:
        return sentence(error)
    return None


def _place_in_use(statuses: list[BundleStatus], store: Store | None) -> int | None:
    """Which of the bundles is in use: the last activation's, or the newest shipped one that has not expired."""
    activations = () if store is None else store.activations()
    if activations:
        wanted = activations[-1]
        same = [n for n, s in enumerate(statuses) if s.id == wanted.bundle_id]
        return next((n for n in same if statuses[n].sha256 == wanted.sha256), same[0] if same else None)
    shipped = [n for n, s in enumerate(statuses) if not s.imported]
    fresh = [n for n in shipped if (statuses[n].days_left or 0) >= 0]
    return next(iter(reversed(fresh or shipped)), None)


@dataclass(frozen=True)
class ModelCard:
    """The card of the bundle in use, as Markdown."""

    id: str
    basis: str
    sha256: str
    markdown: str


def card_in_use(session: Session) -> ModelCard:
    """The verified bundle's card. Raises `CdsError` when the bundle in use cannot be used."""
    bundle = session.bundle
    return ModelCard(bundle.ref.id, bundle.ref.basis, bundle.ref.sha256, bundle.card)


@dataclass(frozen=True)
class ModelsView:
    """What the page on models shows: every bundle, the card of the one in use, and why there are no estimates.

    may_go_back: whether another bundle was in use before this one.
    """

    bundles: tuple[BundleStatus, ...]
    in_use: ModelCard | None
    problem: str | None
    may_go_back: bool


def models_view(session: Session) -> ModelsView:
    """Every bundle, verified anew. Raises `CdsError` "bundle_none"."""
    found = model_bundles(session.surroundings, session.store)
    last = session.store.activations()[-1:]
    may_go_back = bool(last) and last[0].replaced_id is not None
    try:
        return ModelsView(found, card_in_use(session), None, may_go_back)
    except CdsError as error:
        return ModelsView(found, None, sentence(error), may_go_back)
