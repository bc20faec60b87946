"""Known patient to signed decision in at most 25 actions, by keyboard and by mouse, agreeing or not.

An action is one thing that a person does on purpose: a shortcut, a key or a click that operates a control, a text that
is typed, a turn of the wheel. Going to the control belongs to it: a run of Tab for the keyboard, the way of the pointer
for the mouse.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QDialog, QScrollArea

from cds_app.domain.decision import State
from tests.journeys.conftest import PRESSED_MS, Keyboard
from tests.journeys.test_psychiatrist import bring_records_in, set_up_the_store
from tests.support.world import PASSPHRASE, SHOWCASE

Key = Qt.Key
MOST = 25
DECIDED = "sertraline"
OWN_VIEWS = ("sertraline", "citalopram")
"""The own view that the decision keeps to, and one that it leaves."""


class Counted(Keyboard):
    """A keyboard that counts. Tab alone is the way to a control and counts with what is done there."""

    def __init__(self, program, qtbot):
        super().__init__(program, qtbot)
        self.actions = 0
        self.dialogs = 0

    def type(self, words):
        self.actions += 1
        super().type(words)

    def press(self, key, times=1, modifier=Qt.KeyboardModifier.NoModifier):
        self.actions += times * (key != Key.Key_Tab)
        super().press(key, times, modifier)
        self.look()

    def alt(self, letter):
        self.actions += 1
        super().alt(letter)
        self.look()

    def ctrl(self, letter):
        self.actions += 1
        super().ctrl(letter)

    def look(self):
        self.dialogs += sum(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())


class Mouse:
    """Clicks where the control is on the screen; what is out of sight is first brought in by the wheel."""

    def __init__(self, counted: Counted) -> None:
        self.counted, self.qtbot = counted, counted.qtbot

    def click(self, widget, at=None, double=False):
        self._bring_in(widget)
        self.counted.actions += 1
        place = at or widget.rect().center()
        assert widget.isVisible()
        assert widget.isEnabled()
        for work in (QTest.mouseClick, QTest.mouseDClick) if double else (QTest.mouseClick,):
            work(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.counted.look()

    def click_line(self, view: QAbstractItemView, index, double=False):
        """A line of a list or table, turned into sight first when it is not."""
        self._bring_in(view.viewport())  # its columns find their widths first, and with them the lines their places
        if not view.viewport().rect().contains(view.visualRect(index).center()):
            self.counted.actions += 1
            view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center(), double)

    def type(self, words):
        self.counted.actions += 1
        QTest.keyClicks(QApplication.focusWidget(), words)

    def _bring_in(self, widget):
        self.counted.until(widget.isVisible)
        for _ in range(4):  # the page just shown finds its layout
            QApplication.processEvents()
        area = widget.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if area is None or isinstance(widget.parent(), QAbstractScrollArea):
            return
        while not area.viewport().rect().contains(widget.mapTo(area.viewport(), widget.rect().center())):
            before = area.verticalScrollBar().value()
            self.counted.actions += 1
            self._turn(area)
            if area.verticalScrollBar().value() == before:
                raise AssertionError(f"the wheel does not bring in {widget.accessibleName() or widget}")

    @staticmethod
    def _turn(area):
        """One turn of the wheel moves a page of text."""
        centre = QPointF(area.viewport().rect().center())
        for _ in range(6):
            event = QWheelEvent(
                centre, area.viewport().mapToGlobal(centre), QPoint(0, 0), QPoint(0, -120),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(area.viewport(), event)


@pytest.fixture
def counted(program, qtbot):
    made = Counted(program, qtbot)
    made.until(program.window.isActiveWindow)
    set_up_the_store(made)
    bring_records_in(made)
    made.actions = made.dialogs = 0
    return made


def by_keyboard(keyboard, own_view):
    frame = keyboard.window.frame
    keyboard.ctrl("f")
    keyboard.type(SHOWCASE)
    keyboard.until(lambda: frame.worklist.model.rowCount() == 1)
    keyboard.press(Key.Key_Return, times=2)
    keyboard.until(lambda: frame.patient.view is not None)
    keyboard.alt("c")
    page = frame.own_view
    keyboard.tab_to(page.options.search)
    keyboard.type(own_view[:5])
    keyboard.press(Key.Key_Return)
    keyboard.tab_to(next(iter(page.confidence.buttons.values())))
    keyboard.press(Key.Key_Space)
    keyboard.tab_to(next(iter(page.reason.buttons.values())))
    keyboard.press(Key.Key_Space)
    assert page.options.options() == (own_view,)
    keyboard.alt("r")
    keyboard.until(lambda: frame.compare.assessment is not None and frame.compare.assessment.comparison is not None)
    keyboard.type(DECIDED[:4])
    keyboard.press(Key.Key_Return)
    keyboard.until(lambda: frame.detail.answer is not None)
    keyboard.alt("s")
    sign = frame.sign_off
    keyboard.until(lambda: frame.pages.currentWidget() is sign and sign.assessment is not None)
    keyboard.press(Key.Key_Space)
    keyboard.tab_to(sign.decision.drug)
    keyboard.press(Key.Key_Down)
    keyboard.tab_to(sign.decision.dose)
    keyboard.type("50")
    keyboard.tab_to(next(iter(sign.reasons.boxes.values())))
    keyboard.press(Key.Key_Space)
    for box in list(sign.known.boxes.values()):
        keyboard.tab_to(box)
        keyboard.press(Key.Key_Space)
    keyboard.tab_to(sign.passphrase)
    keyboard.type(PASSPHRASE)
    keyboard.alt("s")
    keyboard.until(lambda: sign.assessment.signed is not None)
    return sign.assessment


def by_mouse(keyboard, own_view):
    mouse, frame = Mouse(keyboard), keyboard.window.frame
    worklist = frame.worklist
    mouse.click(worklist.search)
    mouse.type(SHOWCASE)
    keyboard.until(lambda: worklist.model.rowCount() == 1)
    mouse.click_line(worklist.table, worklist.model.index(0, 0), double=True)
    keyboard.until(lambda: frame.patient.view is not None)
    mouse.click(frame.patient.compare)
    page = frame.own_view
    keyboard.until(lambda: frame.pages.currentWidget() is page)
    item = page.options._items[own_view]
    box = page.options.list.visualItemRect(item)
    if not page.options.list.viewport().rect().contains(box.center()):
        keyboard.actions += 1  # a turn of the wheel over the list
        page.options.list.scrollToItem(item)
        box = page.options.list.visualItemRect(item)
    mouse.click(page.options.list.viewport(), QPoint(box.left() + 14, box.center().y()))
    assert page.options.options() == (own_view,)
    mouse.click(next(iter(page.confidence.buttons.values())), QPoint(8, 12))
    mouse.click(next(iter(page.reason.buttons.values())), QPoint(8, 12))
    mouse.click(page._record)
    compare = frame.compare
    keyboard.until(lambda: compare.assessment is not None and compare.assessment.comparison is not None)
    line = compare.table.lines
    mouse.click_line(compare.table, line.index(line.line_of(DECIDED), line.columns.index("response")), double=True)
    keyboard.until(lambda: frame.detail.answer is not None)
    mouse.click(frame.detail._sign)
    sign = frame.sign_off
    keyboard.until(lambda: frame.pages.currentWidget() is sign and sign.assessment is not None)
    mouse.click(sign.decision.kind.buttons["treat"], QPoint(8, 12))
    mouse.click(sign.decision.drug)
    # Qt takes no choice from a list that has just come up, so that a double click chooses nothing
    keyboard.qtbot.wait(QApplication.doubleClickInterval() + PRESSED_MS)
    view = sign.decision.drug.view()
    mouse.click_line(view, view.model().index(0, 0))
    keyboard.until(lambda: sign.decision.drug.code() == DECIDED)
    mouse.click(sign.decision.dose)
    mouse.type("50")
    mouse.click(next(iter(sign.reasons.boxes.values())), QPoint(8, 12))
    for box in list(sign.known.boxes.values()):
        mouse.click(box, QPoint(8, 12))
    mouse.click(sign.passphrase)
    mouse.type(PASSPHRASE)
    mouse.click(sign._sign)
    keyboard.until(lambda: sign.assessment.signed is not None)
    return sign.assessment


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.requirement("SIG-20")
@pytest.mark.requirement("SIG-05")
@pytest.mark.requirement("SIG-19")
@pytest.mark.parametrize("way", [by_keyboard, by_mouse])
def test_from_the_worklist_to_a_signature_in_few_actions_as_many_when_agreeing_as_when_not(counted, way):
    taken = {}
    for own_view in OWN_VIEWS:
        counted.actions = counted.dialogs = 0
        signed = way(counted, own_view)
        assert signed.state is State.SIGNED
        assert signed.own_view.options == (own_view,)
        assert signed.signed.statement["decision"]["drug"] == DECIDED
        assert counted.dialogs <= 1, "at most one interruption a decision"
        taken[own_view] = counted.actions
        counted.ctrl("1")
        counted.until(lambda: counted.window.frame.worklist.isVisible())
        counted.window.frame.worklist.search.clear()
    assert max(taken.values()) <= MOST, taken
    assert len(set(taken.values())) == 1, taken
