"""The focus ring: one look for all widgets, also for those painted by hand, and always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from cds_app.gui.widgets.focus_frame import Ring


_PLACE = "focus_rings"


def install(app: QApplication) -> None:
    """Draw the ring in every window of the program; to be called once a look is there."""
    if not hasattr(app, _PLACE):  # to look through its children would make Python's class of each, styles among them
        setattr(app, _PLACE, FocusRings(app))


class FocusRings(QObject):
    """Draws the focus ring round whatever widget has the focus: one look for all, also for widgets painted by hand.

    It is installed once the first page is on screen: what it needs of Qt would keep that waiting.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        app.focusChanged.connect(self._move)
        self._move(None, app.focusWidget())

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._put(self._ring, new)
        elif new is not None:
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Make the ring for what has the focus by now."""
        from cds_app.gui.widgets.focus_frame import Ring

        now = QApplication.focusWidget()
        if now is None or (self._ring is not None and shiboken6.isValid(self._ring)):
            return
        self._ring = Ring()
        self._put(self._ring, now)
        self._ring.bring_in()

    def _put(self, ring: Ring, new: QWidget | None) -> None:
        wanted = new is not None and not new.isWindow() and not new.property("own_focus")
        ring.setWidget(new if wanted else None)  # type: ignore[arg-type]
        if wanted:
            QTimer.singleShot(0, ring, ring.bring_in)  # once everything has its place
