"""The window: the longest block from import to export."""

from __future__ import annotations

from tests.bench.measure import Row
from tests.bench.window_block import longest_block, longest_block_of_nothing

MOST_MS = 50.0


def rows() -> list[Row]:
    """The longest block of the window, against what is aimed at and what any busy second thread costs an empty one."""
    ours, floor = longest_block(), longest_block_of_nothing()
    work = "longest block of the window, import to export"
    return [Row(work, ours, MOST_MS, "aimed at", 1.0), Row(work, ours, floor, "empty window, busy thread")]
