"""The part that waits says so in words, and only once the wait is long enough to be felt."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cds_app.gui.jobs import Jobs
from cds_app.gui.widgets.labels import Label

DELAY_MS = 300


class BusyLabel(Label):
    """Keeps its place while it is empty, so that nothing jumps when the words come."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", "muted", parent=parent)
        self._words, self._slot = words, ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(lambda: self.setText(self._words))

    def set_busy(self, busy: bool) -> None:
        """Start or end the wait."""
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
            self.clear()

    def set_words(self, words: str) -> None:
        """Other words for the wait, for instance how far it is."""
        self._words = words
        if self.text():
            self.setText(words)

    def follow(self, jobs: Jobs, slot: str) -> BusyLabel:
        """Wait whenever something is under way in a slot of `jobs`."""
        self._slot = slot
        jobs.busy.connect(self._changed)  # a method, not a lambda: Qt forgets it together with the label
        return self

    def _changed(self, slot: str, busy: bool) -> None:
        if slot == self._slot:
            self.set_busy(busy)
