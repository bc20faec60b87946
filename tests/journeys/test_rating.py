"""A rating in the consulting room, by keyboard: PHQ-9, its ninth item, the screener, the stop, the evaluation."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cds_app.domain.decision import State
from tests.journeys.test_psychiatrist import bring_records_in, open_the_patient, record_the_own_view, set_up_the_store

Key = Qt.Key


def stopped(frame):
    return frame.patient.view is not None and frame.patient.view.stopped


def test_a_self_harm_answer_leads_to_the_screener_whose_high_level_stops_the_comparison(keyboard):
    set_up_the_store(keyboard)
    bring_records_in(keyboard)
    open_the_patient(keyboard)
    record_the_own_view(keyboard)
    frame = keyboard.window.frame
    before = frame.compare.assessment
    assert before.state is State.ESTIMATES_SHOWN
    keyboard.ctrl("2")

    keyboard.alt("t")
    page = frame.rating
    keyboard.tab_to(page.day)
    keyboard.type("1")
    keyboard.tab_to(page.forms["PHQ-9"].first_control())
    for digit in "222222221":
        keyboard.type(digit)
    keyboard.alt("s")
    keyboard.until(lambda: page._scale == "C-SSRS")
    assert page.day_number() == 1
    for digit in "110100":
        keyboard.type(digit)
    keyboard.alt("s")
    keyboard.until(lambda: stopped(frame))
    assert frame.pages.currentWidget() is frame.patient

    keyboard.alt("c")
    assert frame.pages.currentWidget() is frame.own_view, "the comparison from before is not continued"
    keyboard.ctrl("2")
    keyboard.tab_to(frame.patient.evaluation.done)
    keyboard.press(Key.Key_Space)
    keyboard.alt("e")
    keyboard.until(lambda: not stopped(frame) and frame.patient.view is not None)

    keyboard.alt("r")
    keyboard.until(lambda: frame.readiness.readiness is not None)
    assert frame.pages.currentWidget() is frame.readiness
    assert not frame.readiness.readiness.stopped
    keyboard.alt("b")
    assert frame.pages.currentWidget() is frame.patient
