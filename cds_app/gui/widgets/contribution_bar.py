"""Why a number is what it is: inputs that speak for it and against it, equal in place, size and order.

For stands right of the common zero and is solid, against stands left and is hatched; each column has its word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.domain.explanation import Contribution
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.gui.style import Theme, theme
from cds_app.gui.widgets.compare_words import CAUSES
from cds_app.gui.widgets.painted import (
    Painted,
    Rows,
    crisp,
    elided,
    hatch,
    line,
    line_height,
    pen,
    text_width,
    write,
)
from cds_app.gui.widgets.spoken import announce


class ContributionBars(Painted):
    """Two columns with one zero between them. `input_chosen` tells which input the reader wants to see in the record.

    By keyboard: arrows move between the inputs, Enter chooses.
    """

    input_chosen = Signal(str)

    def __init__(
        self,
        raising: Sequence[Contribution] = (),
        lowering: Sequence[Contribution] = (),
        outcome: str = "response",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.tr("contributions", QT_TRANSLATE_NOOP("contributions", "Inputs for and against")), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._current: tuple[int, int] | None = None
        self.set_contributions(raising, lowering, outcome)

    def set_contributions(
        self,
        raising: Sequence[Contribution],
        lowering: Sequence[Contribution],
        outcome: str = "response",
        every: Sequence[Contribution] = (),
    ) -> None:
        """`raising` have positive points, `lowering` negative ones; each is drawn in the order given.

        `every` are all of them, those of no weight too; the table holds them all.
        """
        self._every = tuple(sorted(every, key=lambda c: (-abs(c.points), c.input))) or (*raising, *lowering)
        self._columns = (tuple(lowering), tuple(raising))
        self._outcome, self._current = outcome, None
        self.value_changed()

    def as_text(self) -> str:
        return reasons_text(self._outcome, self._columns[1], self._columns[0])

    def as_rows(self) -> Rows:
        heads = tuple(
            text.tr("contributions", head)
            for head in (
                QT_TRANSLATE_NOOP("contributions", "Side"),
                QT_TRANSLATE_NOOP("contributions", "Input"),
                QT_TRANSLATE_NOOP("contributions", "Value"),
                QT_TRANSLATE_NOOP("contributions", "Points of 100"),
            )
        )
        raises, lowers = text.side_names(self._outcome)
        return (heads, *(
            (str(side), text.feature_name(c.input), text.feature_value(c.input, c.value), text.points(c.points))
            for side, column in (
                (raises, [c for c in self._every if c.points >= 0]), (lowers, [c for c in self._every if c.points < 0])
            )
            for c in column
        ))  # fmt: skip

    def sizeHint(self) -> QSize:
        look = theme()
        rows = max(1, *(len(column) for column in self._columns))
        caveat = line_height(look, "small") + look.px(8)
        return QSize(look.px(560), round(self._head(look) + rows * self._row(look) + caveat))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(400), self.sizeHint().height())

    def row_rect(self, side: int, row: int) -> QRectF:
        """Where an input stands: side 0 is left (lowering), 1 right (raising)."""
        look = theme()
        gap, middle = look.px(12), self.width() / 2
        left = 0.0 if side == 0 else middle + gap
        return QRectF(left, self._head(look) + row * self._row(look), middle - gap, self._row(look))

    def shown(self) -> tuple[Any, ...]:
        return self._columns, self._outcome, self._current, self.hasFocus()

    def draw(self, painter: QPainter, look: Theme) -> None:
        raises, lowers = text.side_names(self._outcome)
        largest = max((abs(c.points) for column in self._columns for c in column), default=0) or 1
        head, strong = self._head(look), look.font(strong=True)
        for side, heading in ((0, lowers), (1, raises)):
            place = self.row_rect(side, 0)
            box = QRectF(place.left(), 0, place.width(), head - look.px(6))
            write(painter, box, heading.word, strong, look.colour("text"))
            used = text_width(strong, heading.word) + look.px(8)
            meaning = elided(look.font(), heading.meaning, box.width() - used)
            write(painter, box.adjusted(used, 0, 0, 0), meaning, look.font(), look.colour("muted"))
            if not self._columns[side]:
                nothing = text.tr("contributions", QT_TRANSLATE_NOOP("contributions", "Nothing of weight"))
                write(painter, place.adjusted(0, 0, 0, -place.height() / 3), nothing, look.font(), look.colour("muted"))
            for row, contribution in enumerate(self._columns[side]):
                self._paint_row(painter, look, side, row, contribution, largest)
        bottom = head + max(1, *(len(column) for column in self._columns)) * self._row(look)
        zero = crisp(self.width() / 2)
        painter.setPen(pen(look.colour("line_strong")))
        line(painter, zero, head - look.px(2), zero, bottom)
        small = look.font("small")
        foot = QRectF(0, bottom + look.px(6), self.width(), line_height(look, "small"))
        write(painter, foot, elided(small, _caveat(), foot.width()), small, look.colour("muted"))

    def _paint_row(
        self, painter: QPainter, look: Theme, side: int, row: int, contribution: Contribution, largest: float
    ) -> None:
        place = self.row_rect(side, row)
        if (side, row) == self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(place.adjusted(-look.px(4), 0, look.px(4), -look.px(2)), look.px(4), look.px(4))
            if self.hasFocus():
                painter.setPen(pen(look.colour("accent")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(-look.px(4), 0, look.px(4), -look.px(2)), look.px(4), look.px(4))
        base, number_font = look.font(), look.font(strong=True)
        height = line_height(look)
        words = QRectF(place.left(), place.top() + look.px(4), place.width(), height)
        number = text.points(contribution.points)
        write(painter, words, number, number_font, look.colour("text"), Qt.AlignmentFlag.AlignRight)
        room = words.width() - text_width(number_font, "+88") - look.px(12)
        name = elided(base, text.feature_name(contribution.input), room)
        write(painter, words, name, base, look.colour("text"))
        used = text_width(base, name) + look.px(8)
        value = elided(base, text.feature_value(contribution.input, contribution.value), room - used)
        write(painter, words.adjusted(used, 0, 0, 0), value, base, look.colour("muted"))
        length = max(look.px(2), (place.width() + look.px(12)) * abs(contribution.points) / largest)
        top, thick, zero = words.bottom() + look.px(4), look.px(10), self.width() / 2
        shape = QPainterPath()
        if side == 1:
            shape.addRect(QRectF(zero, top, length, thick))
            painter.fillPath(shape, look.colour("for"))
        else:
            shape.addRect(QRectF(crisp(zero - length), crisp(top), length, thick))
            ink = look.colour("against")
            hatch(painter, shape, ink, look.px(5), look.px(2))
            painter.setPen(pen(ink))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape)

    def _head(self, look: Theme) -> float:
        return line_height(look, strong=True) + look.px(10)

    def _row(self, look: Theme) -> float:
        return line_height(look) + look.px(26)

    def _at(self, position: QPointF) -> tuple[int, int] | None:
        for side, column in enumerate(self._columns):
            for row in range(len(column)):
                if self.row_rect(side, row).contains(position):
                    return side, row
        return None

    def _choose(self, place: tuple[int, int] | None) -> None:
        if place is not None:
            self.input_chosen.emit(self._columns[place[0]][place[1]].input)

    def _move_to(self, place: tuple[int, int] | None) -> None:
        if place != self._current:
            self._current = place
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        self._move_to(place)
        # what is cut on a narrow page can be read in full in the tip
        self.setToolTip("" if place is None else text.contribution_sentence(self._columns[place[0]][place[1]]))
        self.setCursor(Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._move_to(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        if event.key() in steps:
            self._step(*steps[Qt.Key(event.key())])
            self._say_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._current)
        else:
            super().keyPressEvent(event)

    def _say_current(self) -> None:
        if self._current is not None:
            side, row = self._current
            announce(self, text.contribution_sentence(self._columns[side][row]))

    def _step(self, sideways: int, down: int) -> None:
        first = next(((side, 0) for side in (1, 0) if self._columns[side]), None)
        if self._current is None or first is None:
            self._move_to(first)
            return
        side = min(1, max(0, self._current[0] + sideways))
        if self._columns[side]:
            row = min(len(self._columns[side]) - 1, max(0, self._current[1] + down))
            self._move_to((side, row))


def reasons_text(outcome: str, raising: Sequence[Contribution], lowering: Sequence[Contribution]) -> str:
    """What raises an outcome's number and what lowers it, in words; points where the contributions have them."""
    raises, lowers = text.side_names(outcome)
    parts = []
    for heading, column in ((raises, raising), (lowers, lowering)):
        nothing = text.tr("contributions", QT_TRANSLATE_NOOP("contributions", "nothing of weight."))
        parts.append(f"{heading}: {' '.join(map(text.contribution_sentence, column)) or nothing}")
    unnumbered = any(math.isinf(c.points) for c in (*raising, *lowering))
    return " ".join((*parts, text.tr("compare", CAUSES) if unnumbered else _caveat()))


def _caveat() -> str:
    return text.tr(
        "contributions",
        QT_TRANSLATE_NOOP("contributions", "Points of 100 people. Associations inside the model, not causes."),
    )
