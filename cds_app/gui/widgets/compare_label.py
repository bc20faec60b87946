"""Running text that is never cut: its height is reckoned for the width it is allowed, not for the page's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_app.gui.widgets.labels import Label

_NO_LIMIT = 16_777_215
"""Qt's own word for it."""


class Words(Label):
    """A wrapping label. A layout asks for the height at its own width, which may exceed the longest line."""

    def __init__(
        self, words: str = "", role: str = "base", *, wide: bool = False, parent: QWidget | None = None
    ) -> None:
        """`wide` is for a line of facts that is looked at and not read through; it has no longest line.

        With many labels in it, a page is made faster where each is given its `parent` at once: under a stylesheet a
        label is dressed when it gets one.
        """
        super().__init__(words, role, parent=parent)
        self._wrap, self._as_wide_as_it_gets = True, wide
        self.setWordWrap(True)
        # the least height is one line, so that a scrolling page asks for the height at its width and no more
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not wide:
            self._keep_readable()

    def setText(self, words: str) -> None:
        self._heights: dict[int, int] = {}
        super().setText(words)

    def changeEvent(self, event: QEvent) -> None:
        self._heights = {}
        super().changeEvent(event)

    def setMaximumWidth(self, width: int) -> None:
        self._heights = {}
        super().setMaximumWidth(width)

    def setMinimumHeight(self, height: int) -> None:
        self._heights = {}
        super().setMinimumHeight(height)

    def _keep_readable(self) -> None:
        if self._as_wide_as_it_gets:
            self.setMaximumWidth(_NO_LIMIT)
        else:
            super()._keep_readable()

    def _keep_whole(self) -> None:
        """Nothing: a least height would count in `heightForWidth` ever after, also when the label grows wider."""

    def heightForWidth(self, width: int) -> int:
        """Kept until words, look or limits change: nested layouts ask thousands of times while a page is made."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(min(width, self.maximumWidth()))
        return height


def words(text: str = "", role: str = "base", parent: QWidget | None = None) -> Words:
    """Running text that can be selected and copied."""
    made = Words(text, role, parent=parent)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def empty(layout: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
