"""The head of the comparison: short titles, and over the bars the one axis that all rows share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.patient import CONCERNS
from cds_app.gui import text
from cds_app.gui.style import theme
from cds_app.gui.widgets.compare_model import DRUG, GROUP, CompareModel
from cds_app.gui.widgets.compare_paint import PAD, ComparePainter
from cds_app.gui.widgets.compare_words import tr
from cds_app.gui.widgets.interval_bar import paint_axis_header
from cds_app.gui.widgets.painted import crisp, line, pen, text_width, write

_MARKS = (
    QT_TRANSLATE_NOOP("compare", "the patient's concerns: graded none to high, of 100; not clinically reviewed"),
    QT_TRANSLATE_NOOP("compare", "graded none to high, of 100; not clinically reviewed"),
    QT_TRANSLATE_NOOP("compare", "none to high, of 100; not reviewed"),
    QT_TRANSLATE_NOOP("compare", "graded; not reviewed"),
    QT_TRANSLATE_NOOP("compare", "not reviewed"),
)


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
        height = 2 * QFontMetricsF(look.font("small")).height() + look.px(10)
        return QSize(super().sizeHint().width(), round(height))

    def _sticks(self) -> bool:
        """Whether the drugs' names stay while the other columns are scrolled away."""
        return DRUG in self._model.columns and self.sectionViewportPosition(self._names) < 0

    @property
    def _names(self) -> int:
        return self._model.columns.index(DRUG)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._sticks():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(self._names), self.height()), self._names)
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the head of the names that stayed orders by them, not by what is behind."""
        if self._sticks() and event.position().x() < self.sectionSize(self._names):
            self.sectionClicked.emit(self._names)
        else:
            super().mouseReleaseEvent(event)

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
            self._paint_axis(painter, place, column, ink)
        elif column != GROUP:
            inner = place.adjusted(look.px(PAD), 0, -look.px(PAD), -look.px(4))
            side = Qt.AlignmentFlag.AlignRight if column in OUTCOMES else Qt.AlignmentFlag.AlignLeft
            painter.setFont(strong)
            painter.setPen(ink)
            flags = side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, int(flags), self._model.head(column))
            if column in CONCERNS:
                self._paint_mark(painter, place, section)
        if column == self.ordered_by:
            painter.fillRect(QRectF(place.left(), place.bottom() - look.px(2), place.width(), look.px(2)), ink)
        painter.restore()

    def _paint_axis(self, painter: QPainter, place: QRectF, column: str, ink: QColor) -> None:
        """Over the bars: title, unit and average as far as there is room, and under them the axis."""
        look = theme()
        small, strong, muted = look.font("small"), look.font("small", strong=True), look.colour("muted")
        height = QFontMetricsF(small).height()
        lower = place.adjusted(0, place.height() - height - look.px(4) - 2, 0, -2)
        _figure, bar = self._cells.parts(look, place, column)
        if bar is not None:
            painter.save()
            painter.setClipRect(lower)
            paint_axis_header(painter, bar.adjusted(0, 0, 0, -2), look)
            painter.restore()
        upper = QRectF(place.left() + look.px(PAD), lower.top() - height - look.px(1), place.width(), height)
        room = place.width() - look.px(2 * PAD)
        for alternatives, font, colour in self._over_axis(column):
            inked = strong if font else small
            fitting = next((words for words in alternatives if text_width(inked, words) <= room), "")
            write(painter, upper, fitting, inked, ink if colour else muted)
            width = text_width(inked, fitting)
            upper.adjust(width, 0, 0, 0)
            room -= width

    def least_mark(self) -> str:
        """The shortest words that must stand over the patient's concerns."""
        return tr(_MARKS[-1])

    def _paint_mark(self, painter: QPainter, place: QRectF, section: int) -> None:
        """One line over all concerns together: what the squares and numbers are, and that nobody has reviewed them."""
        look = theme()
        small = look.font("small")
        first = next(n for n, column in enumerate(self._model.columns) if column in CONCERNS)
        left = place.left() - (self.sectionPosition(section) - self.sectionPosition(first))
        last = len(self._model.columns) - 1
        room = self.sectionPosition(last) + self.sectionSize(last) - self.sectionPosition(first) - look.px(2 * PAD)
        words = next((m for m in map(tr, _MARKS) if text_width(small, m) <= room), tr(_MARKS[-1]))
        height = QFontMetricsF(small).height()
        box = QRectF(left + look.px(PAD), place.bottom() - 2 * height - look.px(5), room + look.px(PAD), height)
        painter.setClipRect(place)
        write(painter, box, words, small, look.colour("muted"))

    def _over_axis(self, column: str) -> tuple[tuple[tuple[str, ...], bool, bool], ...]:
        """Words from long to short, whether they are strong, whether in the title's colour."""
        title = self._model.head(column).replace("\n", " ")
        weeks, base = self._model.weeks.get(column), self._model.base_rates.get(column)
        parts: list[tuple[tuple[str, ...], bool, bool]] = [((title,), True, True)]
        if weeks is not None and column == OUTCOMES[0]:
            long, short = QT_TRANSLATE_NOOP("compare", ", {n} weeks, of 100"), QT_TRANSLATE_NOOP("compare", ", of 100")
            parts.append(((tr(long, n=weeks), tr(short)), False, False))
        if base is not None:
            average = QT_TRANSLATE_NOOP("compare", "   ┆ average {n}")
            parts.append(((tr(average, n=text.people(base)),), False, False))
        return tuple(parts)
