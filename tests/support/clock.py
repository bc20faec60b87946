"""A clock that tells what it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cds_app.environment.clock import SPAN_NS

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class FixedClock:
    """Starts on 2026-11-02 09:00 UTC and moves only when `advance` or `set_by` is called.

    Another start is another boot; its count goes on in spans, as the machine's own does.
    """

    def __init__(self, start: datetime = START) -> None:
        self.started = self.moment = start
        self.ticks = 1_000_000_000

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.ticks += round(seconds * 1e9)

    def set_by(self, seconds: float) -> None:
        """Somebody sets the wall clock; the monotonic count does not notice."""
        self.moment += timedelta(seconds=seconds)

    def now(self) -> datetime:
        return self.moment

    def local_offset(self) -> str:
        return "+01:00"

    def monotonic_ns(self) -> int:
        return self.ticks % SPAN_NS

    def boot_id(self) -> str:
        boot = f"00000000-0000-4000-8000-{abs(round((self.started - START).total_seconds())):012x}"
        span = self.ticks // SPAN_NS
        return f"{boot}+{span}" if span else boot
