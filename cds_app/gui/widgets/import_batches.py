"""What was imported before, and taking one import back: said what goes, and confirmed with the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.tables import Column, RowsModel, Table
from cds_app.gui.widgets.admin_confirm import ConfirmAct
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.card import Card
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.import_words import SHORT_HASH, tr
from cds_app.gui.widgets.scaled import at_least_high
from cds_app.workflow.undo_import import ImportedBatch

TABLE_HIGH = 240


class TakeBack(Card):
    """One import and the way to take it back. `wanted` carries its id and the passphrase."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("import", "Take it back")), parent)
        self._batch_id = ""
        self.said = Words("", wide=True)
        self.undo = button(tr(QT_TRANSLATE_NOOP("import", "&Undo this import …")), self._ask, icon_name="undo")
        self.confirm = ConfirmAct(tr(QT_TRANSLATE_NOOP("import", "Take the import back")))
        self.confirm.confirmed.connect(lambda passphrase: self.wanted.emit(self._batch_id, passphrase))
        self.confirm.cancelled.connect(self._put_away)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.undo)
        row.addStretch(1)
        self.add(self.said)
        self.body.addLayout(row)
        self.add(self.confirm)

    def show_batch(self, batch_id: str, patients: int, *, can_undo: bool) -> None:
        self._batch_id = batch_id
        goes = QT_TRANSLATE_NOOP(
            "import",
            "All of it goes: {patients}. The log keeps what came in and that it was taken back. "
            "This is possible until something is recorded about one of them.",
        )
        stays = QT_TRANSLATE_NOOP(
            "import", "Something was recorded or decided about a patient of this import, so it stays."
        )
        self.said.setText(tr(goes, patients=text.patients_text(patients)) if can_undo else tr(stays))
        self.undo.setEnabled(can_undo)
        self._put_away()

    def _ask(self) -> None:
        self.confirm.show()
        self.undo.hide()
        self.confirm.passphrase.setFocus()

    def _put_away(self) -> None:
        self.confirm.forget()
        self.confirm.hide()
        self.undo.show()


class ImportBatches(QWidget):
    """The list of imports, newest first, and beside it the chosen one's way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(_columns(), key=lambda batch: batch.batch_id)
        self.table = Table(self.model, tr(QT_TRANSLATE_NOOP("import", "Imports")))
        at_least_high(self.table, TABLE_HIGH)
        self.table.chosen.connect(self._show)
        self.nothing = Words(tr(QT_TRANSLATE_NOOP("import", "Nothing was imported into this store yet.")))
        self.take_back = TakeBack()
        card = Card(tr(QT_TRANSLATE_NOOP("import", "Imports in this store")))
        card.add(self.nothing)
        card.add(self.table)
        column = QVBoxLayout(self)
        space(column, gap=16)
        column.addWidget(card)
        column.addWidget(self.take_back)
        column.addStretch(1)

    def show_batches(self, found: tuple[ImportedBatch, ...]) -> None:
        self.model.set_rows(found)
        self.table.setVisible(bool(found))
        self.take_back.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            self.table.choose(found[0].batch_id)

    def _show(self, batch: ImportedBatch) -> None:
        self.take_back.show_batch(batch.batch_id, batch.patients, can_undo=batch.can_undo)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr(QT_TRANSLATE_NOOP("import", "When")), lambda b: text.moment(b.imported_at), width=200,
               sort_by=lambda b: b.imported_at),
        Column(tr(QT_TRANSLATE_NOOP("import", "By")), lambda b: b.imported_by, width=140),
        Column(tr(QT_TRANSLATE_NOOP("import", "Format")), lambda b: text.format_name(b.format), width=200),
        Column(tr(QT_TRANSLATE_NOOP("import", "Patients")), lambda b: text.count(b.patients), "right",
               lambda b: b.patients, width=110),
        Column(tr(QT_TRANSLATE_NOOP("import", "Can be taken back")), _can_words, width=190),
        Column(tr(QT_TRANSLATE_NOOP("import", "SHA-256")), lambda b: f"{b.sha256[:SHORT_HASH]} …", width=-1),
    )  # fmt: skip


def _can_words(batch: ImportedBatch) -> str:
    return text.column_value("smoker", "yes" if batch.can_undo else "no")
