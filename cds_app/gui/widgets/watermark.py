"""Words painted slanting over a whole area, again and again, so that no part of it can be taken for something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cds_app.gui.style import theme
from cds_app.gui.widgets.painted import start, text_width

ALPHA, SLANT, LINE_GAP, WORD_GAP = 48, -18, 96, 64
"""Strength of 255, degrees, and pixels at 100 % between two lines and two words: readable, and so are the figures."""


class Watermark(QWidget):
    """Lies over `over`, follows its size, and lets every click and key through."""

    def __init__(self, words: str, over: QWidget) -> None:
        super().__init__(over)
        self._words = words
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
        painter, look = start(self), theme()
        ink, font = look.colour("text"), look.font("large", strong=True)
        ink.setAlpha(ALPHA)
        painter.setPen(ink)
        painter.setFont(font)
        painter.rotate(SLANT)
        self._write_lines(painter, text_width(font, self._words) + look.px(WORD_GAP), look.px(LINE_GAP))
        painter.end()

    def _write_lines(self, painter: QPainter, step: float, gap: int) -> None:
        """Every second line begins half a step later, so that no column stays free."""
        reach = self.width() + self.height()
        for number, y in enumerate(range(0, 2 * reach, gap)):
            x = -reach + (step / 2 if number % 2 else 0)
            while x < reach:
                painter.drawText(QPointF(x, y), self._words)
                x += step
