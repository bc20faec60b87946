"""Chips: a severity with its own shape and word, and filters that can be switched on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.gui import text
from cds_app.gui.style import Theme, theme
from cds_app.gui.widgets.buttons import Button
from cds_app.gui.widgets.flow import FlowLayout
from cds_app.gui.widgets.painted import Painted, Rows, icon, pen, text_width, write

SHAPES = {"stop": "stop", "exclude": "stop", "caution": "caution", "information": "information"}
"""Octagon, triangle and circle: each severity is known by its shape."""


def ground_of(severity: str) -> str:
    """The tokens of a severity: octagon colours serve stop and exclude."""
    return SHAPES[severity]


def paint_severity(painter: QPainter, place: QRectF, severity: str, look: Theme, count: int | None = None) -> None:
    """A shape and, where there are several, their number: for table delegates."""
    side = min(look.px(16), place.height())
    top = place.center().y() - side / 2
    ink = look.colours[f"{SHAPES[severity]}_text"]
    icon(painter, QRectF(place.left(), top, side, side), SHAPES[severity], ink, look)
    if count is not None:
        box = QRectF(place.left() + side + look.px(4), place.top(), place.width(), place.height())
        write(painter, box, str(count), look.font(strong=True), look.colour("text"))


class SeverityChip(Painted):
    """A shape, a ground and a word."""

    def __init__(self, severity: str, words: str = "", parent: QWidget | None = None) -> None:
        """`words` replace the severity's own word ("Caution"); they should still say how severe it is."""
        self._severity, self._words = severity, words or text.severity_name(severity)
        super().__init__(self._words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def as_text(self) -> str:
        return self._words

    def as_rows(self) -> Rows:
        return ((self._words,),)

    def sizeHint(self) -> QSize:
        look = theme()
        font = look.font("small", strong=True)
        height = max(look.px(24), round(QFontMetricsF(font).height()) + look.px(6))
        return QSize(look.px(8 + 16 + 6 + 10) + round(text_width(font, self._words)), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def shown(self) -> tuple[Any, ...]:
        return self._severity, self._words

    def draw(self, painter: QPainter, look: Theme) -> None:
        kind = ground_of(self._severity)
        ink = look.colour(f"{kind}_text")
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(pen(ink))
        painter.setBrush(look.colour(f"{kind}_ground"))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        side = look.px(16)
        icon(painter, QRectF(look.px(8), (self.height() - side) / 2, side, side), kind, ink.name(), look)
        box = place.adjusted(look.px(30), 0, 0, 0)
        write(painter, box, self._words, look.font("small", strong=True), ink)


class FilterChip(Button):
    """A filter: on or off, and a check mark as well as a colour says which."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "chip", "", parent)
        self.setCheckable(True)
        self.toggled.connect(self._mark)

    def _mark(self, on: bool) -> None:
        self._icon_name = "check" if on else ""
        if on:
            self._draw_icon()
        else:
            self.setIcon(type(self.icon())())
        self.updateGeometry()


class FilterChips(QWidget):
    """A row of filters of which any number may be on. `changed` carries the codes that are on."""

    changed = Signal(tuple)

    def __init__(
        self,
        codes: Sequence[str],
        name: Callable[[str], str],
        *,
        exclusive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`exclusive` lets only one be on at a time; none is still possible."""
        super().__init__(parent)
        self._chips = {code: FilterChip(name(code), self) for code in codes}
        self._exclusive = exclusive
        row = FlowLayout(theme().px(8), self)
        for code, chip in self._chips.items():
            row.addWidget(chip)
            chip.toggled.connect(lambda on, code=code: self._toggled(code, on))

    def on(self) -> tuple[str, ...]:
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def set_on(self, codes: Sequence[str]) -> None:
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)

    def set_count(self, code: str, words: str) -> None:
        """Change a chip's words, for instance to add how many rows it would leave."""
        self._chips[code].setText(words)

    def _toggled(self, code: str, on: bool) -> None:
        if on and self._exclusive:
            for other, chip in self._chips.items():
                if other != code and chip.isChecked():
                    chip.blockSignals(True)
                    chip.setChecked(False)
                    chip._mark(False)
                    chip.blockSignals(False)
        self.changed.emit(self.on())
