"""The frame of a page: title line with actions, room for one notice, content that scrolls. A plain container."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.box import Box
from cds_app.gui.widgets.buttons import Button
from cds_app.gui.widgets.labels import label
from cds_app.gui.widgets.notice import Notice

SMALLEST_WINDOW, RAIL = 1280, 56
"""What the rail leaves of the smallest window is a page's room; the rail grows with the text."""

_MOMENTS = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.Resize})
"""When the room on the title line may have changed."""


class PageFrame(QWidget):
    """Pages hold one of these; they do not derive from it. Content goes into `body`.

    With `scroll` False the content fills the page and scrolls by itself, as a table does.
    """

    def __init__(self, title: str, *, scroll: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        margin = theme().tokens["size_px"]["page_margin"]
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label(title, "title")
        self.setAccessibleName(title)
        self._action_box = QWidget()
        self._actions, self._primary = QHBoxLayout(self._action_box), QHBoxLayout()
        self._head, self._below = QHBoxLayout(), QHBoxLayout()
        space(self._head, (margin, 0, margin, 0), 8)
        space(self._below, (margin, 0, margin, 8), 0)
        self._head.addWidget(self._title, 1)
        for row in (self._actions, self._primary):
            space(row)
        self._head.addWidget(self._action_box)
        self._head.addLayout(self._primary)
        line = QWidget()
        line.setProperty("role", "titleline")
        line.setLayout(self._head)
        self._notice_place = QVBoxLayout()
        space(self._notice_place, (margin, 0, margin, 8), 0)
        self._notice: Notice | None = None
        content = Box()
        content.setProperty("role", "content")
        self.body = QVBoxLayout(content)
        space(self.body, (margin, 4, margin, margin), 16)
        outer = QVBoxLayout(self)
        space(outer, gap=0)
        outer.addWidget(line)
        self._below_line = QWidget()
        self._below_line.setLayout(self._below)
        self._below_line.hide()
        outer.addWidget(self._below_line)
        outer.addLayout(self._notice_place)
        self._scrolling = _Scrolling(content, self.body) if scroll else None
        outer.addWidget(self._scrolling or content, 1)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> QWidget:
        """A secondary action, left of the primary one."""
        self._actions.addWidget(widget)
        return widget

    def set_primary(self, button: Button) -> Button:
        """The one primary action, at the right end of the title line. Raises ValueError for a second one."""
        if self._primary.count():
            raise ValueError("a page has one primary action")
        self._primary.addWidget(button)
        return button

    def unfold(self, part: QWidget) -> None:
        """Show a hidden part of the body, as wide as it will be, so that its words are laid out once."""
        part.resize(self.body.contentsRect().width(), part.height())
        part.show()

    def to_top(self) -> None:
        """What comes is read from its beginning."""
        if self._scrolling is not None:
            self._scrolling.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        if event.type() in _MOMENTS and hasattr(self, "_below_line"):
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """The secondary actions stand on the title line, or below it where large text leaves no room for them there."""
        parts = (self._title.sizeHint(), self._action_box.sizeHint(), self._primary.sizeHint())
        needed = sum(part.width() for part in parts) + 2 * theme().size("page_margin") + theme().px(24)
        below = needed > max(self.width(), SMALLEST_WINDOW - theme().px(RAIL))
        if below == (self._below.count() > 0):
            return
        (self._head if below else self._below).removeWidget(self._action_box)
        if below:
            self._below.addStretch(1)
            self._below.addWidget(self._action_box)
        else:
            self._below.takeAt(0)
            self._head.insertWidget(1, self._action_box)
        self._below_line.setVisible(below)

    def show_notice(
        self, severity: str, words: str, action: str = "", acted: Callable[[], object] | None = None
    ) -> Notice:
        """Put a notice under the title line, in place of the one before."""
        self.clear_notice()
        self._notice = Notice(severity, words, action)
        if acted is not None:
            self._notice.acted.connect(acted)
        self._notice_place.addWidget(self._notice)
        self._notice.show()
        return self._notice

    def clear_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None


class _Scrolling(QScrollArea):
    """The content ends under the primary action whether or not the scroll bar is there."""

    def __init__(self, content: QWidget, body: QVBoxLayout) -> None:
        super().__init__()
        self._body = body
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_body"):
            self._keep_edge()

    def _keep_edge(self) -> None:
        bar, margins = self.verticalScrollBar(), self._body.contentsMargins()
        margins.setRight(theme().size("page_margin") - (bar.sizeHint().width() if bar.maximum() else 0))
        self._body.setContentsMargins(margins)
