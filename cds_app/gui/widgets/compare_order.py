"""The reader's own order: a menu of columns, and a line that says that the order is theirs and groups are off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.style import space
from cds_app.gui.widgets.buttons import Button, button
from cds_app.gui.widgets.compare_label import Words
from cds_app.gui.widgets.compare_model import CLASS, DRUG, SAFETY
from cds_app.gui.widgets.compare_words import tr

GROUPED = ""
"""The program's own order: groups."""


def column_name(column: str) -> str:
    """What one can order by, in words that fit inside a sentence."""
    names = {
        DRUG: QT_TRANSLATE_NOOP("compare", "name"),
        CLASS: QT_TRANSLATE_NOOP("compare", "class"),
        SAFETY: QT_TRANSLATE_NOOP("compare", "safety"),
    }
    if column in names:
        return tr(names[column])
    name = text.outcome_name(column) if column in OUTCOMES else text.concern_name(column)
    return name[:1].lower() + name[1:]


class OrderButton(Button):
    """`chosen` carries the column to order by, or `GROUPED`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(QT_TRANSLATE_NOOP("compare", "&Order")), parent=parent)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("compare", "Order of the drugs")))
        self._menu = QMenu(self)
        self._actions = QActionGroup(self._menu)
        self.setMenu(self._menu)

    def offer(self, columns: Sequence[str]) -> None:
        """The groups first, then the columns."""
        for action in self._actions.actions():
            self._actions.removeAction(action)
        self._menu.clear()
        groups = tr(QT_TRANSLATE_NOOP("compare", "Groups, as the program shows them"))
        for column in (GROUPED, *columns):
            action = QAction(text.sentence_case(column_name(column)) if column else groups, self._menu)
            action.setCheckable(True)
            action.setData(column)
            action.triggered.connect(lambda _on=False, column=column: self.chosen.emit(column))
            self._actions.addAction(action)
            self._menu.addAction(action)
            if not column:
                self._menu.addSeparator()

    def mark(self, column: str) -> None:
        """Show which order is in use."""
        for action in self._actions.actions():
            action.setChecked(action.data() == column)


class OrderLine(QWidget):
    """Says whose order it is; `back` wants the groups again."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        space(row, gap=8)
        self._words = Words("", "muted")
        row.addWidget(self._words)
        self.button = button(tr(QT_TRANSLATE_NOOP("compare", "Back to the &groups")), self.back.emit, role="quiet")
        row.addWidget(self.button)
        row.addStretch(1)

    def say(self, column: str) -> None:
        """Show the sentence for a column; nothing at all for the groups."""
        self.setVisible(bool(column))
        if column:
            sentence = QT_TRANSLATE_NOOP("compare", "Sorted by {column}: your choice; groups are off.")
            self._words.setText(tr(sentence, column=column_name(column)))

    def as_text(self) -> str:
        return self._words.text()
