"""What lies below the first screenful comes a part at a time, so that the window never stands still for all of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


class InTurn(QTimer):
    """Between two parts the window answers keys and clicks. A page that is not on screen gets all of them at once:
    nobody sees them come."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._parts: Iterator[None] = iter(())
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(self._make_one)

    def begin(self, parts: Iterator[None]) -> None:
        """Make one part each time `parts` is asked for the next, in place of whatever is still to come."""
        self._parts = parts
        if self._page.isVisible():
            self.start()
        else:
            self.finish()

    def finish(self) -> None:
        """Make now what is still to come."""
        self.stop()
        for _part in self._parts:
            pass

    def forget(self) -> None:
        self.stop()
        self._parts = iter(())

    def _make_one(self) -> None:
        if next(self._parts, self) is not self:
            self.start()  # anew: a timer that repeats would come again before the others that are due by now
