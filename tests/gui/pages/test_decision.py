"""A signed decision is read as it was signed: nothing to enter, the same numbers, and Back leads to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPlainTextEdit

from cds_app.domain.decision import PRIMARY_OUTCOME
from cds_app.gui import text
from cds_app.gui.frame import SignedInFrame
from cds_app.gui.pages.decision import DecisionPage
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.open_decision import open_decision
from cds_app.workflow.record_own_view import record_own_view
from cds_app.workflow.sign_decision import amend_decision, sign_decision
from tests.support.world import PASSPHRASE, a_draft, an_own_view, find_patient, one_more_patient

PATIENT = "P-9001"


@pytest.fixture(scope="module")
def signed(session):
    record_id = one_more_patient(session, PATIENT)
    own = record_own_view(session, record_id, an_own_view("mirtazapine"))
    compare_treatments(session, record_id, own.assessment_id)
    explained = explain_choice(session, own.assessment_id, "sertraline").assessment
    return sign_decision(session, own.assessment_id, a_draft(explained), PASSPHRASE)


@pytest.fixture
def page(qtbot, jobs, who, signed):
    made = DecisionPage(jobs, who)
    qtbot.addWidget(made)
    made.show_decision(signed.assessment_id)
    return made


def test_it_shows_own_view_reasons_meaning_and_receipt_as_signed(page, session, signed):
    words = page._signed.as_text()
    statement = signed.signed.statement
    assert "Mirtazapine" in words
    assert statement["meaning"] in words
    assert statement["reasons"][0]["display"] in words
    assert statement["comment"] in words
    assert statement["signer"]["printed_name"] in words
    assert open_decision(session, signed.assessment_id).receipt in words
    assert page._code.text() == PATIENT


def test_the_comparison_is_the_one_that_was_signed_in_every_view(page, signed):
    page._parts.buttons()[1].click()
    plain = page._views.plain.toPlainText()
    for estimate in signed.comparison.estimates:
        if estimate.outcome == PRIMARY_OUTCOME and estimate.status == "estimated":
            assert text.estimate_sentence(estimate) in plain
    assert page._views.currentWidget() is page._views.table


def test_the_explanations_are_those_that_were_opened_the_chosen_drug_first(page, signed):
    names = [page._explained.choice.itemText(n) for n in range(page._explained.choice.count())]
    assert len(names) == len({(e.drug, e.outcome) for e in signed.explanations})
    assert names[0].startswith(text.drug_name("sertraline"))
    estimate = signed.comparison.of(page._explained._shown[0].drug, page._explained._shown[0].outcome)
    assert page._explained.card.sentence.text() == text.estimate_sentence(estimate)


def test_nothing_can_be_entered(page):
    assert not page.findChildren(QLineEdit)
    assert all(field.isReadOnly() for field in page.findChildren(QPlainTextEdit))
    assert not any("Sign" in made.text() for made in page.findChildren(QAbstractButton))


def test_an_error_is_said_and_the_decision_before_is_gone(page):
    page.show_decision("0" * 32)
    assert page.view is None
    assert not page._content.isVisibleTo(page)
    assert page._frame._notice is not None


@pytest.fixture
def frame(qtbot, jobs, who):
    made = SignedInFrame(jobs, who, QMenu)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_the_patient_page_opens_it_and_back_leads_to_the_patient(frame, session, signed):
    frame.open_patient(find_patient(session, PATIENT))
    frame.patient._sign.click()
    assert frame.pages.currentWidget() is frame.decision
    assert frame.decision.view.assessment == signed
    frame.decision.back.emit()
    assert frame.pages.currentWidget() is frame.patient


def test_a_decision_stays_open_to_be_read_while_a_later_assessment_is_under_way(frame, session, signed):
    record_id = find_patient(session, PATIENT)
    record_own_view(session, record_id, an_own_view())
    frame.open_patient(record_id)
    assert frame.patient._sign.isVisibleTo(frame.patient)
    frame.patient._sign.click()
    assert frame.decision.view.assessment.assessment_id == signed.assessment_id


def test_amending_and_the_ways_between_a_decision_and_its_amendment(frame, session, signed):
    amended = amend_decision(session, signed.assessment_id)
    second = sign_decision(session, amended.assessment_id, a_draft(amended, dose=100.0), PASSPHRASE)
    page = frame.decision
    frame.path.show_decision(signed.assessment_id)
    assert not page._amend.isVisibleTo(page)
    page._amended.acted.emit()
    assert page.view.assessment.assessment_id == second.assessment_id
    assert page._amend.isVisibleTo(page)
    page._amends.acted.emit()
    assert page.view.assessment.assessment_id == signed.assessment_id
