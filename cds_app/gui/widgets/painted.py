"""What the painted widgets share: a name and a description for screen readers, twins in words, and the pens."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cds_app.gui.style import Theme, paint_icon, theme
from cds_app.gui.widgets.drawing import Drawings, draw_later

Rows = tuple[tuple[str, ...], ...]
"""A table twin: the first row holds the headings."""


class Painted(QWidget):
    """A chart. Whoever changes its value calls `value_changed`, so that picture and twins never differ.

    Each kind says itself what its picture is in words; it cannot be shown without.
    """

    as_text: Callable[[], str]
    """The whole picture in sentences."""
    as_rows: Callable[[], Rows]
    """The whole picture as a table, headings first."""
    updated = Signal()
    spoken_role = "Chart"
    """What it is to a screen reader: a name of `QAccessible.Role`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._drawings = Drawings()

    def shown(self) -> tuple[Any, ...]:
        """All that the picture rests on beside size and look, compared by value."""
        return ()

    def draw(self, painter: QPainter, look: Theme) -> None:
        """The picture. It is asked for when what it rests on has changed, not at every repaint."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = start(self)
        rests_on = (self.width(), self.height(), self.shown())
        self._drawings.of(rests_on, None, lambda drawing: self.draw(drawing, theme())).draw_on(painter)
        painter.end()

    def value_changed(self) -> None:
        self.setAccessibleDescription(self.as_text())
        self.updateGeometry()
        self.update()
        self.updated.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def start(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def pen(colour: QColor, width: float = 1, *, dashed: bool = False) -> QPen:
    return QPen(_pen(colour.rgba(), width, dashed))


@lru_cache(maxsize=128)
def _pen(rgba: int, width: float, dashed: bool) -> QPen:
    made = QPen(QColor.fromRgba(rgba), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        made.setDashPattern([2, 2])
    return made


def icon(painter: QPainter, place: QRectF, name: str, colour: str, look: Theme) -> None:
    """A line icon in a colour given as value; also where the painter keeps its calls for later."""
    place = QRectF(place)
    draw_later(painter, lambda painter: paint_icon(painter, place, name, colour, look))


def crisp(position: float) -> float:
    """The middle of the pixel, where a line of 1 px is sharp."""
    return int(position) + 0.5


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float) -> None:
    painter.drawLine(QLineF(x1, y1, x2, y2))


def hatch(painter: QPainter, shape: QPainterPath, colour: QColor, spacing: float, width: float) -> None:
    """Fill a shape with slanted lines that stay even at every pixel ratio."""
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(colour, width))
    box = shape.boundingRect()
    # the raster is tied to the origin, not to the shape, so that neighbours run through
    top, bottom = box.top(), box.bottom()
    step, lines = int((box.left() + top) // spacing), []
    while (offset := step * spacing) < box.right() + bottom:
        lines.append(QLineF(offset - top, top, offset - bottom, bottom))
        step += 1
    painter.drawLines(lines)
    painter.restore()


@lru_cache(maxsize=64)
def line_height(look: Theme, role: str = "base", strong: bool = False) -> float:
    """The height of a line of a role's text, in pixels."""
    return QFontMetricsF(look.font(role, strong=strong)).height()


def text_width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def write(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text, centred in height."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, _one_line(align), text)


@lru_cache(maxsize=16)
def _one_line(align: Qt.AlignmentFlag) -> int:
    return int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
