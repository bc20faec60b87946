"""F1 opens the help at the page on screen, before and after signing in; the tour leads through a throw-away store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from cds_app.domain.errors import CdsError
from cds_app.environment.settings import Settings
from cds_app.gui.main_window import MainWindow
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets.help_window import HelpWindow
from cds_app.gui.widgets.tour import SIGNED, STEPS, TourStrip
from cds_app.workflow.open_sample import PASSPHRASE
from cds_app.workflow.session import load_bundle_now, signed_in
from tests.support.world import make_surroundings


@pytest.fixture
def window(qtbot, jobs, tmp_path):
    """The window at the unlock page of a folder without a store; `saved` keeps the settings it was told to keep."""
    saved = []
    jobs.answers[load_bundle_now] = "made up"  # no page here shows an estimate
    page = UnlockPage(jobs, make_surroundings(), tmp_path / "new")
    made = MainWindow(jobs, page, Settings(), saved.append)
    made.saved = saved
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.complete()  # as the program does once the page is on screen
    yield made
    made._leave_frame()
    made._sample.throw_away_at_once()


def strip_of(window) -> TourStrip | None:
    found = window.findChildren(TourStrip)
    return found[0] if found else None


def pressed(strip: TourStrip, words: str) -> None:
    next(b for b in strip.findChildren(QPushButton) if b.text() == words).click()


def help_of(window) -> HelpWindow:
    return window.findChild(HelpWindow)


PAGES_OF_THE_FRAME = (
    "worklist", "import_page", "patient", "readiness", "rating", "own_view", "compare", "preferences", "what_if",
    "detail", "sign_off", "output", "decision", "follow_up", "visit", "log", "model", "administration",
)  # fmt: skip


# --- F1


def test_f1_works_before_anybody_has_signed_in(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert help_of(window).isVisible()
    assert help_of(window).topic == "unlock"
    help_of(window).close()


def test_f1_opens_the_topic_of_every_page_and_locking_closes_the_help(qtbot, window, who):
    window.enter(who)
    frame = window.frame
    for name in PAGES_OF_THE_FRAME:
        page = getattr(frame, name)  # a page is made when it is first asked for
        frame.pages.setCurrentWidget(page)
        window.activateWindow()
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert help_of(window).topic == page.help_topic, type(page).__name__
        help_of(window).close()
    frame.pages.setCurrentWidget(frame.worklist)
    frame.help_wanted.emit()  # the button in the top bar
    assert help_of(window).topic == "worklist"
    assert any(command.keys == "F1" for command in window.commands())
    assert len(window.findChildren(HelpWindow)) == 1
    window.jobs.session = None  # the package's session belongs to other tests as well
    window.lock()
    assert not help_of(window).isVisible()


# --- the tour


def test_a_clinician_is_offered_the_tour_once_without_losing_the_focus(window, who):
    window.enter(who)
    assert strip_of(window) is not None
    focused = QApplication.focusWidget()
    assert focused is None or not strip_of(window).isAncestorOf(focused)
    pressed(strip_of(window), "Not now")
    assert window.saved[-1].tour_offered
    assert not strip_of(window).isVisible()
    window.enter(who)
    QApplication.sendPostedEvents(None, 52)  # deferred deletes: the first frame is gone
    assert strip_of(window) is None
    assert any(command.words.startswith("Take the tour") for command in window.commands())


def test_the_tour_runs_in_a_store_of_its_own_and_throws_it_away(window, jobs, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    jobs.session = None
    window.take_tour()
    folder = window._sample._folder
    assert folder is not None
    assert folder.parent == tmp_path
    assert jobs.session.store.count_patients() == 71
    assert window.saved[-1].tour_offered
    assert window.saved[-1].store == ""  # the store that is remembered is not the sample
    assert strip_of(window).topic == "worklist"
    window.take_tour()  # a second wish changes nothing
    assert window._sample._folder == folder
    pressed(strip_of(window), "Leave the tour")
    assert window.frame is None
    assert jobs.session is None
    assert not folder.exists()


def test_a_step_is_there_when_its_page_is_reached_and_the_last_when_the_decision_is_signed(window, jobs, session):
    window._sample._folder = Path("not made")
    window.enter(signed_in(session), sample=True)
    strip, frame = strip_of(window), window.frame
    seen = []
    for page in (frame.worklist, frame.patient, frame.own_view, frame.compare, frame.detail, frame.sign_off):
        frame.pages.setCurrentWidget(page)
        seen.append(strip.topic)
    assert PASSPHRASE in strip.said()
    frame.pages.setCurrentWidget(frame.log)
    assert strip.topic == "sign_off"  # a page that is no step leaves the step as it is
    frame.sign_off.signed.emit(None)
    assert [*seen, strip.topic] == list(STEPS)
    assert strip.topic == SIGNED


def test_the_tour_is_left_by_keyboard(qtbot, window, jobs, session):
    window._sample._folder = Path("not made")
    window.enter(signed_in(session), sample=True)
    leave = strip_of(window).controls()[-1]
    for _ in range(60):
        if QApplication.focusWidget() is leave:
            break
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is leave
    jobs.session = None
    qtbot.keyClick(leave, Qt.Key.Key_Space)
    assert window.frame is None
    assert not window._sample.in_use


def test_a_sample_that_cannot_be_made_is_said_and_leaves_no_tour_behind(window, jobs, monkeypatch):
    def full(*_args):
        raise CdsError("disk_full")

    monkeypatch.setattr("cds_app.workflow.open_sample.open_sample", full)
    jobs.session = None
    window.take_tour()
    assert "disk is full" in window.unlock.problem()
    assert not window._sample.in_use


def test_in_a_real_store_nobody_is_told_that_the_patients_are_made_up(window, who):
    window._sample._folder = Path("not made")  # a tour was under way
    window._remember(tour_offered=True)
    window.enter(who)
    assert not window._sample.in_use
    assert strip_of(window) is None
