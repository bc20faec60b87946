"""When nobody touches the window for a while, and when a sitting has lasted too long.

Keys, pointer and touch arrive at a window of the system before any page sees them; there, and not on every widget,
the watch looks. Time asleep counts, so that a notebook that was closed over lunch locks as it wakes.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

LONGEST_WAIT_MS = 20_000
"""Between two looks at the clock: timers stand still while the machine sleeps."""
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


def seconds() -> float:
    """Seconds of a clock that nobody sets, time asleep included where the system counts it."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """Emits `due` once, with "idle" or "session", between `begin` and `end`."""

    due = Signal(str)

    def __init__(self, now: Callable[[], float] = seconds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._idle = self._longest = 0.0
        self._begun = self._touched = 0.0
        self._on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin(self, idle_minutes: int, session_hours: int) -> None:
        """Somebody has signed in. Raises ValueError for limits that would never end a sitting."""
        if idle_minutes <= 0 or session_hours <= 0:
            raise ValueError("a limit that never comes")
        self._idle, self._longest = idle_minutes * 60.0, session_hours * 3600.0
        self._begun = self._touched = self._now()
        self._on = True
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        for window in application.allWindows():
            window.installEventFilter(self)
        application.focusWindowChanged.connect(self._watch_window)
        self.look()

    def end(self) -> None:
        """Nobody is signed in any more."""
        if self._on:
            self._on = False
            self._timer.stop()
            QGuiApplication.instance().focusWindowChanged.disconnect(self._watch_window)  # type: ignore[union-attr]

    def touched(self) -> None:
        """Somebody is there. One who comes too late finds the window locked."""
        if self._reason() is None:
            self._touched = self._now()
        else:
            self.look()

    def look(self) -> None:
        """Look at the clock: it is time, or when to look next."""
        if not self._on:
            return
        reason = self._reason()
        if reason is not None:
            self.end()
            self.due.emit(reason)
            return
        now = self._now()
        left = min(self._touched + self._idle - now, self._begun + self._longest - now)
        self._timer.start(min(LONGEST_WAIT_MS, max(1, round(left * 1000))))

    def _reason(self) -> str | None:
        now = self._now()
        if now - self._begun >= self._longest:
            return "session"
        return "idle" if now - self._touched >= self._idle else None

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._on and event.type() in _TOUCHES:
            self.touched()
        return super().eventFilter(watched, event)
