"""Backups: make one, know of the last one, try whether one would come back, and how it is brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_folder import FolderField
from cds_app.gui.widgets.admin_restore import RestoreCard
from cds_app.gui.widgets.admin_state import StateCard
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.busy_label import BusyLabel
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.fields import NumberField
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.labels import paragraph
from cds_app.gui.widgets.scaled import at_most_wide
from cds_app.gui.widgets.sign_choice import WrappingCheckBox
from cds_app.workflow.restore import DrillReport

MOST_KEPT, USUAL = 99, 10
WIDEST = 860


class BackupPanel(QWidget):
    """`wanted` carries the folder that collects backups and how many stay (None: all); `drill_wanted` a backup's folder
    and the passphrase of its time ("" for the present one).
    """

    wanted = Signal(object, object)
    drill_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tried: Path | None = None
        self.last, self.result, self.drilled = paragraph(), paragraph(), paragraph()
        self.into = FolderField(
            tr(QT_TRANSLATE_NOOP("admin", "Folder that collects backups")), tr(QT_TRANSLATE_NOOP("admin", "&Choose …"))
        )
        self.limit: QCheckBox = WrappingCheckBox(
            tr(QT_TRANSLATE_NOOP("admin", "Remove the oldest backups in this folder, so that so many stay:"))
        )
        self.keep = NumberField(1, MOST_KEPT)
        self.keep.setValue(USUAL)
        self.keep.setEnabled(False)
        self.keep.setAccessibleName(tr(QT_TRANSLATE_NOOP("admin", "How many backups stay")))
        self.limit.toggled.connect(self.keep.setEnabled)
        self.make = button(tr(QT_TRANSLATE_NOOP("admin", "&Make a backup")), self._ask, icon_name="backup")
        self.backup = FolderField(
            tr(QT_TRANSLATE_NOOP("admin", "A backup's folder")), tr(QT_TRANSLATE_NOOP("admin", "C&hoose …"))
        )
        self.then = QLineEdit()
        self.then.setEchoMode(QLineEdit.EchoMode.Password)
        self.drill = button(tr(QT_TRANSLATE_NOOP("admin", "&Try it")), self._ask_drill, icon_name="check")
        self.busy = BusyLabel(tr(QT_TRANSLATE_NOOP("admin", "Copying and verifying …")))
        self.drill_busy = BusyLabel(tr(QT_TRANSLATE_NOOP("admin", "Opening the backup and verifying everything …")))
        self.restore, self.state = RestoreCard(), StateCard()
        self._lay_out()

    def show_last(self, moment: str | None) -> None:
        """When the last backup was made (RFC 3339); None for never."""
        never = tr(QT_TRANSLATE_NOOP("admin", "No backup was made of this store yet."))
        made = QT_TRANSLATE_NOOP("admin", "The last backup was made on {moment}.")
        self.last.setText(never if moment is None else tr(made, moment=text.moment(moment)))

    def show_made(self, folder: Path, removed: int) -> None:
        """A backup is there."""
        words = tr(QT_TRANSLATE_NOOP("admin", "Made and verified: {folder}."), folder=str(folder))
        if removed:
            one = QT_TRANSLATE_NOOP("admin", "{n} older backup was removed.")
            many = QT_TRANSLATE_NOOP("admin", "{n} older backups were removed.")
            words = f"{words} {text.plural('admin', one, many, removed)}"
        self.result.setText(words)
        self.backup.path.setText(str(folder))

    def show_drill(self, report: DrillReport) -> None:
        """What the drill found, in words."""
        if report.sound:
            words = QT_TRANSLATE_NOOP(
                "admin", "This backup would come back whole: {people} people, {patients} patients, {entries} log "
                "entries, and the chain holds. Head: {head} …. Nothing was changed.",
            )  # fmt: skip
        else:
            words = QT_TRANSLATE_NOOP("admin", "This backup would not come back whole. Nothing was changed.")
        said = tr(
            words,
            people=text.count(report.people),
            patients=text.count(report.patients),
            entries=text.count(report.entries),
            head=report.head[:16],
        )
        self.drilled.setText(" ".join((said, *(text.error_sentence(finding) for finding in report.findings))))
        if self._tried is not None:
            self.restore.show_drill(self._tried, report)

    def show_progress(self, done: int, total: int) -> None:
        """How far the drill is."""
        if total > 0:
            words = QT_TRANSLATE_NOOP("admin", "Verifying the backup: {share} done …")
            self.drill_busy.set_words(tr(words, share=text.percent(min(done / total, 1))))

    def set_store(self, store: str, user: str) -> None:
        """What has to be typed to bring a backup back where nobody can sign in."""
        self.restore.set_store(store, user)

    def forget(self) -> None:
        """Nothing secret and nothing half answered stays."""
        self.then.clear()
        self.drilled.clear()
        self.restore.forget()
        self.state.forget()

    def _ask(self) -> None:
        folder = self.into.folder()
        if folder is not None:
            self.result.clear()
            self.wanted.emit(folder, int(self.keep.value()) if self.limit.isChecked() else None)

    def _ask_drill(self) -> None:
        folder = self.backup.folder()
        if folder is not None:
            typed = self.then.text()
            self.then.clear()
            self.drilled.clear()
            self.restore.forget()
            self._tried = folder
            self.drill_wanted.emit(folder, typed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, (0, 12, 0, 0), 16)
        for card in (self.state, self._making(), self._trying(), self.restore):
            at_most_wide(card, WIDEST)
            column.addWidget(card)
        column.addStretch(1)

    def _making(self) -> Card:
        card = Card(tr(QT_TRANSLATE_NOOP("admin", "Make a backup")))
        about = QT_TRANSLATE_NOOP(
            "admin", "An encrypted copy, opened and compared before it counts. It opens with the passphrases of today. "
            "Keep one on another machine.",
        )  # fmt: skip
        card.add(paragraph(tr(about), "muted"))
        card.add(self.last)
        card.add(self.into)
        card.body.addLayout(_row(self.limit, self.keep))
        card.body.addLayout(_row(self.make, self.busy))
        card.add(self.result)
        return card

    def _trying(self) -> Card:
        card = Card(tr(QT_TRANSLATE_NOOP("admin", "Restore drill")))
        about = QT_TRANSLATE_NOOP(
            "admin", "Opens the backup, verifies everything and changes nothing. Do it now and then: a backup that was "
            "never tried is a hope.",
        )  # fmt: skip
        card.add(paragraph(tr(about), "muted"))
        card.add(self.backup)
        hint = tr(QT_TRANSLATE_NOOP("admin", "Only when the store's key was changed since the backup."))
        name = tr(QT_TRANSLATE_NOOP("admin", "Your passphrase of that time (optional)"))
        then = FormRow(name, self.then, hint=hint)
        card.add(then)
        card.body.addLayout(_row(self.drill, self.drill_busy))
        card.add(self.drilled)
        return card


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    space(row, gap=12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
