"""An estimate on the axis from 0 to 100: band from low to high, dot at the number, dashed tick at the base rate."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.domain.estimate import Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import HIGH_CONTRAST, Theme, theme
from cds_app.gui.widgets.painted import Painted, Rows, crisp, line, pen, start, text_width, write

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
    line(painter, axis_x(place, 0, look), middle, axis_x(place, 1, look), middle)
    short = look.px(3)
    for tick in TICKS:
        x = crisp(axis_x(place, tick / 100, look))
        line(painter, x, middle - short, x, middle + short)


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
    if base_rate is not None:
        painter.setPen(
            pen(look.colour("on_selected" if inverted else "line_strong"), max(1.5, look.scale), dashed=True)
        )
        x = crisp(axis_x(place, base_rate, look))
        line(painter, x, place.top() + 2, x, place.bottom() - 2)
    if estimate is None or estimate.probability is None or estimate.low is None or estimate.high is None:
        return
    half = look.px(6)
    left, right = axis_x(place, estimate.low, look), axis_x(place, estimate.high, look)
    painter.setPen(pen(ink))
    painter.setBrush(look.colour("selected" if inverted else "interval"))
    band = QRectF(crisp(left), crisp(middle - half), max(2.0, int(right) - int(left)), 2 * half)
    painter.drawRoundedRect(band, look.px(3), look.px(3))
    painter.setBrush(ink)
    painter.setPen(pen(look.colour("selected" if inverted else "surface"), look.px(1)))
    radius = look.px(5)
    x = axis_x(place, estimate.probability, look)
    painter.drawEllipse(QRectF(x - radius, middle - radius, 2 * radius, 2 * radius))


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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = start(self)
        look, place = theme(), QRectF(self.rect())
        if self._estimate is not None and self._estimate.status != "estimated":
            words = text.tr("interval", QT_TRANSLATE_NOOP("interval", "no estimate"))
            place = place.adjusted(look.px(EDGE), 0, 0, 0)
            write(painter, place, words, look.font("small"), look.colour("muted"))
        else:
            paint_interval(painter, place, look, self._estimate, self._base_rate)
        painter.end()


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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = start(self)
        paint_axis_header(painter, QRectF(self.rect()), theme(), self._title)
        painter.end()


def paint_axis_header(painter: QPainter, place: QRectF, look: Theme, title: str = "") -> None:
    """Title and unit on the upper line, the numbers over their ticks on the lower; also for header delegates."""
    small, muted = look.font("small"), look.colour("muted")
    height = QFontMetricsF(small).height()
    tick_length = look.px(4)
    lower = QRectF(place.left(), place.bottom() - tick_length - height, place.width(), height)
    upper = lower.translated(0, -height - look.px(1))
    inner = upper.adjusted(look.px(EDGE), 0, -look.px(EDGE), 0)
    unit = text.tr("interval", QT_TRANSLATE_NOOP("interval", "of 100 people"))
    unit_width = text_width(small, unit)
    right = Qt.AlignmentFlag.AlignRight
    write(painter, inner, unit, small, muted, right)
    room = inner.adjusted(0, 0, -unit_width - look.px(8), 0)
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
