"""What the trials say of all outcomes' drug effects at once: the Gaussian likelihood of 4 K effects.

Each outcome's binomial network is linearised at its own mode: a (trial, drug) group becomes a working logit z with
sampling variance v, and the deviation adds tau2 / 2. The four working logits of one group are correlated, because the
same people stop and respond: R, estimated from the residuals (an overall correlation that holds the sampling and
the between-trial part together, after Riley 2008, because the table has no joint counts). Trial levels are flat
and eliminated, so only contrasts within a trial remain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.training.drugs.arm_table import Panel
from models.training.drugs.heterogeneity import fit_network
from models.training.drugs.network import Array, Fit
from models.training.paths import OUTCOMES

COUNT = len(OUTCOMES)
WIDTH = 64
"""Trial and drug in one number: more than there are drugs."""


@dataclass(frozen=True)
class Working:
    """Working data of G groups: `trial` (panel number), `drug`, `z` (G, 4), `v` (G, 4) sampling variance, `seen`
    (G, 4); `tau2` (4); `effects` (4, K), `dose_slope` and `dose_slope_se` (4) of the outcomes' own fits."""

    trial: NDArray[np.int64]
    drug: NDArray[np.int64]
    z: Array
    v: Array
    seen: NDArray[np.bool_]
    tau2: Array
    effects: Array
    dose_slope: Array
    dose_slope_se: Array


@dataclass(frozen=True)
class Information:
    """`precision` (4K, 4K) and `right` (4K), outcome-major: the likelihood is exp(right'd - d'precision d / 2).

    `level_precision` (T, 4, 4), `level_sum` (T, 4) and `level_effect` (T, 4, 4K) give the trial levels for given d.
    """

    precision: Array
    right: Array
    level_precision: Array
    level_sum: Array
    level_effect: Array

    def levels(self, effects: Array) -> Array:
        """Trial levels (T, 4) at effects (4, K); meaningless where a trial has no such outcome."""
        left = self.level_sum - self.level_effect @ effects.ravel()
        solved: Array = np.linalg.solve(self.level_precision, left[:, :, None])[:, :, 0]
        return solved


def linearise(panel: Panel, classes: NDArray[np.int64]) -> Working:
    """Each outcome's own network, fitted and linearised, with the rows of the outcomes side by side."""
    key = np.unique(panel.trial * WIDTH + panel.drug + 1)
    shape = (len(key), COUNT)
    z, v, seen = np.zeros(shape), np.ones(shape), np.zeros(shape, bool)
    fits: list[Fit] = []
    for o in range(COUNT):
        arms, trial = panel.outcome(o)
        fit, eta = fit_network(arms, classes)
        p = 1 / (1 + np.exp(-eta))
        curvature = arms.n * p * (1 - p)
        dose = np.where(arms.drug >= 0, arms.doses(), 0.0)
        z_arm = eta + (arms.events - arms.n * p) / curvature - fit.dose_slope * dose
        row = np.searchsorted(key, trial * WIDTH + arms.drug + 1)
        total = np.bincount(row, curvature, len(key))
        seen[:, o] = total > 0
        v[seen[:, o], o] = 1 / total[seen[:, o]]
        z[:, o] = np.bincount(row, curvature * z_arm, len(key)) * np.where(seen[:, o], v[:, o], 0.0)
        fits.append(fit)
    return Working(
        key // WIDTH, key % WIDTH - 1, z, v, seen, np.array([f.tau2 for f in fits]), np.array([f.mean for f in fits]),
        np.array([f.dose_slope for f in fits]), np.array([f.dose_slope_se for f in fits]),
    )  # fmt: skip


def information(work: Working, correlation: Array, drugs: int) -> Information:
    """The likelihood of the effects for a given (4, 4) correlation of the outcomes within a group."""
    trials = int(work.trial.max()) + 1
    weight = _group_precision(work, correlation)
    weighted = np.einsum("gij,gj->gi", weight, work.z)
    level_precision, level_sum = np.zeros((trials, COUNT, COUNT)), np.zeros((trials, COUNT))
    np.add.at(level_precision, work.trial, weight)
    np.add.at(level_sum, work.trial, weighted)
    unseen = np.diagonal(level_precision, axis1=1, axis2=2) == 0
    level_precision[:, range(COUNT), range(COUNT)] += unseen
    active = work.drug >= 0
    trial, drug = work.trial[active], work.drug[active]
    by_drug, right = np.zeros((trials, drugs, COUNT, COUNT)), np.zeros((drugs, COUNT))
    np.add.at(by_drug, (trial, drug), weight[active])
    np.add.at(right, drug, weighted[active])
    precision = np.zeros((COUNT, drugs, COUNT, drugs))
    for k in range(drugs):
        precision[:, k, :, k] = by_drug[:, k].sum(axis=0)
    effect = by_drug.transpose(0, 2, 3, 1).reshape(trials, COUNT, COUNT * drugs)
    solved = np.linalg.solve(level_precision, np.concatenate([effect, level_sum[:, :, None]], axis=2))
    flat = effect.reshape(trials * COUNT, -1)
    taken = flat.T @ solved.reshape(trials * COUNT, -1)
    whole = precision.reshape(COUNT * drugs, -1) - taken[:, :-1]
    return Information((whole + whole.T) / 2, right.T.ravel() - taken[:, -1], level_precision, level_sum, effect)


def _group_precision(work: Working, correlation: Array) -> Array:
    """Inverse covariance of each group's seen outcomes, (G, 4, 4), zero where unseen."""
    sd = np.sqrt(work.v + work.tau2 / 2)
    both = work.seen[:, :, None] & work.seen[:, None, :]
    covariance = np.where(both, sd[:, :, None] * sd[:, None, :] * correlation, 0.0)
    covariance[:, range(COUNT), range(COUNT)] += ~work.seen
    return np.where(both, np.linalg.inv(covariance), 0.0)


def residual_correlation(work: Working, drugs: int, rounds: int = 3) -> Array:
    """Correlation of the outcomes' standardised residuals within groups, (4, 4), at the outcomes' own effects."""
    correlation = np.eye(COUNT)
    effects = np.hstack([work.effects, np.zeros((COUNT, 1))])  # the last column is placebo
    sd = np.sqrt(work.v + work.tau2 / 2)
    for _ in range(rounds):
        levels = information(work, correlation, drugs).levels(work.effects)
        rest = np.where(work.seen, (work.z - levels[work.trial] - effects[:, work.drug].T) / sd, 0.0)
        pairs = work.seen.astype(float)
        square = (rest**2).T @ pairs
        correlation = (rest.T @ rest) / np.sqrt(square * square.T)
    return correlation
