"""Bringing a backup back: what the drill found of it and what would be lost, then the passphrase, then the deed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.scaled import at_most_wide, lines_high
from cds_app.workflow.restore import DrillReport

WIDEST = 420


class RestoreCard(Card):
    """`wanted` carries the backup's folder, the own passphrase of now, and the one of then ("" for the same).

    It can be asked for only after a drill of that very folder was shown, and found sound.
    """

    wanted = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("admin", "Bring a backup back")), parent)
        self._folder: Path | None = None
        self.found = paragraph()
        self.then = QLineEdit()
        self.then.setEchoMode(QLineEdit.EchoMode.Password)
        self.confirm = ConfirmAct(tr(QT_TRANSLATE_NOOP("admin", "Bring it back and &lock")), cancel=False)
        self.confirm.confirmed.connect(self._ask)
        self.busy = BusyLabel(tr(QT_TRANSLATE_NOOP("admin", "Verifying the backup once more …")))
        self.command = QPlainTextEdit()
        self._lay_out()
        self.forget()

    def show_drill(self, folder: Path, report: DrillReport) -> None:
        """What was found of this backup; only a sound one can be brought back."""
        self._folder = folder if report.sound else None
        refused = tr(QT_TRANSLATE_NOOP("admin", "This backup cannot be brought back."))
        self.found.setText(report_words(folder, report) if report.sound else refused)
        self._allow(report.sound)

    def forget(self) -> None:
        """Nothing secret stays, and a backup has to be tried again first."""
        self._folder = None
        self.then.clear()
        self.confirm.forget()
        self.found.setText(tr(QT_TRANSLATE_NOOP("admin", "Try the backup first: what it holds is shown here.")))
        self._allow(False)

    def set_store(self, store: str, user: str) -> None:
        """What can be typed where nobody can sign in any more."""
        self.command.setPlainText(f'cds-app restore "BACKUP" --store "{store}" --user {user}')

    def _allow(self, on: bool) -> None:
        for widget in (self._then_row, self.confirm):
            widget.setVisible(on)

    def _ask(self, typed: str) -> None:
        then = self.then.text()
        self.then.clear()
        if self._folder is not None:
            self.wanted.emit(self._folder, typed, then)

    def _lay_out(self) -> None:
        about = QT_TRANSLATE_NOOP(
            "admin",
            "The backup takes the place of the store. The program locks first; the store that is there now is kept "
            "beside it. The log of the store that comes back says so.",
        )
        self.add(paragraph(tr(about), "muted"))
        self.add(self.found)
        name = tr(QT_TRANSLATE_NOOP("admin", "Passphrase at that time (optional)"))
        hint = tr(QT_TRANSLATE_NOOP("admin", "Only where it was another one than now."))
        self._then_row = FormRow(name, self.then, hint=hint)
        at_most_wide(self._then_row, WIDEST)
        self.add(self._then_row)
        self.add(self.confirm)
        self.add(self.busy)
        line = tr(QT_TRANSLATE_NOOP("admin", "Where nobody can sign in any more, the command line does the same:"))
        self.add(paragraph(line, "muted"))
        self.command.setReadOnly(True)
        self.command.setProperty("technical", True)
        self.command.setTabChangesFocus(True)
        self.command.setAccessibleName(tr(QT_TRANSLATE_NOOP("admin", "The command that brings a backup back")))
        lines_high(self.command, 2)
        self.add(self.command)


def report_words(folder: Path, report: DrillReport) -> str:
    """Who can open the backup, of when it is, what it holds, and what the store would lose by it."""
    holds = QT_TRANSLATE_NOOP(
        "admin",
        "{folder}: last entry of {moment}; {entries} log entries, {patients} patients. {people} people can open it: "
        "{names}.",
    )
    said = tr(
        holds,
        folder=folder.name,
        moment=text.moment(report.made_at) if report.made_at else "–",
        entries=text.count(report.entries),
        patients=text.count(report.patients),
        people=text.count(report.people),
        names=", ".join(report.names),
    )
    return f"{said} {_lost_words(report)}"


def _lost_words(report: DrillReport) -> str:
    if report.later_entries is None:
        return tr(
            QT_TRANSLATE_NOOP(
                "admin", "Its log is not the beginning of this store's log: whatever this store holds would be gone."
            )
        )
    if not report.later_entries:
        return tr(QT_TRANSLATE_NOOP("admin", "Nothing was written since: nothing would be lost."))
    words = QT_TRANSLATE_NOOP(
        "admin",
        "This store would lose what was written since: {entries} log entries, {decisions} signed decisions among them. "
        "It holds {patients} patients now.",
    )
    return tr(
        words,
        entries=text.count(report.later_entries),
        decisions=text.count(report.later_decisions or 0),
        patients=text.count(report.patients_now),
    )
