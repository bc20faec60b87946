"""Random-effects network meta-analysis of trial arms, one stage, binomial likelihood, within-trial contrasts only.

Model, for arm a of trial i on drug k (placebo has effect 0):

    events_a ~ Binomial(n_a, p_a)
    logit p_a = mu_i + d_k + b x_a + u_ik   mu_i flat: only contrasts within a trial inform d
    u_ik ~ N(0, tau2 / 2)                 so each contrast has heterogeneity tau2, and two contrasts of one
                                          trial correlate by 1/2: the arms of a multi-arm trial stay together;
                                          arms of one drug in one trial (its doses) share their deviation
    x_a = log2(dose / usual dose)         0 at the usual dose, for placebo and where no dose is known; b ~ N(0, 1)
    d_k = m + c_class(k) + w_k            c ~ N(0, sd_class^2), w ~ N(0, sd_drug^2), m flat

A binomial likelihood needs no correction for zero counts; a trial with no event at all (or nothing but events)
says nothing about contrasts and is left out. mu, d, m, b and u are integrated out by Laplace's method, so that the
likelihood of the three variances is a restricted one (`heterogeneity.py` maximises it). The four outcomes are brought
together, and the shrinkage integrated over its own uncertainty, in `joint_effects.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Arms:
    """Trial arms as parallel vectors: `trial` 0..T-1, `drug` 0..K-1 or -1 for placebo, `n`, `events`.

    `dose`: doublings of the drug's usual dose, 0 where there is none or it is not known; None stands for zeros.
    """

    trial: NDArray[np.int64]
    drug: NDArray[np.int64]
    n: Array
    events: Array
    dose: Array | None = None

    def of_trials(self, wanted: NDArray[np.int64]) -> Arms:
        """The arms of some trials, trials renumbered."""
        keep = np.isin(self.trial, wanted)
        _, renumbered = np.unique(self.trial[keep], return_inverse=True)
        return Arms(renumbered, self.drug[keep], self.n[keep], self.events[keep], self.doses()[keep])

    def doses(self) -> Array:
        """The doses (A), zeros where none were given."""
        return np.zeros(len(self.drug)) if self.dose is None else self.dose

    def informative_trials(self) -> NDArray[np.int64]:
        """Numbers of the trials with two drugs or more in which somebody, and not everybody, had the event."""
        _, group_trial = self.groups()
        drugs = np.bincount(group_trial)
        events = np.bincount(self.trial, self.events)
        people = np.bincount(self.trial, self.n)
        return np.flatnonzero((drugs > 1) & (events > 0) & (events < people))

    def informative(self) -> Arms:
        """Only the trials that say something about contrasts, renumbered."""
        return self.of_trials(self.informative_trials())

    def groups(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Number of each arm's (trial, drug) group (A), and each group's trial (G), in order of trial and drug."""
        width = int(self.drug.max()) + 2
        key, group = np.unique(self.trial * width + self.drug + 1, return_inverse=True)
        return group, key // width


@dataclass(frozen=True)
class Fit:
    """Result of one network: drug effects are log odds ratios against placebo, in drug order.

    `mean` (K), `covariance` (K, K): posterior of the mean effect across trials. `tau2`: between-trial variance of
    a contrast. `level` (T), `level_variance` (T): each trial's logit at effect 0 and its variance given d.
    `dose_slope`, `dose_slope_se`: log odds ratio per doubling of the dose.
    """

    mean: Array
    covariance: Array
    tau2: float
    level: Array
    level_variance: Array
    log_likelihood: float
    dose_slope: float
    dose_slope_se: float


@dataclass(frozen=True)
class _Mode:
    """Arm logits `eta` (A), `beta` (K+2: drugs, class mean, dose slope) with `precision`, trial `level` (T) and
    summed weights `total` (T), deviations `u` (G) and the likelihood's curvature per arm (A) and group (G)."""

    eta: Array
    beta: Array
    precision: Array
    level: Array
    total: Array
    u: Array
    curvature: Array
    group_curvature: Array


def _prior_precision(classes: NDArray[np.int64], sd_class: float, sd_drug: float) -> tuple[Array, float]:
    """Precision over (d, m, dose slope), (K+2, K+2), and the log-determinant of the drugs' prior covariance."""
    drugs = len(classes)
    same = (classes[:, None] == classes[None, :]).astype(float)
    covariance = sd_drug**2 * np.eye(drugs) + sd_class**2 * same
    around_mean = np.hstack([np.eye(drugs), -np.ones((drugs, 1))])
    precision = np.zeros((drugs + 2, drugs + 2))
    precision[:-1, :-1] = around_mean.T @ np.linalg.inv(covariance) @ around_mean
    precision[-1, -1] = 1.0
    return precision, float(np.linalg.slogdet(covariance)[1])


def _design(arms: Arms, drugs: int) -> Array:
    """Arm by (drug columns, class mean, dose): a placebo row is zero."""
    x = np.zeros((len(arms.drug), drugs + 2))
    active = arms.drug >= 0
    x[np.flatnonzero(active), arms.drug[active]] = 1.0
    x[:, -1] = np.where(active, arms.doses(), 0.0)
    return x


def _adder(place: NDArray[np.int64]) -> csr_matrix:
    """Matrix (places, rows) that adds up rows by place: faster than `np.add.at`."""
    rows = len(place)
    return csr_matrix((np.ones(rows), (place, np.arange(rows))), shape=(int(place.max()) + 1, rows))


def _solve(arms: Arms, x: Array, prior: Array, tau2: float, eta: Array) -> _Mode:
    """Mode by repeated weighted least squares with the deviations and then the trial levels eliminated.

    Within a group of arms of one drug (curvatures c, sum C) only the dose differs; between groups the weighted mean
    has the weight C k / (C + k), k = 2 / tau2.
    """
    k = 2.0 / tau2
    group, group_trial = arms.groups()
    groups, trials = len(group_trial), int(arms.trial.max()) + 1
    by_group, by_trial = _adder(group), _adder(group_trial)
    for _ in range(200):
        p = 1.0 / (1.0 + np.exp(-eta))
        curvature = np.maximum(arms.n * p * (1 - p), 1e-10)
        z = eta + (arms.events - arms.n * p) / curvature
        big = np.bincount(group, curvature, groups)
        share = curvature / big[group]
        xg = by_group @ (x * share[:, None])
        zg = np.bincount(group, z * share, groups)
        inside = x - xg[group]
        w = big * k / (big + k)
        total = np.bincount(group_trial, w, trials)
        xw = xg * w[:, None]
        sums = by_trial @ xw
        zsum = np.bincount(group_trial, w * zg, trials)
        precision = xg.T @ xw - (sums / total[:, None]).T @ sums + prior + inside.T @ (inside * curvature[:, None])
        right = xw.T @ zg - sums.T @ (zsum / total) + inside.T @ (curvature * (z - zg[group]))
        beta = np.linalg.solve(precision, right)
        level = (zsum - sums @ beta) / total
        u = big / (big + k) * (zg - level[group_trial] - xg @ beta)
        step = np.clip(level[arms.trial] + x @ beta + u[group] - eta, -2.0, 2.0)
        eta = eta + step
        if np.max(np.abs(step)) < 1e-9:
            break
    return _Mode(eta, beta, precision, level, total, u, curvature, big)


def fit_given(
    arms: Arms, classes: NDArray[np.int64], tau2: float, sd_class: float, sd_drug: float, eta: Array | None = None
) -> tuple[Fit, Array]:
    """The posterior of the drug effects at given variances, and the arm logits (a warm start for the next call)."""
    x = _design(arms, len(classes))
    prior, log_det_prior = _prior_precision(classes, sd_class, sd_drug)
    start = np.log((arms.events + 0.5) / (arms.n - arms.events + 0.5)) if eta is None else eta
    mode = _solve(arms, x, prior, tau2, start)
    k, beta, u = 2.0 / tau2, mode.beta, mode.u
    data = arms.events * mode.eta - arms.n * np.logaddexp(0.0, mode.eta)
    log_likelihood = (
        data.sum()
        - 0.5 * k * (u @ u) + 0.5 * len(u) * np.log(k)
        - 0.5 * beta @ prior @ beta - 0.5 * log_det_prior - 0.5 * np.log(mode.group_curvature + k).sum()
        - 0.5 * np.log(mode.total).sum() - 0.5 * np.linalg.slogdet(mode.precision)[1]
    )  # fmt: skip
    covariance = np.linalg.inv(mode.precision)
    fit = Fit(
        beta[:-2], covariance[:-2, :-2], tau2, mode.level, 1.0 / mode.total, float(log_likelihood),
        float(beta[-1]), float(covariance[-1, -1] ** 0.5),
    )  # fmt: skip
    return fit, mode.eta
