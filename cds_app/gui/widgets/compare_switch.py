"""A row of segments of which exactly one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from cds_app.gui.style import space, theme
from cds_app.gui.widgets.buttons import Button

COMPACT = 42
"""Pixels that an icon alone takes at 100 %."""
_NO_LIMIT = 16_777_215
"""Qt's own word for it."""


class Switch(QWidget):
    """`chosen` carries the code that the reader chose. Left and Right move inside, Tab leaves."""

    chosen = Signal(str)

    def __init__(
        self, names: Mapping[str, str], name: str, icons: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        """`names` are the words of each code, with mnemonics; `name` says what is being chosen.

        With `icons`, by code, the switch can be made `compact`.
        """
        super().__init__(parent)
        self._compact = False
        self._names, self._icons = dict(names), dict(icons or {})
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        space(row, gap=0)
        for number, (code, words) in enumerate(names.items()):
            made = Button(words, "segment")
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {words.replace('&', '')}")
            made.setProperty("place", "first" if number == 0 else "last" if number == len(names) - 1 else "middle")
            made.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            self._group.addButton(made)
            self._buttons[code] = made
            row.addWidget(made)

    def set_compact(self, compact: bool) -> None:
        """Icons alone, with the words as tips; the letters that lead to them stay the same."""
        if compact == self._compact:
            return
        self._compact = compact
        for code, made in self._buttons.items():
            words = self._names[code]
            made.set_icon(self._icons[code] if compact else "")
            made.setText("" if compact else words)
            if compact:
                made.setShortcut(QKeySequence.mnemonic(words))
            made.setMinimumWidth(0)
            made.setMaximumWidth(theme().px(COMPACT) if compact else _NO_LIMIT)
            made.setToolTip(words.replace("&", "") if compact else "")

    def offer(self, code: str, *, on: bool) -> None:
        """Whether a segment is there to be chosen."""
        self._buttons[code].setVisible(on)

    def code(self) -> str:
        """What is chosen; "" before anything was."""
        return next((code for code, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose without telling anybody."""
        self._buttons[code].setChecked(True)

    def buttons(self) -> tuple[Button, ...]:
        return tuple(self._buttons.values())
