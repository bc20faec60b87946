"""The head of the comparison: short titles, and over the bars the one axis that all rows share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from cds_app.domain.outcome import OUTCOMES
from cds_app.gui.style import theme
from cds_app.gui.widgets.compare_model import GROUP, SAFETY, CompareModel
from cds_app.gui.widgets.compare_paint import PAD, ComparePainter
from cds_app.gui.widgets.interval_bar import paint_axis_header
from cds_app.gui.widgets.painted import crisp, line, pen, write


class CompareHeader(QHeaderView):
    """Titles wrap onto two lines. A click on a title orders by it, which the page says in words."""

    def __init__(self, model: CompareModel, painter: ComparePainter, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._cells = model, painter
        self.ordered_by = ""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        height = 2 * QFontMetricsF(look.font("small")).height() + look.px(8)
        return QSize(super().sizeHint().width(), round(height))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not rect.isValid():
            return
        look, column = theme(), self._model.columns[section]
        place = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, look.colour("sunken"))
        painter.setPen(pen(look.colour("line_strong")))
        bottom = crisp(place.bottom() - 1)
        line(painter, place.left(), bottom, place.right() + 1, bottom)
        strong = look.font("small", strong=True)
        ink = look.colour("accent" if column == self.ordered_by else "text")
        if column in OUTCOMES and column in self._cells.with_bar:
            _figure, bar = self._cells.parts(look, place, column)
            if bar is not None:
                paint_axis_header(painter, bar.adjusted(0, 0, 0, -2), look)
            height = QFontMetricsF(strong).height()
            words = self._title(column, place.width() > look.px(260))
            top = place.bottom() - 2 - look.px(4) - 2 * height - look.px(1)
            write(painter, QRectF(place.left() + look.px(PAD), top, place.width(), height), words, strong, ink)
        elif column != GROUP:
            inner = place.adjusted(look.px(PAD), 0, -look.px(PAD), -look.px(4))
            side = Qt.AlignmentFlag.AlignRight if column in OUTCOMES else Qt.AlignmentFlag.AlignLeft
            painter.setFont(strong)
            painter.setPen(ink)
            flags = side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._title(column, full=False))
        if column == self.ordered_by:
            painter.fillRect(QRectF(place.left(), place.bottom() - look.px(2), place.width(), look.px(2)), ink)
        painter.restore()

    def _title(self, column: str, full: bool) -> str:
        if column == SAFETY:
            return self._model.head(column)
        words = self._model.head(column, full=full and column in OUTCOMES)
        return words.split(",")[0]
