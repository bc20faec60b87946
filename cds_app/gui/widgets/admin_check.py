"""The self-check and the diagnostics: run, read as they will be saved, then saved. No patient data is in them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.admin_words import check_name, tr
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.labels import label, paragraph
from cds_app.gui.widgets.scaled import at_least_high
from cds_app.workflow.diagnostics import Diagnostics
from cds_app.workflow.self_check import Check

LEAST_TABLE, LEAST_TEXT = 170, 150


class CheckPanel(QWidget):
    """`wanted` asks for the checks; `save_wanted` for a place for what was read."""

    wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made: Diagnostics | None = None
        self.run = button(tr(QT_TRANSLATE_NOOP("admin", "R&un the checks")), self.wanted.emit, icon_name="check")
        self.busy = BusyLabel(tr(QT_TRANSLATE_NOOP("admin", "Checking program, models, store and log …")))
        self.said = paragraph("", "subheading")
        self.model = RowsModel(self._columns())
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("admin", "Checks")), dense=True)
        self.content = QPlainTextEdit()
        self.content.setReadOnly(True)
        self.content.setProperty("technical", True)
        self.content.setTabChangesFocus(True)
        self.content.setAccessibleName(tr(QT_TRANSLATE_NOOP("admin", "The diagnostics as they will be saved")))
        self.save = button(
            tr(QT_TRANSLATE_NOOP("admin", "&Save this text …")), self.save_wanted.emit, icon_name="export"
        )
        self.save.setEnabled(False)
        self._lay_out()

    def show_made(self, made: Diagnostics) -> None:
        """The checks, and the whole text, to be read before it is saved."""
        self.made = made
        failed = sum(not check.passed for check in made.checks)
        if failed:
            one = QT_TRANSLATE_NOOP(
                "admin", "{n} check failed. Read what it says, and call whoever looks after the program."
            )
            many = QT_TRANSLATE_NOOP(
                "admin", "{n} checks failed. Read what they say, and call whoever looks after the program."
            )
            self.said.setText(text.plural("admin", one, many, failed))
        else:
            words = QT_TRANSLATE_NOOP("admin", "All {n} checks passed.")
            self.said.setText(tr(words, n=text.count(len(made.checks))))
        self.model.set_rows(made.checks)
        self.content.setPlainText(made.content)
        self.save.setEnabled(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 12)
        row = QHBoxLayout()
        space(row, gap=12)
        row.addWidget(self.run)
        row.addWidget(self.busy)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.table, 2)
        about = QT_TRANSLATE_NOOP(
            "admin", "For IT or the vendor: versions, checks, sizes, rounded counts and the last technical errors. "
            "No patient, no code, no name of a person. Read it before you save it.",
        )  # fmt: skip
        column.addWidget(label(tr(QT_TRANSLATE_NOOP("admin", "Diagnostics")), "heading"))
        column.addWidget(paragraph(tr(about), "muted"))
        column.addWidget(self.content, 2)
        last = QHBoxLayout()
        space(last)
        last.addWidget(self.save)
        last.addStretch(1)
        column.addLayout(last)
        at_least_high(self.table, LEAST_TABLE)
        at_least_high(self.content, LEAST_TEXT)

    def _columns(self) -> tuple[Column, ...]:
        def result(check: Check) -> str:
            passed, failed = QT_TRANSLATE_NOOP("admin", "passed"), QT_TRANSLATE_NOOP("admin", "failed")
            return tr(passed if check.passed else failed)

        return (
            Column(tr(QT_TRANSLATE_NOOP("admin", "Check")), lambda c: check_name(c.code), width=150),
            Column(
                tr(QT_TRANSLATE_NOOP("admin", "Result")),
                result,
                icon=lambda c: "check" if c.passed else "stop",
                width=110,
            ),
            Column(
                tr(QT_TRANSLATE_NOOP("admin", "What it says")), lambda c: c.detail, tip=lambda c: c.detail, width=-1
            ),
        )
