"""The comparison as people: for each drug a hundred who respond or do not, and a hundred who stop or do not.

Benefit and harm stand side by side, in one unit, one size and over the same weeks; the order is that of the other
views. What the picture says is also the text of each entry, for screen readers and as tip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cds_app.domain.estimate import Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import HIGH_CONTRAST, Theme, theme
from cds_app.gui.widgets.compare_model import Line, short_outcome
from cds_app.gui.widgets.compare_rows import Row, Section, figure
from cds_app.gui.widgets.compare_words import tr
from cds_app.gui.widgets.drawing import Drawing, Drawings, draw_as_picture
from cds_app.gui.widgets.icon_array import kinds, paint_hundred
from cds_app.gui.widgets.painted import elided, line, pen, text_width, write

Index = QModelIndex | QPersistentModelIndex
NOTHING = QModelIndex()
SHOWN = ("response", "side_effect_stop")
"""One benefit and one harm."""
LEGEND = QT_TRANSLATE_NOOP(
    "compare",
    "1 figure is 1 of 100 people: filled up to the low end, with an open head up to the estimate, striped up to the "
    "high end, in outline the others.",
)
CELL, PAD, BETWEEN, TITLE = (10, 12), 12, 24, 32
"""Pixels at 100 %: a person, the card's edge, the room between the two hundreds, a group's title."""
_MOST = 32
"""Drawings kept: all cards and titles of a comparison, and a few once more, pinned or chosen."""
_SELECTED = QStyle.StateFlag.State_Selected
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class PeopleModel(QAbstractListModel):
    """The lines of the comparison: titles of groups and drugs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.pins: tuple[str, ...] = ()

    def show(self, sections: tuple[Section, ...]) -> None:
        self.beginResetModel()
        self.lines = tuple(
            found
            for section in sections
            for found in (*((Line(section),) if section.title else ()), *(Line(section, row) for row in section.rows))
        )
        self.endResetModel()

    def set_pins(self, pins: tuple[str, ...]) -> None:
        self.pins = pins
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = NOTHING) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.section.title if found.row is None else found.row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return found.section.title if found.row is None else self.said(found.row)
        return None

    def said(self, row: Row) -> str:
        """A card in full words."""
        pinned = ""
        if row.drug in self.pins:
            words = QT_TRANSLATE_NOOP("compare", ", pinned as {letter}")
            pinned = tr(words, letter="AB"[self.pins.index(row.drug)])
        estimates = [text.estimate_sentence(e) for e in map(row.estimate, SHOWN) if e is not None]
        return f"{row.name}{pinned}: {' '.join(estimates) or row.reason}"


class PeopleCards(QStyledItemDelegate):
    """One card a drug."""

    def __init__(self, model: PeopleModel, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._drawings = Drawings(_MOST)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme()
        if self._model.lines[index.row()].row is None:
            return QSize(self._view.viewport().width() - look.px(4), look.px(TITLE))
        least, room = card_size(look), self._view.viewport().width() - look.px(4)
        return QSize(max(least.width(), room // max(1, room // least.width())), least.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = self.card(option.rect, index.row(), selected=_SELECTED in option.state)
        painter.save()
        painter.translate(QPoint(0, -self._scrolled()))
        card.draw_on(painter)
        painter.restore()

    def card(self, place: QRect, number: int, *, selected: bool) -> Drawing:
        """The card or the title of a line, which stands in a place of the view, as if the view were not scrolled."""
        there, row, pins = place.translated(0, self._scrolled()), self._model.lines[number].row, self._model.pins
        pin = pins.index(row.drug) if row is not None and row.drug in pins else None
        return self._drawings.of(
            (self._model.lines,),
            # a place and not a size alone: the stripes of people side by side run through
            (number, there.getRect(), selected, pin),
            lambda made: self.draw(made, QRectF(there), number, selected=selected),
        )

    def _scrolled(self) -> int:
        return self._view.verticalScrollBar().value()

    def draw(self, painter: QPainter, place: QRectF, number: int, *, selected: bool) -> None:
        """The card or the title of a line."""
        look, found = theme(), self._model.lines[number]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found.row is None:
            strong = look.font(strong=True)
            write(painter, place.adjusted(look.px(4), 0, 0, 0), found.section.title, strong, look.colour("text"))
            edge = place.bottom() - look.px(2)
            painter.setPen(pen(look.colour("line_strong")))
            line(painter, place.left() + look.px(4), edge, place.right(), edge)
        else:
            self._paint_card(painter, look, place.adjusted(4, 4, -4, -4), found.row, selected=selected)

    def _paint_card(self, painter: QPainter, look: Theme, place: QRectF, row: Row, *, selected: bool) -> None:
        inked = selected and look.name != HIGH_CONTRAST  # where the whole card would turn black, its edge tells
        painter.setPen(pen(look.colour("accent" if selected else "line"), look.px(3) if selected else 1))
        ground = look.colour("selected" if inked else "surface")
        painter.setBrush(ground)
        painter.drawRoundedRect(place, look.px(6), look.px(6))
        inner = place.adjusted(*(look.px(n) for n in (PAD, 6, -PAD, -PAD)))
        height = QFontMetricsF(look.font(strong=True)).height()
        head = QRectF(inner.left(), inner.top(), inner.width(), height)
        strong, small = look.font(strong=True), look.font("small")
        name = row.name
        if row.drug in self._model.pins:
            name = f"{'AB'[self._model.pins.index(row.drug)]} · {name}"
        write(painter, head, name, strong, look.colour("text"))
        used = text_width(strong, name) + look.px(8)
        words = elided(small, row.drug_class, head.width() - used)
        write(painter, head, words, small, look.colour("muted"), Qt.AlignmentFlag.AlignRight)
        body = inner.adjusted(0, height + look.px(2), 0, 0)
        if not row.estimates:
            painter.setFont(small)
            painter.setPen(look.colour("muted"))
            why = f"{row.reason} · {row.source}" if row.source else row.reason
            painter.drawText(body, _WRAPPED, why)
            return
        for place_of, outcome in enumerate(SHOWN):
            estimate = row.estimate(outcome)
            if estimate is not None:
                left = body.left() + place_of * (look.px(10 * CELL[0]) + look.px(BETWEEN))
                self._paint_hundred(painter, look, QRectF(left, body.top(), 0, 0), estimate, ground)

    @staticmethod
    def _paint_hundred(painter: QPainter, look: Theme, place: QRectF, estimate: Estimate, ground: QColor) -> None:
        small = look.font("small")
        height = QFontMetricsF(small).height()
        words = elided(small, short_outcome(estimate.outcome), look.px(10 * CELL[0] + BETWEEN))
        box = QRectF(place.left(), place.top(), look.px(10 * CELL[0]) + look.px(BETWEEN), height)
        write(painter, box, words, small, look.colour("muted"))
        write(painter, box.translated(0, height), figure(estimate), small, look.colour("text"))
        if estimate.probability is None or estimate.low is None or estimate.high is None:
            return
        top = place.top() + 2 * height + look.px(4)
        width, tall = look.px(CELL[0]), look.px(CELL[1])
        shown = kinds(*text.bounds(estimate.low, estimate.probability, estimate.high))
        first = QRectF(place.left(), top, width, tall)
        whole = QRectF(first.topLeft(), first.size() * 10).toAlignedRect()
        draw_as_picture(painter, whole, ground, lambda there: paint_hundred(there, first, shown, look))


def card_size(look: Theme) -> QSize:
    """Room for a name, two figures and two hundreds."""
    width = 2 * look.px(10 * CELL[0]) + look.px(BETWEEN) + 2 * look.px(PAD) + 8
    heads = QFontMetricsF(look.font(strong=True)).height() + 2 * QFontMetricsF(look.font("small")).height()
    return QSize(width, round(heads) + 10 * look.px(CELL[1]) + look.px(6 + 6 + PAD) + 8)


class PeopleView(QListView):
    """Arrows go from card to card, Enter opens a drug, Space pins it, letters find it."""

    opened = Signal(str)
    pin_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = PeopleModel()
        self.setModel(self.cards)
        self.setItemDelegate(PeopleCards(self.cards, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("compare", "Comparison as people: Enter opens a drug")))
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """The same rows as the other views, in the same order; the drug chosen before stays chosen."""
        before = self.current_drug()
        self.cards.show(sections)
        self.choose(before or "")

    def current_drug(self) -> str | None:
        index = self.currentIndex()
        row = self.cards.lines[index.row()].row if index.isValid() else None
        return row.drug if row else None

    def choose(self, drug: str) -> None:
        """Choose a drug; the first one when it is not shown."""
        places = {found.row.drug: n for n, found in enumerate(self.cards.lines) if found.row is not None}
        if places:
            first = next(iter(places.values()))
            self.setCurrentIndex(self.cards.index(places.get(drug, first)))
            if places.get(drug, first) == first:
                self.scrollToTop()  # so that the first group's title is in sight too

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_Space: self.pin_wanted}
        if event.key() in keys:
            self._tell(keys[Qt.Key(event.key())], self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def drawn_up(self) -> Iterator[None]:
        """Draw up the cards in sight, one each time it is asked to go on."""
        cards, seen, out_of_sight = self.itemDelegate(), self.viewport().rect(), QPixmap(1, 1)
        assert isinstance(cards, PeopleCards)
        out_of_sight.setDevicePixelRatio(self.devicePixelRatioF())
        for number in range(len(self.cards.lines)):
            index = self.cards.index(number)
            place = self.visualRect(index)
            if place.intersects(seen):
                painter = QPainter(out_of_sight)
                cards.card(place, number, selected=self.selectionModel().isSelected(index)).draw_on(painter)
                painter.end()
                yield

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(90))

    def _tell(self, signal: Any, index: Index) -> None:
        row = self.cards.lines[index.row()].row if index.isValid() else None
        if row is not None:
            signal.emit(row.drug)
