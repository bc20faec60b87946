"""How a cell with nothing but words is painted: as the style sheet says, without asking it for every cell.

Qt's style for sheets matches its rules anew for each cell, and lays out its words anew, which takes most of a frame
while a long table is scrolled. `tests/gui/test_cells.py` holds the two against each other, pixel for pixel.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cds_app.gui import style
from cds_app.gui.style import Theme

PADDING, TEXT_MARGIN, LINE = 8, 3, 1
"""Pixels: of the sheet's rule for items (at 100 %), of Qt's own beside an item's text, and of the line under a row."""
KEPT = 2048
"""Texts whose layout is kept, with the table they belong to: most cells of a long table say one of a few things."""
_ENABLED, _SELECTED, _HOVERED = (
    flag.value
    for flag in (QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver)
)
_BEFORE = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""Which part of the room that is left stands before the words."""


class _Look:
    """What all cells of one table share as long as the look and the font stay."""

    def __init__(self, look: Theme, font: QFont) -> None:
        self.theme, self.font = look, font
        self.text, self.on_selected = look.colour("text"), look.colour("on_selected")
        self.selected, self.hover, self.line = look.colour("selected"), look.colour("hover"), look.colour("line")
        self.side = look.px(PADDING) + TEXT_MARGIN
        self._metrics = QFontMetrics(font)
        self.tall = self._metrics.height()
        self.laid_out = lru_cache(KEPT)(self._lay_out)

    def _lay_out(self, words: str, room: int) -> tuple[QStaticText, float]:
        """The words, cut where they do not fit, and what they leave of the room."""
        made = QStaticText(self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self.font)
        return made, room - made.size().width()


class PlainCells(QStyledItemDelegate):
    """Paints the cells of a `RowsModel`. One with an icon, or of a disabled table, is left to the style sheet."""

    _look: _Look | None = None

    def forget_look(self) -> None:
        """After a change of style or font: both come, one after the other, and a cell may be painted in between."""
        self._look = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model: Any = index.model()
        column, state = model.columns[index.column()], option.state.value
        if column.icon or not state & _ENABLED:
            super().paint(painter, option, index)
            return
        look = self._look
        if look is None or look.theme is not style.theme():
            look = self._look = _Look(style.theme(), QFont(option.font))  # a copy: the option goes
        place, ink = option.rect, look.text
        x, y, width, height = place.x(), place.y(), place.width(), place.height()
        if state & _SELECTED:
            painter.fillRect(place, look.selected)
            ink = look.on_selected
        elif state & _HOVERED:
            painter.fillRect(place, look.hover)
        painter.fillRect(x, y + height - LINE, width, LINE, look.line)
        words = column.get(model.row_at(index.row()))
        if words:
            shown, left = look.laid_out(words, width - 2 * look.side)
            top = y + (height - LINE) // 2 - look.tall // 2  # Qt's own rounding
            painter.setPen(ink)
            painter.drawStaticText(QPointF(x + look.side + _BEFORE[column.align] * left, top), shown)
