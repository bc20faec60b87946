"""Pictures found out once: the painter's calls that draw them are kept and made again at every repaint.

To find where words stand, how they are cut and what colour they have takes several times as long as to draw them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy
from operator import methodcaller
from typing import Any

from PySide6.QtCore import QMargins, QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from cds_app.gui import text
from cds_app.gui.style import theme

Call = Callable[[QPainter], object]
_STATE = ("setPen", "setBrush", "setFont")


class Drawing(QPainter):
    """Takes the calls of a painter, draws nothing, and makes them later on a painter that does.

    A pen, brush or font that is already set is not set again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._calls: list[Call] = []
        self._set: dict[str, tuple[Any, ...]] = {}
        self._saved: list[dict[str, tuple[Any, ...]]] = []

    def draw_on(self, painter: QPainter) -> None:
        """Make the calls."""
        for call in self._calls:
            call(painter)

    def later(self, call: Call) -> None:
        """For what draws with a painter and is not one of its own calls."""
        self._calls.append(call)

    def _keep(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name in _STATE:
            if self._set.get(name) == arguments:
                return
            self._set[name] = arguments
        elif name == "save":
            self._saved.append(dict(self._set))
        elif name == "restore":
            self._set = self._saved.pop()
        self._calls.append(methodcaller(name, *arguments))


def _kept(name: str) -> Callable[..., None]:
    def keep(drawing: Drawing, *arguments: Any) -> None:
        # copies: a rectangle may be moved on by the one who drew in it
        drawing._keep(name, tuple(copy(one) for one in arguments))

    return keep


for _name in vars(QPainter):
    if _name.startswith(("draw", "fill", "erase", "set", "save", "restore", "translate", "rotate", "scale", "shear")):
        setattr(Drawing, _name, _kept(_name))


def draw_later(painter: QPainter, call: Call) -> None:
    """Let something else draw with a painter: now, or each time when the painter is a `Drawing`."""
    if isinstance(painter, Drawing):
        painter.later(call)
    else:
        call(painter)


def draw_as_picture(painter: QPainter, place: QRect, ground: QColor, call: Call) -> None:
    """For what takes long to draw however it is called: it is drawn once, on the ground that is there, and from then on
    its pixels are put in their place."""
    draw_later(painter, _Picture(QRect(place), QColor(ground), call))


class _Picture:
    def __init__(self, place: QRect, ground: QColor, call: Call) -> None:
        self._place, self._ground, self._call = place, ground, call
        self._pixels = QPixmap()

    def __call__(self, painter: QPainter) -> None:
        ratio = painter.device().devicePixelRatioF()
        if not ratio.is_integer():  # a place may begin between two pixels of the screen, where its own would blur
            self._call(painter)
            return
        if self._pixels.isNull() or self._pixels.devicePixelRatioF() != ratio:
            self._pixels = self._drawn(ratio)
        painter.drawPixmap(self._place.topLeft(), self._pixels)

    def _drawn(self, ratio: float) -> QPixmap:
        # with room on all sides: where a slanted line is cut off at an edge, the rest of it has other shades
        room = self._place.height()
        sheet = QPixmap(self._place.size().grownBy(QMargins(room, room, room, room)) * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(self._ground)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPoint(room, room) - self._place.topLeft())
        self._call(painter)
        painter.end()
        return sheet.copy(QRect(QPoint(room, room) * ratio, self._place.size() * ratio))


class Drawings:
    """Drawings by what they show. All are forgotten when what they rest on, the look or the language is another."""

    def __init__(self, most: int = 1) -> None:
        """`most` drawings are kept; one more, and they are made anew as they are asked for."""
        self._most = most
        self._rest_on: tuple[Any, ...] = ()
        self._made: dict[Hashable, Drawing] = {}

    def of(self, rests_on: tuple[Any, ...], shown: Hashable, draw: Callable[[QPainter], None]) -> Drawing:
        """The drawing of what is shown, made by `draw` where there is none; `rests_on` is compared by value."""
        look = theme()
        now = (look, look.colours, text.in_use(), rests_on)
        if now != self._rest_on:
            self._made.clear()
        self._rest_on = now  # also where it is equal: the same values are compared at once, equal ones each in turn
        found = self._made.get(shown)
        if found is None:
            if len(self._made) >= self._most:
                self._made.clear()
            found = Drawing()
            draw(found)
            self._made[shown] = found
        return found
