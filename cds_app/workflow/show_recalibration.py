"""What the model page shows of recalibration: the one in use, and every proposal with who did what and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cds_app.domain.errors import CdsError
from cds_app.domain.monitoring import MonitoringLimits
from cds_app.domain.recalibration_proposal import Proposal, State
from cds_app.domain.roles import may
from cds_app.workflow.monitoring import limits_in_force
from cds_app.workflow.recalibration_in_use import standing
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.store.recalibrations import Act, StoredRecalibration


@dataclass(frozen=True)
class Step:
    """Who (printed name) and when (RFC 3339, UTC)."""

    who: str
    at: str


@dataclass(frozen=True)
class ShownRecalibration:
    """One proposal. `in_use`: it counts now. `fits`: made for the bundle and the catalogue in use.

    may_approve: the person who looks is permitted to, and did not propose it; may_withdraw: likewise.
    """

    recalibration_id: str
    proposal: Proposal
    state: State
    in_use: bool
    fits: bool
    proposed: Step
    approved: Step | None
    withdrawn: Step | None
    may_approve: bool
    may_withdraw: bool


@dataclass(frozen=True)
class RecalibrationView:
    """Newest first. `bundle_id` is None when no bundle can be used; nothing can be proposed then."""

    bundle_id: str | None
    shown: tuple[ShownRecalibration, ...]
    limits: MonitoringLimits
    may_propose: bool

    @property
    def in_use(self) -> ShownRecalibration | None:
        return next((found for found in self.shown if found.in_use), None)


def recalibration_view(session: Session) -> RecalibrationView:
    """Everything that was proposed in this store, for whoever may look at the models."""
    try:
        ref = session.bundle.ref
        bound: tuple[str, str] | None = (ref.sha256, session.catalogue.sha256)
    except CdsError:
        ref, bound = None, None
    counts = None if bound is None else standing(session.store, *bound)
    names = {user.user_id: user.display_name for user in session.store.users()}
    every = session.store.recalibrations()
    fitting = [found for found in every if found.proposal.bound_to == bound]
    shown = [_shown(session, found, counts, fitting, names) for found in reversed(every)]
    return RecalibrationView(
        None if ref is None else ref.id,
        tuple(shown),
        limits_in_force(),
        ref is not None and may(session.user.roles, "recalibrate"),
    )


def _shown(
    session: Session,
    found: StoredRecalibration,
    counts: StoredRecalibration | None,
    fitting: list[StoredRecalibration],
    names: dict[str, str],
) -> ShownRecalibration:
    allowed = may(session.user.roles, "recalibrate")
    state, fits = _state(found, counts), found in fitting
    other = found.proposed.user_id != session.user.user_id
    return ShownRecalibration(
        found.recalibration_id,
        found.proposal,
        state,
        counts is not None and counts.recalibration_id == found.recalibration_id,
        fits,
        Step(names.get(found.proposed.user_id, found.proposed.user_id), found.proposed.at),
        _step(found.approved, names),
        _step(found.withdrawn, names),
        may_approve=allowed and other and state == "proposed" and fits and found == fitting[-1],
        may_withdraw=allowed and state in ("proposed", "approved"),
    )


def _state(found: StoredRecalibration, counts: StoredRecalibration | None) -> State:
    if found.withdrawn is not None:
        return "withdrawn"
    if found.approved is None:
        return "proposed"
    after = counts is not None and counts.approved is not None and counts.approved.entry > found.approved.entry
    return "replaced" if after else "approved"


def _step(act: Act | None, names: dict[str, str]) -> Step | None:
    return None if act is None else Step(names.get(act.user_id, act.user_id), act.at)
