"""A work beside its floor. Times on one machine mean little on another; the ratio means the same everywhere."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Row:
    """A measured work: medians in `unit` (ms, MB), their ratio, what the floor is, and the ratio aimed at."""

    work: str
    ours: float
    floor: float
    floor_is: str
    target: float | None = None
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def reached(self) -> bool | None:
        return None if self.target is None else self.ratio <= self.target


def measured(
    work: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    floor_is: str,
    target: float | None = None,
    rounds: int = ROUNDS,
    note: str = "",
) -> Row:
    """Median times of both, in turn, so that a drifting machine hits both alike; each is run once before."""
    mine: list[float] = []
    least: list[float] = []
    ours()
    floor()
    for _ in range(rounds):
        mine.append(milliseconds(ours))
        least.append(milliseconds(floor))
    return Row(work, statistics.median(mine), statistics.median(least), floor_is, target, note=note)


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
