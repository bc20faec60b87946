"""The log on screen: every event, the chain checked, and the signed export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cds_app.domain.roles import may
from cds_app.gui import style, text
from cds_app.gui.jobs import Jobs
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button, primary
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.page_frame import PageFrame
from cds_app.reporting.decision_log import ExportResult
from cds_app.reporting.verification import Verdict
from cds_app.workflow.export_log import export_log
from cds_app.workflow.read_log import LogView, read_log
from cds_app.workflow.session import SignedIn
from cds_app.workflow.verify_log import verify_log

SLOT = "log"


class LogPage(QWidget):
    """Entries newest first; the one that is chosen is shown in full."""

    help_topic = "log"
    exported = Signal(object)

    def __init__(self, jobs: Jobs, who: SignedIn) -> None:
        super().__init__()
        self.jobs, self.who = jobs, who
        self.verdict: Verdict | None = None
        self._users: dict[str, str] = {}
        self._build()

    def refresh(self) -> None:
        """Read the log again (which is itself an entry)."""
        self.jobs.run(read_log, done=self._loaded, failed=self._failed, slot=SLOT)

    def export_to(self, target: Path) -> None:
        """Write the signed log to a file and verify what was written."""
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        if not passphrase:
            self._rows["passphrase"].set_problem(self.tr("Enter your passphrase."))
            return
        self._rows["passphrase"].set_problem("")
        self.jobs.run(
            export_log,
            target,
            purpose=self.purpose.text(),
            recipient=self.recipient.text(),
            passphrase=passphrase,
            done=self._written,
            failed=self._failed,
            slot="export",
        )

    def verify_file(self, path: Path) -> None:
        """Check an exported log; needs nothing of this store."""
        self.jobs.call(verify_log, path, done=self._verified, failed=self._failed, slot="verify")

    def _loaded(self, view: LogView) -> None:
        self._users = view.users
        self.model.set_rows(view.entries)
        if view.entries and self.table.current_row() is None:
            self.table.selectRow(0)
        if view.first_bad is None:
            words = self.tr("{n} entries. The chain holds. Head: {head} …").format(
                n=text.count(view.size), head=view.head[:16]
            )
            self._frame.show_notice("information", words)
        else:
            words = self.tr("The chain breaks at entry {n}. Sign nothing and call whoever looks after the program.")
            self._frame.show_notice("stop", words.format(n=view.first_bad))

    def _written(self, result: ExportResult) -> None:
        self.jobs.call(verify_log, result.path, done=self._verified, failed=self._failed, slot="verify")
        self.exported.emit(result)

    def _verified(self, verdict: Verdict) -> None:
        self.verdict = verdict
        severity = "information" if verdict.exit_code == 0 else "stop"
        self._frame.show_notice(severity, verdict.sentence)

    def _failed(self, error: Exception) -> None:
        self._frame.show_notice("stop", text.error_sentence(error))

    def _choose_target(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the log"), "decision-log.jsonl", self.tr("Decision log (*.jsonl)")
        )
        if path:
            self.export_to(Path(path))

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Verify a log"))
        if path:
            self.verify_file(Path(path))

    def _show_entry(self, entry: dict[str, Any]) -> None:
        self._entry.setPlainText(json.dumps(entry, ensure_ascii=False, indent=2))

    def _who(self, entry: dict[str, Any]) -> str:
        return self._users.get(entry["user_id"], self.tr("the program"))

    def _build(self) -> None:
        self._frame = PageFrame(self.tr("Log"), scroll=False)
        self._frame.add_action(button(self.tr("&Verify a file …"), self._choose_file, icon_name="check"))
        exports = may(self.who.user.roles, "export_log")
        outer = QVBoxLayout(self)
        style.space(outer, gap=0)
        outer.addWidget(self._frame)
        self.model = RowsModel(self._columns(), key=lambda e: e["index"])
        self.table = Table(self.model, self.tr("Log entries"))
        self.table.chosen.connect(self._show_entry)
        self._entry = QPlainTextEdit()
        self._entry.setReadOnly(True)
        self._entry.setTabChangesFocus(True)
        self._entry.setAccessibleName(self.tr("The chosen entry in full"))
        side = QWidget()
        column = QVBoxLayout(side)
        style.space(column, gap=12)
        column.addWidget(self._entry, 1)
        self.purpose, self.recipient, self.passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._rows = {
            "purpose": FormRow(self.tr("Purpose"), self.purpose),
            "recipient": FormRow(self.tr("Recipient"), self.recipient),
            "passphrase": FormRow(self.tr("Your passphrase"), self.passphrase),
        }
        if exports:
            self._frame.set_primary(primary(self.tr("&Export …"), self._choose_target))
            card = Card(self.tr("Export"))
            card.add(
                paragraph(
                    self.tr("The export is signed, names purpose and recipient, and is itself an entry."), "muted"
                )
            )
            two = QHBoxLayout()
            style.space(two, gap=12)
            two.addWidget(self._rows["purpose"])
            two.addWidget(self._rows["recipient"])
            card.body.addLayout(two)
            card.add(self._rows["passphrase"])
            column.addWidget(card)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(side)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        self._frame.add_action(BusyLabel(self.tr("Reading the log …")).follow(self.jobs, SLOT))
        self._frame.body.addWidget(parts, 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("#", lambda e: str(e["index"]), "right", lambda e: e["index"], width=60),
            Column(self.tr("Time"), lambda e: text.moment(e["time"]), sort_by=lambda e: e["index"], width=170),
            Column(self.tr("Event"), lambda e: text.event_name(e["event"]), width=-1),
            Column(self.tr("Who"), self._who, width=170),
        )
