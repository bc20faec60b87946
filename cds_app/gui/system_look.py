"""What the system itself wishes: light, dark or high contrast, and the colours made of its palette.

Python's class of all `Qt.…` enums takes as long to make as half of our own start, so nothing here touches it before
the first page is on screen: see `at_first_sight`.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints

LIGHT, DARK, HIGH_CONTRAST = "light", "dark", "high_contrast"
_MORE_THAN_ORDINARY = 19
"""The contrast of words and ground in a palette made for high contrast; Qt's own light palette has 18."""


def system_theme(app: QGuiApplication) -> str:
    """What the system asks for: high contrast, dark or light."""
    if asks_for_contrast(app):
        return HIGH_CONTRAST
    return DARK if _hints(app).colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT


def at_first_sight(app: QGuiApplication) -> str:
    """The same, read off the palette that the system gave, for the first page alone.

    Qt makes its palette of what the system asks for. Where the palette looks like high contrast, the system is asked
    at once; otherwise it is asked as soon as the page is there, in case the palette did not say.
    """
    palette, role = app.palette(), QPalette.ColorRole
    words, ground = palette.color(role.WindowText), palette.color(role.Window)
    if contrast(words, ground) > _MORE_THAN_ORDINARY:
        return system_theme(app)
    return DARK if words.lightness() > ground.lightness() else LIGHT


def follow_system(app: QtCore.QCoreApplication | None, told: Callable[[], None]) -> None:
    """Call when the system's own look changes."""
    if isinstance(app, QGuiApplication):
        _hints(app).colorSchemeChanged.connect(told)


def asks_for_contrast(app: QGuiApplication) -> bool:
    """Whether the system is in high contrast."""
    return _hints(app).accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast


@lru_cache(maxsize=1)
def _hints(app: QGuiApplication) -> QStyleHints:
    """Held on to: with the Python object of the hints that of their accessibility part dies, and never comes back."""
    return app.styleHints()


atexit.register(_hints.cache_clear)


def system_palette() -> QPalette:
    """The palette that the system gives, whatever has been set since."""
    set_by_us = QApplication.palette()
    QApplication.setPalette(QPalette())  # an empty palette asks for the system's own
    palette = QPalette(QApplication.palette())
    QApplication.setPalette(set_by_us)
    return palette


def high_contrast(tokens: Mapping[str, Any]) -> dict[str, str]:
    """The colours of high contrast: the system's own where it is in it, black and white where it is not."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if asks_for_contrast(app):
        return colours_of(system_palette())
    plain, palette, role = tokens["plain_contrast"][system_theme(app)], QPalette(), QPalette.ColorRole
    for places, token in (
        ((role.Window, role.Base), "ground"),
        ((role.Text,), "text"),
        ((role.Highlight,), "chosen"),
        ((role.HighlightedText,), "on_chosen"),
    ):
        for place in places:
            palette.setColor(place, QColor(plain[token]))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(plain["disabled"]))
    return colours_of(palette)


def colours_of(palette: QPalette) -> dict[str, str]:
    """All colour tokens made from a system palette alone: its text on its grounds, meaning left to shape and word."""
    role = QPalette.ColorRole
    window, surface, text = (palette.color(r) for r in (role.Window, role.Base, role.Text))
    if min(contrast(text, window), contrast(text, surface)) < 7:
        dark = surface.lightness() < 128
        window = surface = QColor("black" if dark else "white")
        text = QColor("white" if dark else "black")
    highlight = palette.color(role.Highlight)
    accent = highlight if min(contrast(highlight, window), contrast(highlight, surface)) >= 4.5 else text
    on_accent = max((window, text, QColor("black"), QColor("white")), key=lambda c: contrast(c, accent))
    selected, on_selected = highlight, palette.color(role.HighlightedText)
    if contrast(selected, on_selected) < 4.5:
        selected, on_selected = text, surface
    off = palette.color(QPalette.ColorGroup.Disabled, role.Text)
    disabled = off if min(contrast(off, window), contrast(off, surface)) >= 3 else text
    grounds = dict.fromkeys(
        ("surface", "sunken", "hover", "interval", "caution_ground", "stop_ground", "information_ground"),
        surface.name(),
    )
    inks = dict.fromkeys(
        ("text", "muted", "line", "line_strong", "estimate", "for", "against", "caution_text", "stop_text",
         "information_text"),
        text.name(),
    )  # fmt: skip
    accents = dict.fromkeys(("accent", "accent_hover", "accent_pressed"), accent.name())
    return {
        **grounds, **inks, **accents, "window": window.name(), "on_accent": on_accent.name(),
        "selected": selected.name(), "on_selected": on_selected.name(),
        "tip_text": surface.name(), "tip_ground": text.name(),
        "disabled": disabled.name(), "paper": surface.name(), "paper_text": text.name(),
    }  # fmt: skip


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
