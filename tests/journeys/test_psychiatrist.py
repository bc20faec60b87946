"""A psychiatrist goes from an empty folder to a signed, exported and verified decision, by keyboard alone."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cds_app.domain.decision import State
from cds_app.reporting.verification import verify
from tests.support.independent_verifier import verify as verify_independently
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE

Key = Qt.Key


def set_up_the_store(keyboard):
    unlock = keyboard.window.unlock
    keyboard.tab_to(unlock.user)
    keyboard.type("ada")
    keyboard.tab_to(unlock.passphrase)
    keyboard.type(PASSPHRASE)
    keyboard.tab_to(unlock.again)
    keyboard.type(PASSPHRASE)
    keyboard.tab_to(unlock.display_name)
    keyboard.type("Dr Ada Example")
    for box in unlock.roles.values():
        keyboard.tab_to(box)
        keyboard.press(Key.Key_Space)
    keyboard.tab_to(unlock.credential)
    keyboard.type("MD")
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: keyboard.window.frame is not None)


def bring_records_in(keyboard):
    frame = keyboard.window.frame
    keyboard.alt("i")
    keyboard.tab_to(frame.import_page.path)
    keyboard.type(str(SAMPLE))
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: frame.import_page.attest.isEnabled())
    keyboard.alt("k")
    keyboard.alt("i")
    keyboard.until(lambda: frame.worklist.model.rowCount() > 50)
    keyboard.alt("w")


def open_the_patient(keyboard):
    frame = keyboard.window.frame
    keyboard.ctrl("f")
    keyboard.type(SHOWCASE)
    keyboard.until(lambda: frame.worklist.model.rowCount() == 1)
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: frame.patient.view is not None)


def record_the_own_view(keyboard):
    frame = keyboard.window.frame
    keyboard.alt("c")
    page = frame.own_view
    keyboard.tab_to(page.options.search)
    keyboard.type("mirt")
    keyboard.press(Key.Key_Return)
    keyboard.tab_to(next(iter(page.confidence.buttons.values())))
    keyboard.press(Key.Key_Space)
    keyboard.tab_to(next(iter(page.reason.buttons.values())))
    keyboard.press(Key.Key_Space)
    assert page.options.options() == ("mirtazapine",)
    keyboard.alt("r")
    keyboard.until(lambda: frame.compare.assessment is not None and frame.compare.assessment.comparison is not None)


def read_the_explanation(keyboard, drug):
    frame = keyboard.window.frame
    keyboard.tab_to(frame.compare.table)
    keyboard.type(drug[:4])
    assert frame.compare.table.current_drug() == drug
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: frame.detail.answer is not None)
    assert frame.detail.answer.drug == drug


def sign(keyboard, passphrase=PASSPHRASE):
    frame = keyboard.window.frame
    keyboard.alt("s")
    page = frame.sign_off
    keyboard.until(lambda: frame.pages.currentWidget() is page and page.assessment is not None)
    keyboard.tab_to(page.decision.kind.buttons["treat"])
    keyboard.press(Key.Key_Space)
    keyboard.tab_to(page.decision.drug)
    keyboard.press(Key.Key_Down)
    keyboard.tab_to(page.decision.dose)
    keyboard.type("50")
    keyboard.tab_to(next(iter(page.reasons.boxes.values())))
    keyboard.press(Key.Key_Space)
    for box in list(page.known.boxes.values()):
        keyboard.tab_to(box)
        keyboard.press(Key.Key_Space)
    keyboard.tab_to(page.passphrase)
    keyboard.type(passphrase)
    keyboard.press(Key.Key_Return)
    assert page.assessment.signed is None, "Enter must not sign"
    keyboard.alt("s")


def test_from_an_empty_folder_to_a_verified_decision_by_keyboard_alone(keyboard, tmp_path, monkeypatch):
    set_up_the_store(keyboard)
    bring_records_in(keyboard)
    open_the_patient(keyboard)
    record_the_own_view(keyboard)
    read_the_explanation(keyboard, "sertraline")
    sign(keyboard)
    frame = keyboard.window.frame
    keyboard.until(lambda: frame.sign_off.assessment.signed is not None)
    signed = frame.sign_off.assessment
    assert signed.state is State.SIGNED
    assert signed.signed.statement["decision"] == {"kind": "treat", "drug": "sertraline", "dose_mg_day": "50.00"}
    assert signed.signed.statement["own_view"]["options"] == ["mirtazapine"]

    target = tmp_path / "log.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    keyboard.ctrl("5")
    keyboard.until(lambda: frame.log.model.rowCount() > 0)
    keyboard.alt("x")
    for field, words in (
        (frame.log.purpose, "audit"),
        (frame.log.recipient, "auditor"),
        (frame.log.passphrase, PASSPHRASE),
    ):
        keyboard.tab_to(field)
        keyboard.type(words)
    keyboard.alt("e")
    keyboard.until(lambda: frame.log.verdict is not None)

    assert verify(target).status == "consistent, not anchored"
    assert verify_independently(target)[0] == "consistent, not anchored"
    entries = [json.loads(line)["entry"] for line in target.read_text(encoding="utf-8").splitlines()[1:-1]]
    decision = next(e for e in entries if e["event"] == "decision_signed")
    shown = {(e.drug, e.outcome): e for e in signed.comparison.estimates}
    assert len(decision["data"]["statement"]["estimates"]) == len(shown) == 84
    for estimate in decision["data"]["statement"]["estimates"]:
        on_screen = shown[estimate["drug"], estimate["outcome"]]
        if on_screen.status == "estimated":
            assert abs(float(estimate["probability"]) - on_screen.probability) < 1e-6
    assert SHOWCASE not in target.read_text(encoding="utf-8")


def test_locking_throws_every_page_away_and_unlocking_starts_at_the_worklist(keyboard):
    set_up_the_store(keyboard)
    bring_records_in(keyboard)
    open_the_patient(keyboard)
    keyboard.ctrl("l")
    assert keyboard.window.frame is None
    keyboard.until(lambda: keyboard.window.unlock.isVisible())
    keyboard.tab_to(keyboard.window.unlock.passphrase)
    keyboard.type("a wrong passphrase, long")
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: bool(keyboard.window.unlock.problem()))
    keyboard.tab_to(keyboard.window.unlock.passphrase)
    keyboard.type(PASSPHRASE)
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: keyboard.window.frame is not None)
    frame = keyboard.window.frame
    keyboard.until(lambda: frame.worklist.model.rowCount() > 50)
    assert frame.patient.view is None


def test_a_stopped_patient_gets_no_number_and_can_still_be_decided_for(keyboard):
    set_up_the_store(keyboard)
    bring_records_in(keyboard)
    frame = keyboard.window.frame
    views = []
    for row in frame.worklist.model.rows:
        frame.open_patient(row.record_id)
        keyboard.until(lambda row=row: frame.patient.view is not None and frame.patient.view.record_id == row.record_id)
        if frame.patient.view.stopped:
            views.append(frame.patient.view)
            break
    assert views, "the sample has stopped patients"
    record_the_own_view(keyboard)
    comparison = frame.compare.assessment.comparison
    assert {e.status for e in comparison.estimates} == {"abstained"}
    keyboard.alt("s")
    page = frame.sign_off
    keyboard.until(lambda: frame.pages.currentWidget() is page and page.assessment is not None)
    keyboard.tab_to(page.decision.kind.buttons["treat"])
    keyboard.press(Key.Key_Down, times=2)
    keyboard.press(Key.Key_Space)
    assert page.decision.kind.code() == "defer"
    keyboard.tab_to(next(iter(page.reasons.boxes.values())))
    keyboard.press(Key.Key_Space)
    for box in list(page.known.boxes.values()):
        keyboard.tab_to(box)
        keyboard.press(Key.Key_Space)
    keyboard.tab_to(page.passphrase)
    keyboard.type(PASSPHRASE)
    keyboard.alt("s")
    keyboard.until(lambda: page.assessment.signed is not None)
    assert page.assessment.signed.statement["agreement"] == "no_estimates"
