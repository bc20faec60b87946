"""What bars a bundle, sound as it may be, from new estimates: its expiry, a suspension, a version that is too old.

None of it bars a replay: what was once shown can be recomputed for as long as its bundle is there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import BundleRef
from cds_app.scoring.bundle_tables import version_numbers


@dataclass(frozen=True)
class Limits:
    """What the site's policy says of bundles: the least version, as dotted whole numbers, and suspended ids."""

    minimum_version: str = "0"
    suspended: Collection[str] = ()


NO_LIMITS = Limits()


def check_admission(ref: BundleRef, expires: date, today: date, limits: Limits) -> None:
    """Raise `CdsError` "bundle_expired", "bundle_suspended" or "bundle_too_old" for a bundle that must not be used."""
    if ref.id in limits.suspended:
        raise CdsError("bundle_suspended", name=ref.id)
    if version_numbers(ref.version) < version_numbers(limits.minimum_version):
        raise CdsError("bundle_too_old", version=ref.version, least=limits.minimum_version)
    if today > expires:
        raise CdsError("bundle_expired", day=expires.isoformat())
