"""Which model bundles there are here, which keys are trusted, and which bundle answers: nowhere else is that decided.

Shipped bundles lie in the program's folder, imported ones in the store's. The bundle in use is the store's last
activation; without one, or without a store, it is the newest shipped bundle that has not expired. A bundle in use
that cannot be used means no estimates: never another one in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.environment.policy import Policy

if TYPE_CHECKING:
    from cds_app.scoring.admission import Limits
    from cds_app.scoring.bundle import Bundle
    from cds_app.scoring.trust import Keys
    from cds_app.store.session import Store
    from cds_app.workflow.session import Surroundings


@dataclass(frozen=True)
class Place:
    """Where a bundle lies. `id` is its folder's name, believed only once the bundle is verified."""

    id: str
    path: Path
    imported: bool


def places(surroundings: Surroundings, store: Store | None = None) -> tuple[Place, ...]:
    """Every bundle there is, shipped ones first, each group oldest first. Nothing is verified."""
    from cds_app.scoring.bundle import find_bundles

    try:
        shipped = tuple(Place(path.name, path, False) for path in find_bundles(surroundings.bundles))
    except CdsError:
        shipped = ()
    if store is None:
        return shipped
    folder = store.bundles_folder
    return (*shipped, *(Place(b.bundle_id, folder / b.bundle_id, True) for b in store.imported_bundles()))


def place_of(surroundings: Surroundings, store: Store | None, bundle_id: str) -> Place:
    """The bundle with an id. Raises `CdsError` "bundle_missing", or "bundle_twice" for two under one id."""
    found = [place for place in places(surroundings, store) if place.id == bundle_id]
    if not found:
        raise CdsError("bundle_missing", name=bundle_id)
    if len(found) > 1:
        raise CdsError("bundle_twice", name=bundle_id)
    return found[0]


def place_with(found: Iterable[Place], sha256: str) -> Place | None:
    """The place whose manifest has this hash, whatever its name; None when there is none."""
    from cds_app.scoring.sealed_files import manifest_sha256

    return next((place for place in found if manifest_sha256(place.path) == sha256), None)


def trusted_keys(surroundings: Surroundings, store: Store | None = None) -> Keys:
    """The program's keys with the site's. Raises `CdsError` when the list cannot be read."""
    from cds_app.scoring.trust import load_trusted_keys, trusted_key, with_site_keys

    shipped = load_trusted_keys(surroundings.trusted_keys)
    site = () if store is None else store.bundle_keys()
    return with_site_keys(
        shipped,
        [trusted_key(k.key_id, k.kind, k.public_key, revoked=k.revoked_at_entry is not None) for k in site],
    )


def limits(policy: Policy) -> Limits:
    """What the policy says of bundles, in scoring's words."""
    from cds_app.scoring.admission import Limits

    return Limits(policy.minimum_bundle_version, policy.suspended_bundles)


def today(surroundings: Surroundings) -> date:
    """The day that an expiry is compared with, in UTC."""
    return surroundings.clock.now().date()


def load(surroundings: Surroundings, keys: Keys, path: Path, *, for_use: bool = True) -> Bundle:
    """Verify and load a bundle. Raises `CdsError` as `load_bundle` does.

    Without `for_use` an expired or suspended one loads too: to replay what it gave, or to compare with it.
    """
    from cds_app.scoring.bundle import load_bundle

    day = today(surroundings) if for_use else None
    return load_bundle(path, keys, today=day, limits=limits(surroundings.policy))


def active_bundle(surroundings: Surroundings, store: Store | None = None, *, for_use: bool = True) -> Bundle:
    """The bundle in use, verified and loaded.

    Raises `CdsError` as `load_bundle` does, "bundle_none", and `IntegrityError` "bundle_in_use_gone" or
    "bundle_in_use_changed" when what was activated is not there any more.
    """
    keys = trusted_keys(surroundings, store)
    activations = () if store is None else store.activations()
    if not activations:
        return _newest_shipped(surroundings, keys, for_use=for_use)
    chosen = activations[-1]
    found = [place for place in places(surroundings, store) if place.id == chosen.bundle_id]
    if not any(place.path.is_dir() for place in found):
        raise IntegrityError("bundle_in_use_gone", name=chosen.bundle_id)
    bundle = load(surroundings, keys, (place_with(found, chosen.sha256) or found[0]).path, for_use=for_use)
    if bundle.ref.sha256 != chosen.sha256:
        raise IntegrityError("bundle_in_use_changed", name=chosen.bundle_id)
    return bundle


def choose_bundle(surroundings: Surroundings, name_or_path: str | None = None, key: Path | None = None) -> Bundle:
    """The bundle for work without a store: a shipped one by its id, any signed one by its folder, or the one in use.

    `key` is a public key file (PEM, base64 or JSON) that is trusted for this one call, besides the program's own.
    Raises `CdsError` as `load_bundle` does, "public_key_file", "public_key_private" or "bundle_key_alone".
    """
    from cds_app.scoring.trust import TrustedKey, key_id_of, read_public_key, with_site_keys

    if name_or_path is None:
        if key is not None:
            raise CdsError("bundle_key_alone")
        return active_bundle(surroundings)
    keys = trusted_keys(surroundings)
    if key is not None:
        raw = read_public_key(key)
        keys = with_site_keys(keys, [TrustedKey(key_id_of(raw), "site", False, raw)])
    shipped = next((place.path for place in places(surroundings) if place.id == name_or_path), None)
    return load(surroundings, keys, shipped or Path(name_or_path))


def _newest_shipped(surroundings: Surroundings, keys: Keys, *, for_use: bool) -> Bundle:
    from cds_app.scoring.bundle import find_bundles

    expired: CdsError | None = None
    for path in reversed(find_bundles(surroundings.bundles)):
        try:
            return load(surroundings, keys, path, for_use=for_use)
        except CdsError as error:
            if error.code != "bundle_expired":
                raise
            expired = expired or error
    raise expired or CdsError("bundle_none")
