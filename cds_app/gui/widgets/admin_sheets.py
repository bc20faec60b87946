"""Sheets of paper that open the store: shown once, printed one by one, then forgotten."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.printing import page_layout, print_on
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.scaled import lines_high
from cds_app.reporting.document import Document

LINES = 5


@dataclass(frozen=True)
class Sheet:
    """One sheet: what it is, what its holder does with it, what stands on it, when it was made (RFC 3339)."""

    title: str
    advice: str
    code: str
    made_at: str

    def __repr__(self) -> str:
        return f"Sheet({self.title!r})"

    def document(self) -> Document:
        """The sheet on paper."""
        made = tr(QT_TRANSLATE_NOOP("admin", "Made on {moment}"), moment=text.moment(self.made_at))
        lines = "".join(f"<p class='sentence'>{html.escape(line)}</p>" for line in self.code.splitlines())
        body = f"<h1>{html.escape(self.title)}</h1><p>{html.escape(self.advice)}</p>{lines}"
        return Document(self.title, f"<body>{body}</body>", {}, self.title, made, False)


class SheetsView(QWidget):
    """One sheet after another, so that each person sees only the own one. `finished` when the last was put away."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: list[Sheet] = []
        self.title, self.advice = paragraph("", "subheading"), paragraph()
        self.code = QPlainTextEdit()
        self.code.setReadOnly(True)
        self.code.setProperty("technical", True)
        self.code.setTabChangesFocus(True)
        self.code.setAccessibleName(tr(QT_TRANSLATE_NOOP("admin", "What stands on the sheet")))
        self.print = button(
            tr(QT_TRANSLATE_NOOP("admin", "&Print this sheet …")), self._choose_printer, icon_name="print"
        )
        self.next = button("", self._put_away)
        lines_high(self.code, LINES)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(self.title)
        column.addWidget(self.advice)
        column.addWidget(self.code)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.print)
        row.addWidget(self.next)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """The first of the sheets; the others follow one by one."""
        self._left = list(sheets)
        self._show_first()

    def sheet(self) -> Sheet | None:
        """The one on screen."""
        return self._left[0] if self._left else None

    def print_on(self, printer: QPagedPaintDevice) -> int:
        """Print the sheet on screen; how many pages it took."""
        return print_on(self._left[0].document(), printer)

    def forget(self) -> None:
        """Nothing of any sheet stays."""
        self._left = []
        self._show_first()

    def _put_away(self) -> None:
        self._left.pop(0)
        self._show_first()
        if not self._left:
            self.finished.emit()

    def _show_first(self) -> None:
        shown = self.sheet()
        self.code.setPlainText("" if shown is None else shown.code)
        self.setVisible(shown is not None)
        if shown is None:
            return
        self.title.setText(shown.title)
        self.advice.setText(shown.advice)
        following = QT_TRANSLATE_NOOP("admin", "Put away; show the second sheet")
        last = QT_TRANSLATE_NOOP("admin", "Put away; it cannot be shown again")
        self.next.setText(tr(following if len(self._left) > 1 else last))
        self.code.setFocus()

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(tr(QT_TRANSLATE_NOOP("admin", "Print")))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted and self._left:
            self.print_on(printer)
