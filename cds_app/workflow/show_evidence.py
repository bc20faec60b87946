"""How much evidence stands behind the estimates of an assessment: of the bundle that made them and no other."""

from __future__ import annotations

from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.workflow.session import Session


def evidence_of(session: Session, bundle_sha256: str) -> EvidenceQuality | None:
    """The counts of the bundle in use when it is the one named by its manifest's hash, else None.

    None as well for a bundle without such a table. Raises `CdsError` when no bundle can be loaded.
    """
    session.require("compare")
    bundle = session.bundle
    return bundle.evidence_quality if bundle.ref.sha256 == bundle_sha256 else None
