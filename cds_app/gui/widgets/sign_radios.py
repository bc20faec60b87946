"""A question with several answers of which one is chosen, and none at the start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from cds_app.gui.style import space
from cds_app.gui.widgets.sign_choice import WrappingRadioButton


class Answers(QWidget):
    """Radio buttons, one under the other. `changed` carries the code that was chosen."""

    changed = Signal(str)

    def __init__(self, answers: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """`answers` are codes and their words; `name` is the question."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, WrappingRadioButton] = {}
        column = QVBoxLayout(self)
        space(column, gap=4)
        for code, words in answers:
            made = WrappingRadioButton(words)
            made.setAccessibleDescription(name)
            made.clicked.connect(lambda _on=False, code=code: self.changed.emit(code))
            self._group.addButton(made)
            self.buttons[code] = made
            column.addWidget(made)

    def code(self) -> str:
        """The answer; "" while there is none."""
        return next((code for code, made in self.buttons.items() if made.isChecked()), "")

    def choose(self, code: str) -> None:
        """Give an answer that was given before; "" for none."""
        self.clear()
        if code in self.buttons:
            self.buttons[code].setChecked(True)

    def clear(self) -> None:
        """No answer is chosen."""
        self._group.setExclusive(False)
        for made in self.buttons.values():
            made.setChecked(False)
        self._group.setExclusive(True)
