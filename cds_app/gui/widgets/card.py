"""A card: a ground with a line round it, a title, and room for what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cds_app.gui.style import space
from cds_app.gui.widgets.labels import Label, label


class Card(QFrame):
    """`body` is the layout that takes the content; `add_action` puts a small button on the title's line."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        space(self.body, (16, 12, 16, 16), 8)
        self._title: Label | None = None
        self._head: QHBoxLayout | None = None
        if title:
            self.set_title(title)

    def sizeHint(self) -> QSize:
        """As of a `Box`."""
        return self.body.sizeHint()

    def set_title(self, title: str) -> None:
        """Change the title; it is also the card's name for screen readers."""
        if self._title is None:
            self._title, self._head = label(title, "heading"), QHBoxLayout()
            space(self._head)
            self._head.addWidget(self._title, 1)
            self.body.insertLayout(0, self._head)
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Needs a title."""
        assert self._head is not None
        self._head.addWidget(widget)

    def add(self, widget: QWidget) -> QWidget:
        self.body.addWidget(widget)
        return widget
