"""The look as values: the colours, sizes and fonts of `resources/style/tokens.json`, at one text size.

Nothing else in the window sets a colour or a size. The look in use is kept by the application object, where Qt itself
keeps palette and font; `theme()` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontDatabase

from cds_app.gui import system_look

LIGHT, DARK, HIGH_CONTRAST = system_look.LIGHT, system_look.DARK, system_look.HIGH_CONTRAST
THEMES = (LIGHT, DARK, HIGH_CONTRAST)
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
_IN_USE = "theme_in_use"


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
            made = self._made[token] = QColor.fromString(self.colours[token])  # `QColor(…)` names `Qt.GlobalColor`
        return copy(made)

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
    colours = system_look.high_contrast(tokens) if name == HIGH_CONTRAST else tokens["colours"][name]
    family = next((f for f in tokens["fonts"] if QFontDatabase.hasFamily(f)), None) or QFont().family()
    return Theme(name, scale, resources, family, colours, tokens)


def theme() -> Theme:
    """The look in use. Raises RuntimeError before `style.apply` was called."""
    look = in_use()
    if look is None:
        raise RuntimeError("no look has been applied")
    return look


def in_use() -> Theme | None:
    """The look in use, or None before there is one."""
    look = getattr(QCoreApplication.instance(), _IN_USE, None)
    return look if isinstance(look, Theme) else None


def use(app: QCoreApplication, look: Theme) -> None:
    """From now on this is the look in use."""
    setattr(app, _IN_USE, look)  # an attribute: asking Qt for a property takes ten times as long


@lru_cache(maxsize=4)
def _tokens(path: Path) -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tokens


@lru_cache(maxsize=128)
def read(path: Path) -> str:
    """A sheet or an icon as text, read once."""
    return path.read_text(encoding="utf-8")
