"""Secondary actions stand in the title line where there is room, and over the content where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.page_frame import PageFrame


class TitleTools(QWidget):
    """Holds the place in the title line. `others` are the buttons that always stay there."""

    def __init__(self, frame: PageFrame, tools: QWidget, below: QVBoxLayout, parent: QWidget | None = None) -> None:
        """`below` is the layout whose first place the tools take when the title line is too short."""
        super().__init__(parent)
        self._tools, self._below = tools, below
        self._row = QHBoxLayout(self)
        space(self._row)
        self._row.addWidget(tools)
        frame.add_action(self)

    def arrange(self, width: int, title: int, *others: QWidget) -> bool:
        """Put the tools where they fit, for a page of this width with a title of that; True in the title line."""
        look = theme()
        taken = title + sum(other.sizeHint().width() for other in others if not other.isHidden())
        taken += 2 * look.size("page_margin") + look.px(8) * (len(others) + 3)
        fits = taken + self._tools.sizeHint().width() <= width
        if fits and self._row.indexOf(self._tools) < 0:
            self._row.addWidget(self._tools)
        elif not fits and self._below.indexOf(self._tools) < 0:
            self._below.insertWidget(0, self._tools)
        return fits


def in_a_row(*widgets: QWidget) -> QWidget:
    """Tools beside each other."""
    tools = QWidget()
    row = QHBoxLayout(tools)
    space(row, gap=8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return tools


def scroll_by_key(area: QScrollArea | None, event: QKeyEvent) -> bool:
    """Page Up, Page Down, Home and End move what is read, also where nothing in it takes the focus."""
    if area is None:
        return False
    bar = area.verticalScrollBar()
    step = max(1, bar.pageStep() * 9 // 10)
    places = {
        Qt.Key.Key_PageDown: bar.value() + step,
        Qt.Key.Key_PageUp: bar.value() - step,
        Qt.Key.Key_Home: bar.minimum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    if event.key() not in places:
        return False
    bar.setValue(places[Qt.Key(event.key())])
    event.accept()
    return True


def tighten(frame: PageFrame, margin: int) -> None:
    """Give the table the few pixels that let all drugs stand in one look on the smallest window."""
    outer = frame.layout()
    assert outer is not None
    parts = [item for item in map(outer.itemAt, range(outer.count())) if item is not None]
    title = parts[0].widget()
    if title is not None:
        title.setProperty("role", "tight_titleline")
        title.setMinimumHeight(theme().px(48))
    for notices in filter(None, (part.layout() for part in parts)):
        space(notices, (margin, 0, margin, 0), 0)
