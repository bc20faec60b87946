"""A cumulative logistic regression of the final fall on the early fall, with an own level for each setting.

    logit P(final fall >= c) = a_c + b * fall + (g + d * fall) * log(day / 14) + u_setting,   u_setting ~ N(0, tau^2)

for the thresholds c = 50 % (response), 25 % and 0 % of the baseline. One slope for all thresholds keeps them in order
for every patient. `u` is what the early course does not tell about a setting; a new one is as far from the average
as these are from each other. tau has few settings to be learnt from, so its prior matters and is stated.

A person's visits share a weight of one. The posterior is a normal approximation for each tau on a grid, the grid
weighted by its marginal likelihood (Laplace) and prior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

from models.training.courses.follow_up_data import FIRST_DAY, Course

Array = NDArray[np.float64]
THRESHOLDS = (0.5, 0.25, 0.0)
REFERENCE_DAY = 14
LOWEST_FALL = -0.5
"""Falls below this count as this: fewer than four in a hundred early visits lie beyond, too few to learn from."""
TAUS = np.round(np.arange(0.05, 2.0001, 0.15), 2)
WEAK = 5.0
"""Scale of the normal prior of the free coefficients: keeps them finite where nobody ends above the baseline."""


@dataclass(frozen=True)
class Rows:
    """One row per early visit: fall, day, category of the final fall (0 = response), setting, person's weight."""

    fall: Array
    day: Array
    category: NDArray[np.int64]
    setting: NDArray[np.int64]
    weight: Array
    settings: tuple[str, ...]

    def terms(self) -> Array:
        """(rows, 3): fall, log(day / 14) and their product."""
        return terms(self.fall, self.day)


@dataclass(frozen=True)
class Fit:
    """Central coefficients (6,): three intercepts, fall, log day, product; `draws` (n, 6) hold a new setting's level.

    `tau` is the posterior mean of the spread between settings, `levels` the settings' own departures.
    """

    central: Array
    draws: Array
    tau: float
    levels: dict[str, float]


def terms(fall: Array, day: Array) -> Array:
    """(rows, 3): fall (not below -0.5), log(day / 14) and their product."""
    f, t = np.maximum(fall, LOWEST_FALL), np.log(day / REFERENCE_DAY)
    return np.column_stack([f, t, f * t])


def category_of(fall: float) -> int:
    """0 = fell by half or more, 1 = by a quarter, 2 = not above the baseline, 3 = above it."""
    return next((place for place, cut in enumerate(THRESHOLDS) if fall >= cut), len(THRESHOLDS))


def rows_of(courses: Sequence[Course]) -> Rows:
    """The rows of every course with an outcome and an early visit from day 7 on."""
    settings = tuple(sorted({course.setting for course in courses}))
    table: list[tuple[float, float, int, int, float]] = []
    for course in courses:
        used = [visit for visit in course.early if visit.day >= FIRST_DAY]
        if course.outcome is not None:
            category, place = category_of(course.fall(course.outcome)), settings.index(course.setting)
            table += [(course.fall(v), v.day, category, place, 1 / len(used)) for v in used]
    fall, day, category, setting, weight = (np.array(column) for column in zip(*table, strict=True))
    return Rows(fall.astype(float), day.astype(float), category, setting, weight.astype(float), settings)


def probabilities(coefficients: Array, fall: Array, day: Array) -> Array:
    """(..., rows, 3): chance of reaching each threshold, for coefficients (..., 6)."""
    slope = coefficients[..., None, 3:] @ terms(fall, day).T
    logit: Array = coefficients[..., None, :3] + np.swapaxes(slope, -1, -2)
    return np.asarray(expit(logit), float)


def fit(rows: Rows, *, tau_scale: float, draws: int, seed: int) -> Fit:
    """Fit to settings as exchangeable. `tau_scale`: of the half-normal prior of tau, on the logit scale."""
    modes, covariances, weights = [], [], []
    start = np.concatenate([[-1.0, 0.0, 0.0, 3.0, 0.0, 0.0], np.zeros(len(rows.settings))])
    for tau in TAUS:
        found = minimize(_loss, start, args=(rows, tau), jac=_gradient, method="BFGS", options={"gtol": 1e-6})
        start = found.x
        hessian = _hessian(found.x, rows, tau)
        modes.append(found.x)
        covariances.append(np.linalg.inv(hessian))
        weights.append(
            -found.fun - len(rows.settings) * np.log(tau) - np.linalg.slogdet(hessian)[1] / 2
            - (tau / tau_scale) ** 2 / 2
        )  # fmt: skip
    share = np.exp(np.array(weights) - logsumexp(weights))
    mode = np.array(share @ np.array(modes))
    levels = {name: float(value) for name, value in zip(rows.settings, mode[6:], strict=True)}
    return Fit(unpack(mode), _draw(modes, covariances, share, draws, seed), float(share @ TAUS), levels)


def unpack(theta: Array) -> Array:
    """(6,) coefficients from the free parameters: the thresholds' steps are exponentials, so they stay in order."""
    first, second = np.exp(theta[1:3])
    return np.concatenate([[theta[0], theta[0] + first, theta[0] + first + second], theta[3:6]])


def _draw(modes: list[Array], covariances: list[Array], share: Array, draws: int, seed: int) -> Array:
    rng = np.random.default_rng(seed)
    roots = [np.linalg.cholesky(covariance) for covariance in covariances]
    found = np.empty((draws, 6))
    for number, place in enumerate(rng.choice(len(TAUS), draws, p=share)):
        found[number] = unpack(modes[place] + roots[place] @ rng.standard_normal(len(modes[place])))
        found[number, :3] += rng.normal(0, TAUS[place])
    return found


def _reached(theta: Array, rows: Rows) -> tuple[Array, Array]:
    """Chance of reaching each threshold with the certain ends added, (rows, 5), and the slope's part, (rows,)."""
    slope = rows.terms() @ theta[3:6] + theta[6:][rows.setting]
    inner = expit(unpack(theta)[:3] + slope[:, None])
    return np.column_stack([np.zeros(len(slope)), inner, np.ones(len(slope))]), slope


def _loss(theta: Array, rows: Rows, tau: float) -> float:
    reached, _ = _reached(theta, rows)
    at = np.arange(len(rows.category))
    chance = reached[at, rows.category + 1] - reached[at, rows.category]
    prior = np.sum(theta[:6] ** 2) / (2 * WEAK**2) + np.sum(theta[6:] ** 2) / (2 * tau**2)
    return float(prior - rows.weight @ np.log(np.maximum(chance, 1e-12)))


def _gradient(theta: Array, rows: Rows, tau: float) -> Array:
    reached, _ = _reached(theta, rows)
    at, category = np.arange(len(rows.category)), rows.category
    chance = np.maximum(reached[at, category + 1] - reached[at, category], 1e-12)
    steep = reached * (1 - reached)
    upper, lower = rows.weight * steep[at, category + 1] / chance, rows.weight * steep[at, category] / chance
    by_logit = np.zeros_like(reached)
    by_logit[at, category + 1] += upper
    by_logit[at, category] -= lower
    by_row, (one, two, three) = by_logit[:, 1:4].sum(axis=1), by_logit[:, 1:4].sum(axis=0)
    steps = np.exp(theta[1:3]) * [two + three, three]
    levels = np.bincount(rows.setting, by_row, len(rows.settings)) - theta[6:] / tau**2
    shared = np.concatenate([[one + two + three], steps, rows.terms().T @ by_row]) - theta[:6] / WEAK**2
    return -np.concatenate([shared, levels])


def _hessian(theta: Array, rows: Rows, tau: float, step: float = 1e-5) -> Array:
    """By central differences of the exact gradient."""
    columns = []
    for place in range(len(theta)):
        away = np.zeros(len(theta))
        away[place] = step
        columns.append((_gradient(theta + away, rows, tau) - _gradient(theta - away, rows, tau)) / (2 * step))
    table = np.array(columns)
    return (table + table.T) / 2
