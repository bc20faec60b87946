"""What a screen reader, the Tab key and a pointer find on a page: each check returns what is wrong, in words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QStyle,
    QStyleOptionSpinBox,
    QTabBar,
    QWidget,
)

from cds_app.gui.widgets.painted import Painted

Role, Text = QAccessible.Role, QAccessible.Text
NEEDS_A_NAME = {
    Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox,
    Role.Slider, Role.Table, Role.List, Role.Tree, Role.PageTab, Role.MenuItem, Role.Link, Role.Chart, Role.Graphic,
    Role.ColumnHeader,
}  # fmt: skip
SAYS_NOTHING = {Role.NoRole, Role.Client, Role.Pane, Role.Border, Role.Separator, Role.Whitespace}
"""Roles of a mere ground: nothing that takes the focus may have one."""
RAW_CODE = re.compile(r"^[a-z0-9]+(?:_[a-z0-9]+)+$|^[A-Z]\w*(?:Page|Widget|Frame)$|^qt_")
FILE = re.compile(r"^/|^[A-Z]:\\|file:|\.(?:json|jsonl|csv|png|svg|html|db)\b")
CELLS = 60
"""Of the cells of a table the first ones; the others come from the same columns."""
TARGET = 24


def interfaces(page: QWidget) -> Iterator[QAccessibleInterface]:
    """The visible part of the tree that a screen reader walks."""
    root = QAccessible.queryAccessibleInterface(page)
    waiting = [root]
    while waiting:
        found = waiting.pop()
        if found is None or not found.isValid() or found.state().invisible:
            continue
        yield found
        waiting += [found.child(n) for n in range(min(found.childCount(), CELLS))]


def what(found: QAccessibleInterface) -> str:
    thing = found.object()
    named = f"{type(thing).__name__} {thing.objectName()}" if thing is not None else "part"
    return f"{found.role().name} ({named.strip()}) {found.text(Text.Name)[:50]!r}"


def unspoken(page: QWidget) -> list[str]:
    """What can be operated or read and has no name, a raw one, or a role that says nothing."""
    wrong = []
    for found in interfaces(page):
        name, focusable = found.text(Text.Name).strip(), _takes_the_focus(found)
        if (focusable or _must_be_named(found)) and not name:
            wrong.append(f"no name: {what(found)}")
        if RAW_CODE.search(name) or (found.role() != Role.StaticText and FILE.search(name)):
            wrong.append(f"raw name: {what(found)}")
        if focusable and found.role() in SAYS_NOTHING:
            wrong.append(f"role says nothing: {what(found)}")
    return wrong


def unread(page: QWidget) -> list[str]:
    """Words on a label that a screen reader does not get, because another name stands in their place."""
    wrong = []
    for found in interfaces(page):
        label = found.object()
        if isinstance(label, QLabel) and label.text().strip() and label.textFormat() != Qt.TextFormat.RichText:
            told = " ".join(found.text(kind) for kind in (Text.Name, Text.Description, Text.Value))
            if label.text().replace("&", "") not in told:
                wrong.append(f"{what(found)} hides {label.text()[:40]!r}")
    return wrong


def unexplained_charts(page: QWidget) -> list[str]:
    """Painted widgets whose value is not told in words, or that have no table twin."""
    wrong = []
    for chart in page.findChildren(Painted):
        if not chart.isVisibleTo(page):
            continue
        found = QAccessible.queryAccessibleInterface(chart)
        told = f"{found.text(Text.Name)} {found.text(Text.Description)}"
        if found.role() in SAYS_NOTHING:
            wrong.append(f"role says nothing: {what(found)}")
        if not chart.as_text().strip() or chart.as_text() not in told:
            wrong.append(f"value not told: {what(found)}")
        if not any(cell for row in chart.as_rows() for cell in row):
            wrong.append(f"no table: {what(found)}")
    return wrong


def _part_of_a_control(widget: QWidget) -> bool:
    """The line inside a spin box, the list under a combo box, the ground of a scrolling part: their owner speaks."""
    owner = widget.parentWidget()
    while owner is not None:
        if isinstance(owner, QAbstractSpinBox | QComboBox):
            return True
        owner = owner.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)


def _takes_the_focus(found: QAccessibleInterface) -> bool:
    """By Tab, and for itself: not through the part to which it hands the focus on."""
    widget = found.object()
    if not isinstance(widget, QWidget):
        return bool(found.state().focusable)
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and not _part_of_a_control(widget)


def _must_be_named(found: QAccessibleInterface) -> bool:
    widget = found.object()
    return found.role() in NEEDS_A_NAME and not (isinstance(widget, QWidget) and _part_of_a_control(widget))


# --- keyboard


def stops(page: QWidget) -> list[QWidget]:
    """Where Tab stops, in its order, from the page's first."""
    found, widget = [], page.nextInFocusChain()
    while widget is not page:
        if (
            page.isAncestorOf(widget) and widget.isVisibleTo(page) and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        ):  # fmt: skip
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def out_of_order(page: QWidget) -> list[str]:
    """Steps of Tab that go against the order of reading: back on a line, or up without going on to the right.

    The one primary action may come last wherever it stands: it ends what the page is for.
    """
    found = stops(page)
    if found and found[-1].property("role") == "primary":
        found = found[:-1]
    places = [(stop, QRect(stop.mapTo(page, QPoint(0, 0)), stop.size())) for stop in found]
    wrong = []
    for (one, here), (other, there) in itertools.pairwise(places):
        shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        same_line = shared > min(here.height(), there.height()) / 2
        back = same_line and there.right() <= here.left()
        up = there.bottom() <= here.top() and there.left() < here.right()
        if back or up:
            wrong.append(f"{_told(one)} -> {_told(other)}")
    return wrong


def _told(widget: QWidget) -> str:
    name = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {str(name)[:40]!r}"


def walk(page: QWidget, key: Qt.Key = Qt.Key.Key_Tab, most: int = 200) -> tuple[list[QWidget], list[str]]:
    """Press Tab until it comes round: where it stopped, and what held the focus or showed nothing of it."""
    wrong: list[str] = []
    reached: list[QWidget] = []
    for _ in range(most):
        before = QApplication.focusWidget()
        QTest.keyClick(before or page, key)
        for _ in range(3):  # the place, the scrolling to it, the ring
            QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is before and len(stops(page)) > 1:
            wrong.append(f"holds the focus: {_told(now)}")
            break
        if now is None or now in reached:
            break
        reached.append(now)
        wrong += [f"focus not seen: {_told(now)}"] * (not _focus_is_seen(now))
        if page.isAncestorOf(now) and now.visibleRegion().isEmpty():
            wrong.append(f"out of sight with the focus: {_told(now)}")
    return reached, wrong


def _focus_is_seen(widget: QWidget) -> bool:
    """By the ring, or by what a widget with marks of its own paints."""
    if not widget.property("own_focus"):
        rings = widget.window().findChildren(QFocusFrame)
        return any(ring.isVisible() and ring.widget() is widget for ring in rings)
    focused = widget.grab().toImage()
    widget.clearFocus()
    without = widget.grab().toImage()
    widget.setFocus()
    return focused != without


# --- pointer


def small_targets(page: QWidget) -> list[str]:
    """What can be clicked and is narrower or lower than 24 px."""
    wrong = []
    controls = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractSpinBox, QPlainTextEdit)
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page) or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, controls) and not _part_of_a_control(widget):
            wrong += _too_small(widget.size().toTuple(), _told(widget))
        if isinstance(widget, QAbstractSpinBox) and widget.buttonSymbols() != widget.ButtonSymbols.NoButtons:
            wrong += _small_arrows(widget)
        if isinstance(widget, QTabBar):
            for n in range(widget.count()):
                wrong += _too_small(widget.tabRect(n).size().toTuple(), f"tab {widget.tabText(n)!r}")
        if isinstance(widget, QHeaderView) and widget.sectionsClickable():
            wrong += _too_small((TARGET, widget.height()), f"head of {_told(widget.parentWidget())}")
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            wrong += _small_rows(widget)
    return wrong


def _small_arrows(box: QAbstractSpinBox) -> list[str]:
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    parts = (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown)
    rects = [box.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, box) for part in parts]
    return [line for rect in rects for line in _too_small(rect.size().toTuple(), f"arrow of {_told(box)}")]


def _small_rows(view: QAbstractItemView) -> list[str]:
    model = view.model()
    if model is None or view.selectionMode() == QAbstractItemView.SelectionMode.NoSelection:
        return []
    heights = {view.visualRect(model.index(row, 0)).height() for row in range(min(CELLS, model.rowCount()))} - {0}
    return [line for height in heights for line in _too_small((TARGET, height), f"row of {_told(view)}")]


def _too_small(size: tuple[int, int], named: str) -> list[str]:
    return [f"{size[0]}x{size[1]} {named}"] if min(size) < TARGET else []
