"""The trees of a LightGBM text file as plain arrays, and whether such a file is of the kind we use.

Only what the explanation needs is read. Numbers are compared as LightGBM compares them: a value goes left when it is
less than or equal to the threshold; a missing one goes the way its node was trained for, and counts as 0 in a node
that saw none missing in training.

To be exact in a library that stores thresholds in single precision, values are replaced by ranks: a value becomes
the number of the feature's thresholds below it, the k-th threshold becomes k + ½. Every comparison keeps its answer.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import FEATURE_NAMES

OBJECTIVES = ("binary sigmoid:1", "cross_entropy")
"""Training objectives whose raw score is a logit."""
_CATEGORICAL, DEFAULT_LEFT, MISSING_SHIFT = 1, 2, 2
MISSING_AS_ZERO_VALUE, MISSING_AS_ZERO, MISSING_BY_NAN = 0, 1, 2
"""How LightGBM writes what a split does with a missing value: bits of its decision type, and the kinds above them."""

Whole = NDArray[np.int32]


@dataclass(frozen=True)
class Tree:
    """One tree: splits first, then leaves. Leaves have children and feature -1; splits have value 0."""

    left: Whole
    right: Whole
    default: Whole
    feature: Whole
    threshold: Floats
    value: Floats


@dataclass(frozen=True)
class RankedTrees:
    """Trees over ranks, and the thresholds that turn a row of inputs into ranks."""

    trees: tuple[Tree, ...]
    thresholds: tuple[Floats, ...]

    def ranks(self, rows: Floats) -> Floats:
        """Rows of inputs as rows of ranks; NaN stays NaN."""
        ranked = np.empty_like(rows)
        for place, thresholds in enumerate(self.thresholds):
            column = rows[:, place]
            ranked[:, place] = np.where(np.isnan(column), np.nan, np.searchsorted(thresholds, column, side="left"))
        return ranked

    @cached_property
    def _plain_thresholds(self) -> tuple[list[float], ...]:
        return tuple(thresholds.tolist() for thresholds in self.thresholds)

    def ranks_of_one(self, row: Sequence[float]) -> list[float]:
        """The same for the first inputs of one row, without the cost of a search by array."""
        return [
            value if math.isnan(value) else bisect_left(known, value)
            for value, known in zip(row, self._plain_thresholds, strict=False)
        ]


def misfit(text: str) -> bool:
    """Whether a model text is other than ours: one logit from our inputs in our order, by plain numeric splits.

    The length of each tree's text must be the one the header gives: LightGBM reads by these lengths and crashes when
    they are off.
    """
    header, *blocks = text.split("\nend of trees", 1)[0].split("\nTree=")
    return not (
        _field(header, "num_class") == "1"
        and _field(header, "num_tree_per_iteration") == "1"
        and _field(header, "objective") in OBJECTIVES
        and _field(header, "feature_names").split() == list(FEATURE_NAMES)
        and "\naverage_output" not in header
        and _field(header, "tree_sizes").split() == [str(len("\nTree=") + len(block)) for block in blocks]
        and text.count("\nnum_cat=") == text.count("\nnum_cat=0\n") == text.count("\nis_linear=0\n")
    )


def read_trees(text: str) -> RankedTrees:
    """The trees of a model text. Raises ValueError for a split on categories or on zeros taken as missing."""
    blocks = text.split("\nend of trees", 1)[0].split("\nTree=")[1:]
    trees = [_tree(block) for block in blocks]
    thresholds = tuple(_thresholds(trees, place) for place in range(len(FEATURE_NAMES)))
    return RankedTrees(tuple(_ranked(tree, thresholds) for tree in trees), thresholds)


def _tree(block: str) -> Tree:
    leaves = _floats(block, "leaf_value")
    splits = len(leaves) - 1
    if splits == 0:
        none = np.array([-1], dtype=np.int32)
        return Tree(none, none, none, none, np.zeros(1), leaves)
    kinds = _floats(block, "decision_type").astype(np.int32)
    missing = kinds >> MISSING_SHIFT
    if (kinds & _CATEGORICAL).any() or not np.isin(missing, (MISSING_AS_ZERO_VALUE, MISSING_BY_NAN)).all():
        raise ValueError("a split that is not plain")
    threshold = _floats(block, "threshold")
    left, right = _children(block, "left_child", splits), _children(block, "right_child", splits)
    goes_left = np.where(missing == MISSING_BY_NAN, (kinds & DEFAULT_LEFT) > 0, threshold >= 0.0)
    ends = np.full(splits + 1, -1, dtype=np.int32)
    return Tree(
        left=np.concatenate([left, ends]),
        right=np.concatenate([right, ends]),
        default=np.concatenate([np.where(goes_left, left, right), ends]),
        feature=np.concatenate([_floats(block, "split_feature").astype(np.int32), ends]),
        threshold=np.concatenate([threshold, np.zeros(splits + 1)]),
        value=np.concatenate([np.zeros(splits), leaves]),
    )


def _thresholds(trees: Sequence[Tree], place: int) -> Floats:
    found = [tree.threshold[tree.feature == place] for tree in trees]
    return np.unique(np.concatenate(found)) if found else np.zeros(0)


def _ranked(tree: Tree, thresholds: Sequence[Floats]) -> Tree:
    threshold = np.zeros_like(tree.threshold)
    for place, known in enumerate(thresholds):
        splits = tree.feature == place
        threshold[splits] = np.searchsorted(known, tree.threshold[splits]) + 0.5
    return Tree(tree.left, tree.right, tree.default, tree.feature, threshold, tree.value)


def _children(block: str, name: str, splits: int) -> Whole:
    """Child numbers; LightGBM writes leaf n as -(n + 1), here leaves come after the splits."""
    found = _floats(block, name).astype(np.int32)
    return np.where(found < 0, splits - found - 1, found).astype(np.int32)


def _floats(block: str, name: str) -> Floats:
    return np.array(_field(block, name).split(), dtype=np.float64)


def _field(block: str, name: str) -> str:
    found = re.search(rf"^{name}=(.*)$", block, re.MULTILINE)
    return found.group(1).strip() if found else ""
