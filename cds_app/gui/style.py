"""How everything looks: tokens, the one stylesheet, fonts, icons. Nothing else in the window sets a colour or a size.

The theme in use is kept by the application object, where Qt itself keeps palette and font; `theme()` reads it.
"""

from __future__ import annotations

import atexit
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QStyleHints,
)
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QGridLayout,
    QLayout,
)

LIGHT, DARK, HIGH_CONTRAST = "light", "dark", "high_contrast"
THEMES = (LIGHT, DARK, HIGH_CONTRAST)
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
_PROPERTY, _SPACE = "theme_in_use", "space_at_100_percent"
_BEGUN_WITH_STYLE = "begun_with_style"
_PIXEL_RATIOS = (1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True)
class Theme:
    """One look: a set of colours at one text size. `scale` is 1.0 to 2.0; `resources` the folder it was read from."""

    name: str
    scale: float
    resources: Path = field(hash=False)  # it is looked up by hash for every icon, and a path's is slow
    family: str
    colours: Mapping[str, str] = field(compare=False)
    tokens: Mapping[str, Any] = field(compare=False, repr=False)
    _made: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Colours and fonts that were asked for: a chart asks hundreds of times a repaint. Handed out as copies."""

    def colour(self, token: str) -> QColor:
        """The colour of a token of `tokens.json`. Raises KeyError for one that is not there."""
        made: QColor | None = self._made.get(token)
        if made is None:
            made = self._made[token] = QColor(self.colours[token])
        return QColor(made)

    def px(self, length: float) -> int:
        """A length given for 100 % text, in pixels at this text size."""
        return round(length * self.scale)

    def size(self, name: str) -> int:
        """A named size of the tokens ("row", "control", "icon" …), in pixels at this text size."""
        return self.px(self.tokens["size_px"][name])

    def points(self, role: str) -> float:
        """The font size of "small", "base", "large", "sentence" or "title", in points."""
        return float(self.tokens["type_px"][role] * self.tokens["points_per_px"] * self.scale)

    def font(self, role: str = "base", *, strong: bool = False) -> QFont:
        """The font of a role, with figures of equal width."""
        made: QFont | None = self._made.get((role, strong))
        if made is None:
            made = self._made[role, strong] = self._font(role, strong)
        return QFont(made)

    def _font(self, role: str, strong: bool) -> QFont:
        font = QFont(self.family)
        font.setPointSizeF(self.points(role))
        font.setWeight(QFont.Weight(self.tokens["weights"]["strong" if strong else "normal"]))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def variant(self, name: str | None = None, scale: float | None = None) -> Theme:
        """The same look with another name or text size."""
        return load(self.resources, name or self.name, self.scale if scale is None else scale)


def load(resources: Path, name: str = LIGHT, scale: float = 1.0) -> Theme:
    """The look called `name`, read from the resources folder. Raises ValueError for an unknown name or size.

    High contrast takes its colours from the system's palette where the system itself is in high contrast, and black
    and white where it is not; it needs the application to exist.
    """
    if name not in THEMES or not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        raise ValueError((name, scale))
    tokens = _tokens(resources / "style" / "tokens.json")
    colours = _high_contrast(tokens) if name == HIGH_CONTRAST else tokens["colours"][name]
    family = next((f for f in tokens["fonts"] if QFontDatabase.hasFamily(f)), QFont().family())
    return Theme(name, scale, resources, family, colours, tokens)


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
    before = getattr(app, _PROPERTY, None)
    if isinstance(before, Theme) and (before, before.colours) == (look, look.colours):
        return
    setattr(app, _PROPERTY, look)  # an attribute: asking Qt for a property takes ten times as long
    if not isinstance(before, Theme) and not hasattr(app, _BEGUN_WITH_STYLE):
        app.setStyle("Fusion")
    # without the sheet of before, font and palette go down the widgets once and not once for each rule
    app.setStyleSheet("")
    if not isinstance(before, Theme) or before.scale != look.scale:
        for window in app.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                _space(layout, look)
    app.setPalette(system_palette() if _is_the_systems(look) else _palette(look))
    app.setFont(look.font())
    # told once and by us: Qt tells a widget of its style again for every parent it gets while a page is made
    _tell(app, "look_changed")
    app.setStyleSheet(stylesheet(look))
    _tell(app, "look_settled")


def _tell(app: QApplication, moment: str) -> None:
    for widget in app.allWidgets():
        told = getattr(widget, moment, None)
        if told is not None:
            told()


@contextmanager
def bare(app: QApplication) -> Iterator[None]:
    """Without the sheet while a large part of the window is made, and with it again afterwards.

    Under a sheet every widget is dressed anew each time one of its ancestors gets a parent.
    """
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def theme() -> Theme:
    """The look in use. Raises RuntimeError before `apply` was called."""
    app = QApplication.instance()
    look = getattr(app, _PROPERTY, None)
    if not isinstance(look, Theme):
        raise RuntimeError("no look has been applied")
    return look


def system_theme(app: QGuiApplication) -> str:
    """What the system asks for: high contrast, dark or light."""
    if _asks_for_contrast(app):
        return HIGH_CONTRAST
    return DARK if _hints(app).colorScheme() == Qt.ColorScheme.Dark else LIGHT


def follow_system(app: QCoreApplication | None, told: Callable[[], None]) -> None:
    """Call when the system's own look changes."""
    if isinstance(app, QGuiApplication):
        _hints(app).colorSchemeChanged.connect(told)


def _asks_for_contrast(app: QGuiApplication) -> bool:
    return _hints(app).accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


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


def _is_the_systems(look: Theme) -> bool:
    """Whether the look is the system's own high contrast, whose palette then holds for everything."""
    app = QApplication.instance()
    return look.name == HIGH_CONTRAST and isinstance(app, QApplication) and _asks_for_contrast(app)


def _high_contrast(tokens: Mapping[str, Any]) -> dict[str, str]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if _asks_for_contrast(app):
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
        window = surface = QColor(Qt.GlobalColor.black if dark else Qt.GlobalColor.white)
        text = QColor(Qt.GlobalColor.white if dark else Qt.GlobalColor.black)
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


def stylesheet(look: Theme, name: str = "program.qss") -> str:
    """The program's stylesheet, or another of the folder, with every placeholder filled."""
    template = _text(look.resources / "style" / name)
    on_surface, on_accent = (_black_or_white(look.colour(ground)) for ground in ("surface", "accent"))
    marks = {"check": on_accent, "dash": on_accent, "dot": on_accent, "up": on_surface, "down": on_surface}

    def fill(match: re.Match[str]) -> str:
        length, content, mark, name = match.groups()
        if length:
            return f"{look.px(float(length))}px"
        if content:
            return f"{(look.px(float(content)) + 2) // 2}px"
        if mark:
            return (look.resources / "style" / f"mark-{mark}-{marks[mark]}.svg").as_posix()
        if name in look.tokens["type_px"]:
            return f"{look.points(name):.2f}pt"
        if name in look.tokens["weights"]:
            return str(look.tokens["weights"][name])
        return look.colours[name]

    return re.sub(r"\$(?:(\d+)px|round(\d+)|mark-(\w+)|(\w+))", fill, re.sub(r"/\*.*?\*/", "", template, flags=re.S))


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
    if isinstance(layout, QGridLayout | QFormLayout):
        layout.setHorizontalSpacing(gap)
        layout.setVerticalSpacing(gap)
    else:
        layout.setSpacing(gap)


def icon(name: str, colour: str = "text", gap: int = 0) -> QIcon:
    """A line icon of `resources/icons` in a token's colour, sharp at every pixel ratio.

    It turns to the colours of a chosen or disabled control by itself; after a change of theme it is made anew.
    `gap` adds room between the icon and the words beside it, in pixels at 100 %.
    """
    look = theme()
    on = colour if colour == "on_accent" else "on_selected"
    return QIcon(_drawn(look, name, *(look.colours[token] for token in (colour, on, "disabled")), gap))


@lru_cache(maxsize=512)
def _drawn(look: Theme, name: str, ink: str, chosen: str, disabled: str, gap: int) -> QIcon:
    """Drawn once for each look: a window has hundreds of icons, and drawing them was most of what it took to open."""
    side, made = look.size("icon"), QIcon()
    for ratio in _PIXEL_RATIOS:
        shape = QPixmap(QSize(round((side + look.px(gap)) * ratio), round(side * ratio)))
        shape.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shape)
        paint_icon(painter, QRectF(0, 0, shape.height(), shape.height()), name, "black", look)
        painter.end()
        inked = {colour: _coloured(shape, colour, ratio) for colour in (ink, chosen, disabled)}
        for colour, mode, state in (
            (ink, QIcon.Mode.Normal, QIcon.State.Off),
            (chosen, QIcon.Mode.Normal, QIcon.State.On),
            (chosen, QIcon.Mode.Selected, QIcon.State.Off),
            (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
        ):
            made.addPixmap(inked[colour], mode, state)
    return made


def _coloured(shape: QPixmap, colour: str, ratio: float) -> QPixmap:
    """The same strokes in another colour: filling costs a tenth of drawing."""
    pixmap = QPixmap(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


atexit.register(_drawn.cache_clear)  # pictures must not outlive the application object


def paint_icon(painter: QPainter, place: QRectF, name: str, colour: str | QColor, look: Theme | None = None) -> None:
    """Draw an icon into a rectangle in a colour given as value, for painted widgets."""
    from PySide6.QtSvg import QSvgRenderer  # the first page has no icon

    svg = _text((look or theme()).resources / "icons" / f"{name}.svg").replace("currentColor", QColor(colour).name())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, place)


def _palette(look: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    tokens = {
        role.Window: "window", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "sunken",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "on_accent",
        role.Highlight: "selected", role.HighlightedText: "on_selected", role.Link: "accent",
        role.LinkVisited: "accent", role.PlaceholderText: "muted",
        role.ToolTipBase: "tip_ground", role.ToolTipText: "tip_text",
        role.Light: "surface", role.Midlight: "hover", role.Mid: "line", role.Dark: "line_strong",
        role.Shadow: "line_strong", role.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for place, token in tokens.items():
        palette.setColor(place, look.colour(token))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, place, look.colour("disabled"))
    return palette


def _black_or_white(ground: QColor) -> str:
    return max(("black", "white"), key=lambda name: contrast(QColor(name), ground))


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@lru_cache(maxsize=4)
def _tokens(path: Path) -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tokens


@lru_cache(maxsize=128)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
