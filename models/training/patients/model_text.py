"""A booster's text without what scoring does not read: less than half the bytes, the same trees.

A draw's booster is only ever asked for its prediction. LightGBM reads counts, weights, gains and training parameters
as optional; without them the trees answer as before. Leaf values keep eight significant digits. The central booster
stays whole, because its own contributions (the explanation's cross-check) need the counts.
"""

from __future__ import annotations

import re

READ_BY_SCORING = ("num_leaves", "num_cat", "split_feature", "threshold", "decision_type", "left_child", "right_child",
                   "leaf_value", "is_linear", "shrinkage")  # fmt: skip
DIGITS = 8


def compact(text: str) -> str:
    """The same trees in their shortest LightGBM text."""
    head, *blocks = text.split("\nend of trees", 1)[0].split("\nTree=")
    trees = ["\nTree=" + _compact_tree(block) for block in blocks]
    sizes = " ".join(str(len(tree)) for tree in trees)
    return (
        re.sub(r"^tree_sizes=.*$", f"tree_sizes={sizes}", head, flags=re.MULTILINE)
        + "".join(trees)
        + "\nend of trees\n"
    )


def _compact_tree(block: str) -> str:
    number, *lines = block.rstrip("\n").split("\n")
    kept = [_compact_line(line) for line in lines if line.split("=", 1)[0] in READ_BY_SCORING]
    return "\n".join([number, *kept]) + "\n\n"


def _compact_line(line: str) -> str:
    name, values = line.split("=", 1)
    if name != "leaf_value":
        return line
    return "leaf_value=" + " ".join(repr(float(f"{float(value):.{DIGITS}g}")) for value in values.split())
