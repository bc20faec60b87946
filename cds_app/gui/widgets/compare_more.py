"""Two ways on from the comparison: what its side-effect columns follow, and what other inputs would give."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui.style import icon
from cds_app.gui.widgets.buttons import IconButton
from cds_app.gui.widgets.compare_words import tr

PREFERENCES = QT_TRANSLATE_NOOP("compare", "What the patient wants to avoid…")
WHAT_IF = QT_TRANSLATE_NOOP("compare", "What if an input were different…")


class MoreButton(IconButton):
    """A menu of two; the what-if is there only once estimates are."""

    preferences_wanted = Signal()
    what_if_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more", tr(QT_TRANSLATE_NOOP("compare", "More: preferences, what if")), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.preferences, self.what_if = QAction(tr(PREFERENCES), menu), QAction(tr(WHAT_IF), menu)
        self.preferences.triggered.connect(lambda: self.preferences_wanted.emit())
        self.what_if.triggered.connect(lambda: self.what_if_wanted.emit())
        menu.addActions([self.preferences, self.what_if])
        self.setMenu(menu)
        self._draw_entries()

    def offer(self, *, what_if: bool) -> None:
        self.what_if.setVisible(what_if)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "what_if"):
            self._draw_entries()

    def _draw_entries(self) -> None:
        self.preferences.setIcon(icon("preferences"))
        self.what_if.setIcon(icon("what_if"))
