from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cds_app.gui.widgets.kept_focus import KeptFocus


class Window(QWidget):
    """A rail of one button beside a page with two."""

    def __init__(self, first: str = "") -> None:
        super().__init__()
        self.rail, self.pages, self.page = QPushButton("rail"), QStackedWidget(), QWidget()
        self.one, self.two = QPushButton("one"), QPushButton("two")
        column, line = QVBoxLayout(self.page), QHBoxLayout(self)
        for button in (self.one, self.two):
            column.addWidget(button)
        for part in (self.rail, self.pages):
            line.addWidget(part)
        self.pages.addWidget(self.page)
        KeptFocus(self.pages, lambda _page: getattr(self, first) if first else None)


def on_screen(qtbot, first=""):
    window = Window(first)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.two.setFocus()
    assert window.focusWidget() is window.two
    return window


@pytest.mark.parametrize("taken", [lambda b: b.hide(), lambda b: b.setEnabled(False)], ids=["hidden", "disabled"])
def test_the_last_control_of_a_page_does_not_give_the_focus_to_the_rail(qtbot, taken):
    window = on_screen(qtbot)
    taken(window.two)
    assert window.focusWidget() is window.page
    assert window.page.property("own_focus"), "no ring round all of it"
    window.focusNextChild()
    assert window.focusWidget() is window.one


def test_the_control_that_takes_it_when_the_page_is_shown_takes_it_then_too(qtbot):
    window = on_screen(qtbot, "one")
    window.two.hide()
    assert window.focusWidget() is window.one


def test_where_that_one_cannot_be_used_the_page_itself_has_it(qtbot):
    window = on_screen(qtbot, "one")
    window.page.setEnabled(False)
    window.page.setEnabled(True)
    window.one.setEnabled(False)
    window.two.setFocus()
    window.two.setEnabled(False)
    assert window.focusWidget() is window.page


def test_whoever_goes_to_the_rail_gets_there_and_a_page_that_is_left_takes_nothing_back(qtbot):
    window = on_screen(qtbot)
    window.rail.setFocus()
    assert window.focusWidget() is window.rail
    window.two.setFocus()
    other = QPushButton("other page")
    window.pages.addWidget(other)
    window.pages.setCurrentWidget(other)
    other.setFocus()
    assert window.focusWidget() is other
