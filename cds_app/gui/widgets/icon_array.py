"""A hundred people: how many do, how many do not, and between which numbers it could lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.domain.estimate import Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import Theme, theme
from cds_app.gui.widgets.painted import Painted, Rows, hatch, pen, text_width, write

SOLID, LIGHT, STRIPED, OUTLINE = "solid", "light", "striped", "outline"
CELL = (20, 23)
"""Pixels a person takes at 100 %, width and height."""
_LEGEND = {
    SOLID: QT_TRANSLATE_NOOP("people", "{n}: low end of the interval"),
    LIGHT: QT_TRANSLATE_NOOP("people", "{n}: estimate"),
    STRIPED: QT_TRANSLATE_NOOP("people", "{n}: high end of the interval"),
    OUTLINE: QT_TRANSLATE_NOOP("people", "the others: do not"),
}


def kinds(low: int, n: int, high: int) -> tuple[str, ...]:
    """How each is drawn: solid up to low, with an open head up to the number, striped up to high, then outline."""
    return (SOLID,) * low + (LIGHT,) * (n - low) + (STRIPED,) * (high - n) + (OUTLINE,) * (100 - high)


class IconArray(Painted):
    """Ten rows of ten, filled row by row; shape and fill carry the meaning, not the colour."""

    def __init__(
        self,
        estimate: Estimate | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "",
        sentence: Callable[[Estimate], str] = text.estimate_sentence,
    ) -> None:
        """`name` and `sentence` are for a hundred people who are told of in other words than an estimate is."""
        super().__init__(name or text.tr("people", QT_TRANSLATE_NOOP("people", "A hundred people like this")), parent)
        self._sentence = sentence
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._estimate = estimate
        self.value_changed()

    def set_estimate(self, estimate: Estimate | None) -> None:
        self._estimate = estimate
        self.value_changed()

    def as_text(self) -> str:
        if self._estimate is None:
            return text.tr("people", QT_TRANSLATE_NOOP("people", "No estimate."))
        return self._sentence(self._estimate)

    def as_rows(self) -> Rows:
        heads = (
            text.tr("people", QT_TRANSLATE_NOOP("people", "People")),
            text.tr("people", QT_TRANSLATE_NOOP("people", "Of 100")),
        )
        numbers = self._numbers()
        if numbers is None or self._estimate is None:
            return (heads,)
        low, n, high = numbers
        return (
            heads,
            (text.outcome_verb(self._estimate.outcome), str(n)),
            (text.tr("people", QT_TRANSLATE_NOOP("people", "do not")), str(100 - n)),
            (text.tr("people", QT_TRANSLATE_NOOP("people", "low end of the interval")), str(low)),
            (text.tr("people", QT_TRANSLATE_NOOP("people", "high end of the interval")), str(high)),
        )

    def _numbers(self) -> tuple[int, int, int] | None:
        found = self._estimate
        if found is None or found.probability is None or found.low is None or found.high is None:
            return None
        return text.bounds(found.low, found.probability, found.high)

    def _legend(self) -> tuple[tuple[str, str], ...]:
        numbers = self._numbers()
        if numbers is None:
            return ()
        low, n, high = numbers
        counts = {SOLID: low, LIGHT: n, STRIPED: high, OUTLINE: 100 - n}
        present = set(kinds(low, n, high))
        if LIGHT not in present:  # the number is the low end, so the solid ones are the estimate
            return tuple(
                (kind, text.tr("people", _LEGEND[LIGHT if kind == SOLID else kind], n=counts[kind]))
                for kind in (SOLID, STRIPED, OUTLINE)
                if kind in present
            )
        return tuple((kind, text.tr("people", _LEGEND[kind], n=counts[kind])) for kind in _LEGEND if kind in present)

    def sizeHint(self) -> QSize:
        look = theme()
        small = look.font("small")
        words = max((text_width(small, words) for _kind, words in self._legend()), default=0)
        width = max(10 * look.px(CELL[0]), look.px(24) + words)
        legend = len(_LEGEND) * self._line(look)
        return QSize(round(width) + 2, 10 * look.px(CELL[1]) + look.px(8) + round(legend))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _line(self, look: Theme) -> float:
        return max(QFontMetricsF(look.font("small")).height(), look.px(18)) + look.px(2)

    def shown(self) -> tuple[Any, ...]:
        return (self._estimate,)

    def draw(self, painter: QPainter, look: Theme) -> None:
        width, height = look.px(CELL[0]), look.px(CELL[1])
        numbers = self._numbers()
        paint_hundred(painter, QRectF(0, 0, width, height), kinds(*numbers) if numbers else (OUTLINE,) * 100, look)
        top = 10.0 * height + look.px(8)
        for kind, words in self._legend():
            box = QRectF(0, top, look.px(16), look.px(18))
            paint_person(painter, box, kind, look)
            line_box = QRectF(look.px(22), top, self.width() - look.px(22), look.px(18))
            write(painter, line_box, words, look.font("small"), look.colour("text"))
            top += self._line(look)


def paint_person(painter: QPainter, cell: QRectF, kind: str, look: Theme) -> None:
    """A head and shoulders, centred in the cell."""
    _paint(painter, cell, (0,), kind, look)


def paint_hundred(painter: QPainter, first: QRectF, shown: Sequence[str], look: Theme) -> None:
    """Rows of ten people from the cell of the first one on."""
    for kind in dict.fromkeys(shown):
        places = tuple(place for place, one in enumerate(shown) if one == kind)
        _paint(painter, first, places, kind, look)


def _paint(painter: QPainter, first: QRectF, places: tuple[int, ...], kind: str, look: Theme) -> None:
    """All people of a kind at once: they never touch, and hundreds of calls become a few."""
    unit = min(first.width() / 20, first.height() / 23)
    crowd = _crowd(first.width(), first.height(), places)
    ink = look.colour("estimate")
    painter.setPen(pen(ink if kind != OUTLINE else look.colour("line_strong"), max(1.0, 1.2 * unit)))
    body_fill = ink if kind in (SOLID, LIGHT) else look.colour("surface")
    head_fill = {SOLID: ink, LIGHT: look.colour("interval")}.get(kind, look.colour("surface"))
    middle = first.center()
    painter.translate(middle)
    for part, fill in zip(crowd, (head_fill, body_fill), strict=True):
        painter.setBrush(fill)
        painter.drawPath(part)
    painter.translate(-middle)
    if kind == STRIPED:
        for part in (part.translated(middle) for part in crowd):
            hatch(painter, part, ink, 4 * unit, 1.2 * unit)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(part)


@lru_cache(maxsize=256)
def _crowd(width: float, height: float, places: tuple[int, ...]) -> tuple[QPainterPath, QPainterPath]:
    """Heads and torsos of people in rows of ten, the middle of the first cell at the origin."""
    unit = min(width / 20, height / 23)
    head, round_body, cut = QPainterPath(), QPainterPath(), QPainterPath()
    head.addEllipse(QRectF(-3.4 * unit, -9 * unit, 6.8 * unit, 6.8 * unit))
    round_body.addRoundedRect(QRectF(-6.2 * unit, -unit, 12.4 * unit, 16 * unit), 5.6 * unit, 5.6 * unit)
    cut.addRect(QRectF(-8 * unit, -2 * unit, 16 * unit, 11 * unit))
    torso = round_body.intersected(cut)
    heads, torsos = QPainterPath(), QPainterPath()
    for row, column in (divmod(place, 10) for place in places):
        heads.addPath(head.translated(column * width, row * height))
        torsos.addPath(torso.translated(column * width, row * height))
    return heads, torsos
