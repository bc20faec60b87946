"""The drug effects of all outcomes from a panel of trials, and the trial levels that the base rates come from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.training.drugs.arm_table import Panel
from models.training.drugs.joint_information import COUNT, Working, information, linearise, residual_correlation
from models.training.drugs.network import Array
from models.training.drugs.shared_prior import EARLY, KEPT, NAMES, REMISSION, Shrunk, shrink
from models.training.paths import OUTCOMES


@dataclass(frozen=True)
class JointFit:
    """`mean` (4, K) log odds ratios against placebo, `covariance` (4K, 4K) outcome-major, `tau2` (4).

    `level` (T, 4): logit of each trial at effect 0, NaN where it does not inform the outcome; `level_covariance`
    (T, 4, 4) given the effects. `correlation` (4, 4): of the outcomes within a group. `sd_class`, `sd_drug` (4).
    """

    mean: Array
    covariance: Array
    tau2: Array
    level: Array
    level_covariance: Array
    correlation: Array
    sd_class: Array
    sd_drug: Array
    shrunk: Shrunk
    working: Working

    def block(self, first: int, second: int) -> Array:
        """Covariance (K, K) of two outcomes' effects."""
        drugs = self.mean.shape[1]
        rows, columns = slice(first * drugs, (first + 1) * drugs), slice(second * drugs, (second + 1) * drugs)
        return self.covariance[rows, columns]


def fit_joint(panel: Panel, classes: NDArray[np.int64], kept: int = KEPT) -> JointFit:
    """Fit all four outcomes. `classes` (K): class number of each drug; `kept`: steps of the sampler."""
    drugs = len(classes)
    work = linearise(panel, classes)
    correlation = residual_correlation(work, drugs)
    info = information(work, correlation, drugs)
    shrunk = shrink(info, classes, kept)
    seen = np.zeros((panel.trials, COUNT), bool)
    np.logical_or.at(seen, work.trial, work.seen)
    level = np.full((panel.trials, COUNT), np.nan)
    used = len(info.level_sum)
    level[:used] = info.levels(shrunk.mean)
    spread = np.zeros((panel.trials, COUNT, COUNT))
    spread[:used] = np.linalg.inv(info.level_precision)
    sd_class, sd_drug = _sds(shrunk.draws)
    return JointFit(
        shrunk.mean, shrunk.covariance, work.tau2, np.where(seen, level, np.nan), spread, correlation, sd_class,
        sd_drug, shrunk, work,
    )  # fmt: skip


def _sds(draws: Array) -> tuple[Array, Array]:
    """Posterior means of the standard deviation of class parts and of drugs' own parts, each (4) by outcome."""
    value = dict(zip(NAMES, draws.T, strict=True))
    of_class, of_drug = np.zeros(COUNT), np.zeros(COUNT)
    for first, second, slope, own in (
        ("side", EARLY, "early_slope", "early_own"), ("response", REMISSION, "remission_slope", "remission_own"),
    ):  # fmt: skip
        source = OUTCOMES.index("side_effect_stop" if first == "side" else "response")
        b, c, w = value[slope], value[f"{first}_class"], value[f"{first}_drug"]
        of_class[source], of_drug[source] = c.mean(), w.mean()
        of_class[second] = (np.abs(b) * c).mean()
        of_drug[second] = np.sqrt((b * w) ** 2 + value[own] ** 2).mean()
    return of_class, of_drug
