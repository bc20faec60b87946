"""The window in the patient's hands: the questions alone, and everything else out of reach."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from cds_app.gui.jobs import Jobs
from cds_app.gui.pages.hand_over import HandOverPage
from cds_app.gui.widgets.preference_draft import Draft


class HandingOver(QObject):
    """From `begin` to `end` the frame is taken out of the window, not only covered: nothing in it can be reached, read
    aloud or found. Of the shortcuts only the one that locks stays.
    """

    ended = Signal(object, object)
    """The draft, and what was recorded or None: the clinician has the window again."""
    lock_wanted = Signal()

    def __init__(self, window: QMainWindow, stack: QStackedWidget, lock: QAction) -> None:
        super().__init__(window)
        self._window, self._stack, self._lock = window, stack, lock
        self._page: HandOverPage | None = None

    def begin(self, jobs: Jobs, frame: QWidget, record_id: str, draft: Draft) -> None:
        """Show the questions about this record in the place of everything else."""
        self._allow_shortcuts(False)
        self._page = HandOverPage(jobs, record_id, draft)
        self._page.ended.connect(self.ended)
        self._page.lock_wanted.connect(self.lock_wanted)
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._stack.removeWidget(frame)
        frame.setParent(None)

    def end(self) -> None:
        """The questions are gone, and the shortcuts there again; the frame is for its owner to put back."""
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        self._allow_shortcuts(True)
        self.deleteLater()

    def _allow_shortcuts(self, on: bool) -> None:
        for action in self._window.actions():
            action.setEnabled(on or action is self._lock)
