"""What the next step needs is made while nobody waits: one part at a time, and only between jobs.

A page is made of hundreds of widgets, which takes longer than a window may stand still. Made ahead, it is there when it
is asked for; what was not made in time is made when it is asked for, as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

EVERY_MS = 30
"""From part to part: time for a key or a click to be answered in between."""
LATE_MS = 4
"""A beat that comes later than this after its time found the window at work."""
PATIENCE = 10
"""After so many late beats in a row it is the machine that is slow, and not the window that is at work."""


class Ahead(QTimer):
    """After a page came on screen: the rest of it, then the pages that are sure to follow it.

    A page that makes parts of itself later has a method `make_ahead`, which makes one each time it is asked to go on.
    """

    def __init__(
        self,
        idle: Callable[[], bool],
        following: Callable[[QWidget], Iterable[str]],
        make: Callable[[str], QWidget],
        place: Callable[[QWidget], None],
        parent: QObject | None = None,
    ) -> None:
        """`idle` tells whether nothing else is under way, `following` names pages, `make` makes one by its name and
        `place` puts it where it will be shown."""
        super().__init__(parent)
        self._idle, self._following, self._make, self._place = idle, following, make, place
        self.making = False
        """Whether a page is just being made that is placed in a turn of its own."""
        self._parts: Iterator[None] = iter(())
        self._since, self._skipped = QElapsedTimer(), 0
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.setInterval(EVERY_MS)
        self.timeout.connect(self._beat)

    def begin(self, page: QWidget) -> None:
        """`page` is on screen now; what belonged to the one before it is left as it is."""
        self._parts = self._parts_for(page)
        self._wait()

    def _beat(self) -> None:
        if self._late() and self._skipped < PATIENCE:
            # what the window was at is painted first: a part in the same turn would make one long turn of two
            self._skipped += 1
            self._wait()
            return
        self._skipped = 0
        if self._idle() and next(self._parts, self) is self:
            self.stop()
        else:
            self._wait()

    def _wait(self) -> None:
        self.start()
        self._since.start()

    def _late(self) -> bool:
        return self._since.elapsed() > EVERY_MS + LATE_MS

    def _parts_for(self, page: QWidget) -> Iterator[None]:
        yield from _rest_of(page)
        for name in self._following(page):
            following = self._made(name)
            yield
            self._place(following)
            yield
            yield from _rest_of(following)
            following.ensurePolished()
            yield

    def _made(self, name: str) -> QWidget:
        self.making = True
        try:
            return self._make(name)
        finally:
            self.making = False


def _rest_of(page: QWidget) -> Iterator[None]:
    make_ahead = getattr(page, "make_ahead", None)
    return iter(()) if make_ahead is None else make_ahead()
