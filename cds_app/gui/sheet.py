"""The program's one stylesheet and its palette, made of the look's tokens."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QPalette

from cds_app.gui.system_look import contrast
from cds_app.gui.tokens import Theme, read

_COMMENT = r"/\*.*?\*/"
_PLACEHOLDER = r"\$(?:(\d+)px|round(\d+)|mark-(\w+)|(\w+))"


def stylesheet(look: Theme, name: str = "program.qss") -> str:
    """The program's stylesheet, or another of the folder, with every placeholder filled."""
    template = read(look.resources / "style" / name)
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

    return re.sub(_PLACEHOLDER, fill, re.sub(_COMMENT, "", template, flags=re.S))


def palette(look: Theme) -> QPalette:
    """Qt's palette in the look's colours."""
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
    made = QPalette()
    for place, token in tokens.items():
        made.setColor(place, look.colour(token))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, place, look.colour("disabled"))
    return made


def _black_or_white(ground: QColor) -> str:
    return max(("black", "white"), key=lambda name: contrast(QColor.fromString(name), ground))
