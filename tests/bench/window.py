"""The window: the longest block from import to comparison."""

from __future__ import annotations

from tests.bench.measure import Row
from tests.bench.window_block import longest_block, longest_block_of_nothing


def rows() -> list[Row]:
    """The longest block of the window, against what any busy second thread costs an empty one."""
    ours, floor = longest_block(), longest_block_of_nothing()
    return [Row("longest block of the window, import to compare", ours, floor, "empty window, busy thread")]
