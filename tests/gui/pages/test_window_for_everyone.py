"""The whole window by keyboard and screen reader: rail first, then the top bar, then the page; the same for dialogs."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from cds_app.environment.settings import Settings
from cds_app.gui import style
from cds_app.gui.main_window import MainWindow
from cds_app.gui.pages.unlock import UnlockPage
from cds_app.gui.widgets import spoken as assistive
from cds_app.workflow.session import load_bundle_now, signed_in
from tests.gui.conftest import RESOURCES
from tests.gui.pages import spoken
from tests.support.fake_jobs import FakeJobs
from tests.support.world import make_surroundings


@pytest.fixture(autouse=True)
def _no_window_left():
    """The one window stays on screen from test to test; the fixture that made it closes it."""


@pytest.fixture(scope="module")
def window(qapp, session, tmp_path_factory):
    assistive.install()
    style.apply(qapp, style.load(RESOURCES))
    jobs = FakeJobs(session, {load_bundle_now: "made up"})
    unlock = UnlockPage(jobs, make_surroundings(), tmp_path_factory.mktemp("none") / "store")
    made = MainWindow(jobs, unlock, Settings(tour_offered=True), lambda _: None)
    made.enter(signed_in(session))
    made.show()
    for _ in range(4):
        QApplication.processEvents()
    yield made
    made._leave_frame()
    made.close()
    made.deleteLater()


def part_of(window, widget) -> str:
    frame = window.frame
    if frame.rail.isAncestorOf(widget):
        return "rail"
    return "page" if frame.pages.isAncestorOf(widget) else "top bar"


@pytest.mark.requirement("INS-15")
def test_tab_goes_through_the_rail_the_top_bar_and_the_page(window):
    parts = [part_of(window, stop) for stop in spoken.stops(window)]
    assert [part for part, _ in itertools.groupby(parts)] == ["rail", "top bar", "page"]


@pytest.mark.requirement("INS-15")
def test_everything_in_the_window_has_a_name_and_a_role(window):
    assert spoken.unspoken(window) == []
    assert spoken.unread(window) == []
    assert spoken.small_targets(window) == []


def test_tab_is_held_nowhere_in_the_window(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    reached, wrong = spoken.walk(window)
    assert wrong == []
    assert {part_of(window, stop) for stop in reached} == {"rail", "top bar", "page"}


@pytest.mark.parametrize("opens", ["open_palette", "show_keys", "show_help"])
def test_a_dialog_is_named_and_what_is_in_it_too(qtbot, window, opens):
    getattr(window, opens)()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.accessibleName()
    assert spoken.unspoken(dialog) == []
    assert spoken.unread(dialog) == []
    assert spoken.small_targets(dialog) == []
    dialog.close()


def test_high_contrast_can_be_chosen_in_the_menu_and_by_command(window):
    words = "Look: high contrast"
    menu = window.settings_menu()
    assert words in [action.text() for action in menu.findChildren(QAction)]
    assert words in [command.words for command in window.commands()]
