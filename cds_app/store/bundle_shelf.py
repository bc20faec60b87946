"""How an imported bundle becomes one of the store: folder, row and entry come together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import bundle_files

if TYPE_CHECKING:
    from cds_app.store.session import Store


def ids(store: Store) -> tuple[str, ...]:
    """Every bundle that the database knows."""
    return tuple(bundle.bundle_id for bundle in store.imported_bundles())


def write(store: Store, bundle_id: str, files: Mapping[str, bytes]) -> Path:
    """See `Store.write_bundle`."""
    if bundle_id in ids(store) and (store.bundles_folder / bundle_id).exists():
        raise CdsError("bundle_present")
    bundle_files.remove_strays(store.bundles_folder, ids(store))
    return bundle_files.write_partial(store.bundles_folder, bundle_id, files)


def keep(
    store: Store, partial: Path, bundle_id: str, version: str, sha256: str, key_id: str, event: Mapping[str, Any]
) -> Path:
    """See `Store.keep_bundle`."""
    known = any((b.bundle_id, b.sha256) == (bundle_id, sha256) for b in store.imported_bundles())
    target: Path | None = None
    try:
        with store.change(EventKind.BUNDLE_IMPORTED, event) as change:
            if not known:
                change.note_bundle(bundle_id, version, sha256, key_id)
            target = bundle_files.put_in_place(partial, bundle_id)
    except BaseException:
        bundle_files.remove(target or partial)
        raise
    return target
