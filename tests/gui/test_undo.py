"""Ctrl+Z takes back what was neither signed nor logged, and leads to no other patient's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cds_app.gui.pages.compare import ComparePage
from cds_app.gui.pages.own_view import OwnViewPage
from cds_app.gui.pages.sign_off import SignOffPage
from cds_app.gui.undo import Undo
from cds_app.workflow.record_own_view import record_own_view
from tests.gui.pages.scenes import assessment, explained, who
from tests.gui.pages.test_own_view import a_view
from tests.support.fake_jobs import FakeJobs

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot, made):
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_each_step_is_taken_back_in_turn_and_can_be_taken_again(qtbot):
    page, seen = QWidget(), []
    qtbot.addWidget(page)
    undo = Undo(page, seen.append)
    for before, after in ((0, 1), (1, 1), (1, 2)):
        undo.remember(before, after)
    undo.undo()
    undo.undo()
    undo.undo()
    undo.redo()
    assert seen == [1, 0, 1]
    undo.forget()
    undo.undo()
    assert seen == [1, 0, 1]


def test_a_pin_and_a_chosen_order_are_taken_back_by_key(qtbot):
    page = shown(qtbot, ComparePage(FakeJobs(), who()))
    page.show_assessment(assessment())
    page._arranging.toggle_pin("sertraline")
    page._arranging.order_by("remission")
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    assert (page._arranging.now.pins, page._arranging.now.order) == (("sertraline",), "")
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    assert page._arranging.now.pins == ()
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page._arranging.now.pins == ("sertraline",)


def test_no_step_leads_back_to_the_patient_before(qtbot):
    page = ComparePage(FakeJobs(), who())
    qtbot.addWidget(page)
    page.show_assessment(assessment("P-0001"))
    page._arranging.toggle_pin("sertraline")
    page.show_assessment(assessment("P-0002"))
    page._arranging._undo.undo()
    assert page._arranging.now.pins == ()


def test_an_answer_of_the_own_view_is_taken_back_until_it_is_recorded(qtbot):
    jobs = FakeJobs(answers={record_own_view: assessment()})
    page = OwnViewPage(jobs, who())
    qtbot.addWidget(page)
    page.begin(a_view())
    page.options.toggle("sertraline")
    page.options.toggle("wait")
    page.confidence.buttons["2"].click()
    page._undo.undo()
    assert (page.options.options(), page.confidence.code()) == (("sertraline", "wait"), "")
    page._undo.undo()
    assert page.options.options() == ("sertraline",)
    page._undo.redo()
    page._undo.redo()
    next(iter(page.reason.buttons.values())).click()
    entered = page.entered()
    page.record()
    page._undo.undo()
    assert page.entered() == entered


@pytest.fixture
def sign_off(qtbot):
    page = SignOffPage(FakeJobs(), who())
    qtbot.addWidget(page)
    page.begin(explained(assessment(), "sertraline"))
    return page


def test_choices_before_signing_are_taken_back_one_by_one_and_typing_stays(sign_off):
    form = sign_off._form
    form.decision.kind.buttons["treat"].click()
    form.decision.drug.set_code("sertraline")
    form.known.boxes["basis"].click()
    form.comment.setPlainText("as discussed")
    form._undo.undo()
    assert form.draft().acknowledged == ()
    assert form.draft().decision.drug == "sertraline"
    assert form.draft().comment == "as discussed"
    form._undo.undo()
    assert form.draft().decision.drug is None
    form._undo.redo()
    form._undo.redo()
    assert form.draft().acknowledged == ("basis",)


def test_nothing_is_taken_back_in_a_form_that_is_being_signed(sign_off):
    form = sign_off._form
    form.decision.kind.buttons["defer"].click()
    entered = form.draft()
    form.setEnabled(False)
    form._undo.undo()
    assert form.draft() == entered
