"""A document as it will print, set when it is first looked at and in steps: decoding its pictures takes longer than all
the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from cds_app.gui.printing import Steps
from cds_app.gui.widgets.in_turn import InTurn

ROUNDING = 2
"""By so many pixels Qt makes a table wider than all the room that it may take; a bar for sideways would come."""


class PaperView(QTextBrowser):
    """`show_later` takes what makes the document; `write` makes it, when its tab comes in front."""

    _make: Callable[[], Steps[QTextDocument]] | None = None
    _shown: QTextDocument | None = None

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setProperty("role", "paper")
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self._turns = InTurn(self)

    def show_later(self, make: Callable[[], Steps[QTextDocument]]) -> None:
        self._make = make

    def write(self) -> None:
        make, self._make = self._make, None
        if make is not None:
            self._turns.begin(self._write(make()))

    def toPlainText(self) -> str:
        self.write()
        self._turns.finish()
        return super().toPlainText()

    def clear(self) -> None:
        """Nothing of a patient stays."""
        self._make = None
        self._turns.forget()
        self._show(QTextDocument(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.viewport().width() - ROUNDING
        if room != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(room)
        super().resizeEvent(event)

    def _write(self, steps: Steps[QTextDocument]) -> Iterator[None]:
        self._show((yield from steps))

    def _show(self, document: QTextDocument) -> None:
        """The one before goes with its pictures; left to itself the view would keep all that it ever showed."""
        before, self._shown = self._shown, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
