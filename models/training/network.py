"""Random-effects network meta-analysis of trial arms, one stage, binomial likelihood, within-trial contrasts only.

Model, for arm a of trial i on drug k (placebo has effect 0):

    events_a ~ Binomial(n_a, p_a)
    logit p_a = mu_i + d_k + u_a          mu_i flat: only contrasts within a trial inform d
    u_a ~ N(0, tau2 / 2)                  so each contrast has heterogeneity tau2, and two contrasts of one
                                          trial correlate by 1/2: the arms of a multi-arm trial stay together
    d_k = m + c_class(k) + w_k            c ~ N(0, sd_class^2), w ~ N(0, sd_drug^2), m flat

A binomial likelihood needs no correction for zero counts; a trial with no event at all (or nothing but events)
says nothing about contrasts and is left out. The three variances come from the marginal likelihood, in which mu,
d, m and u are integrated out by Laplace's method (so it is a restricted likelihood). The two shrinkage variances
are then integrated over, not plugged in: an estimate near zero would otherwise claim that all drugs are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]
SMALLEST_SD = 1e-3
SD_GRID = np.concatenate([[0.01, 0.03], np.arange(0.06, 0.61, 0.06)])


@dataclass(frozen=True)
class Arms:
    """Trial arms as parallel vectors: `trial` 0..T-1, `drug` 0..K-1 or -1 for placebo, `n`, `events`."""

    trial: NDArray[np.int64]
    drug: NDArray[np.int64]
    n: Array
    events: Array

    def of_trials(self, wanted: NDArray[np.int64]) -> Arms:
        """The arms of some trials, trials renumbered."""
        keep = np.isin(self.trial, wanted)
        _, renumbered = np.unique(self.trial[keep], return_inverse=True)
        return Arms(renumbered, self.drug[keep], self.n[keep], self.events[keep])

    def informative(self) -> Arms:
        """Without trials of one arm and trials in which nobody, or everybody, had the event."""
        arms = np.bincount(self.trial)
        events = np.bincount(self.trial, self.events)
        people = np.bincount(self.trial, self.n)
        return self.of_trials(np.flatnonzero((arms > 1) & (events > 0) & (events < people)))


@dataclass(frozen=True)
class Fit:
    """Result of one network: drug effects are log odds ratios against placebo, in drug order.

    `mean` (K), `covariance` (K, K): posterior of the mean effect across trials. `tau2`: between-trial variance of
    a contrast. `level` (T), `level_variance` (T): each trial's logit at effect 0 and its variance given d.
    """

    mean: Array
    covariance: Array
    tau2: float
    sd_class: float
    sd_drug: float
    level: Array
    level_variance: Array
    log_likelihood: float


def _prior_precision(classes: NDArray[np.int64], sd_class: float, sd_drug: float) -> tuple[Array, float]:
    """Precision over (d, m), shape (K+1, K+1), and the log-determinant of the drugs' prior covariance."""
    same = (classes[:, None] == classes[None, :]).astype(float)
    covariance = sd_drug**2 * np.eye(len(classes)) + sd_class**2 * same
    inverse = np.linalg.inv(covariance)
    around_mean = np.hstack([np.eye(len(classes)), -np.ones((len(classes), 1))])
    return around_mean.T @ inverse @ around_mean, float(np.linalg.slogdet(covariance)[1])


def _design(arms: Arms, drugs: int) -> Array:
    """Arm by (drug columns, class mean): a placebo row is zero."""
    x = np.zeros((len(arms.drug), drugs + 1))
    active = arms.drug >= 0
    x[np.flatnonzero(active), arms.drug[active]] = 1.0
    return x


def _solve(
    arms: Arms, x: Array, prior: Array, tau2: float, eta: Array
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Mode by repeated weighted least squares with the trial levels and arm deviations eliminated.

    Returns eta (A), coefficients (K+1), their precision, trial levels (T), summed trial weights (T), W (A).
    """
    k = 2.0 / tau2
    trials = int(arms.trial.max()) + 1
    for _ in range(200):
        p = 1.0 / (1.0 + np.exp(-eta))
        curvature = np.maximum(arms.n * p * (1 - p), 1e-10)
        z = eta + (arms.events - arms.n * p) / curvature
        w = curvature * k / (curvature + k)
        total = np.bincount(arms.trial, w, trials)
        xw = x * w[:, None]
        sums = np.zeros((trials, x.shape[1]))
        np.add.at(sums, arms.trial, xw)
        zsum = np.bincount(arms.trial, w * z, trials)
        precision = x.T @ xw - (sums / total[:, None]).T @ sums + prior
        beta = np.linalg.solve(precision, xw.T @ z - sums.T @ (zsum / total))
        level = (zsum - sums @ beta) / total
        fixed = level[arms.trial] + x @ beta
        new = fixed + curvature / (curvature + k) * (z - fixed)
        step = np.clip(new - eta, -2.0, 2.0)
        eta = eta + step
        if np.max(np.abs(step)) < 1e-9:
            break
    return eta, beta, precision, level, total, curvature


def fit_given(
    arms: Arms, classes: NDArray[np.int64], tau2: float, sd_class: float, sd_drug: float, eta: Array | None = None
) -> tuple[Fit, Array]:
    """The posterior of the drug effects at given variances, and the arm logits (a warm start for the next call)."""
    x = _design(arms, len(classes))
    prior, log_det_prior = _prior_precision(classes, sd_class, sd_drug)
    start = np.log((arms.events + 0.5) / (arms.n - arms.events + 0.5)) if eta is None else eta
    eta, beta, precision, level, total, curvature = _solve(arms, x, prior, tau2, start)
    k = 2.0 / tau2
    u = eta - level[arms.trial] - x @ beta
    data = arms.events * eta - arms.n * np.logaddexp(0.0, eta)
    log_likelihood = (
        data.sum()
        - 0.5 * k * (u @ u) + 0.5 * len(u) * np.log(k)
        - 0.5 * beta @ prior @ beta - 0.5 * log_det_prior
        - 0.5 * np.log(curvature + k).sum() - 0.5 * np.log(total).sum() - 0.5 * np.linalg.slogdet(precision)[1]
    )  # fmt: skip
    covariance = np.linalg.inv(precision)[:-1, :-1]
    fit = Fit(beta[:-1], covariance, tau2, sd_class, sd_drug, level, 1.0 / total, float(log_likelihood))
    return fit, eta


def _best_variances(arms: Arms, classes: NDArray[np.int64]) -> tuple[Array, Array]:
    """The maximum of the marginal likelihood over (tau, sd_class, sd_drug), and the arm logits there."""
    warm: list[Array | None] = [None]

    def cost(log_sd: Array) -> float:
        tau, sd_class, sd_drug = np.exp(np.clip(log_sd, np.log(SMALLEST_SD), np.log(2.0)))
        fit, warm[0] = fit_given(arms, classes, tau**2, sd_class, sd_drug, warm[0])
        return -fit.log_likelihood

    found = minimize(
        cost, np.log([0.25, 0.1, 0.1]), method="Nelder-Mead", options={"xatol": 0.02, "fatol": 1e-4, "maxiter": 300}
    )
    sds = np.exp(np.clip(found.x, np.log(SMALLEST_SD), np.log(2.0)))
    assert warm[0] is not None
    return sds, warm[0]


def fit_network(arms: Arms, classes: NDArray[np.int64], integrate: bool = True) -> Fit:
    """Fit a network. `classes` (K): class number of each drug. `arms` must be informative.

    With `integrate` the shrinkage standard deviations are averaged over a grid weighted by the likelihood (flat
    prior up to 0.6 on the logit); tau2, which hundreds of trials determine, stays at its maximum.
    """
    sds, eta = _best_variances(arms, classes)
    tau2 = float(sds[0] ** 2)
    best, eta = fit_given(arms, classes, tau2, float(sds[1]), float(sds[2]), eta)
    if not integrate:
        return best
    fits = [fit_given(arms, classes, tau2, c, w, eta)[0] for c in SD_GRID for w in SD_GRID]
    cell = np.gradient(SD_GRID)
    log_weight = np.array([f.log_likelihood for f in fits]) + np.log(np.outer(cell, cell).ravel())
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    means = np.array([f.mean for f in fits])
    mean = weight @ means
    spread = (means - mean) * weight[:, None]
    covariance = sum(w * f.covariance for w, f in zip(weight, fits, strict=True)) + spread.T @ (means - mean)
    return replace(
        best,
        mean=mean,
        covariance=(covariance + covariance.T) / 2,
        sd_class=float(weight @ np.array([f.sd_class for f in fits])),
        sd_drug=float(weight @ np.array([f.sd_drug for f in fits])),
        level=weight @ np.array([f.level for f in fits]),
    )


def random_effects_mean(values: Array, variances: Array) -> tuple[float, float, float]:
    """Random-effects mean by restricted likelihood: mean, its standard error, between-unit standard deviation."""

    def parts(sd: float) -> tuple[float, float, float]:
        w = 1.0 / (variances + sd**2)
        mean = float(w @ values / w.sum())
        cost = 0.5 * float(np.log(1 / w).sum() + np.log(w.sum()) + w @ (values - mean) ** 2)
        return cost, mean, float(w.sum() ** -0.5)

    found = minimize(lambda s: parts(float(np.exp(s[0])))[0], [-1.0], method="Nelder-Mead")
    sd = float(np.exp(found.x[0]))
    _, mean, se = parts(sd)
    return mean, se, sd
