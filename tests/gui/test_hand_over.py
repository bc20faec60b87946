"""In the patient's hands: the questions and nothing else, until the clinician's passphrase; no key leads back."""

from __future__ import annotations

import contextlib
import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import Preference
from cds_app.environment.settings import Settings
from cds_app.gui import style
from cds_app.gui.jobs import Jobs
from cds_app.gui.main_window import MainWindow
from cds_app.gui.pages.hand_over import MOST_TRIES, HandOverPage
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets.preference_draft import Draft
from cds_app.workflow.import_records import import_records
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import signed_in
from tests.gui.conftest import RESOURCES
from tests.support.fake_jobs import FakeJobs
from tests.support.world import PASSPHRASE, SAMPLE, SHOWCASE, make_session, make_surroundings, reopen

WRONG = "not the passphrase at all"
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)
KEYS = (
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    Qt.Key.Key_Escape, Qt.Key.Key_Slash, Qt.Key.Key_Question, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Menu,
    Qt.Key.Key_Back, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_session(tmp_path_factory.mktemp("hand_over") / "store")
    import_records(opened, SAMPLE, attested=True)
    yield opened
    with contextlib.suppress(CdsError):
        opened.close()


class NotClosed(FakeJobs):
    """Jobs whose session outlives a lock, so that one store serves every test here."""

    locked = 0

    def close_session(self, **_):
        self.locked += 1


@pytest.fixture(scope="module")
def jobs(qapp, session):
    return NotClosed(session)


@pytest.fixture
def record_id(session):
    return find_patient(session, SHOWCASE)


@pytest.fixture(scope="module")
def standing(qapp, jobs, tmp_path_factory):
    """One window for all tests: building its many pages takes longer than any of them."""
    style.apply(qapp, style.load(RESOURCES))
    unlock = UnlockPage(jobs, make_surroundings(), tmp_path_factory.mktemp("none") / "store")
    made = MainWindow(jobs, unlock, Settings(), lambda _: None)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture(autouse=True)
def _no_window_left():
    """The one window stays on screen from test to test; the fixture that made it closes it."""


@pytest.fixture
def window(qtbot, standing, jobs, session, record_id):
    """Signed in, the showcase patient open, the preferences page on screen as it is for one who comes to it anew."""
    jobs.locked = 0
    session.clock.advance(3600)  # nobody waits for what another test typed
    if standing.frame is None:
        standing.enter(signed_in(session))
    standing.frame.preferences.view = None
    standing.frame.open_patient(record_id)
    standing.frame.ask_preferences()
    standing.show()
    standing.activateWindow()
    qtbot.waitUntil(standing.isActiveWindow)
    yield standing
    if standing.handed_over:
        standing._take_back(Draft(), None)


@pytest.fixture
def handed(window):
    window.frame.preferences._hand_over.click()
    assert window.handed_over
    return window


def page_of(window) -> HandOverPage:
    return window._stack.currentWidget()


def words_in(window) -> str:
    """Everything that the window holds in words, seen or not, and what it says to screen readers."""
    found = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        if widget is window.unlock or window.unlock.isAncestorOf(widget):
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
    return "\n".join(found)


def end_with(window, passphrase):
    page = page_of(window)
    page.passphrase.setText(passphrase)
    page._end.click()


def test_the_window_holds_no_value_of_the_patient_but_the_concerns(handed, session, record_id):
    record = session.store.record(record_id)
    words = words_in(handed)
    assert "Weight gain" in words
    for told in (SHOWCASE, "PHQ", session.user.display_name, "Worklist", "Compare", "Simulated", "simulated"):
        assert told not in words, told
    numbers = {str(p.weight) for p in record.preferences}
    shown = {w.text() for w in handed.findChildren(QLabel) if w.text().isdigit() and not handed.unlock.isAncestorOf(w)}
    assert shown == numbers
    visible = [w for w in handed.findChildren(QWidget) if w.isVisible()]
    page = page_of(handed)
    assert all(w is page or page.isAncestorOf(w) or w.isAncestorOf(page) or _ring(w) for w in visible)


def _ring(widget) -> bool:
    return type(widget).__name__ == "Ring"


def test_the_frame_is_not_in_the_window_at_all(handed):
    assert handed.frame.parentWidget() is None
    assert not handed.frame.isVisible()
    assert not handed.isAncestorOf(handed.frame)


def test_no_key_leads_back(handed, qtbot, jobs):
    page = page_of(handed)
    asked = len(jobs.asked)
    targets = [handed, page, page.form, page.passphrase, *page.form.ticks.values()]
    for (key, modifier), target in itertools.product(itertools.product(KEYS, MODIFIERS), (handed, page.passphrase)):
        if (key, modifier) == (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier):
            continue
        target.setFocus()
        QTest.keyClick(target, key, modifier)
        still_handed(handed, page)
    for target in targets:
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F10, Qt.Key.Key_Menu):
            QTest.keyClick(target, key)
            still_handed(handed, page)
    qtbot.wait(150)  # a mnemonic's button acts after a tenth of a second
    still_handed(handed, page)
    called = {use_case.__name__ for use_case, *_ in jobs.asked[asked:]}
    assert called <= {"confirm_person", "record_preferences"}


def still_handed(window, page):
    assert window.handed_over
    assert page_of(window) is page
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert not window.frame.isVisible()
    assert QApplication.activePopupWidget() is None


def test_tab_reaches_nothing_but_the_questions_and_the_passphrase(handed):
    page = page_of(handed)
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget() or handed, Qt.Key.Key_Tab)
        assert page.isAncestorOf(QApplication.focusWidget())


def test_of_the_shortcuts_only_the_lock_is_on(handed):
    on = [a for a in handed.findChildren(QAction) if a.isEnabled() and not a.shortcut().isEmpty()]
    assert [a.shortcut().toString() for a in on if a in handed.actions()] == ["Ctrl+L"]
    page = page_of(handed)
    for shortcut in handed.findChildren(QShortcut):
        assert page.isAncestorOf(shortcut.parent()) or not shortcut.parent().isVisible()


def test_there_is_no_menu(handed):
    page = page_of(handed)
    for widget in (handed, page, page.form, page.passphrase):
        middle = widget.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, widget.mapToGlobal(middle))
        QApplication.sendEvent(widget, event)
        assert QApplication.activePopupWidget() is None
    assert handed.createPopupMenu() is None
    assert not [m for m in handed.findChildren(QMenu) if m.isVisible()]


def test_dialogs_that_were_open_are_gone_and_none_opens(window, qtbot):
    window.show_keys()
    window.show_help()
    window.frame.preferences._hand_over.click()
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]


def test_an_answer_that_comes_late_does_not_bring_the_frame_back(window, jobs, record_id):
    jobs.hold = True
    window.frame.patient.reload()
    jobs.hold = False
    window.frame.preferences._hand_over.click()
    jobs.release()
    window.frame.go("worklist")
    assert window.handed_over
    assert not window.frame.isVisible()


def test_a_wrong_passphrase_stays_and_the_right_one_goes_back_with_every_key(handed, session, qtbot):
    page = page_of(handed)
    end_with(handed, WRONG)
    assert page_of(handed) is page
    assert "passphrase" in page._row.problem().lower()
    assert page.passphrase.text() == ""
    *_, (_, _, entry) = session.store.entries()
    assert (entry["event"], entry["data"]["during"]) == (EventKind.SIGN_IN_FAILED, "hand_over")
    end_with(handed, PASSPHRASE)
    assert not handed.handed_over
    assert page_of(handed) is handed.frame
    assert handed.frame.isVisible()
    assert handed.frame.pages.currentWidget() is handed.frame.preferences
    assert all(action.isEnabled() for action in handed.actions())
    qtbot.keyClick(handed, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert handed.frame.pages.currentWidget() is handed.frame.worklist


def test_return_in_the_passphrase_ends_it_too_and_an_empty_one_is_no_try(handed, jobs):
    page = page_of(handed)
    asked = len(jobs.asked)
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert len(jobs.asked) == asked
    page.passphrase.setText(PASSPHRASE)
    QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert not handed.handed_over


def test_the_passphrase_is_never_shown_and_cannot_be_copied(handed):
    field = page_of(handed).passphrase
    field.setText("secret words")
    field.selectAll()
    QApplication.clipboard().setText("before")
    field.copy()
    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert QApplication.clipboard().text() == "before"


def test_too_many_wrong_tries_lock_the_program(handed, jobs):
    for _ in range(MOST_TRIES - 1):
        end_with(handed, WRONG)
    assert jobs.locked == 0
    end_with(handed, WRONG)
    assert jobs.locked == 1
    assert handed.frame is None
    assert not handed.handed_over
    assert page_of(handed) is handed.unlock
    assert all(action.isEnabled() for action in handed.actions())


def test_locking_by_key_ends_in_the_unlock_page_and_not_in_the_frame(handed, jobs, qtbot):
    qtbot.keyClick(handed, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert jobs.locked == 1
    assert handed.frame is None
    assert page_of(handed) is handed.unlock


def test_what_the_patient_saved_is_recorded_as_theirs_and_comes_back_to_the_page(handed, session, record_id):
    page = page_of(handed)
    page.form.begin(Draft((("nausea", None),)))
    page.form._weighed("nausea", 70)
    page._save.click()
    assert "give the computer back" in page.form.said()
    assert handed.handed_over
    assert session.store.record(record_id).preferences == (Preference("nausea", 70),)
    *_, (_, _, entry) = session.store.entries()
    assert (entry["event"], entry["data"]["handed_over"]) == (EventKind.PREFERENCES_RECORDED, True)
    end_with(handed, PASSPHRASE)
    assert handed.frame.preferences.form.draft().choices == (("nausea", 70),)
    assert not handed.frame.preferences._save.isEnabled()
    assert [p.concern for p in handed.frame._view.record.preferences] == ["nausea"]


def test_what_the_patient_did_not_save_comes_back_as_not_saved(handed, session, record_id):
    before = session.store.record(record_id).preferences
    page = page_of(handed)
    page.form.begin(Draft((("insomnia", 30),)))
    end_with(handed, PASSPHRASE)
    preferences = handed.frame.preferences
    assert session.store.record(record_id).preferences == before
    assert preferences.form.draft().choices == (("insomnia", 30),)
    assert preferences._save.isEnabled()


def test_nobody_touching_it_changes_nothing(handed, qtbot):
    page = page_of(handed)
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate, QEvent.Type.ApplicationStateChange):
        QApplication.sendEvent(handed, QEvent(kind))
    handed.showMinimized()
    handed.showNormal()
    qtbot.wait(50)
    assert page_of(handed) is page
    assert handed.handed_over


def test_closing_the_window_closes_the_session(qtbot, tmp_path: Path):
    """With the real worker: nothing stays open behind a window that the patient closed."""
    folder = tmp_path / "store"
    made = make_session(folder)
    import_records(made, SAMPLE, attested=True)
    made.close()
    jobs = Jobs(lambda error: "TEST0001")
    window = MainWindow(jobs, UnlockPage(jobs, make_surroundings(), folder), Settings(), lambda _: None)
    qtbot.addWidget(window)
    found = []
    jobs.open(lambda: reopen(folder), describe=signed_in, done=window.enter)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=60_000)
    jobs.run(find_patient, SHOWCASE, done=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    window.show()
    window.frame.open_patient(found[0])
    qtbot.waitUntil(lambda: window.frame._view is not None, timeout=60_000)
    window.frame.ask_preferences()
    window.frame.preferences._hand_over.click()
    assert window.handed_over
    window.close()
    assert jobs._session is None
    again = reopen(folder)  # the folder's lock is free: the store was closed
    kinds = [entry["event"] for _, _, entry in again.store.entries()]
    again.close()
    assert EventKind.PROGRAM_STOPPED in kinds[-4:]
