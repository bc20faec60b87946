"""What every page must do: fit the smallest window, cut nothing at 200 % text, be named, read and reached.

Each page is built once, at 200 %, and goes through the looks as a person would change them; all checks share it.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from cds_app.gui import style
from cds_app.gui.widgets import focus_ring
from cds_app.gui.widgets import spoken as assistive
from cds_app.gui.widgets.in_turn import InTurn
from cds_app.workflow.session import signed_in
from tests.gui.conftest import RESOURCES
from tests.gui.pages import spoken
from tests.gui.pages.every_page import PAGES, room_for
from tests.support.fake_jobs import FakeJobs

LOOKS = (("light", 2.0), ("high_contrast", 1.0), ("dark", 1.0), ("light", 1.0))
"""The first is the one that a page is built in, the last the one that the other tests have."""


@pytest.fixture(autouse=True)
def _no_window_left():
    """The page stays on screen from test to test; the fixture that made it closes it."""


@pytest.fixture(autouse=True)
def look(request, qapp):
    """As for all tests; only the tour through the looks begins in its own first one."""
    wanted = style.load(RESOURCES, *(LOOKS[0] if "tour" in request.node.name else ()))
    style.apply(qapp, wanted)
    focus_ring.install(qapp)
    return wanted


@pytest.fixture(scope="module", params=PAGES, ids=lambda make: make.__name__)
def page(request, qapp, session, shown, tmp_path_factory):
    assistive.install()
    style.apply(qapp, style.load(RESOURCES, *LOOKS[0]))
    watch = Windows()
    qapp.installEventFilter(watch)
    made = request.param(FakeJobs(session), signed_in(session), shown, tmp_path_factory.mktemp("page"))
    qapp.removeEventFilter(watch)
    made.made_by, made.opened = request.param, watch.opened
    fit_into_the_smallest_window(made)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Windows(QObject):
    """Notes every window that opens."""

    def __init__(self):
        super().__init__()
        self.opened = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False


@pytest.fixture
def active(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page


def fit_into_the_smallest_window(page):
    page.resize(*room_of(page))


def room_of(page) -> tuple[int, int]:
    return room_for(page.made_by, style.theme().px(56) - 56)


def settle():
    """Until nothing comes any more: what is made in turns, then its layouts."""
    for _ in range(4):
        QApplication.processEvents()
    if any(turns.isActive() for window in QApplication.topLevelWidgets() for turns in window.findChildren(InTurn)):
        settle()


def visible(page: QWidget, *kinds):
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisibleTo(page)]


@pytest.mark.requirement("INS-15")
def test_on_a_tour_through_the_looks_it_fits_cuts_nothing_and_names_every_control(page, qapp):
    found = []
    for name, scale in LOOKS:
        style.apply(qapp, style.theme().variant(name, scale))
        fit_into_the_smallest_window(page)
        settle()
        found += [f"{name} {scale}: {line}" for line in (*cut(page), *nameless(page), *too_wide(page))]
    assert found == []


def test_while_it_is_made_no_part_of_it_opens_as_a_window(page):
    """A part that is shown before it has its place takes the window's activation and with it the keyboard."""
    assert page.opened == []


def too_wide(page: QWidget) -> list[str]:
    room, needed = room_of(page), page.minimumSizeHint().expandedTo(page.size()).toTuple()
    found = [f"needs {needed} of {room} pixels"] if needed[0] > room[0] or needed[1] > room[1] else []
    sideways = [area for area in visible(page, QScrollArea) if area.horizontalScrollBar().maximum() > 0]
    return found + [f"scrolls sideways: {area.accessibleName() or type(area).__name__}" for area in sideways]


def cut(page: QWidget) -> list[str]:
    found = []
    for button in visible(page, QPushButton):
        if button.text() and button.width() + 1 < button.sizeHint().width():
            found.append(f"button {button.text()!r}")
    for label in visible(page, QLabel):
        words = label.text().replace("&", "")
        if not words or label.width() <= 0:
            continue
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 2:
                found.append(f"paragraph {words[:40]!r}")
        elif label.fontMetrics().horizontalAdvance(words) > label.width() + 2:
            found.append(f"label {words[:40]!r}")
    return found


def nameless(page: QWidget) -> list[str]:
    return [
        f"no name: {type(w).__name__}"
        for w in visible(page, QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTextBrowser)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not (w.accessibleName() or getattr(w, "text", str)())
    ]


@pytest.mark.requirement("INS-15")
def test_a_screen_reader_finds_a_name_and_a_role_for_everything(page):
    assert spoken.unspoken(page) == []
    assert spoken.unread(page) == []


def test_every_chart_tells_its_value_in_words_and_as_a_table(page):
    assert spoken.unexplained_charts(page) == []


def test_tab_goes_as_one_reads(page):
    assert spoken.out_of_order(page) == []


@pytest.mark.requirement("INS-15")
def test_tab_reaches_every_enabled_control_shows_where_it_is_and_is_held_nowhere(active):
    reached, wrong = spoken.walk(active)
    assert wrong == []
    wanted = {
        w for w in visible(active, QPushButton, QLineEdit, QComboBox)
        if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.property("no_tab")
    }  # fmt: skip
    exclusive = {
        w for w in wanted if isinstance(w, QAbstractButton) and w.group() is not None and w.group().exclusive()
    }
    missing = [getattr(w, "text", str)() or w.accessibleName() for w in wanted - set(reached) - exclusive]
    assert missing == []


def test_tab_backwards_reaches_the_same(active):
    forwards, _ = spoken.walk(active)
    backwards, wrong = spoken.walk(active, Qt.Key.Key_Backtab)
    assert wrong == []
    assert set(backwards) == set(forwards)


@pytest.mark.requirement("INS-15")
def test_everything_that_can_be_clicked_is_24_pixels_wide_and_high(page):
    assert spoken.small_targets(page) == []
