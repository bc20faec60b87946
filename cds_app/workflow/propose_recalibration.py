"""Work out a recalibration from the store's own patients, and propose it: the first of two people."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.recalibration import lines_logged
from cds_app.domain.recalibration_proposal import OutcomeProposal, Proposal
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.evaluation_cases import UNKNOWN, Cases
from cds_app.workflow.monitoring import limits_in_force
from cds_app.workflow.session import Session, active_bundle
from cds_app.workflow.site_outcomes import site_cases

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle

DURING = "recalibration"


def preview_recalibration(session: Session, *, progress: Callable[[int], object] | None = None) -> Proposal:
    """What could be proposed now for the bundle in use, as it was signed. Nothing is kept.

    Raises `NotAllowed` without the role, `CdsError` as the bundle in use does.
    """
    session.require("recalibrate")
    bundle = active_bundle(session.surroundings, session.store)
    return _found(session, bundle, site_cases(session, bundle, progress))


def propose_recalibration(
    session: Session, confirm: str, *, progress: Callable[[int], object] | None = None
) -> tuple[str, Proposal]:
    """Propose what `preview_recalibration` finds; returns its id. No estimate changes by it.

    Raises `CdsError` "passphrase_wrong" for `confirm`, "recalibration_nothing" when no outcome has a line.
    """
    session.require("recalibrate")
    confirm_person(session, confirm, DURING)
    proposal = preview_recalibration(session, progress=progress)
    if not proposal.lines:
        raise CdsError("recalibration_nothing")
    made = uuid.uuid4().hex
    event: dict[str, object] = {
        "recalibration_id": made,
        "bundle": {"id": proposal.bundle_id, "sha256": proposal.bundle_sha256},
        "catalogue_sha256": proposal.catalogue_sha256,
        "people": proposal.people,
        "lines": lines_logged(proposal.lines),
        "surface": session.surface,
    }
    with session.store.change(EventKind.RECALIBRATION_PROPOSED, event) as change:
        change.propose_recalibration(made, proposal)
    return made, proposal


def _found(session: Session, bundle: Bundle, cases: Cases) -> Proposal:
    import numpy as np

    from cds_app.scoring.recalibration import fit_outcome

    limits = limits_in_force()
    used = np.zeros(len(cases.labels["drug"]), dtype=bool)
    outcomes: list[OutcomeProposal] = []
    for outcome in OUTCOMES:
        columns = cases.columns[outcome]
        known = np.asarray(columns.happened) != UNKNOWN
        p, happened = np.asarray(columns.probability)[known], np.asarray(columns.happened)[known]
        outcomes.append(fit_outcome(outcome, p, happened, limits))
        if outcomes[-1].problem is None:
            used |= known
    return Proposal(
        bundle.ref.id,
        bundle.ref.sha256,
        session.catalogue.sha256,
        cases.records,
        int(used.sum()),
        tuple(outcomes),
    )
