"""Into the store without the own passphrase: both recovery sheets, and the sealed sheet for an emergency."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cds_app.domain.audit import EventKind
from cds_app.gui import style
from cds_app.gui.app import Program
from cds_app.gui.widgets.unlock_ways import OtherWays
from cds_app.store import passphrases
from cds_app.workflow.emergency import emergency_state, make_emergency
from cds_app.workflow.recovery import make_recovery
from cds_app.workflow.session import Session, Surroundings
from tests.journeys.conftest import Keyboard
from tests.support.factories import make_record
from tests.support.world import PASSPHRASE, make_session
from tests.workflow.bundles.world import keep_records

NEW, WRONG = "afterwards it is another one", "AAAA BBBB CCCC DDDD"


@pytest.fixture(autouse=True)
def _remembered_derivations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))


@pytest.fixture
def own(program: Program) -> Iterator[Session]:
    """The store that the window will open, made by ada beforehand; the journey closes it."""
    made = make_session(program.window.unlock.store, surroundings=Surroundings.of_this_machine())
    keep_records(made, make_record("P-0001"))
    yield made
    made.store.close()


def ways(keyboard: Keyboard) -> OtherWays:
    """Ask for the other ways in, by key."""
    keyboard.window.unlock.begin()
    keyboard.alt("w")
    shown = keyboard.window.unlock.ways
    assert shown is not None
    assert shown.isVisible()
    return shown


def said_over_the_pages(program: Program) -> str:
    assert program.window.frame is not None
    return " ".join(label.text() for label in program.window.frame.findChildren(QLabel) if label.isVisible())


def events(folder: Path, passphrase: str) -> list[dict]:
    again = reopen_with(folder, passphrase)
    found = [entry for _, _, entry in again.store.entries()]
    again.store.close()
    return found


def reopen_with(folder: Path, passphrase: str) -> Session:
    from cds_app.workflow.session import open_session

    return open_session(Surroundings.of_this_machine(), folder, name="ada", passphrase=passphrase)


@pytest.mark.requirement("STO-06")
def test_two_people_with_their_sheets_let_an_administrator_back_in(program, keyboard, own):
    halves, folder = make_recovery(own, PASSPHRASE).halves, own.store.directory
    own.close()
    card = ways(keyboard)
    form = card.recovery
    assert keyboard.window.focusWidget() is form.sheets[0]
    for words in (halves[0], "ABCD"):
        keyboard.type(words)
        keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("ada")
    for _ in range(2):
        keyboard.press(Qt.Key.Key_Tab)
        keyboard.type(NEW)
    keyboard.press(Qt.Key.Key_Return)  # Enter commits nothing
    assert program.window.frame is None
    keyboard.tab_to(form.work)
    keyboard.press(Qt.Key.Key_Space)
    keyboard.until(lambda: bool(card.problem()))
    assert "sheet" in card.problem().lower()
    assert form.sheets[0].text() == halves[0]  # what was only mistyped is corrected, not typed again
    assert form.passphrase.text() == ""
    form.sheets[1].setText(halves[1].lower())
    for field in (form.passphrase, form.again):
        field.setText(NEW)
    keyboard.tab_to(form.work)
    keyboard.press(Qt.Key.Key_Space)
    keyboard.until(lambda: program.window.frame is not None)
    assert program.window.frame.who.user.name == "ada"
    assert not any(field.text() for field in (*form.sheets, form.passphrase, form.again))
    assert program.window.settings.user == "ada"
    program.window.close()
    kinds = [entry["event"] for entry in events(folder, NEW)]
    assert EventKind.EMERGENCY_ACCESS in kinds
    assert "key_rotated" in kinds


@pytest.mark.requirement("STO-19")
def test_an_emergency_opens_for_reading_alone_loudly_and_forces_a_new_key(program, keyboard, own):
    code, folder = make_emergency(own, PASSPHRASE).code, own.store.directory
    own.close()
    card = ways(keyboard)
    card.tabs.setCurrentIndex(1)
    form = card.emergency
    form.code.setFocus()
    keyboard.type(code)
    keyboard.tab_to(form.work)
    keyboard.press(Qt.Key.Key_Space)
    assert program.window.frame is None  # neither a name nor a reason yet
    assert form.reason.code() == ""
    keyboard.tab_to(form.person)
    keyboard.type("Dr Night Shift")
    keyboard.tab_to(form.reason.buttons["danger_to_patient"])
    keyboard.press(Qt.Key.Key_Space)
    keyboard.tab_to(form.work)
    keyboard.press(Qt.Key.Key_Space)
    keyboard.until(lambda: program.window.frame is not None)
    frame = program.window.frame
    keyboard.until(lambda: frame.worklist.model.rowCount() == 1)
    said = said_over_the_pages(program)
    assert "read-only" in said
    assert "logged" in said
    assert "new key" in said
    assert program.window.settings.user == ""  # nobody's account is remembered
    assert "compare" not in frame.rail.buttons
    assert "administration" not in frame.rail.buttons
    frame.open_patient(frame.worklist.model.rows[0].record_id)
    keyboard.until(lambda: frame.view is not None)
    assert "read-only" in said_over_the_pages(program)
    program.window.close()
    told = events(folder, PASSPHRASE)
    [used] = [entry for entry in told if entry["event"] == EventKind.EMERGENCY_ACCESS]
    assert used["data"]["reason"] == "danger_to_patient"
    assert "Night Shift" not in json.dumps(told)  # the name stands beside the log
    again = reopen_with(folder, PASSPHRASE)
    assert [use.person for use in emergency_state(again).uses] == ["Dr Night Shift"]
    again.store.close()
    kinds = [entry["event"] for entry in told]
    assert kinds.index("patient_opened") > kinds.index("emergency_access")
    assert "key_rotated" in kinds[kinds.index("emergency_access") :]


@pytest.mark.requirement("STO-19")
def test_the_administrator_who_comes_next_is_told(program, keyboard, own):
    code, folder = make_emergency(own, PASSPHRASE).code, own.store.directory
    own.close()
    from cds_app.workflow.emergency import open_emergency

    open_emergency(Surroundings.of_this_machine(), folder, code, person="A", reason="drill").close()
    unlock = program.window.unlock
    unlock.begin()
    unlock.user.setText("ada")
    unlock.passphrase.setText(PASSPHRASE)
    unlock.unlock()
    keyboard.until(lambda: program.window.frame is not None)
    assert "Emergency access was used" in said_over_the_pages(program)


def test_a_wrong_code_opens_nothing_and_says_so(program, keyboard, own):
    make_emergency(own, PASSPHRASE)
    own.close()
    card = ways(keyboard)
    card.tabs.setCurrentIndex(1)
    form = card.emergency
    form.code.setText(WRONG)
    form.person.setText("somebody")
    form.reason.choose("drill")
    form.work.click()
    keyboard.until(lambda: bool(card.problem()))
    assert program.window.frame is None
    card.back.click()
    assert not card.isVisible()
    assert form.code.text() == form.person.text() == form.reason.code() == ""
    assert program.window.unlock.passphrase.isVisible()


def test_every_control_is_inside_the_smallest_window_with_large_text_and_has_a_name(program, keyboard, own):
    own.close()
    program.window.change_settings(text_scale=200)
    program.window.resize(1280, 720)
    card = ways(keyboard)
    for place, fields in enumerate(
        ((*card.recovery.sheets, card.recovery.user, card.recovery.passphrase), (card.emergency.code,))
    ):
        card.tabs.setCurrentIndex(place)
        keyboard.qtbot.wait(1)
        assert card.mapTo(program.window, card.rect().topRight()).x() < 1280
        assert card.minimumSizeHint().width() <= card.width() == style.theme().px(560)
        for control in card.tabs.currentWidget().findChildren(QPushButton):
            assert control.text()
            assert control.width() >= control.minimumSizeHint().width()
        assert all(field.accessibleName() and "&" not in field.accessibleName() for field in fields)
    program.window.change_settings(text_scale=100)
