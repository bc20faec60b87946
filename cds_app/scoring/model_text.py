"""Whether a model text is whole, and each of its trees one: every node reached once, no way back, no unknown input.

LightGBM checks none of it: it hangs on a tree that leads back to itself, reads outside its memory for a child or an
input that is not there, and crashes on parameters that are cut off after the last tree.
"""

from __future__ import annotations

import re

import numpy as np

from cds_app.scoring.features import FEATURE_NAMES

_FIELD = re.compile(
    r"^(num_leaves|split_feature|threshold|decision_type|left_child|right_child|leaf_value)=(.*)$", re.M
)


_AFTER_TREES = re.compile(
    r"\s*(feature_importances:\n([^\n=]+=\d+\n)*\s*)?"
    r"(parameters:\n(\[\w+: [^\n]*\]\n)+\s*end of parameters\s*)?(pandas_categorical:(null|\[\])\s*)?"
)
"""What LightGBM writes after the trees, each part whole or left out: gains, training parameters, pandas categories."""


def whole_model(text: str) -> bool:
    """Whether a model text has at least one tree, every tree is whole, and so is what follows the trees."""
    trees, end, rest = text.partition("\nend of trees\n")
    blocks = trees.split("\nTree=")[1:]
    return bool(blocks and end and _AFTER_TREES.fullmatch(rest)) and all(_is_whole(block) for block in blocks)


def _is_whole(block: str) -> bool:
    found = _FIELD.findall(block)
    fields = {name: values.split() for name, values in found}
    if len(fields) != len(found):
        return False  # a field that stands twice: which one counts is the library's affair
    try:
        leaves = int(fields["num_leaves"][0])
        values = np.array(fields["leaf_value"], dtype=np.float64)
        if len(values) != leaves or not np.isfinite(values).all():
            return False
        return leaves == 1 or _splits_fit(fields, leaves)
    except (KeyError, IndexError, ValueError, OverflowError):
        return False


def _splits_fit(fields: dict[str, list[str]], leaves: int) -> bool:
    """LightGBM numbers nodes as it makes them, so a child's number is above its parent's; leaf n is -(n + 1)."""
    splits = leaves - 1
    features = np.array(fields["split_feature"], dtype=np.int64)
    thresholds = np.array(fields["threshold"], dtype=np.float64)
    children = np.array([fields["left_child"], fields["right_child"]], dtype=np.int64)
    if children.shape != (2, splits) or not len(features) == len(thresholds) == len(fields["decision_type"]) == splits:
        return False
    every = np.concatenate([np.arange(-leaves, 0), np.arange(1, splits)])
    later = (children < 0) | (children > np.arange(splits))
    inputs = (features >= 0) & (features < len(FEATURE_NAMES))
    return bool(
        np.array_equal(np.sort(children.ravel()), every)
        and later.all()
        and inputs.all()
        and not np.isnan(thresholds).any()
    )
