"""A tab that may be longer than the page: it scrolls, and takes in its content when it is first looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TabPart(QScrollArea):
    """To lay out what nobody looks at would make signing in wait for it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.destroyed.connect(content.deleteLater)  # until it is taken in it has no parent that would end it
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        if self.widget() is None:
            self.setWidget(self._content)
        super().showEvent(event)
