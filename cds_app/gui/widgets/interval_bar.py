"""An estimate on the axis from 0 to 100: band from low to high, dot at the number, dashed tick at the base rate."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.domain.estimate import Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import HIGH_CONTRAST, Theme, theme
from cds_app.gui.widgets.painted import Painted, Rows, crisp, line, pen, text_width, write

EDGE = 12
"""Pixels between the axis' ends and the widget's edges at 100 %: the same in bars and header, so they line up."""
TICKS = (0, 25, 50, 75, 100)


def axis_x(place: QRectF, probability: float, look: Theme) -> float:
    """Where a probability stands on the shared axis inside a rectangle."""
    edge = look.px(EDGE)
    return place.left() + edge + probability * (place.width() - 2 * edge)


def paint_axis(painter: QPainter, place: QRectF, look: Theme, *, selected: bool = False) -> None:
    """The axis of one row: a base line and a hair at each quarter."""
    ink = look.colour("on_selected" if selected and look.name == HIGH_CONTRAST else "line")
    painter.setPen(pen(ink))
    middle = crisp(place.center().y())
    short, ticks = look.px(3), [crisp(axis_x(place, tick / 100, look)) for tick in TICKS]
    painter.drawLines(
        [
            QLineF(axis_x(place, 0, look), middle, axis_x(place, 1, look), middle),
            *(QLineF(x, middle - short, x, middle + short) for x in ticks),
        ]
    )


def paint_interval(
    painter: QPainter,
    place: QRectF,
    look: Theme,
    estimate: Estimate | None,
    base_rate: float | None = None,
    *,
    selected: bool = False,
) -> None:
    """Draw one row into a rectangle, also for table delegates. Without numbers only the axis is drawn."""
    inverted = selected and look.name == HIGH_CONTRAST
    ink = look.colour("on_selected" if inverted else "estimate")
    paint_axis(painter, place, look, selected=selected)
    middle = place.center().y()
    if estimate is not None and estimate.low is not None and estimate.high is not None:
        half = look.px(6)
        left, right = axis_x(place, estimate.low, look), axis_x(place, estimate.high, look)
        painter.setPen(pen(ink))
        painter.setBrush(look.colour("selected" if inverted else "interval"))
        band = QRectF(crisp(left), crisp(middle - half), max(2.0, int(right) - int(left)), 2 * half)
        painter.drawRoundedRect(band, look.px(3), look.px(3))
    if base_rate is not None:
        paint_base_rate(painter, axis_x(place, base_rate, look), place.top(), place.bottom(), look, selected=selected)
    if estimate is not None and estimate.probability is not None:
        painter.setBrush(ink)
        painter.setPen(pen(look.colour("selected" if inverted else "surface"), look.px(1)))
        painter.drawEllipse(QPointF(axis_x(place, estimate.probability, look), middle), look.px(5), look.px(5))


def paint_base_rate(
    painter: QPainter, x: float, top: float, bottom: float, look: Theme, *, selected: bool = False
) -> None:
    """The dashed tick of the average of all people and drugs; it stays visible on the band."""
    painter.setPen(
        pen(look.colour("on_selected" if selected and look.name == HIGH_CONTRAST else "muted"), look.px(1.5))
    )
    dash, step, y, dashes = look.px(4), look.px(6), top + look.px(1), []
    while y < bottom:
        dashes.append(QLineF(crisp(x), y, crisp(x), min(y + dash, bottom)))
        y += step
    painter.drawLines(dashes)


class IntervalBar(Painted):
    """One estimate. Several of them, and an `AxisHeader` of the same width, share one axis."""

    def __init__(
        self, estimate: Estimate | None = None, base_rate: float | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.tr("interval", QT_TRANSLATE_NOOP("interval", "Estimate with interval")), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._estimate, self._base_rate = estimate, base_rate
        self.value_changed()

    def set_estimate(self, estimate: Estimate | None, base_rate: float | None = None) -> None:
        self._estimate, self._base_rate = estimate, base_rate
        self.value_changed()

    def as_text(self) -> str:
        if self._estimate is None:
            return text.tr("interval", QT_TRANSLATE_NOOP("interval", "No estimate."))
        sentence = text.estimate_sentence(self._estimate)
        if self._base_rate is None or self._estimate.status != "estimated":
            return sentence
        return f"{sentence} {text.sentence_case(text.base_rate_text(self._base_rate))}."

    def as_rows(self) -> Rows:
        heads = (
            text.tr("interval", QT_TRANSLATE_NOOP("interval", "Outcome")),
            text.tr("interval", QT_TRANSLATE_NOOP("interval", "Estimate, of 100")),
            text.tr("interval", QT_TRANSLATE_NOOP("interval", "Low")),
            text.tr("interval", QT_TRANSLATE_NOOP("interval", "High")),
            text.tr("interval", QT_TRANSLATE_NOOP("interval", "Average, of 100")),
        )
        found = self._estimate
        if found is None or found.probability is None or found.low is None or found.high is None:
            return (heads,)
        average = "" if self._base_rate is None else str(text.people(self._base_rate))
        low, n, high = text.bounds(found.low, found.probability, found.high)
        return heads, (text.outcome_name(found.outcome), str(n), str(low), str(high), average)

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(240), look.size("row_dense"))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(96), look.size("row_dense"))

    def shown(self) -> tuple[Any, ...]:
        return self._estimate, self._base_rate

    def draw(self, painter: QPainter, look: Theme) -> None:
        place = QRectF(self.rect())
        if self._estimate is not None and self._estimate.status != "estimated":
            words = text.tr("interval", QT_TRANSLATE_NOOP("interval", "no estimate"))
            place = place.adjusted(look.px(EDGE), 0, 0, 0)
            write(painter, place, words, look.font("small"), look.colour("muted"))
        else:
            paint_interval(painter, place, look, self._estimate, self._base_rate)


class AxisHeader(Painted):
    """The numbers of the axis, 0 25 50 75 100, with their unit once: "of 100 people"."""

    def __init__(self, title: str = "", base_rate: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("interval", QT_TRANSLATE_NOOP("interval", "Axis from 0 to 100 of 100 people")), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title, self._base_rate = title, base_rate
        self.value_changed()

    def set_title(self, title: str, base_rate: float | None = None) -> None:
        self._title, self._base_rate = title, base_rate
        self.value_changed()

    def as_text(self) -> str:
        average = "" if self._base_rate is None else f" {text.sentence_case(text.base_rate_text(self._base_rate))}."
        unit = text.tr("interval", QT_TRANSLATE_NOOP("interval", "The axis runs from 0 to 100 of 100 people."))
        return f"{self._title}. {unit}{average}" if self._title else f"{unit}{average}"

    def as_rows(self) -> Rows:
        return (tuple(str(tick) for tick in TICKS),)

    def sizeHint(self) -> QSize:
        look = theme()
        height = QFontMetricsF(look.font("small")).height()
        return QSize(look.px(240), round(2 * height) + look.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def shown(self) -> tuple[Any, ...]:
        return self._title, self._base_rate

    def draw(self, painter: QPainter, look: Theme) -> None:
        paint_axis_header(painter, QRectF(self.rect()), look, self._title, self._base_rate)


def paint_axis_header(
    painter: QPainter, place: QRectF, look: Theme, title: str = "", base_rate: float | None = None
) -> None:
    """Title, unit and what the dashed tick is on the upper line, numbers over their ticks on the lower.

    Also for headers that paint themselves.
    """
    small, muted = look.font("small"), look.colour("muted")
    height = QFontMetricsF(small).height()
    tick_length = look.px(4)
    lower = QRectF(place.left(), place.bottom() - tick_length - height, place.width(), height)
    upper = lower.translated(0, -height - look.px(1))
    inner = upper.adjusted(look.px(EDGE), 0, -look.px(EDGE), 0)
    unit = text.tr("interval", QT_TRANSLATE_NOOP("interval", "of 100 people"))
    right = Qt.AlignmentFlag.AlignRight
    write(painter, inner, unit, small, muted, right)
    room = inner.adjusted(0, 0, -text_width(small, unit) - look.px(12), 0)
    if base_rate is not None:
        words = text.tr("interval", QT_TRANSLATE_NOOP("interval", "average {n}"), n=text.people(base_rate))
        needed = text_width(small, words) + look.px(8)
        if room.width() > needed + text_width(look.font("small", strong=True), title) + look.px(12):
            write(painter, room, words, small, muted, right)
            paint_base_rate(painter, room.right() - needed, room.top(), room.bottom(), look)
            room.setRight(room.right() - needed - look.px(8))
    strong = look.font("small", strong=True)
    if title and room.width() > look.px(40):
        words = QFontMetricsF(strong).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        write(painter, room, words, strong, look.colour("text"))
    quarter = (place.width() - 2 * look.px(EDGE)) / 4
    every = 1 if quarter > text_width(small, "100") + look.px(8) else 2
    for tick in TICKS[::every]:
        x = axis_x(place, tick / 100, look)
        box = QRectF(x - quarter, lower.top(), 2 * quarter, height)
        write(painter, box, str(tick), small, muted, Qt.AlignmentFlag.AlignHCenter)
        painter.setPen(pen(look.colour("line_strong")))
        line(painter, crisp(x), place.bottom() - tick_length, crisp(x), place.bottom())
