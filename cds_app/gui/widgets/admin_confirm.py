"""A sensitive act: what it does, in words, and the administrator's own passphrase again before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.form_row import FormRow
from cds_app.gui.widgets.scaled import at_most_wide

WIDEST = 420


class ConfirmAct(QWidget):
    """`confirmed` carries the passphrase, which the field forgets at once; Enter in the field does nothing."""

    confirmed = Signal(str)
    cancelled = Signal()

    def __init__(self, act: str, *, cancel: bool = True, parent: QWidget | None = None) -> None:
        """`act` are the words of the button that does it, with mnemonic."""
        super().__init__(parent)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._row = FormRow(tr(QT_TRANSLATE_NOOP("admin", "Your own passphrase, again")), self.passphrase)
        at_most_wide(self._row, WIDEST)
        spoken = tr(QT_TRANSLATE_NOOP("admin", "Your own passphrase, to: {act}"), act=act.replace("&", ""))
        self.passphrase.setAccessibleName(spoken)
        self.act = button(act, self._confirm)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(self._row)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.act)
        if cancel:
            row.addWidget(button(tr(QT_TRANSLATE_NOOP("admin", "Cancel")), self._cancel, role="quiet"))
        row.addStretch(1)
        column.addLayout(row)

    def forget(self) -> None:
        """Empty the field and take back what was said about it."""
        self.passphrase.clear()
        self._row.set_problem()

    def _confirm(self) -> None:
        typed = self.passphrase.text()
        self.passphrase.clear()
        if not typed:
            self._row.set_problem(tr(QT_TRANSLATE_NOOP("admin", "Enter your passphrase.")))
            self.passphrase.setFocus()
            return
        self._row.set_problem()
        self.confirmed.emit(typed)

    def _cancel(self) -> None:
        self.forget()
        self.cancelled.emit()
