"""Whether the receipts that stand in charts belong to decisions of this log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.log_words import decision_words, tr, who_did
from cds_app.gui.widgets.scaled import lines_high
from cds_app.workflow.read_log import ReceiptFound

FIELD_LINES = 4


class LogReceipts(QWidget):
    """`wanted` carries what was typed; `opened` the index of a found entry that somebody wants to see."""

    wanted = Signal(str)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._users: Mapping[str, str] = {}
        self.codes = QPlainTextEdit()
        self.codes.setTabChangesFocus(True)
        self.check = button(tr(QT_TRANSLATE_NOOP("log", "C&heck the receipts")), self._ask, icon_name="check")
        self.verdict = paragraph("", "subheading")
        self.model = RowsModel(self._columns(), key=lambda one: one.code)
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("log", "Receipts and what was found")))
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 12)
        lead = QT_TRANSLATE_NOOP(
            "log", "Each signature gave a receipt of 16 characters for the chart. Here you see whether they belong to "
            "decisions of this log, signed as they stand.",
        )  # fmt: skip
        column.addWidget(paragraph(tr(lead)))
        hint = tr(QT_TRANSLATE_NOOP("log", "One a line, or apart by spaces or commas."))
        self._row = FormRow(tr(QT_TRANSLATE_NOOP("log", "Receipts")), self.codes, hint=hint)
        column.addWidget(self._row)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.check)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        lines_high(self.codes, FIELD_LINES)

    def show_found(self, found: Sequence[ReceiptFound], users: Mapping[str, str]) -> None:
        """The answer, a row a receipt, and its sum in words."""
        self._users = users
        self.model.set_rows(tuple(found))
        missing = sum(one.entry is None for one in found)
        if missing:
            one = QT_TRANSLATE_NOOP("log", "{n} receipt belongs to no decision of this log. Check how it was written.")
            many = QT_TRANSLATE_NOOP(
                "log", "{n} receipts belong to no decision of this log. Check how they were written."
            )
            self.verdict.setText(text.plural("log", one, many, missing))
        else:
            one = QT_TRANSLATE_NOOP("log", "The receipt belongs to a decision of this log.")
            many = QT_TRANSLATE_NOOP("log", "All {n} receipts belong to decisions of this log.")
            self.verdict.setText(text.plural("log", one, many, len(found)))

    def _ask(self) -> None:
        if not self.codes.toPlainText().strip():
            self._row.set_problem(tr(QT_TRANSLATE_NOOP("log", "Enter at least one receipt.")))
            return
        self._row.set_problem()
        self.wanted.emit(self.codes.toPlainText())

    def _open(self, found: ReceiptFound) -> None:
        if found.entry is not None:
            self.opened.emit(found.entry["index"])

    def _columns(self) -> tuple[Column, ...]:
        missing = tr(QT_TRANSLATE_NOOP("log", "not in this log"))

        def of(entry: Any, say: Any) -> str:
            return "" if entry is None else str(say(entry))

        return (
            Column(tr(QT_TRANSLATE_NOOP("log", "Receipt")), lambda r: r.code, width=170),
            Column("#", lambda r: of(r.entry, lambda e: e["index"]) or missing, width=130),
            Column(
                tr(QT_TRANSLATE_NOOP("log", "Time")), lambda r: of(r.entry, lambda e: text.moment(e["time"])), width=170
            ),
            Column(
                tr(QT_TRANSLATE_NOOP("log", "Who")), lambda r: of(r.entry, lambda e: who_did(e, self._users)), width=170
            ),
            Column(
                tr(QT_TRANSLATE_NOOP("log", "Decision")),
                lambda r: of(r.entry, lambda e: decision_words(e["data"]["statement"]["decision"])),
                width=-1,
            ),
        )
