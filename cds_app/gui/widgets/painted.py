"""What the painted widgets share: a name and a description for screen readers, twins in words, and the pens."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from cds_app.gui.style import Theme

Rows = tuple[tuple[str, ...], ...]
"""A table twin: the first row holds the headings."""


class Painted(QWidget):
    """A chart. Whoever changes its value calls `value_changed`, so that picture and twins never differ."""

    updated = Signal()
    spoken_role = "Chart"
    """What it is to a screen reader: a name of `QAccessible.Role`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def as_text(self) -> str:
        """The whole picture in sentences."""
        raise NotImplementedError

    def as_rows(self) -> Rows:
        """The whole picture as a table, headings first."""
        raise NotImplementedError

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
