"""Approve a proposed recalibration, as another person than who proposed it; or take one back, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.recalibration import Recalibration
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.propose_recalibration import DURING
from cds_app.workflow.recalibration_in_use import as_applied, standing
from cds_app.workflow.session import Session, active_bundle

if TYPE_CHECKING:
    from cds_app.store.recalibrations import StoredRecalibration


def approve_recalibration(session: Session, recalibration_id: str, confirm: str) -> Recalibration:
    """Put a proposal to use: from now on estimates are recalibrated, and say so.

    Raises `NotAllowed` "recalibration_own" for the proposer; `CdsError` "passphrase_wrong", "recalibration_unknown",
    "recalibration_decided", "recalibration_other_bundle" when bundle or catalogue are others by now, or
    "recalibration_not_newest" when there is a newer proposal for them.
    """
    session.require("recalibrate")
    found = _named(session, recalibration_id)
    if found.proposed.user_id == session.user.user_id:
        raise NotAllowed("recalibration_own")
    if found.approved is not None or found.withdrawn is not None:
        raise CdsError("recalibration_decided")
    _check_bound(session, found)
    confirm_person(session, confirm, DURING)
    with session.store.change(EventKind.RECALIBRATION_APPROVED, _event(session, found)) as change:
        change.approve_recalibration(recalibration_id)
    session.forget_bundle()
    return as_applied(_named(session, recalibration_id))


def withdraw_recalibration(session: Session, recalibration_id: str, confirm: str) -> None:
    """Take a proposal or the recalibration in use back: estimates are again the signed bundle's own, byte for byte.

    One person may: it leads back to what was signed. Raises `CdsError` "passphrase_wrong", "recalibration_unknown" or
    "recalibration_decided".
    """
    session.require("recalibrate")
    found = _named(session, recalibration_id)
    if found.withdrawn is not None:
        raise CdsError("recalibration_decided")
    confirm_person(session, confirm, DURING)
    proposal = found.proposal
    last = standing(session.store, proposal.bundle_sha256, proposal.catalogue_sha256)
    event = {**_event(session, found), "was": "proposed" if found.approved is None else "approved"}
    event["in_use"] = last is not None and last.recalibration_id == recalibration_id
    with session.store.change(EventKind.RECALIBRATION_WITHDRAWN, event) as change:
        change.withdraw_recalibration(recalibration_id)
    session.forget_bundle()


def _named(session: Session, recalibration_id: str) -> StoredRecalibration:
    for found in session.store.recalibrations():
        if found.recalibration_id == recalibration_id:
            return found
    raise CdsError("recalibration_unknown")


def _check_bound(session: Session, found: StoredRecalibration) -> None:
    bundle = active_bundle(session.surroundings, session.store)
    bound = (bundle.ref.sha256, session.catalogue.sha256)
    if found.proposal.bound_to != bound:
        raise CdsError("recalibration_other_bundle")
    same = [other for other in session.store.recalibrations() if other.proposal.bound_to == bound]
    if same[-1].recalibration_id != found.recalibration_id:
        raise CdsError("recalibration_not_newest")


def _event(session: Session, found: StoredRecalibration) -> dict[str, object]:
    return {
        "recalibration_id": found.recalibration_id,
        "bundle": {"id": found.proposal.bundle_id, "sha256": found.proposal.bundle_sha256},
        "proposed_by": found.proposed.user_id,
        "surface": session.surface,
    }
