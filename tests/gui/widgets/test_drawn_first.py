"""What stood on screen stays until the next picture is drawn up; nobody waits for one that is not on screen."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_app.gui.widgets.drawn_first import DrawnFirst


class Sheet(QWidget):
    """Notes with how many parts it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[int] = []
        self.painted: list[int] = []

    def paintEvent(self, _event) -> None:
        self.painted.append(len(self.made))

    def three(self):
        for number in range(3):
            self.made.append(number)
            yield


def on_screen(qtbot) -> Sheet:
    host = QWidget()
    qtbot.addWidget(host)
    sheet = Sheet()
    QVBoxLayout(host).addWidget(sheet)
    host.resize(100, 100)
    sheet.host = host  # it lives as long
    host.show()
    qtbot.waitExposed(host)
    qtbot.waitUntil(lambda: bool(sheet.painted))
    sheet.painted.clear()
    return sheet


@pytest.mark.parametrize("update_under_way", [False, True])
def test_it_is_painted_when_every_part_is_there_and_not_before(qtbot, update_under_way):
    sheet = on_screen(qtbot)
    first = DrawnFirst(sheet)
    if update_under_way:
        sheet.update()
    first.begin(sheet.three)
    sheet.painted.clear()  # what was under way is painted as it was
    sheet.update()
    assert sheet.made == []
    qtbot.waitUntil(lambda: bool(sheet.painted))
    assert set(sheet.painted) == {3}


def test_what_is_not_on_screen_is_left_alone(qtbot):
    sheet = Sheet()
    qtbot.addWidget(sheet)
    DrawnFirst(sheet).begin(sheet.three)
    assert sheet.made == []
    assert sheet.updatesEnabled()


def test_forgotten_it_is_painted_as_it_is(qtbot):
    sheet = on_screen(qtbot)
    first = DrawnFirst(sheet)
    first.begin(sheet.three)
    first.forget()
    sheet.painted.clear()
    qtbot.waitUntil(lambda: bool(sheet.painted))
    assert (sheet.made, sheet.painted[0]) == ([], 0)


def test_begun_anew_it_waits_for_the_later_parts(qtbot):
    sheet, never = on_screen(qtbot), []
    first = DrawnFirst(sheet)
    first.begin(lambda: iter(never.append("asked") or ()))
    first.begin(sheet.three)
    sheet.painted.clear()
    assert not sheet.updatesEnabled()
    qtbot.waitUntil(lambda: bool(sheet.painted))
    assert (never, set(sheet.painted)) == ([], {3})


def test_a_part_that_fails_leaves_no_dead_picture(qtbot):
    sheet = on_screen(qtbot)

    def fails():
        yield
        raise ValueError

    with qtbot.captureExceptions() as caught:
        DrawnFirst(sheet).begin(fails)
        qtbot.waitUntil(lambda: bool(caught))
    assert sheet.updatesEnabled()


def test_a_widget_may_go_before_its_parts_have_come(qtbot):
    sheet, asked = on_screen(qtbot), []

    def parts():
        asked.append(True)
        while True:
            yield

    first = DrawnFirst(sheet)
    first.begin(parts)
    qtbot.waitUntil(lambda: bool(asked))
    with qtbot.waitSignal(sheet.destroyed):
        sheet.deleteLater()
    del first
    gc.collect()  # what cannot end without its widget would fail the test
