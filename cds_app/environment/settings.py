"""What a user may change for comfort: theme, text size, language, the store last used. Never anything clinical."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cds_app.environment.policy import Policy

THEMES = ("system", "light", "dark", "high_contrast")
TEXT_SCALES = (100, 125, 150, 175, 200)
LANGUAGES = ("system", "en", "es")
"""English unless somebody chooses otherwise: a translation that no clinician reviewed is not switched on by itself."""
PERSONAL = ("theme", "text_scale", "language")
"""What a policy can give people to begin with; the language it can also make mandatory."""


@dataclass(frozen=True)
class Settings:
    """`text_scale` in percent; `store` is the folder last opened, `user` who opened it; `window` says where the window
    stood and how large it was, in the window system's own form (base64); `tour_offered` that the tour needs no
    offering again; `language` is one of `LANGUAGES`. `fixed` names what the machine's policy makes mandatory.
    """

    theme: str = "system"
    text_scale: int = 100
    store: str = ""
    user: str = ""
    window: str = ""
    tour_offered: bool = False
    language: str = "en"
    fixed: tuple[str, ...] = ()


def load_settings(path: Path, policy: Policy | None = None) -> Settings:
    """The settings in force: what the policy makes mandatory, else what the person chose, else what the policy or the
    program begins with. Anything unreadable or out of range counts as not chosen, because comfort may.
    """
    begin = Settings() if policy is None else _of_policy(policy)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return begin
    if not isinstance(data, dict):
        return begin
    kept = set(_plain(begin)) - set(begin.fixed)
    chosen = {k: v for k, v in data.items() if k in kept and isinstance(v, type(getattr(begin, k)))}
    allowed = {"theme": THEMES, "text_scale": TEXT_SCALES, "language": LANGUAGES}
    return dataclasses.replace(begin, **{k: v for k, v in chosen.items() if v in allowed.get(k, (v,))})


def save_settings(path: Path, settings: Settings, policy: Policy | None = None) -> None:
    """Write what somebody chose; the file is always the old or the new one, never half of either.

    What is as the policy begins with is not written: it goes on following the policy. What the policy made mandatory
    is nobody's choice and is not written either.
    """
    begin = None if policy is None else _of_policy(policy)
    chosen = _plain(settings)
    if begin is not None:
        personal = {k: v for k, v in _plain(begin).items() if k in PERSONAL}
        chosen = {k: v for k, v in chosen.items() if k not in settings.fixed and personal.get(k, ...) != v}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(chosen, file, indent=1)
    Path(temporary).replace(path)


def _of_policy(policy: Policy) -> Settings:
    """What somebody begins with who has not chosen anything."""
    fixed = tuple(key for key in PERSONAL if policy.mode(key) == "mandatory")
    return Settings(theme=policy.theme, text_scale=policy.text_scale, language=policy.language, fixed=fixed)


def _plain(settings: Settings) -> dict[str, Any]:
    """What goes into the file."""
    return {k: v for k, v in dataclasses.asdict(settings).items() if k != "fixed"}
