"""The window: the longest block from import to export, step by step."""

from __future__ import annotations

from tests.bench.measure import Row
from tests.bench.window_block import longest_block_of_nothing, longest_blocks

MOST_MS = 50.0


def rows() -> list[Row]:
    """Each step's longest block against what is aimed at, with the window's own work in it; then the longest of all
    against what any busy second thread costs an empty window."""
    blocks, floor = longest_blocks(), longest_block_of_nothing()
    found = [
        Row(f"longest block of the window, {name}", ms, MOST_MS, "aimed at", 1.0, note=f"own work {own:.0f} ms")
        for name, (ms, own) in blocks.items()
    ]
    longest = max(blocks, key=lambda name: blocks[name])
    work = "longest block of the window, import to export"
    return [*found, Row(work, blocks[longest][0], floor, "empty window, busy thread", note=longest)]
