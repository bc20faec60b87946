"""A page of the help as it is read: the program's own look, pictures from the help's folder, and nothing else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from cds_app.gui import style
from cds_app.gui.widgets.help_pages import help_folder

PICTURES = "pictures/"
LINE_CHARACTERS_AND_MARGINS = 82
LARGE_TEXT = 1.75
"""From this text size on the pictures are those taken at 200 %."""
WIDEST = 4096


class HelpText(QTextBrowser):
    """`followed` carries the address of a link inside the help; an address outside of it is never followed."""

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._clicked)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._markup, self._whole_width, self._drawn_width, self._stale = "", False, 0, False

    def show_page(self, markup: str) -> None:
        """A page's HTML; each picture becomes a link to itself, where it is shown large."""
        linked = r'<p class="picture"><a href="\2">\1</a></p>'
        self._markup, self._whole_width = re.sub(r'(<img src="(pictures/[\w.-]+)"[^>]*>)', linked, markup), False
        self._draw()

    def show_picture(self, name: str) -> None:
        """A picture as large as the window gives room for."""
        self._markup, self._whole_width = f'<p class="picture"><img src="{PICTURES}{name}"></p>', True
        self._draw()

    def loadResource(self, _kind: int, name: QUrl | str) -> Any:
        """Only the help's own pictures: no other file, and no network."""
        address = name if isinstance(name, str) else name.toString()
        if not address.startswith(PICTURES):
            return None
        return self._picture(PurePosixPath(address).name)

    def _picture(self, name: str) -> QImage | None:
        folder = help_folder() / "pictures"
        wanted = folder / name.replace("-light.png", f"-{self._look()}.png")
        image = QImage(str(wanted if wanted.is_file() else folder / name))
        if image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        width = round(min(self._room(), image.width()) * ratio)
        scaled = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        scaled = scaled.convertToFormat(QImage.Format.Format_RGB32)
        with QPainter(scaled) as painter:
            painter.setPen(style.theme().colour("line_strong"))
            painter.drawRect(scaled.rect().adjusted(0, 0, -1, -1))
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def _look(self) -> str:
        """The pictures are those of the reader's own look: dark on dark, of large text beside large text."""
        if style.theme().colour("window").lightness() < 128:
            return "dark"
        return "200" if style.theme().scale >= LARGE_TEXT else "light"

    def _room(self) -> int:
        return max(200, self.viewport().width() - 2 * round(self.document().documentMargin()))

    def _draw(self) -> None:
        look = style.theme()
        place = self.verticalScrollBar().value()
        column = round(QFontMetricsF(look.font()).averageCharWidth() * LINE_CHARACTERS_AND_MARGINS)
        self.setMaximumWidth(WIDEST if self._whole_width else column)
        self._drawn_width, self._stale = self._room(), False
        document = self.document()
        document.setDocumentMargin(look.px(12))
        document.setDefaultStyleSheet(style.stylesheet(look, "help.css"))
        self.setHtml(self._markup)
        self.verticalScrollBar().setValue(place)

    def _clicked(self, url: QUrl) -> None:
        if not url.host() and url.scheme() in ("", "tour"):
            self.followed.emit(url.toString())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._markup and self._room() != self._drawn_width:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_stale"):
            self._stale = bool(self._markup)
            self._draw_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_if_seen()

    def _draw_if_seen(self) -> None:
        """A closed help costs a change of look nothing; it is drawn anew when it is opened."""
        if self._stale and self.isVisible():
            self._draw()
