"""Buttons with icons that follow the theme. At most one of a page is primary.

What the first page's buttons do not need of Qt is named through its module: Python's class of it is made when it is
first named.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cds_app.gui.style import icon, theme

ROLES = ("secondary", "primary", "quiet", "segment", "chip")
GAP = 4
"""Pixels between a button's icon and its words at 100 %, beside what Qt leaves."""
RAIL_GAP = 8
_INK = {"primary": "on_accent", "quiet": "accent"}


class Button(QPushButton):
    """A button that says what it does. It never answers to Enter by itself, so Enter cannot sign or send."""

    def __init__(self, words: str, role: str = "secondary", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        if role not in ROLES:
            raise ValueError(role)
        self._role, self._icon_name = role, icon_name
        self.setProperty("role", role)
        self.setAutoDefault(False)
        if icon_name:
            self._draw_icon()

    def set_icon(self, icon_name: str) -> None:
        self._icon_name = icon_name
        self._draw_icon()

    def look_changed(self) -> None:
        """Called by `style.apply`."""
        if self._icon_name:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            self.setIcon(QtGui.QIcon())
        else:
            side, gap = theme().size("icon"), theme().px(GAP)
            self.setIconSize(QtCore.QSize(side + gap, side))
            self.setIcon(icon(self._icon_name, _INK.get(self._role, "text"), GAP))


class IconButton(QToolButton):
    """A button that shows only an icon; its name is read aloud and shown as tip."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setProperty("role", "icon")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._draw_icon()

    def look_changed(self) -> None:
        """Called by `style.apply`."""
        self._draw_icon()

    def _draw_icon(self) -> None:
        side = theme().size("icon")
        self.setIconSize(QtCore.QSize(side, side))
        self.setIcon(icon(self._icon_name))


class RailButton(QToolButton):
    """A way to a page: icon and word, or the icon alone where the window is narrow."""

    def __init__(self, icon_name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setProperty("role", "rail")
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        policy = QtWidgets.QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setIcon(icon(icon_name, "text", RAIL_GAP))

    def look_changed(self) -> None:
        """Called by `style.apply`."""
        self.setIcon(icon(self._icon_name, "text", RAIL_GAP))


def button(
    words: str, clicked: Callable[[], object] | None = None, *, role: str = "secondary", icon_name: str = ""
) -> Button:
    """A button and what it does."""
    made = Button(words, role, icon_name)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def primary(words: str, clicked: Callable[[], object] | None = None, *, icon_name: str = "") -> Button:
    """The one primary action of a page."""
    return button(words, clicked, role="primary", icon_name=icon_name)
