"""Check boxes for reasons and for what is acknowledged: each by itself, none checked beforehand, no "all"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cds_app.gui.style import space
from cds_app.gui.widgets.compare_label import empty
from cds_app.gui.widgets.sign_choice import WrappingCheckBox


class Checks(QWidget):
    """`changed` tells that a box was checked or unchecked. Codes that stay keep their mark when others change."""

    changed = Signal()

    def __init__(self, name: str, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name, self._columns = name, columns
        self.boxes: dict[str, WrappingCheckBox] = {}
        self._grid = QGridLayout(self)
        space(self._grid, gap=4)

    def offer(self, offered: Mapping[str, str]) -> None:
        """The boxes by code, with their words; the same codes with the same words stay as they are."""
        if offered == {code: box.text() for code, box in self.boxes.items()}:
            return
        kept = set(self.checked())
        empty(self._grid)
        self.boxes = {}
        for code, words in offered.items():
            box = WrappingCheckBox(words)
            box.setAccessibleDescription(self._name)
            box.setChecked(code in kept)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[code] = box
        self._place()

    def checked(self) -> tuple[str, ...]:
        """The codes that are checked, in the order of the page."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def choose(self, codes: Iterable[str]) -> None:
        """Check exactly these; codes that are not offered are passed over."""
        wanted = set(codes)
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)

    def clear(self) -> None:
        for box in self.boxes.values():
            box.setChecked(False)

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            self._place()

    def controls(self) -> Sequence[QWidget]:
        return tuple(self.boxes.values())

    def _place(self) -> None:
        """Column by column, so that the order of reading is the order of the list."""
        while self._grid.count():
            self._grid.takeAt(0)
        lines = -(-len(self.boxes) // self._columns)
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place % lines, place // lines)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
