"""What the painted widgets share: a name and a description for screen readers, twins in words, and the pens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

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
    made = QPen(colour, width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        made.setDashPattern([2, 2])
    return made


def crisp(position: float) -> float:
    """The middle of the pixel, where a line of 1 px is sharp."""
    return int(position) + 0.5


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float) -> None:
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def hatch(painter: QPainter, shape: QPainterPath, colour: QColor, spacing: float, width: float) -> None:
    """Fill a shape with slanted lines that stay even at every pixel ratio."""
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(colour, width))
    box = shape.boundingRect()
    # the raster is tied to the origin, not to the shape, so that neighbours run through
    step = int((box.left() + box.top()) // spacing)
    while step * spacing < box.right() + box.bottom():
        offset = step * spacing
        line(painter, offset - box.top(), box.top(), offset - box.bottom(), box.bottom())
        step += 1
    painter.restore()


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
    painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
