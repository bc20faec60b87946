"""Time as the log records it: wall clock, offset, a count that never runs backwards, and which boot it counts from."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # imported when somebody asks for the time: nobody does before the first window shows
    from datetime import datetime

SPAN_NS = 2**52
"""The log's integers must stay below 2^53; an uptime beyond 52 days begins a new, numbered span of the same boot."""


class Clock(Protocol):
    def now(self) -> datetime: ...

    def local_offset(self) -> str: ...

    def monotonic_ns(self) -> int: ...

    def boot_id(self) -> str: ...


class SystemClock:
    """The machine's own clock."""

    def __init__(self) -> None:
        self._boot = _read_boot_id()

    def now(self) -> datetime:
        from datetime import UTC, datetime

        return datetime.now(UTC)

    def local_offset(self) -> str:
        """The local offset from UTC, as "+01:00"."""
        from datetime import datetime

        text = datetime.now().astimezone().strftime("%z")
        return f"{text[:3]}:{text[3:5]}"

    def monotonic_ns(self) -> int:
        return _since_boot_ns() % SPAN_NS

    def boot_id(self) -> str:
        span = _since_boot_ns() // SPAN_NS
        return self._boot if span == 0 else f"{self._boot}+{span}"


def _since_boot_ns() -> int:
    """Nanoseconds that nobody can set back; the time asleep counts, so that waking up is no jump of the wall clock."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime_ns(getattr(time, name))
    return time.monotonic_ns()  # Windows: it counts the time asleep


def _read_boot_id() -> str:
    """The kernel's boot id where there is one; elsewhere a new id for this run of the program."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        import uuid  # only here: it would keep the first window waiting

        return str(uuid.uuid4())


def rfc3339(moment: datetime) -> str:
    """A moment in UTC with milliseconds, as the log writes it."""
    from datetime import UTC

    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
