"""A tab that may be longer than the page: it scrolls, and takes in its content when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cds_app.gui.widgets.in_turn import InTurn


class TabPart(QScrollArea):
    """To make and lay out what nobody looks at would make signing in, or the page, wait for it."""

    def __init__(self, content: QWidget | Callable[[], QWidget]) -> None:
        """`content` may be a function that gives the same each time; it is asked when the tab is first looked at."""
        super().__init__()
        self._content = content
        self._turns = InTurn(self)
        if isinstance(content, QWidget):
            self.destroyed.connect(content.deleteLater)  # until it is taken in it has no parent that would end it
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def made(self) -> Iterator[None]:
        """Make the content, if it is not there yet, then take it in: two turns, since each of them may be long."""
        if self.widget() is not None:
            return
        content = self._content if isinstance(self._content, QWidget) else self._content()
        yield
        if self.widget() is None:  # nobody looked at it meanwhile
            self.setWidget(content)
        yield

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turns.begin(self.made())
