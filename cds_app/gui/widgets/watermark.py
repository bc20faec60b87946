"""Words painted slanting over a whole area, again and again, so that no part of it can be taken for something else."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from cds_app.gui.style import theme
from cds_app.gui.widgets.drawing import Drawings
from cds_app.gui.widgets.painted import start, text_width

ALPHA, SLANT, LINE_GAP, WORD_GAP = 48, -18, 96, 64
"""Strength of 255, degrees, and pixels at 100 % between two lines and two words: readable, and so are the figures."""


class Watermark(QWidget):
    """Lies over `over`, follows its size, and lets every click and key through."""

    def __init__(self, words: str, over: QWidget) -> None:
        super().__init__(over)
        self._words, self._drawings = words, Drawings()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words)
        over.installEventFilter(self)
        self._cover()

    def words(self) -> str:
        return self._words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, size = start(self), (self.width(), self.height())
        self._drawings.of((self._words, size), None, self._draw).draw_on(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        look = theme()
        ink, font = look.colour("text"), look.font("large", strong=True)
        ink.setAlpha(ALPHA)
        painter.setPen(ink)
        painter.setFont(font)
        painter.rotate(SLANT)
        for place in self._places(text_width(font, self._words), QFontMetricsF(font).height()):
            painter.drawText(place, self._words)

    def _places(self, width: float, height: float) -> Iterator[QPointF]:
        """Where the words stand on the slant. Every second line begins half a step later, so that no column stays free;
        nearly all lie outside the widget and are left out."""
        look, reach = theme(), self.width() + self.height()
        step, turned, seen = width + look.px(WORD_GAP), QTransform().rotate(SLANT), QRectF(self.rect())
        for number, y in enumerate(range(0, 2 * reach, look.px(LINE_GAP))):
            x = -reach + (step / 2 if number % 2 else 0)
            while x < reach:
                if turned.mapRect(QRectF(x - height, y - height, width + 2 * height, 2 * height)).intersects(seen):
                    yield QPointF(x, y)
                x += step
