"""How everything looks: gives the whole program a look, and its layouts their room.

The parts: `tokens` (the look as values), `sheet` (stylesheet and palette), `icons`, and `system_look` (what the system
wishes). Whoever dresses something asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QApplication, QLayout

from cds_app.gui import system_look
from cds_app.gui.icons import icon, paint_icon
from cds_app.gui.sheet import palette, stylesheet
from cds_app.gui.system_look import at_first_sight, colours_of, contrast, follow_system, system_palette, system_theme
from cds_app.gui.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme, in_use, load, theme, use

__all__ = [
    "DARK", "HIGH_CONTRAST", "LIGHT", "THEMES", "Theme",
    "apply", "at_first_sight", "bare", "begin", "colours_of", "contrast", "follow_system", "icon", "load", "paint_icon",
    "space", "stylesheet", "system_palette", "system_theme", "theme",
]  # fmt: skip
_SPACE = "space_at_100_percent"
_BEGUN_WITH_STYLE = "begun_with_style"


def begin(program: str) -> QApplication:
    """The application object in Qt's plain style. To set the style later makes Python's class of all styles, which is
    as slow as all the rest of the look."""
    app = QApplication([program, "-style", "Fusion"])
    setattr(app, _BEGUN_WITH_STYLE, True)
    return app


def apply(app: QApplication, look: Theme) -> None:
    """Give the whole program this look. A widget that has to follow has a method `look_changed`, and `look_settled` for
    what needs its new font, or hears of it as a style change between the two. The look in use costs nothing.
    """
    before = in_use()
    if before is not None and (before, before.colours) == (look, look.colours):
        return
    use(app, look)
    if before is None and not hasattr(app, _BEGUN_WITH_STYLE):
        app.setStyle("Fusion")
    # without the sheet of before, font and palette go down the widgets once and not once for each rule
    _undress(app)
    if before is None or before.scale != look.scale:
        for window in app.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                _space(layout, look)
    app.setPalette(system_palette() if _is_the_systems(look) else palette(look))
    app.setFont(look.font())
    # told once and by us: Qt tells a widget of its style again for every parent it gets while a page is made
    _tell(app, "look_changed")
    app.setStyleSheet(stylesheet(look))
    _tell(app, "look_settled")


def _undress(app: QApplication) -> None:
    """Take the sheet off. Nobody hears of it: the next sheet tells every widget, and twice would be a third slower."""
    widgets = app.allWidgets()
    if not widgets:  # at the start, where nothing names `Qt`
        app.setStyleSheet("")
        return
    with_its_own = QtCore.Qt.WidgetAttribute.WA_SetStyle  # Qt tells no widget that has a style of its own
    marked = [widget for widget in widgets if not widget.testAttribute(with_its_own)]
    for widget in marked:
        widget.setAttribute(with_its_own)
    app.setStyleSheet("")
    for widget in marked:
        widget.setAttribute(with_its_own, False)


def _tell(app: QApplication, moment: str) -> None:
    for widget in app.allWidgets():
        told = getattr(widget, moment, None)
        if told is not None:
            told()


def _is_the_systems(look: Theme) -> bool:
    """Whether the look is the system's own high contrast, whose palette then holds for everything."""
    app = QApplication.instance()
    return look.name == HIGH_CONTRAST and isinstance(app, QApplication) and system_look.asks_for_contrast(app)


@contextmanager
def bare(app: QApplication) -> Iterator[None]:
    """Without the sheet while a large part of the window is made, and with it again afterwards.

    Under a sheet every widget is dressed anew each time one of its ancestors gets a parent. What has a method
    `look_settled` is to be told afterwards, as `apply` does it.
    """
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def space(layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> None:
    """Give a layout its margins (left, top, right, bottom) and the gap between its parts, in pixels at 100 %.

    The layout remembers them and follows when the text size changes.
    """
    layout.setProperty(_SPACE, (*margins, gap))
    _space(layout, theme())


def _space(layout: QLayout, look: Theme) -> None:
    wanted = layout.property(_SPACE)
    if wanted is None:
        return
    *margins, gap = (look.px(length) for length in wanted)
    layout.setContentsMargins(*margins)
    # boxes first: Python's classes of the others are made when they are first named
    if not isinstance(layout, QtWidgets.QBoxLayout) and isinstance(
        layout, QtWidgets.QGridLayout | QtWidgets.QFormLayout
    ):
        layout.setHorizontalSpacing(gap)
        layout.setVerticalSpacing(gap)
    else:
        layout.setSpacing(gap)
