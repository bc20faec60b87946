"""The prior that shrinks the drug effects of all four outcomes together, integrated over its own uncertainty.

    side_effect_stop  d_k = m + c_class(k) + w_k
    early_stop        d_k = m + b (c_class(k) + w_k of side_effect_stop) + r_k
    response          d_k = m + c_class(k) + w_k
    remission         d_k = m + b (c_class(k) + w_k of response) + r_k

Early stops contain the side-effect stops, and those who remit mostly are those who respond, so the second outcome of
each pair learns from the first through a slope b, and keeps a part r of its own. c, w, r are normal around 0; the
means m are flat. The six standard deviations are half-normal(0.25), the two slopes normal(0, 1): a standard deviation
near 0 makes all drugs equal, and only the trials decide. They are integrated over by a random-walk Metropolis sampler
on their marginal likelihood (84 effects and 4 means integrated out exactly); the effects' posterior is the mixture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular

from models.training.drugs.joint_information import COUNT, Information
from models.training.drugs.network import Array
from models.training.paths import SEED

RESPONSE, REMISSION, EARLY, SIDE = range(4)
NAMES = ("side_class", "side_drug", "early_slope", "early_own",
         "response_class", "response_drug", "remission_slope", "remission_own")  # fmt: skip
SLOPES = np.array([name.endswith("slope") for name in NAMES])
SD_SCALE, SLOPE_SCALE, SMALLEST_SD = 0.25, 1.0, 1e-3
START = np.where(SLOPES, 0.3, np.log(0.1))
BURN, KEPT, EVERY = 600, 1600, 4


@dataclass(frozen=True)
class Shrunk:
    """Posterior of the effects: `mean` (4, K), `covariance` (4K, 4K) outcome-major; `draws` (S, 8) of the prior's
    parameters in `NAMES` order; `accepted`: share of proposals taken."""

    mean: Array
    covariance: Array
    draws: Array
    accepted: float


def parameters(x: Array) -> Array:
    """The sampler's point (8) as standard deviations and slopes."""
    return np.where(SLOPES, x, np.exp(np.clip(x, np.log(SMALLEST_SD), 2.0)))


def prior_precision(values: Array, same: Array) -> tuple[Array, float]:
    """Precision (4K, 4K) of the effects around the means, and the log-determinant of the covariance.

    `same` (K, K): 1 where two drugs share their class. With s the parts of the first outcome and r the own parts, the
    second is b s + r, so precision(first, second) = [[S + b^2 I/own^2, -b I/own^2], [-b I/own^2, I/own^2]].
    """
    sc, sw, b, own, rc, rw, b2, own2 = values
    drugs = len(same)
    eye = np.eye(drugs)
    out = np.zeros((COUNT, drugs, COUNT, drugs))
    log_det = 0.0
    for first, second, of_class, of_drug, slope, rest in (
        (SIDE, EARLY, sc, sw, b, own), (RESPONSE, REMISSION, rc, rw, b2, own2),
    ):  # fmt: skip
        size = same.sum(axis=1)
        total = of_drug**2 + size * of_class**2
        out[first, :, first] = (eye - same * (of_class**2 / total)) / of_drug**2 + eye * (slope / rest) ** 2
        out[first, :, second] = out[second, :, first] = -slope / rest**2 * eye
        out[second, :, second] = eye / rest**2
        classes = (1 / size).sum()
        log_det += 2 * (drugs - classes) * np.log(of_drug) + (np.log(total) / size).sum() + 2 * drugs * np.log(rest)
    return out.reshape(COUNT * drugs, COUNT * drugs), float(log_det)


@dataclass(frozen=True)
class Given:
    """The posterior at one point of the prior: its log density (up to a constant), mean (4K), covariance factor."""

    log_density: float
    mean: Array
    factor: Array


def given(x: Array, info: Information, same: Array) -> Given:
    """Effects and means integrated out at one point: log marginal likelihood + log prior of the point."""
    values = parameters(x)
    inverse, log_det = prior_precision(values, same)
    inverse_means = inverse.reshape(len(inverse), COUNT, -1).sum(axis=2)
    of_means = inverse_means.reshape(COUNT, -1, COUNT).sum(axis=1)
    prior = inverse - inverse_means @ np.linalg.solve(of_means, inverse_means.T)
    factor = np.linalg.cholesky(info.precision + prior)
    half = solve_triangular(factor, info.right, lower=True)
    log_density = (
        0.5 * half @ half - np.log(np.diag(factor)).sum() - 0.5 * log_det - 0.5 * np.linalg.slogdet(of_means)[1]
        - 0.5 * (np.where(SLOPES, values / SLOPE_SCALE, values / SD_SCALE) ** 2).sum() + x[~SLOPES].sum()
    )  # fmt: skip
    return Given(float(log_density), solve_triangular(factor, half, lower=True, trans="T"), factor)


def shrink(info: Information, classes: NDArray[np.int64], kept: int = KEPT, seed: int = SEED) -> Shrunk:
    """The posterior of the effects, integrated over the prior's parameters. Deterministic for one seed."""
    same = (classes[:, None] == classes[None, :]).astype(float)
    rng = np.random.default_rng(seed)
    x, now = START, given(START, info, same)
    root, scale, taken = 0.3 * np.eye(len(NAMES)), 1.0, 0
    trace, states, burn = [], [], min(BURN, kept)
    for step in range(burn + kept):
        proposal = x + scale * root @ rng.standard_normal(len(NAMES))
        new = given(proposal, info, same)
        accept = bool(np.log(rng.random()) < new.log_density - now.log_density)
        if accept:
            x, now = proposal, new
        trace.append(x)
        if step < burn:
            scale *= float(np.exp((0.3 if accept else -0.1) / (1 + step / 100)))
            if step in (burn // 3, 2 * burn // 3):
                spread = np.cov(np.array(trace[step // 2 :]).T) + 1e-3 * np.eye(len(NAMES))
                root, scale = np.linalg.cholesky(spread), 0.8
        else:
            taken += accept
            if (step - burn) % EVERY == 0:
                states.append(now)
    return _mixture(states, np.array([parameters(point) for point in trace[burn:]]), taken / kept, len(classes))


def _mixture(states: list[Given], draws: Array, accepted: float, drugs: int) -> Shrunk:
    means = np.array([state.mean for state in states])
    inside = np.zeros((COUNT * drugs, COUNT * drugs))
    for state in states:
        root = np.linalg.inv(state.factor)
        inside += root.T @ root
    mean = means.mean(axis=0)
    covariance = inside / len(states) + (means - mean).T @ (means - mean) / len(states)
    return Shrunk(mean.reshape(COUNT, drugs), covariance, draws, accepted)
