"""What a person chose for comfort, put in force: theme and text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from cds_app.environment.settings import Settings
from cds_app.gui import style


def apply_settings(settings: Settings, system: Callable[[QApplication], str] = style.system_theme) -> None:
    """Give the program the look that the settings ask for; `system` says what the system itself asks for."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    name = system(app) if settings.theme == "system" else settings.theme
    style.apply(app, style.theme().variant(name, settings.text_scale / 100))
