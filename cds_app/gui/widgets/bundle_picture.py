"""A picture of a bundle, drawn from its verified SVG at whatever size there is, with its figures as a table."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_app.domain.card import Picture
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import theme
from cds_app.gui.text import card as words
from cds_app.gui.widgets.painted import Painted, Rows, start

WIDEST, LEAST = 900, 320
"""Pixels at 100 %."""
_BLANK = re.compile(rb'<path id="([^"]+)"(?![^>]*\sd=)[^>]*/>')
_USE = re.compile(rb'<use [^>]*href="#([^"]+)"[^>]*/>')


def without_blanks(svg: bytes) -> bytes:
    """The same picture without letters that have no shape: a space is one, and Qt complains about each."""
    blank = set(_BLANK.findall(svg))
    return _USE.sub(lambda use: b"" if use.group(1) in blank else use.group(), _BLANK.sub(b"", svg))


class BundlePicture(Painted):
    """On paper in every theme: the picture was drawn for it. `rows` is its table, with headings first."""

    def __init__(self, picture: Picture, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(words.picture_name(picture.name), parent)
        self._picture, self._rows = picture, rows
        self._renderer = QSvgRenderer(QByteArray(without_blanks(picture.svg)))
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.value_changed()

    def is_drawn(self) -> bool:
        """Whether the SVG could be read."""
        return self._renderer.isValid()

    def as_text(self) -> str:
        caption = self._picture.caption or words.picture_name(self._picture.name)
        table = words.said(QT_TRANSLATE_NOOP("card", "Its figures stand in the table."))
        none = words.said(QT_TRANSLATE_NOOP("card", "The bundle holds no table of its figures."))
        return f"{caption}. {table if len(self._rows) > 1 else none}"

    def as_rows(self) -> Rows:
        return self._rows

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, theme().px(WIDEST)) * self._ratio())

    def sizeHint(self) -> QSize:
        width = theme().px(WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = start(self)
        width = min(self.width(), theme().px(WIDEST))
        place = QRectF(0, 0, width, min(self.height(), width * self._ratio()))
        painter.fillRect(place, theme().tokens["colours"]["light"]["paper"])
        if self.is_drawn():
            self._renderer.render(painter, place)
        painter.end()

    def _ratio(self) -> float:
        size = self._renderer.defaultSize()
        return size.height() / size.width() if self.is_drawn() and size.width() > 0 else 0.6
