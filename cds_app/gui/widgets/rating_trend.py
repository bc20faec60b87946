"""A patient's course on one axis of days: a panel for each rating scale, and the treatments as lanes below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import RESPONSE_FRACTION
from cds_app.domain.rating import Rating, Scale, Total, baseline, totals
from cds_app.domain.treatment import Drug, Treatment, is_adequate
from cds_app.gui import text
from cds_app.gui.style import Theme, theme
from cds_app.gui.widgets.painted import Painted, Rows, crisp, elided, hatch, icon, line, pen, text_width, write

PANEL, LANE, AXIS = 132, 26, 26
"""Heights at 100 %: a scale's panel, a treatment's lane, the row of day numbers."""
GUTTER, RIGHT = 150, 24
EARLIER_DAYS = 270
"""How long before the first rating the axis begins at the earliest: an old treatment must not squeeze the ratings."""
_STEPS = (1, 2, 7, 14, 28, 56, 84, 182, 365, 730, 1825)


@dataclass(frozen=True)
class Panel:
    """One scale: its totals by day, its largest total, and the lines at which response and remission begin."""

    scale: str
    totals: tuple[Total, ...]
    highest: int
    response_at: float | None
    remission_at: int | None


@dataclass(frozen=True)
class Lane:
    """One treatment. `start` None means before everything known, `end` None means ongoing."""

    label: str
    start: int | None
    end: int | None
    adequate: bool | None
    outcome: str


def panels(ratings: Sequence[Rating], scales: Mapping[str, Scale]) -> tuple[Panel, ...]:
    """The scales with a total, in catalogue order; the two lines belong to the scale of the baseline."""
    found, start_total = totals(ratings, scales), baseline(ratings, scales)
    made = []
    for code, scale in scales.items():
        own = tuple(t for t in found if t.scale == code)
        if not own or scale.total_range is None:
            continue
        is_baseline = start_total is not None and start_total.scale == code
        made.append(
            Panel(
                code,
                own,
                scale.total_range[1],
                start_total.value * RESPONSE_FRACTION if is_baseline and start_total else None,
                scale.remission_max if is_baseline else None,
            )
        )
    return tuple(made)


def lanes(treatments: Iterable[Treatment], drugs: Mapping[str, Drug]) -> tuple[Lane, ...]:
    """The treatments by their first day; those without one come first."""
    ordered = sorted(treatments, key=lambda t: (t.start_day is not None, t.start_day or 0, t.drug))
    return tuple(
        Lane(text.treatment_text(t), t.start_day, t.end_day, is_adequate(t, drugs), t.outcome) for t in ordered
    )


class RatingTrend(Painted):
    """Panels and lanes share the axis of days; day 0 is the day treatment is being chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text.tr("trend", QT_TRANSLATE_NOOP("trend", "Ratings and treatments over time")), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._panels: tuple[Panel, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self.value_changed()

    def set_course(
        self,
        ratings: Sequence[Rating],
        treatments: Sequence[Treatment] | None,
        scales: Mapping[str, Scale],
        drugs: Mapping[str, Drug],
    ) -> None:
        """Show a record's course; `treatments` None means that nothing was said about them."""
        self._panels, self._lanes = panels(ratings, scales), lanes(treatments or (), drugs)
        self.value_changed()

    def as_text(self) -> str:
        if not self._panels and not self._lanes:
            return text.tr("trend", QT_TRANSLATE_NOOP("trend", "No ratings and no treatments are recorded."))
        parts = [self._panel_text(panel) for panel in self._panels]
        parts += [f"{lane.label}, {_period(lane)}, {text.adequacy_text(lane.adequate)}." for lane in self._lanes]
        return " ".join(parts)

    def _panel_text(self, panel: Panel) -> str:
        course = ", ".join(f"{text.day(t.day)}: {t.value}" for t in panel.totals)
        parts = [f"{panel.scale}, {course}."]
        parts += [f"{words}." for _value, words, _below in _marks(panel)]
        return " ".join(parts)

    def as_rows(self) -> Rows:
        heads = tuple(
            text.tr("trend", head)
            for head in (
                QT_TRANSLATE_NOOP("trend", "Day"),
                QT_TRANSLATE_NOOP("trend", "Rating or treatment"),
                QT_TRANSLATE_NOOP("trend", "Total"),
                QT_TRANSLATE_NOOP("trend", "Remark"),
            )
        )
        found = [(t.day, (text.number(t.day), t.scale, str(t.value), "")) for p in self._panels for t in p.totals]
        found += [
            (
                -10**6 if lane.start is None else lane.start,
                ("" if lane.start is None else text.number(lane.start), lane.label, "",
                 f"{_period(lane)}, {text.adequacy_text(lane.adequate)}, {text.treatment_outcome(lane.outcome)}"),
            )
            for lane in self._lanes
        ]  # fmt: skip
        return (heads, *(row for _day, row in sorted(found, key=lambda pair: pair[0])))

    def sizeHint(self) -> QSize:
        look = theme()
        height = len(self._panels) * look.px(PANEL) + len(self._lanes) * look.px(LANE) + look.px(AXIS)
        return QSize(look.px(640), height + look.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(360), self.sizeHint().height())

    def days(self) -> tuple[int, int]:
        """First and last day of the axis: everything known, day 0, and a little room.

        A treatment that ended long before the first rating does not stretch it; one that began then is cut there.
        """
        rated = [t.day for p in self._panels for t in p.totals]
        earliest = min([*rated, 0]) - EARLIER_DAYS
        known = [*rated, 0]
        for lane in self._lanes:
            if lane.end is None or lane.end >= earliest:
                known += [max(day, earliest) for day in (lane.start, lane.end) if day is not None]
        first, last = min(known), max(known)
        room = max(7, (last - first) // 20)
        return first - room, last + room

    def shown(self) -> tuple[Any, ...]:
        return self._panels, self._lanes

    def draw(self, painter: QPainter, look: Theme) -> None:
        inner = QRectF(self._gutter(look), 0, 0, 0)
        inner.setRight(self.width() - look.px(RIGHT))
        top = 0.0
        bottom = len(self._panels) * look.px(PANEL) + len(self._lanes) * look.px(LANE)
        self._paint_days(painter, look, inner, bottom)
        for panel in self._panels:
            inner.setTop(top + look.px(14))
            inner.setBottom(top + look.px(PANEL) - look.px(14))
            self._paint_panel(painter, look, inner, panel)
            top += look.px(PANEL)
        for lane in self._lanes:
            inner.setTop(top)
            inner.setBottom(top + look.px(LANE))
            self._paint_lane(painter, look, inner, lane)
            top += look.px(LANE)

    def _gutter(self, look: Theme) -> float:
        """Room for the labels on the left: as much as they need, at most a third of the width."""
        widest = max((text_width(look.font(), lane.label) for lane in self._lanes), default=0)
        widest = max(widest, *(text_width(look.font(strong=True), p.scale) + look.px(30) for p in self._panels), 0)
        return min(widest + look.px(12), self.width() / 3)

    def _x(self, inner: QRectF, day: float) -> float:
        first, last = self.days()
        return inner.left() + (day - first) / (last - first) * inner.width()

    def _paint_days(self, painter: QPainter, look: Theme, inner: QRectF, bottom: float) -> None:
        first, last = self.days()
        small = look.font("small")
        wanted = text_width(small, text.number(-1000)) + look.px(24)
        step = next((s for s in _STEPS if self._x(inner, first + s) - inner.left() >= wanted), _STEPS[-1])
        height = QFontMetricsF(small).height()
        for day in range(-(-first // step) * step, last + 1, step):
            x = crisp(self._x(inner, day))
            painter.setPen(pen(look.colour("line_strong" if day == 0 else "line"), 1.5 if day == 0 else 1))
            line(painter, x, 0, x, bottom + look.px(4))
            words = text.day(0) if day == 0 else text.number(day)
            box = QRectF(x - wanted / 2, bottom + look.px(5), wanted, height)
            font = look.font("small", strong=day == 0)
            write(
                painter, box, words, font, look.colour("text" if day == 0 else "muted"), Qt.AlignmentFlag.AlignHCenter
            )
        painter.setPen(pen(look.colour("line_strong")))
        line(painter, inner.left(), crisp(bottom), inner.right(), crisp(bottom))
        words = text.tr("trend", QT_TRANSLATE_NOOP("trend", "days"))
        write(painter, QRectF(0, bottom + look.px(5), inner.left(), height), words, small, look.colour("muted"))

    def _paint_panel(self, painter: QPainter, look: Theme, inner: QRectF, panel: Panel) -> None:
        small = look.font("small")

        def y(value: float) -> float:
            return inner.bottom() - value / panel.highest * inner.height()

        label = QRectF(0, inner.top() - look.px(8), inner.left() - look.px(36), look.px(20))
        write(painter, label, panel.scale, look.font(strong=True), look.colour("text"))
        for value in (0, panel.highest):
            painter.setPen(pen(look.colour("line")))
            line(painter, inner.left(), crisp(y(value)), inner.right(), crisp(y(value)))
            box = QRectF(inner.left() - look.px(36), y(value) - look.px(10), look.px(30), look.px(20))
            write(painter, box, str(value), small, look.colour("muted"), Qt.AlignmentFlag.AlignRight)
        for level, words, below in _marks(panel):
            painter.setPen(pen(look.colour("line_strong"), 1.2, dashed=True))
            line(painter, inner.left(), crisp(y(level)), inner.right(), crisp(y(level)))
            height = QFontMetricsF(small).height()
            top = y(level) + look.px(1) if below else y(level) - height - look.px(1)
            box = QRectF(inner.left() + look.px(4), top, inner.width() - look.px(4), height)
            width = text_width(small, words) + look.px(4)
            painter.fillRect(QRectF(box.left() - look.px(2), box.top(), width, height), look.colour("surface"))
            write(painter, box, words, small, look.colour("muted"))
        self._paint_line(painter, look, [QPointF(self._x(inner, t.day), y(t.value)) for t in panel.totals], panel)

    def _paint_line(self, painter: QPainter, look: Theme, dots: list[QPointF], panel: Panel) -> None:
        ink, strong = look.colour("estimate"), look.font("small", strong=True)
        painter.setPen(pen(ink, look.px(2)))
        painter.drawPolyline(QPolygonF(dots))
        radius, last_right = look.px(4), -1e9
        for dot, total in zip(dots, panel.totals, strict=True):
            painter.setBrush(ink)
            painter.setPen(pen(look.colour("surface"), look.px(1)))
            painter.drawEllipse(dot, radius, radius)
            width, height = text_width(strong, str(total.value)), QFontMetricsF(strong).height()
            if dot.x() - width / 2 < last_right + look.px(3):
                continue  # crowded days: the table twin has every value
            last_right = dot.x() + width / 2
            box = QRectF(dot.x() - width / 2 - 1, dot.y() - radius - height, width + 2, height - 1)
            painter.fillRect(box, look.colour("surface"))
            write(painter, box, str(total.value), strong, look.colour("text"), Qt.AlignmentFlag.AlignHCenter)

    def _paint_lane(self, painter: QPainter, look: Theme, inner: QRectF, lane: Lane) -> None:
        name = QRectF(0, inner.top(), inner.left() - look.px(8), inner.height())
        write(painter, name, elided(look.font(), lane.label, name.width()), look.font(), look.colour("text"))
        first, last = self.days()
        if lane.end is not None and lane.end < first:
            self._paint_earlier(painter, look, inner, lane)
            return
        left = self._x(inner, first if lane.start is None else max(lane.start, first))
        right = self._x(inner, last if lane.end is None else lane.end)
        bar = QRectF(crisp(left), crisp(inner.top() + look.px(7)), max(3.0, right - left), inner.height() - look.px(14))
        shape = QPainterPath()
        shape.addRect(bar)
        ink = look.colour("estimate")
        painter.fillPath(shape, look.colour("interval" if lane.adequate else "surface"))
        if lane.adequate is None:
            hatch(painter, shape, look.colour("line_strong"), look.px(6), 1)
        painter.setPen(pen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        self._paint_adequacy(painter, look, inner, bar, lane)

    def _paint_earlier(self, painter: QPainter, look: Theme, inner: QRectF, lane: Lane) -> None:
        """A treatment that ended before the axis begins: said in words beside an arrow."""
        side, small = look.px(14), look.font("small")
        place = QRectF(inner.left() + look.px(4), inner.center().y() - side / 2, side, side)
        icon(painter, place, "arrow_left", look.colours["muted"], look)
        words = text.tr(
            "trend",
            QT_TRANSLATE_NOOP("trend", "earlier: {period}, {adequacy}, {outcome}"),
            period=_period(lane),
            adequacy=text.adequacy_text(lane.adequate),
            outcome=text.treatment_outcome(lane.outcome),
        )
        box = QRectF(place.right() + look.px(4), inner.top(), inner.right() - place.right(), inner.height())
        painter.fillRect(QRectF(box.left(), place.top(), text_width(small, words) + 2, side), look.colour("surface"))
        write(painter, box, words, small, look.colour("muted"))

    def _paint_adequacy(self, painter: QPainter, look: Theme, inner: QRectF, bar: QRectF, lane: Lane) -> None:
        """A mark and its word, right of the bar where there is room, else left of it, else over it."""
        small, side = look.font("small"), look.px(14)
        words = _SHORT_ADEQUACY[lane.adequate]
        shown = text.tr("trend", words)
        needed = side + look.px(4) + text_width(small, shown)
        gap = look.px(6)
        if bar.right() + gap + needed <= inner.right() + look.px(RIGHT):
            x = bar.right() + gap
        elif bar.left() - gap - needed >= inner.left():
            x = bar.left() - gap - needed
        else:
            x = bar.center().x() - needed / 2
        middle = inner.center().y()
        painter.fillRect(QRectF(x - 2, middle - side / 2, needed + 4, side), look.colour("surface"))
        mark = {True: "check", False: "remove", None: "help"}[lane.adequate]
        icon(painter, QRectF(x, middle - side / 2, side, side), mark, look.colours["text"], look)
        box = QRectF(x + side + look.px(4), inner.top(), needed, inner.height())
        write(painter, box, shown, small, look.colour("muted"))


_SHORT_ADEQUACY = {
    True: QT_TRANSLATE_NOOP("trend", "adequate"),
    False: QT_TRANSLATE_NOOP("trend", "below adequate"),
    None: QT_TRANSLATE_NOOP("trend", "not known"),
}


def _marks(panel: Panel) -> tuple[tuple[float, str, bool], ...]:
    """The labelled lines of a panel: value, words, and whether the words go below the line."""
    found: list[tuple[float, str, bool]] = []
    if panel.response_at is not None:
        words = text.tr(
            "trend", QT_TRANSLATE_NOOP("trend", "response at {n} or below"), n=text.number(int(panel.response_at))
        )
        found.append((panel.response_at, words, False))
    if panel.remission_at is not None:
        words = text.tr(
            "trend", QT_TRANSLATE_NOOP("trend", "remission at {n} or below"), n=text.number(panel.remission_at)
        )
        found.append((panel.remission_at, words, True))
    return tuple(found)


def _period(lane: Lane) -> str:
    unknown = text.tr("trend", QT_TRANSLATE_NOOP("trend", "an unknown day"))
    begin = unknown if lane.start is None else text.day(lane.start)
    if lane.end is None:
        return text.tr("trend", QT_TRANSLATE_NOOP("trend", "from {begin}, ongoing"), begin=begin)
    return text.tr("trend", QT_TRANSLATE_NOOP("trend", "{begin} to {end}"), begin=begin, end=text.day(lane.end))
