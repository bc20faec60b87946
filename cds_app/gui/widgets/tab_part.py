"""A tab that may be longer than the page: it scrolls, and takes in its content when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TabPart(QScrollArea):
    """To make and lay out what nobody looks at would make signing in, or the page, wait for it."""

    def __init__(self, content: QWidget | Callable[[], QWidget]) -> None:
        """`content` may be a function that gives the same each time; it is asked when the tab is first looked at."""
        super().__init__()
        self._content = content
        if isinstance(content, QWidget):
            self.destroyed.connect(content.deleteLater)  # until it is taken in it has no parent that would end it
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def take_in(self) -> None:
        """Take the content in, if it is not there yet."""
        for _turn in self.made():
            pass

    def made(self) -> Iterator[None]:
        """The same in two turns, since each of them may be long: make the content, then take it in."""
        if self.widget() is not None:
            return
        content = self._content if isinstance(self._content, QWidget) else self._content()
        yield
        if self.widget() is None:  # nobody looked at it meanwhile
            self.setWidget(content)
        yield

    def showEvent(self, event: QShowEvent) -> None:
        self.take_in()
        super().showEvent(event)
