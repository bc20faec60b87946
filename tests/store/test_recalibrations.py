"""Rows of recalibrations: added to, never changed, and two people whatever the program asks."""

from __future__ import annotations

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.evaluation import Figure
from cds_app.domain.recalibration_proposal import LineFigures, OutcomeProposal, Proposal
from cds_app.store.database import ConstraintBroken
from tests.store.helpers import insider, refused, sign_in

FIGURES = LineFigures(0.5, Figure(1.0, 0.8, 1.2), 0.24)
PROPOSAL = Proposal(
    "first-2026-11",
    "a" * 64,
    "c" * 64,
    300,
    250,
    (
        OutcomeProposal(
            "response", 250, 120, None, Figure(0.48, 0.4, 0.5), Figure(-0.1), Figure(0.9), FIGURES, FIGURES
        ),
        OutcomeProposal("remission", 8, "fewer than 5", "too_few"),
    ),
)


def propose(store) -> None:
    with store.change(EventKind.RECALIBRATION_PROPOSED, {}) as change:
        change.propose_recalibration("f" * 32, PROPOSAL)


@pytest.mark.requirement("MOD-12")
def test_a_proposal_comes_back_as_it_was_with_its_person_and_entry(folder):
    with sign_in(folder) as store:
        propose(store)
        (found,) = store.recalibrations()
        assert found.proposal == PROPOSAL
        assert (found.proposed.user_id, found.approved, found.withdrawn) == (store.user.user_id, None, None)
        entries = [e["event"] for _, _, e in store.entries(found.proposed.entry, 1)]
        assert entries == ["recalibration_proposed"]


@pytest.mark.requirement("MOD-12")
def test_nobody_approves_their_own_and_what_was_withdrawn_stays_so(folder):
    with sign_in(folder) as store:
        propose(store)
        with refused("recalibration_decided"), store.change(EventKind.RECALIBRATION_APPROVED, {}) as change:
            change.approve_recalibration("f" * 32)
        for code in (None, "recalibration_decided"):
            if code is None:
                with store.change(EventKind.RECALIBRATION_WITHDRAWN, {}) as change:
                    change.withdraw_recalibration("f" * 32)
            else:
                with refused(code), store.change(EventKind.RECALIBRATION_WITHDRAWN, {}) as change:
                    change.withdraw_recalibration("f" * 32)
        assert store.recalibrations()[0].withdrawn is not None


@pytest.mark.requirement("MOD-12")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE recalibrations SET proposal = '{}'",
        "DELETE FROM recalibrations",
        "UPDATE recalibration_acts SET act = 'approved'",
        "DELETE FROM recalibration_acts",
    ],
)
def test_no_row_is_ever_changed_or_removed(folder, statement):
    with sign_in(folder) as store:
        propose(store)
        with store.change(EventKind.RECALIBRATION_WITHDRAWN, {}) as change:
            change.withdraw_recalibration("f" * 32)
    with insider(folder) as opened, pytest.raises(ConstraintBroken, match="never"):
        opened.run(statement)
