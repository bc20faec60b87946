"""What a user may change for comfort: theme, text size, language, the store last used. Never anything clinical."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

THEMES = ("system", "light", "dark", "high_contrast")
TEXT_SCALES = (100, 125, 150, 175, 200)
LANGUAGES = ("system", "en", "es")
"""English unless somebody chooses otherwise: a translation that no clinician reviewed is not switched on by itself."""


@dataclass(frozen=True)
class Settings:
    """`text_scale` in percent; `store` is the folder last opened, `user` who opened it; `window` says where the window
    stood and how large it was, in the window system's own form (base64); `tour_offered` that the tour needs no
    offering again; `language` is one of `LANGUAGES`.
    """

    theme: str = "system"
    text_scale: int = 100
    store: str = ""
    user: str = ""
    window: str = ""
    tour_offered: bool = False
    language: str = "en"


def load_settings(path: Path) -> Settings:
    """The saved settings; anything unreadable or out of range falls back to its default, because comfort may."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    known = {f.name for f in dataclasses.fields(Settings)}
    settings = dataclasses.replace(
        Settings(),
        **{k: v for k, v in data.items() if k in known and isinstance(v, type(getattr(Settings(), k)))},
    )
    if settings.theme not in THEMES:
        settings = dataclasses.replace(settings, theme="system")
    if settings.text_scale not in TEXT_SCALES:
        settings = dataclasses.replace(settings, text_scale=100)
    if settings.language not in LANGUAGES:
        settings = dataclasses.replace(settings, language="en")
    return settings


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings; the file is always the old or the new one, never half of either."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(dataclasses.asdict(settings), file, indent=1)
    Path(temporary).replace(path)
