"""The ways to and from the comparison: hidden after a lock, a detail beside it or over it, and nobody else's."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from cds_app.domain.decision import State
from cds_app.gui.frame import SignedInFrame
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import sign_decision
from tests.support.world import PASSPHRASE, a_draft, an_own_view, one_more_patient

WIDE, NARROW = (1640, 900), (1280, 720)


@pytest.fixture
def frame(qtbot, jobs, who):
    made = SignedInFrame(jobs, who, QMenu)
    qtbot.addWidget(made)
    made.resize(*NARROW)
    made.show()
    return made


def shown_before(session, record_id):
    own = record_own_view(session, record_id, an_own_view())
    return compare_treatments(session, record_id, own.assessment_id)


@pytest.mark.requirement("STO-18")
def test_what_was_shown_in_another_sitting_is_hidden_until_asked_for_and_then_stays(frame, session, record_id):
    found = shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    page = frame.compare
    assert frame.pages.currentWidget() is page
    assert page.assessment is None
    assert not page.sheet.isVisible()
    page._absent.hidden.findChild(QPushButton).click()
    assert page.assessment.assessment_id == found.assessment_id
    frame.go("patient")
    frame.go("compare")
    assert page.sheet.isVisible(), "in one sitting it is asked once"


def test_where_there_is_room_a_drug_opens_beside_the_comparison_and_moves_when_there_is_not(frame, session, record_id):
    shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    frame.compare._show_hidden()
    frame.resize(*WIDE)
    frame.compare.table.opened.emit("sertraline")
    assert frame.pages.currentWidget() is frame.compare
    assert frame.compare.isAncestorOf(frame.detail)
    assert frame.detail.isVisible()
    assert frame.detail.drug == "sertraline"
    frame.resize(*NARROW)
    assert frame.pages.currentWidget() is frame.detail
    frame.detail.back.emit()
    assert frame.pages.currentWidget() is frame.compare
    assert not frame.compare.shows_beside()
    frame.compare.table.opened.emit("sertraline")
    assert frame.pages.currentWidget() is frame.detail


def test_a_detail_beside_the_comparison_stays_when_what_follows_was_made(qtbot, frame, session, record_id):
    shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    frame.compare._show_hidden()
    frame.resize(*WIDE)
    for drug in ("sertraline", "mirtazapine"):
        frame.compare.table.opened.emit(drug)
        assert frame._ahead.isActive(), "what follows is still to be made"
        qtbot.waitUntil(lambda: not frame._ahead.isActive(), timeout=20_000)
        assert frame.compare.isAncestorOf(frame.detail)
        assert frame.detail.isVisible()
        assert frame.detail.drug == drug
        assert frame.focusWidget() is frame.detail.outcomes.buttons()[0]


def test_the_comparison_learns_which_explanations_were_opened(frame, session, record_id):
    shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    frame.compare._show_hidden()
    frame.compare.table.opened.emit("sertraline")
    assert {e.drug for e in frame.compare.assessment.explanations} >= {"sertraline"}
    events = [entry["event"] for _, _, entry in session.store.entries()]
    assert events[-1] == "explanation_opened"


@pytest.mark.requirement("SCO-14")
def test_from_the_signature_of_one_patient_nothing_leads_to_the_comparison_of_another(frame, session, record_id):
    other = one_more_patient(session, "P-9921")
    mine = shown_before(session, other)
    explained = explain_choice(session, mine.assessment_id, "sertraline").assessment
    signed = sign_decision(session, mine.assessment_id, a_draft(explained), PASSPHRASE)
    assert signed.state is State.SIGNED
    shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    frame.compare._show_hidden()
    assert frame.compare.assessment.record_id == record_id
    frame.open_patient(other)
    assert frame.compare.assessment is None, "what was on screen of another patient goes first"
    frame.path.sign(signed)
    frame.sign_off.back.emit()
    assert frame.pages.currentWidget() is frame.patient
    assert frame.patient.view.record_id == other


@pytest.mark.requirement("SIG-15")
def test_starting_again_begins_at_the_own_view_with_nothing_carried_over(frame, session, record_id):
    found = shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    frame.compare._show_hidden()
    frame.compare.again_wanted.emit(found)
    assert frame.pages.currentWidget() is frame.own_view
    assert frame.own_view.options.options() == ()
    assert open_patient(session, record_id).latest.assessment_id == found.assessment_id


def test_an_input_leads_to_the_readiness_of_the_same_patient(frame, session, record_id):
    shown_before(session, record_id)
    frame.open_patient(record_id)
    frame.go("compare")
    frame.compare._show_hidden()
    frame.compare.table.opened.emit("sertraline")
    frame.detail.estimate.bars.input_chosen.emit("unemployed")
    assert frame.pages.currentWidget() is frame.readiness
