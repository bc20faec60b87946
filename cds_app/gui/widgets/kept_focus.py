"""The focus stays on the page: what goes out of sight or cannot be used for a while does not give it to the rail."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class KeptFocus(QObject):
    """Qt gives the focus of a control that is hidden or disabled to the next one that Tab would reach: after the last
    of a page the rail, where Space leaves the page. Here the page gets it, and from there Tab begins at its top.
    """

    def __init__(self, pages: QStackedWidget, first: Callable[[QWidget], QWidget | None]) -> None:
        """`first` gives the control of a page that takes the focus when the page is shown, if there is one."""
        super().__init__(pages)
        self._pages, self._first = pages, first
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        page = self._pages.currentWidget()
        if page is None or before is None or not shiboken6.isValid(before) or not page.isAncestorOf(before):
            return
        taken_away = not before.isEnabled() or not before.isVisible()
        if taken_away and page.isVisible() and not (now is not None and page.isAncestorOf(now)):
            first = self._first(page)
            if first is not None and first.isVisible() and first.isEnabled() and first is not before:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                page.setProperty("own_focus", True)  # a ring round all of it would say nothing
                page.setFocus(Qt.FocusReason.OtherFocusReason)
