"""Text on a page, by its role: the stylesheet gives each role its size, weight and colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from cds_app.gui.style import Theme, paint_icon, theme
from cds_app.gui.widgets.painted import start

ROLES = ("title", "heading", "subheading", "sentence", "number", "base", "muted", "small", "problem")
_SIZES = {"title": "title", "heading": "large", "sentence": "sentence", "small": "small", "problem": "small"}
_STRONG = ("title", "heading", "subheading", "number")
"""As the stylesheet has it."""


class Label(QLabel):
    """Plain text, never markup: what stands in a record cannot become a link or a picture."""

    def __init__(
        self, words: str = "", role: str = "base", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if role not in ROLES:
            raise ValueError(role)
        self._wrap, self._role = wrap, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setText(words)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._keep_readable()

    def look_changed(self) -> None:
        """Called by `style.apply`, ahead of a page that wants another width."""
        if self._wrap:
            self._keep_readable()

    def look_settled(self) -> None:
        self._keep_whole()

    def setText(self, words: str) -> None:
        super().setText(words)
        self._keep_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """A layout that is short of room squeezes wrapped text to fewer lines than it has; this forbids it."""
        if self._wrap:
            self.setMinimumHeight(0)  # it would count in what is measured, and smaller text would keep the height
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def _keep_readable(self) -> None:
        """No line of running text is longer than the tokens say, however wide the window."""
        self.setMaximumWidth(_longest_line(theme(), self._role))


@lru_cache(maxsize=128)
def _longest_line(look: Theme, role: str) -> int:
    """Pixels. The font is the role's own: a label polished to be asked is polished again by every parent it gets."""
    font = look.font(_SIZES.get(role, "base"), strong=role in _STRONG)
    return round(QFontMetricsF(font).averageCharWidth() * int(look.tokens["line_characters"]))


def label(words: str = "", role: str = "base") -> Label:
    """One line."""
    return Label(words, role)


def paragraph(words: str = "", role: str = "base") -> Label:
    """Running text: wraps, at most 72 characters a line, can be selected and copied."""
    made = Label(words, role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def separator() -> QFrame:
    made = QFrame()
    made.setProperty("role", "separator")
    return made


class IconMark(QWidget):
    """An icon that only accompanies a word; screen readers read the word and pass over the icon."""

    def __init__(self, icon: str, colour: str = "text", size: int | None = None, parent: QWidget | None = None) -> None:
        """`size` in pixels at 100 %, the usual icon size when it is not given."""
        super().__init__(parent)
        self._icon, self._colour, self._size = icon, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        side = look.size("icon") if self._size is None else look.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = start(self)
        paint_icon(painter, QRectF(self.rect()), self._icon, theme().colours[self._colour])
        painter.end()
