"""STO-18: what was entered before the window locked is there again after it, and the comparison stays hidden first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from cds_app.gui.frame import SignedInFrame
from cds_app.workflow.compare_treatments import compare_treatments
from cds_app.workflow.explain_choice import explain_choice
from cds_app.workflow.record_own_view import record_own_view
from tests.support.world import an_own_view, one_more_patient

pytestmark = pytest.mark.requirement("STO-18")


@pytest.fixture
def sitting(qtbot, jobs, who, session):
    """A new sitting; the one before is locked, its drafts noted and its pages gone."""
    session.drafts.clear()
    open_frames = []

    def begin():
        if open_frames:
            open_frames[-1].keep_drafts()
        made = SignedInFrame(jobs, who, QMenu)
        qtbot.addWidget(made)
        made.resize(1280, 720)
        made.show()
        open_frames.append(made)
        return made

    yield begin
    session.drafts.clear()


def test_a_half_filled_sign_off_is_back_behind_a_hidden_comparison(sitting, session):
    record_id = one_more_patient(session, "P-9111")
    own = record_own_view(session, record_id, an_own_view())
    compare_treatments(session, record_id, own.assessment_id)
    found = explain_choice(session, own.assessment_id, "sertraline").assessment
    frame = sitting()
    frame.open_patient(record_id)
    frame.path.sign(found)
    form = frame.sign_off
    form.decision.kind.buttons["treat"].click()
    form.decision.drug.set_code("sertraline")
    form.decision.dose.setText("62.5")
    next(iter(form.reasons.boxes.values())).click()
    form.comment.setPlainText("talked about it")
    form.known.boxes["basis"].click()
    form.passphrase.setText("secret words")
    entered = form.draft()
    frame = sitting()
    frame.open_patient(record_id)
    frame.go("compare")
    assert frame.compare.assessment is None, "the comparison waits to be asked for"
    frame.compare._show_hidden()
    frame.compare._want_sign()
    assert frame.sign_off.draft() == entered
    assert frame.sign_off.passphrase.text() == ""
    assert not frame.sign_off._sign.isEnabled()
    assert "before the window was locked" in frame.sign_off._frame._notice._words.text()


def test_a_half_answered_own_view_is_back_and_nothing_is_recorded(sitting, session):
    record_id = one_more_patient(session, "P-9112")
    frame = sitting()
    frame.open_patient(record_id)
    frame.go("compare")
    frame.own_view.options.toggle("sertraline")
    frame.own_view.options.toggle("wait")
    frame.own_view.confidence.buttons["2"].click()
    entered = frame.own_view.entered()
    frame = sitting()
    frame.open_patient(record_id)
    frame.go("compare")
    assert frame.own_view.entered() == entered
    assert not frame.own_view._record.isEnabled()
    assert session.store.assessments(record_id) == ()


def test_nothing_is_kept_of_another_patient_or_of_what_was_recorded(sitting, session):
    first, second = one_more_patient(session, "P-9113"), one_more_patient(session, "P-9114")
    frame = sitting()
    frame.open_patient(first)
    frame.go("compare")
    frame.own_view.options.toggle("sertraline")
    frame.own_view.confidence.buttons["2"].click()
    next(iter(frame.own_view.reason.buttons.values())).click()
    frame.own_view.record()
    frame = sitting()
    frame.open_patient(second)
    frame.go("compare")
    assert frame.own_view.options.options() == ()
    assert session.drafts == {}


def half_answered(frame, record_id):
    frame.open_patient(record_id)
    frame.go("compare")
    frame.own_view.options.toggle("sertraline")
    frame.own_view.confidence.buttons["2"].click()
    return frame.own_view.entered()


def test_a_half_answered_own_view_stays_while_other_pages_are_read(sitting, session):
    record_id = one_more_patient(session, "P-9115")
    frame = sitting()
    entered = half_answered(frame, record_id)
    for page in ("worklist", "patient"):
        frame.go(page)
        frame.go("compare")
        assert frame.own_view.entered() == entered
    assert not frame.own_view._frame._notice, "nothing was away"


def test_it_is_back_after_another_patients_page_and_never_on_that_one(sitting, session):
    first, second = one_more_patient(session, "P-9116"), one_more_patient(session, "P-9117")
    frame = sitting()
    entered = half_answered(frame, first)
    frame.open_patient(second)
    frame.go("compare")
    assert frame.own_view.options.options() == ()
    frame.open_patient(first)
    frame.go("compare")
    assert frame.own_view.entered() == entered
    assert "is here again" in frame.own_view._frame._notice.as_text()


def test_once_recorded_nothing_of_it_is_there_for_the_next_one(sitting, session):
    record_id, other = one_more_patient(session, "P-9118"), one_more_patient(session, "P-9119")
    frame = sitting()
    half_answered(frame, record_id)
    half_answered(frame, other)
    frame.open_patient(record_id)
    frame.go("compare")
    next(iter(frame.own_view.reason.buttons.values())).click()
    frame.own_view.record()
    frame.compare.again_wanted.emit(frame.compare.assessment)
    assert frame.pages.currentWidget() is frame.own_view
    assert frame.own_view.options.options() == ()
    assert ("own_view", record_id) not in session.drafts
