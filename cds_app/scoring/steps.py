"""An outcome's boosters as tables of steps: LightGBM's raw scores to the last bit, for whole cohorts at once.

Every tree of our models asks about one input, so its answer is a step function of that input. LightGBM adds the
answers of a booster's trees in their order, from zero; so is done here, for all boosters and drugs together. A drug's
effect is known beforehand, and with it the answer of every tree that asks about the drug. A bundle with a tree that
asks about two inputs has no steps and is scored by LightGBM. The reference cases of a bundle must come out of both
ways alike (`bundle`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cds_app.scoring.calibration import Floats
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.trees import DEFAULT_LEFT, MISSING_AS_ZERO, MISSING_BY_NAN, MISSING_SHIFT

DRUG = len(PATIENT_INPUTS)


@dataclass(frozen=True)
class _Tree:
    """Splits on one input, by LightGBM's numbers: child n ≥ 0 is split n, child n < 0 is leaf -n - 1."""

    feature: int
    threshold: Sequence[float]
    kind: Sequence[int]
    left: Sequence[int]
    right: Sequence[int]
    leaf: Sequence[float]

    def answer(self, value: float) -> float:
        """The leaf that a value comes to, a missing one (NaN) as its splits were trained for."""
        node = 0 if self.threshold else -1
        for _ in self.threshold:
            if node < 0:
                break
            if not math.isnan(value):
                goes_left = value <= self.threshold[node]
            elif self.kind[node] >> MISSING_SHIFT == MISSING_BY_NAN:
                goes_left = bool(self.kind[node] & DEFAULT_LEFT)
            else:
                goes_left = self.threshold[node] >= 0.0
            node = self.left[node] if goes_left else self.right[node]
        if node >= 0:
            raise ValueError("a tree without an end")
        return self.leaf[-node - 1]


@dataclass(frozen=True)
class Steps:
    """Tree t of booster b answers `answers[b, t, place]` where its input `feature[b, t]` is in that place of
    `thresholds`: how many of them are below the value; the place after the last is for a missing value. With drug d it
    answers `of_drug[b, t, d]` in addition; one of the two is 0. Boosters with fewer trees end in trees that say 0.
    """

    feature: NDArray[np.intp]
    thresholds: tuple[Floats, ...]
    answers: Floats
    of_drug: Floats

    def raw_scores(self, patients: Floats, boosters: slice = slice(None)) -> Floats:
        """Raw scores (boosters, n, drugs) of patients (n, inputs), every one with every drug."""
        places = self._places(patients)
        feature, answers, of_drug = self.feature[boosters], self.answers[boosters], self.of_drug[boosters]
        each = np.arange(len(feature))[:, None]
        total = np.zeros((len(feature), len(patients), of_drug.shape[2]))
        for tree in range(feature.shape[1]):
            total += answers[each, tree, places[feature[:, tree]]][:, :, None]
            total += of_drug[:, tree, None, :]
        return total

    def _places(self, patients: Floats) -> NDArray[np.intp]:
        """Each value's place, (inputs, n)."""
        found = np.empty(patients.T.shape, dtype=np.intp)
        for place, thresholds in enumerate(self.thresholds):
            column = patients[:, place]
            found[place] = np.searchsorted(thresholds, column, side="left")
            found[place][np.isnan(column)] = len(thresholds) + 1
        return found


def read_steps(texts: Sequence[str], effects: Floats) -> Steps | None:
    """The steps of boosters from their model texts; row b of `effects` (boosters, drugs) belongs to text b.

    The texts are of our kind (`trees.misfit`). None where a tree asks about more than one input or takes a zero for
    missing. Raises LookupError or ValueError for a tree that is none.
    """
    boosters = [_trees(text) for text in texts]
    if any(tree is None for trees in boosters for tree in trees):
        return None
    known = [[tree for tree in trees if tree is not None] for trees in boosters]
    thresholds = tuple(_thresholds(known, place) for place in range(DRUG))
    longest = max(len(trees) for trees in known)
    feature = np.zeros((len(known), longest), dtype=np.intp)
    answers = np.zeros((len(known), longest, max(map(len, thresholds)) + 2))
    of_drug = np.zeros((len(known), longest, effects.shape[1]))
    for booster, trees in enumerate(known):
        for place, tree in enumerate(trees):
            if tree.feature == DRUG:
                of_drug[booster, place] = [tree.answer(effect) for effect in effects[booster].tolist()]
            else:
                feature[booster, place] = tree.feature
                _fill(answers[booster, place], tree, thresholds[tree.feature])
    return Steps(feature, thresholds, answers, of_drug)


def _fill(row: Floats, tree: _Tree, thresholds: Floats) -> None:
    """A tree's answer at every threshold of its input, above the last, and where the value is missing."""
    own = sorted(set(tree.threshold))
    answers = np.array([tree.answer(value) for value in (*own, math.inf)])
    row[: len(thresholds)] = answers[np.searchsorted(own, thresholds, side="left")]
    row[len(thresholds)] = answers[-1]
    row[len(thresholds) + 1] = tree.answer(math.nan)


def _thresholds(boosters: Sequence[Sequence[_Tree]], place: int) -> Floats:
    """Every threshold of one input over all trees, ascending."""
    return np.array(
        sorted({t for trees in boosters for tree in trees if tree.feature == place for t in tree.threshold})
    )


def _trees(text: str) -> list[_Tree | None]:
    return [_tree(block) for block in text.split("\nend of trees", 1)[0].split("\nTree=")[1:]]


def _tree(block: str) -> _Tree | None:
    fields = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
    kinds = [int(part) for part in fields["decision_type"].split()]
    features = set(fields["split_feature"].split()) or {"0"}
    if len(features) > 1 or any(kind >> MISSING_SHIFT == MISSING_AS_ZERO for kind in kinds):
        return None
    return _Tree(
        feature=int(features.pop()),
        threshold=[float(part) for part in fields["threshold"].split()],
        kind=kinds,
        left=[int(part) for part in fields["left_child"].split()],
        right=[int(part) for part in fields["right_child"].split()],
        leaf=[float(part) for part in fields["leaf_value"].split()],
    )
