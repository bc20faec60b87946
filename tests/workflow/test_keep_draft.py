"""STO-18: what was entered and not signed comes back after a lock, and goes once it is signed, recorded or given up."""

from __future__ import annotations

import dataclasses

import pytest

from cds_app.domain.decision import Decision, SignOff
from cds_app.domain.draft import OwnViewDraft, own_view_draft, sign_off_draft
from cds_app.domain.errors import NotAllowed
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.keep_draft import keep_draft, open_draft
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import abandon_assessment, sign_decision
from tests.support.world import PASSPHRASE, a_draft, an_own_view, reopen

HALF = SignOff(decision=Decision("treat", "sertraline"))


@pytest.fixture
def shown(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, own.assessment_id)


def over_a_lock(session, *drafts):
    """Lock with these drafts on screen, and sign in again; the fixture closes what is open then."""
    for draft in drafts:
        keep_draft(session, draft)
    session.close(locked=True)
    session.drafts.clear()
    session.store = reopen(session.store.directory).store
    return session


@pytest.mark.requirement("STO-18")
def test_a_draft_comes_back_after_a_lock_and_nothing_of_it_is_in_the_log(session, shown):
    again = over_a_lock(session, sign_off_draft(shown.assessment_id, SignOff(comment="wattlebird")))
    assert open_draft(again, "sign_off", shown.assessment_id).sign_off.comment == "wattlebird"
    assert all("wattlebird" not in str(entry) for _, _, entry in again.store.entries())


@pytest.mark.requirement("STO-18")
def test_signing_and_giving_up_leave_no_draft(session, record_id, shown):
    again = over_a_lock(session, sign_off_draft(shown.assessment_id, HALF))
    explained = explain_choice(again, shown.assessment_id, "sertraline").assessment
    sign_decision(again, shown.assessment_id, a_draft(explained), PASSPHRASE)
    assert open_draft(again, "sign_off", shown.assessment_id) is None
    second = record_own_view(again, record_id, an_own_view())
    compare_treatments(again, record_id, second.assessment_id)
    again = over_a_lock(again, sign_off_draft(second.assessment_id, HALF))
    abandon_assessment(again, second.assessment_id, "not_now")
    assert open_draft(again, "sign_off", second.assessment_id) is None


def test_an_own_view_that_is_recorded_leaves_no_draft(session, record_id):
    again = over_a_lock(session, own_view_draft(record_id, OwnViewDraft(("sertraline",), 2)))
    assert open_draft(again, "own_view", record_id).own_view == OwnViewDraft(("sertraline",), 2)
    record_own_view(again, record_id, an_own_view())
    assert open_draft(again, "own_view", record_id) is None


def test_an_emptied_draft_does_not_come_back(session, record_id):
    again = over_a_lock(session, own_view_draft(record_id, OwnViewDraft(("sertraline",))))
    again = over_a_lock(again, own_view_draft(record_id, OwnViewDraft()))
    assert open_draft(again, "own_view", record_id) is None


def test_only_who_may_compare_keeps_drafts(session, record_id):
    session.store.user = dataclasses.replace(session.user, roles=("importer",))
    with pytest.raises(NotAllowed):
        keep_draft(session, own_view_draft(record_id, OwnViewDraft(("sertraline",))))
