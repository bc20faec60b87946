"""A document as it will print, set when it is first looked at: decoding its pictures takes longer than all the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser


class PaperView(QTextBrowser):
    """`show_later` takes what makes the document; `write` makes it, when its tab comes in front."""

    _make: Callable[[], QTextDocument] | None = None

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setProperty("role", "paper")

    def show_later(self, make: Callable[[], QTextDocument]) -> None:
        self._make = make

    def write(self) -> None:
        make, self._make = self._make, None
        if make is not None:
            self.setDocument(make())

    def toPlainText(self) -> str:
        self.write()
        return super().toPlainText()

    def clear(self) -> None:
        """Nothing of a patient stays."""
        self._make = None
        super().clear()
