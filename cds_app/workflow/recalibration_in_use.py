"""Which recalibration counts: the last one approved for the bundle and the catalogue in use, unless withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_app.domain.recalibration import Recalibration

if TYPE_CHECKING:
    from cds_app.domain.catalogue import Catalogue
    from cds_app.scoring.bundle import Bundle
    from cds_app.store.recalibrations import StoredRecalibration
    from cds_app.store.session import Store


def standing(store: Store, bundle_sha256: str, catalogue_sha256: str) -> StoredRecalibration | None:
    """The one that counts for a bundle and a catalogue; None when none was approved, or the last was withdrawn.

    One before it does not come back: it was approved in another state of the site's data.
    """
    bound = (bundle_sha256, catalogue_sha256)
    fitting = [found for found in store.recalibrations() if found.proposal.bound_to == bound]
    approved = [found for found in fitting if found.approved is not None]
    last = max(approved, key=lambda found: found.approved.entry if found.approved else 0, default=None)
    return None if last is None or last.withdrawn is not None else last


def as_applied(found: StoredRecalibration) -> Recalibration:
    """What an approved proposal does to estimates."""
    assert found.approved is not None
    return Recalibration(found.recalibration_id, found.approved.at[:10], found.proposal.people, found.proposal.lines)


def with_recalibration(bundle: Bundle, store: Store, catalogue: Catalogue) -> Bundle:
    """The bundle as it is to be used: the very same one where no recalibration counts."""
    found = standing(store, bundle.ref.sha256, catalogue.sha256)
    if found is None:
        return bundle
    from cds_app.scoring.recalibration import recalibrated

    return recalibrated(bundle, as_applied(found))
