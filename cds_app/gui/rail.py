"""The rail at the left: one button for each page that a person's roles show, and the keys that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from cds_app.domain.roles import may
from cds_app.gui import style
from cds_app.gui.widgets.buttons import RailButton

PAGES = ("worklist", "patient", "compare", "follow_up", "log", "model", "administration")
OPERATIONS = {
    "worklist": ("view_patients",), "patient": ("view_patients",), "compare": ("compare",), "follow_up": ("compare",),
    "log": ("read_log", "export_log"), "administration": ("manage_users",),
}  # fmt: skip
"""A page is shown to whoever may do one of these; one that is not named here, to everybody."""
WIDE, NARROW = 200, 56


def pages_for(roles: Iterable[str]) -> tuple[str, ...]:
    """The pages of the rail that these roles may see, in the rail's order."""
    held = tuple(roles)
    return tuple(name for name in PAGES if name not in OPERATIONS or any(may(held, one) for one in OPERATIONS[name]))


class Rail(QFrame):
    """`wanted` names the page that was asked for; `buttons` holds one button a page shown."""

    wanted = Signal(str)

    def __init__(self, roles: Iterable[str]) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        style.space(layout, (0, 8, 0, 8), 0)
        for name in pages_for(roles):
            layout.addWidget(self._button(name))
        layout.addStretch(1)

    def _button(self, name: str) -> QToolButton:
        words = self._names()[name]
        button = RailButton(name, words)
        button.setToolTip(f"{words} (Ctrl+{PAGES.index(name) + 1})")
        button.clicked.connect(partial(self.wanted.emit, name))
        self.buttons[name] = button
        return button

    def _names(self) -> dict[str, str]:
        return {
            "worklist": self.tr("Worklist"),
            "patient": self.tr("Patient"),
            "compare": self.tr("Compare"),
            "follow_up": self.tr("Follow-up"),
            "log": self.tr("Log"),
            "model": self.tr("Model"),
            "administration": self.tr("Administration"),
        }

    def allows(self, name: str) -> bool:
        """Whether the page is shown and can be gone to just now."""
        button = self.buttons.get(name)
        return button is not None and button.isEnabled()

    def allow(self, name: str, on: bool) -> None:
        """Whether the page can be gone to; one that is not shown stays so."""
        if name in self.buttons:
            self.buttons[name].setEnabled(on)

    def mark(self, name: str) -> None:
        """The page on screen belongs to this button."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def fit(self, *, wide: bool) -> None:
        """Words beside the icons where there is room for them; icons alone, with tool tips, where there is not."""
        shown = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setFixedWidth(style.theme().px(WIDE if wide else NARROW))
        for button in self.buttons.values():
            button.setToolButtonStyle(shown)
