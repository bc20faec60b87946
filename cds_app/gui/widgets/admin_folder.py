"""A folder: typed, or chosen in the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import space
from cds_app.gui.widgets.admin_words import tr
from cds_app.gui.widgets.buttons import button
from cds_app.gui.widgets.form_row import FormRow


class FolderField(QWidget):
    """`words` names the field; `choose` are the words of the button, with mnemonic."""

    def __init__(self, words: str, choose: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.path = QLineEdit()
        self.choose = button(choose, self._choose, icon_name="folder")
        inner = QWidget()
        row = QHBoxLayout(inner)
        space(row)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        self._row = FormRow(words, inner, hint=hint)
        self.path.setAccessibleName(words)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(self._row)

    def folder(self) -> Path | None:
        """What was chosen; None, with a word about it beside the field, for nothing."""
        typed = self.path.text().strip()
        self._row.set_problem("" if typed else tr(QT_TRANSLATE_NOOP("admin", "Choose a folder.")))
        return Path(typed) if typed else None

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self._words, self.path.text())
        if found:
            self.path.setText(found)
