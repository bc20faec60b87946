"""How a cell of the comparison is drawn. One painter for all columns, so that figures and axes stand in line."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cds_app.domain.messages.evidence import FEW_MARK
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.style import HIGH_CONTRAST, Theme, theme
from cds_app.gui.widgets.chip import paint_severity
from cds_app.gui.widgets.compare_model import DRUG, GROUP, NOTE, SAFETY, CompareModel, Line
from cds_app.gui.widgets.compare_rows import ConcernCell, Row
from cds_app.gui.widgets.drawing import Drawing, Drawings
from cds_app.gui.widgets.interval_bar import paint_interval
from cds_app.gui.widgets.painted import crisp, elided, icon, line, pen, text_width, write

PAD = 8
"""Pixels between a cell's edge and its words at 100 %."""
RIGHT, CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TITLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_SELECTED = QStyle.StateFlag.State_Selected
_MOST = 1000
"""Drawings kept: all cells of the longest comparison, and a few once more under the pointer or chosen."""


def on_selection(look: Theme) -> Theme:
    """The same look with every ink turned to the one that can be read on a chosen row: for high contrast."""
    ink = look.colours["on_selected"]
    inks = ("text", "muted", "accent", "stop_text", "caution_text", "information_text")
    return replace(look, colours={**look.colours, **dict.fromkeys(inks, ink), "on_accent": look.colours["selected"]})


def figure_width(look: Theme) -> int:
    """The room that "88 (88–88)" takes, so that all figures of a column end under each other."""
    wide = text_width(look.font(strong=True), "88") + text_width(look.font("small"), " (88–88)")
    return round(wide) + look.px(PAD)


class ComparePainter(QStyledItemDelegate):
    """`with_bar` names the outcome columns that have room for a bar beside the figure; `hovered` a line.

    `with_few`: behind every class that needs it there is room to say that the drug's estimates rest on few trials.
    """

    def __init__(self, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.with_bar: frozenset[str] = frozenset()
        self.with_class = True
        self.with_few = False
        self.hovered = -1
        self._drawings = Drawings(_MOST)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = option.rect
        cell = self.cell(place.size(), index.row(), index.column(), selected=_SELECTED in option.state)
        painter.save()
        painter.translate(place.topLeft())
        cell.draw_on(painter)
        painter.restore()

    def cell(self, size: QSize, number: int, place: int, *, selected: bool) -> Drawing:
        """The cell of a line and of the column at a place: drawn at the origin once, and then again wherever it
        stands."""
        model, hovered = self._model, number == self.hovered
        column = model.columns[place]
        shown = (number, column, size.width(), size.height(), selected, hovered, self._besides(number, column))
        return self._drawings.of(
            (model.lines, model.base_rates),
            shown,
            lambda made: self.draw(made, size, number, column, selected=selected, hovered=hovered),
        )

    def _besides(self, number: int, column: str) -> Hashable:
        """What a cell shows beside its row. A pin, or word of the evidence, leaves all cells but the names as they
        are."""
        row = self._model.lines[number].row
        if row is None or column != DRUG:
            return column in self.with_bar
        return row.drug in self._model.pins[:1], row.drug in self._model.pins, self.with_class and self.class_words(row)

    def draw(self, painter: QPainter, size: QSize, number: int, column: str, *, selected: bool, hovered: bool) -> None:
        """The cell of a line and a column, at the painter's origin."""
        look, shown, cell = theme(), self._model.lines[number], QRect(0, 0, size.width(), size.height())
        place = QRectF(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell)
        if shown.row is None or column == GROUP:
            self._paint_title(painter, look, place, shown, gutter=column == GROUP)
        else:
            ground = "selected" if selected else "hover" if hovered else "surface"
            self._paint_ground(painter, look, place, shown, ground, marked=selected and column == SAFETY)
            offered = selected or hovered
            self._paint_cell(painter, look, place, shown.row, column, selected=selected, offered=offered)

    def _paint_title(self, painter: QPainter, look: Theme, place: QRectF, shown: Line, *, gutter: bool) -> None:
        painter.fillRect(place, look.colour("sunken"))
        font = look.font("small" if gutter else "base", strong=True)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        pad = look.px(PAD)
        if gutter:
            box = place.adjusted(pad, look.px(5), -look.px(4), 0)
            painter.drawText(box, _TITLE, shown.section.title)
        else:
            write(painter, place.adjusted(pad, 0, 0, 0), shown.section.title, font, look.colour("text"))
        self._edge(painter, look, place, strong=True)

    def _paint_ground(
        self, painter: QPainter, look: Theme, place: QRectF, shown: Line, ground: str, *, marked: bool
    ) -> None:
        painter.fillRect(place, look.colour(ground))
        self._edge(painter, look, place, strong=shown.first)
        if marked:
            painter.fillRect(QRectF(place.left(), place.top(), look.px(3), place.height()), look.colour("accent"))

    @staticmethod
    def _edge(painter: QPainter, look: Theme, place: QRectF, *, strong: bool) -> None:
        """The hair above a line; a stronger one above a group."""
        painter.setPen(pen(look.colour("line_strong" if strong else "line")))
        top = crisp(place.top())
        line(painter, place.left(), top, place.right() + 1, top)

    def _paint_cell(
        self,
        painter: QPainter,
        look: Theme,
        place: QRectF,
        row: Row,
        column: str,
        *,
        selected: bool,
        offered: bool,
    ) -> None:
        inks = on_selection(look) if selected and look.name == HIGH_CONTRAST else look
        ink = inks.colour("muted" if row.group in ("excluded", "not_estimated") else "text")
        muted = inks.colour("muted")
        inner = place.adjusted(look.px(PAD), 1, -look.px(PAD), 0)
        if column == SAFETY:
            self._paint_safety(painter, inks, inner, row, muted)
        elif column == DRUG:
            self._paint_name(painter, inks, inner, row, ink, muted, offered=offered)
        elif column in OUTCOMES and row.estimates:
            self._paint_estimate(painter, look, place, row, column, ink, muted, selected=selected)
        elif column in (NOTE, OUTCOMES[0]):
            small = look.font("small")
            write(painter, inner, elided(small, self._model.shown(row, column), inner.width()), small, muted)
        elif column in OUTCOMES:
            return  # the reason runs through
        else:
            cell = self._model.cell(row, column)
            if cell is not None:
                paint_concern(painter, look, inner, cell, ink, muted)

    @staticmethod
    def _paint_safety(painter: QPainter, look: Theme, inner: QRectF, row: Row, muted: QColor) -> None:
        for severity in ("exclude", "caution", "information"):
            count = row.count(severity)
            if count:
                # an octagon needs no count: one rule is enough to exclude
                paint_severity(painter, inner, severity, look, None if severity == "exclude" else count)
                return
        write(painter, inner, "–", look.font(), muted)

    def _badge(self, look: Theme, inner: QRectF, row: Row) -> QRectF:
        side = look.px(16)
        left = inner.left() + text_width(look.font(strong=row.drug in self._model.pins), row.name) + look.px(6)
        return QRectF(left, inner.center().y() - side / 2, side, side)

    def pin_box(self, look: Theme, cell: QRect, row: Row) -> QRectF:
        """Where the pin or its letter stands in the cell of a drug's name."""
        return self._badge(look, QRectF(cell).adjusted(look.px(PAD), 1, -look.px(PAD), 0), row)

    def _paint_name(
        self, painter: QPainter, look: Theme, inner: QRectF, row: Row, ink: QColor, muted: QColor, *, offered: bool
    ) -> None:
        """`offered`: a drug that is chosen or under the pointer shows the pin that a click sets."""
        pinned = row.drug in self._model.pins
        write(painter, inner, row.name, look.font(strong=pinned), ink)
        if self.with_class:
            write(painter, inner, self.class_words(row), look.font("small"), muted, RIGHT)
        badge = self._badge(look, inner, row)
        if not pinned and offered:
            icon(painter, badge, "pin", muted.name(), look)
        if pinned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(badge, look.px(3), look.px(3))
            letter = "AB"[self._model.pins.index(row.drug)]
            write(painter, badge, letter, look.font("small", strong=True), look.colour("on_accent"), CENTRE)

    def class_words(self, row: Row, *, few: bool | None = None) -> str:
        """A drug's class, with the mark of few trials where that is shown."""
        if not (self.with_few if few is None else few) or not self._model.few_trials(row):
            return row.drug_class
        return f"{row.drug_class} · {text.said(FEW_MARK)}"

    def _paint_estimate(
        self,
        painter: QPainter,
        look: Theme,
        place: QRectF,
        row: Row,
        column: str,
        ink: QColor,
        muted: QColor,
        *,
        selected: bool,
    ) -> None:
        estimate = row.estimate(column)
        figure, bar = self.parts(look, place, column)
        if estimate is not None and estimate.unnumbered:
            small, room = look.font("small"), place.adjusted(look.px(PAD), 1, -look.px(PAD), 0)
            write(painter, room, elided(small, text.group_word(estimate), room.width()), small, ink, RIGHT)
            return
        if estimate is None or estimate.probability is None or estimate.low is None or estimate.high is None:
            write(painter, figure, "–", look.font(), muted, RIGHT)
            return
        small = look.font("small")
        interval = text.bracketed(estimate.low, estimate.high)
        write(painter, figure, interval, small, muted, RIGHT)
        number = figure.adjusted(0, 0, -text_width(small, " (88–88)"), 0)
        write(painter, number, str(text.people(estimate.probability)), look.font(strong=True), ink, RIGHT)
        if bar is not None:
            paint_interval(painter, bar, look, estimate, self._model.base_rates.get(column), selected=selected)

    def parts(self, look: Theme, place: QRectF, column: str) -> tuple[QRectF, QRectF | None]:
        """Where the figure and the bar stand in a cell of an outcome; the header uses the same places."""
        if column not in self.with_bar:
            return place.adjusted(0, 1, -look.px(PAD), 0), None
        width = figure_width(look) + look.px(PAD)
        return (
            QRectF(place.left(), place.top() + 1, width, place.height() - 1),
            QRectF(place.left() + width, place.top() + 1, place.width() - width, place.height() - 1),
        )


def paint_concern(painter: QPainter, look: Theme, place: QRectF, cell: ConcernCell, ink: QColor, muted: QColor) -> None:
    """A level as three squares, filled as far as it goes, and beside it the published frequency of 100."""
    if not cell.known:
        write(painter, place, "–", look.font(), muted)
        return
    side, gap = look.px(8), look.px(2)
    left = place.left()
    if cell.level is not None:
        top = crisp(place.center().y() - side / 2)
        boxes = [QRectF(crisp(left + step * (side + gap)), top, side, side) for step in range(3)]
        painter.setPen(pen(muted))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(boxes)
        for step, box in enumerate(boxes):
            share = min(1.0, max(0.0, cell.level - step))
            if share:
                painter.fillRect(QRectF(box.left(), box.top(), side * share, side), ink)
    left += 3 * (side + gap)
    if cell.percent is not None:
        number = QRectF(left + look.px(4), place.top(), text_width(look.font("small"), "88"), place.height())
        write(painter, number, text.number(cell.percent), look.font("small"), muted, RIGHT)


def concern_width(look: Theme) -> int:
    """The room that squares and a frequency take."""
    return round(3 * look.px(10) + look.px(4) + text_width(look.font("small"), "88") + look.px(4))


def title_lines(look: Theme, words: str, width: float) -> int:
    """How many lines a group's title takes in the gutter."""
    metrics = QFontMetricsF(look.font("small", strong=True))
    box = QRect(0, 0, max(1, int(width)), 10_000)
    needed = metrics.boundingRect(QRectF(box), int(Qt.TextFlag.TextWordWrap), words)
    return max(1, round(needed.height() / metrics.lineSpacing()))
