"""What the desktop says that should lock the window: the screen was locked, the machine goes to sleep.

Each source is asked for by itself; a desktop without it is an ordinary desktop, and the idle limit still holds. Over
the local message bus of Linux desktops nothing is sent but the wish to be told.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QObject, Signal, Slot

_SESSION_CHANGE, _POWER, _SUSPEND = 0x02B1, 0x0218, 4
_LEFT = {2: "switched", 4: "switched", 7: "screen_locked"}
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK."""
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)


class DesktopSignals(QObject):
    """Emits `left` with "screen_locked", "suspended" or "switched". `sources` counts what could be subscribed to."""

    left = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources = 0
        self._filter: _WindowsMessages | None = None

    def listen(self, window_id: int = 0, buses: tuple[Any, Any] | None = None) -> None:
        """Subscribe to what there is. `buses` are system and session bus; tests give their own."""
        if sys.platform == "win32":
            self._listen_to_windows(window_id)
        elif buses is not None or sys.platform == "linux":
            system, session = buses or _local_buses()
            self._listen_to(system, session)

    def _listen_to(self, system: Any, session: Any) -> None:
        login = "org.freedesktop.login1"
        self._ask(system, login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", "sleeping(bool)")
        own = os.environ.get("XDG_SESSION_ID", "")
        if own:
            place = f"/org/freedesktop/login1/session/{bus_label(own)}"
            self._ask(system, login, place, f"{login}.Session", "Lock", "locking()")
        for service, path, interface in _SAVERS:
            self._ask(session, service, path, interface, "ActiveChanged", "saving(bool)")

    def _ask(self, bus: Any, service: str, path: str, interface: str, name: str, slot: str) -> None:
        if bus is not None and bus.isConnected() and bus.connect(service, path, interface, name, self, SLOT(slot)):
            self.sources += 1

    @Slot(bool)
    def sleeping(self, begins: bool) -> None:
        """The machine is about to sleep (true), or awake again."""
        if begins:
            self.left.emit("suspended")

    @Slot(bool)
    def saving(self, active: bool) -> None:
        """The screen saver came (true) or went."""
        if active:
            self.left.emit("screen_locked")

    @Slot()
    def locking(self) -> None:
        """The login manager asks this sitting to lock."""
        self.left.emit("screen_locked")

    def _listen_to_windows(self, window_id: int) -> None:
        from PySide6.QtCore import QCoreApplication

        library = getattr(ctypes, "windll", None)
        if library is not None and library.wtsapi32.WTSRegisterSessionNotification(window_id, 0):
            self.sources += 1
        application = QCoreApplication.instance()
        if application is not None:
            self._filter = _WindowsMessages(self)
            application.installNativeEventFilter(self._filter)


class _WindowsMessages(QAbstractNativeEventFilter):
    def __init__(self, signals: DesktopSignals) -> None:
        super().__init__()
        self._signals = signals

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if bytes(kind) == b"windows_generic_MSG":
            fields = _Message.from_address(int(message))
            reason = windows_reason(fields.message, fields.wparam)
            if reason is not None:
                self._signals.left.emit(reason)
        return False, 0


class _Message(ctypes.Structure):
    """The beginning of the system's MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("wparam", ctypes.c_size_t))


def windows_reason(message: int, parameter: int) -> str | None:
    """What a message of Windows means for the lock; None for all others."""
    if message == _SESSION_CHANGE:
        return _LEFT.get(parameter)
    return "suspended" if (message, parameter) == (_POWER, _SUSPEND) else None


def bus_label(text: str) -> str:
    """A text as a part of a path on the bus: everything but letters, and digits inside, as _ and two digits."""
    escaped = re.sub(r"[^A-Za-z0-9]", lambda match: f"_{ord(match.group()):02x}", text)
    return f"_{ord(escaped[0]):02x}{escaped[1:]}" if escaped[:1].isdigit() else escaped


def _local_buses() -> tuple[Any, Any]:
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return None, None
    return QDBusConnection.systemBus(), QDBusConnection.sessionBus()
