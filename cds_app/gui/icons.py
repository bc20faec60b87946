"""Icons: the line drawings of `resources/icons` in the look's colours.

Qt's classes are named through their module: the first page has no icon, and Python's class of each is made when it is
first named.
"""

from __future__ import annotations

import atexit
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui

from cds_app.gui.tokens import Theme, read, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
    from PySide6.QtSvg import QSvgRenderer

_PIXEL_RATIOS = (1.0, 1.5, 2.0, 3.0)


def icon(name: str, colour: str = "text", gap: int = 0) -> QIcon:
    """A line icon of `resources/icons` in a token's colour, sharp at every pixel ratio.

    It turns to the colours of a chosen or disabled control by itself; after a change of theme it is made anew.
    `gap` adds room between the icon and the words beside it, in pixels at 100 %.
    """
    look = theme()
    on = colour if colour == "on_accent" else "on_selected"
    return QtGui.QIcon(_drawn(look, name, *(look.colours[token] for token in (colour, on, "disabled")), gap))


@lru_cache(maxsize=512)
def _drawn(look: Theme, name: str, ink: str, chosen: str, disabled: str, gap: int) -> QIcon:
    """Drawn once for each look: a window has hundreds of icons, and drawing them was most of what it took to open."""
    side, made = look.size("icon"), QtGui.QIcon()
    mode, state = QtGui.QIcon.Mode, QtGui.QIcon.State
    for ratio in _PIXEL_RATIOS:
        shape = QtGui.QPixmap(QtCore.QSize(round((side + look.px(gap)) * ratio), round(side * ratio)))
        shape.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QtGui.QPainter(shape)
        paint_icon(painter, QtCore.QRectF(0, 0, shape.height(), shape.height()), name, "black", look)
        painter.end()
        inked = {colour: _coloured(shape, colour, ratio) for colour in (ink, chosen, disabled)}
        for colour, in_mode, in_state in (
            (ink, mode.Normal, state.Off),
            (chosen, mode.Normal, state.On),
            (chosen, mode.Selected, state.Off),
            (disabled, mode.Disabled, state.Off),
        ):
            made.addPixmap(inked[colour], in_mode, in_state)
    return made


def _coloured(shape: QPixmap, colour: str, ratio: float) -> QPixmap:
    """The same strokes in another colour: filling costs a tenth of drawing."""
    pixmap = QtGui.QPixmap(shape)
    painter = QtGui.QPainter(pixmap)
    painter.setCompositionMode(QtGui.QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QtGui.QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


atexit.register(_drawn.cache_clear)  # pictures must not outlive the application object


def paint_icon(painter: QPainter, place: QRectF, name: str, colour: str | QColor, look: Theme | None = None) -> None:
    """Draw an icon into a rectangle in a colour given as value, for painted widgets."""
    ink = QtGui.QColor(colour).name()
    svg = read((look or theme()).resources / "icons" / f"{name}.svg").replace("currentColor", ink)
    _understood(svg).render(painter, place)


@lru_cache(maxsize=64)
def _understood(svg: str) -> QSvgRenderer:
    """Read once: reading takes longer than drawing, and the comparison draws a sign in every line."""
    from PySide6.QtSvg import QSvgRenderer  # the first page has no icon

    return QSvgRenderer(QtCore.QByteArray(svg.encode()))


atexit.register(_understood.cache_clear)
