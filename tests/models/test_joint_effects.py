"""The outcomes together: the Gaussian likelihood, the shared prior and its integration, against slow twins."""

import numpy as np
import pytest
from scipy.special import expit

from models.training.drugs.arm_table import Panel
from models.training.drugs.joint_effects import fit_joint
from models.training.drugs.joint_information import COUNT, Working, information, residual_correlation
from models.training.drugs.shared_prior import (
    EARLY,
    REMISSION,
    RESPONSE,
    SD_SCALE,
    SIDE,
    SLOPE_SCALE,
    SLOPES,
    given,
    parameters,
    prior_precision,
)

CLASSES = np.array([0, 0, 1, 2])
SAME = (CLASSES[:, None] == CLASSES[None, :]).astype(float)
TRUE_R = np.array([[1, 0.7, -0.4, -0.2], [0.7, 1, -0.4, -0.2], [-0.4, -0.4, 1, 0.5], [-0.2, -0.2, 0.5, 1]])


def covariance_by_loops(values: np.ndarray) -> np.ndarray:
    """The slow twin of the prior: every pair of (outcome, drug) from the model's own words."""
    sc, sw, b, own, rc, rw, b2, own2 = values
    load = {SIDE: (1, "side"), EARLY: (b, "side"), RESPONSE: (1, "response"), REMISSION: (b2, "response")}
    sd = {"side": (sc, sw), "response": (rc, rw)}
    rest = {SIDE: 0.0, RESPONSE: 0.0, EARLY: own, REMISSION: own2}
    out = np.zeros((16, 16))
    for o in range(4):
        for p in range(4):
            for k in range(4):
                for j in range(4):
                    if load[o][1] == load[p][1]:
                        of_class, of_drug = sd[load[o][1]]
                        shared = of_class**2 * (CLASSES[k] == CLASSES[j]) + of_drug**2 * (k == j)
                        out[o * 4 + k, p * 4 + j] = load[o][0] * load[p][0] * shared
                    out[o * 4 + k, p * 4 + j] += rest[o] ** 2 * (o == p and k == j)
    return out


def working(seed: int, trials: int, effects: np.ndarray, tau2: np.ndarray) -> Working:
    """Working data with a known truth: correlated noise within groups, levels far apart, some outcomes unseen."""
    rng = np.random.default_rng(seed)
    trial, drug = [], []
    for number in range(trials):
        for one in (-1, *rng.permutation(4)[: rng.integers(1, 3)]):
            trial.append(number)
            drug.append(one)
    trial, drug = np.array(trial), np.array(drug)
    v = rng.uniform(0.01, 0.04, (len(trial), COUNT))
    sd = np.sqrt(v + tau2 / 2)
    noise = rng.standard_normal((len(trial), COUNT)) @ np.linalg.cholesky(TRUE_R).T * sd
    level = rng.normal(-0.5, 1, (trials, COUNT))
    z = level[trial] + np.vstack([effects.T, np.zeros(COUNT)])[drug] + noise
    seen = np.repeat(rng.random((trials, COUNT)) < 0.85, np.bincount(trial), axis=0)
    return Working(trial, drug, z, v, seen, tau2, effects, np.zeros(4), np.zeros(4))


def test_the_prior_is_the_one_that_the_words_say() -> None:
    values = np.array([0.2, 0.15, 0.3, 0.05, 0.1, 0.07, 0.9, 0.04])
    precision, log_det = prior_precision(values, SAME)
    slow = covariance_by_loops(values)
    assert np.linalg.inv(precision) == pytest.approx(slow, abs=1e-8)
    assert log_det == pytest.approx(np.linalg.slogdet(slow)[1])


def test_the_likelihood_agrees_with_generalised_least_squares_on_everything_at_once() -> None:
    """The slow twin: one dense covariance of all numbers, levels as columns of the design."""
    effects = np.random.default_rng(0).normal(0, 0.3, (COUNT, 4))
    work = working(1, 8, effects, np.full(COUNT, 0.04))
    rows = np.argwhere(work.seen)
    size = len(rows)
    dense, z = np.zeros((size, size)), np.zeros(size)
    columns = np.zeros((size, COUNT * 4 + 8 * COUNT))
    sd = np.sqrt(work.v + work.tau2 / 2)
    for i, (g, o) in enumerate(rows):
        z[i] = work.z[g, o]
        columns[i, COUNT * 4 + work.trial[g] * COUNT + o] = 1
        if work.drug[g] >= 0:
            columns[i, o * 4 + work.drug[g]] = 1
        for j, (h, p) in enumerate(rows):
            dense[i, j] = sd[g, o] * sd[h, p] * TRUE_R[o, p] * (g == h)
    whole = columns.T @ np.linalg.solve(dense, columns)
    right = columns.T @ np.linalg.solve(dense, z)
    a, b, c = whole[:16, :16], whole[:16, 16:], whole[16:, 16:]
    inverse = np.linalg.pinv(c)
    info = information(work, TRUE_R, 4)
    assert info.precision == pytest.approx(a - b @ inverse @ b.T, abs=1e-7)
    assert info.right == pytest.approx(right[:16] - b @ inverse @ right[16:], abs=1e-7)
    seen = np.zeros((8, COUNT), bool)
    np.logical_or.at(seen, work.trial, work.seen)
    slow_levels = (inverse @ (right[16:] - b.T @ effects.ravel())).reshape(8, COUNT)
    assert info.levels(effects)[seen] == pytest.approx(slow_levels[seen], abs=1e-7)


def test_the_density_of_a_point_is_the_integral_over_the_effects() -> None:
    """Differences of the log density against a dense normal integral with the means almost flat."""
    work = working(2, 12, np.zeros((COUNT, 4)), np.full(COUNT, 0.04))
    info = information(work, TRUE_R, 4)
    points = [np.where(SLOPES, 0.3, np.log(sd)) for sd in (0.05, 0.2)]

    def slow(x: np.ndarray) -> float:
        values = parameters(x)
        means = np.kron(np.eye(COUNT), np.ones((4, 1)))
        covariance = covariance_by_loops(values) + 1e5 * means @ means.T
        precision = np.linalg.inv(covariance)
        both = info.precision + precision
        prior = -0.5 * (np.where(SLOPES, values / SLOPE_SCALE, values / SD_SCALE) ** 2).sum() + x[~SLOPES].sum()
        return float(
            0.5 * info.right @ np.linalg.solve(both, info.right) - 0.5 * np.linalg.slogdet(both)[1]
            - 0.5 * np.linalg.slogdet(covariance)[1] + prior
        )  # fmt: skip

    quick = [given(x, info, SAME).log_density for x in points]
    assert quick[1] - quick[0] == pytest.approx(slow(points[1]) - slow(points[0]), abs=1e-2)


def test_the_correlation_of_outcomes_within_arms_is_recovered() -> None:
    effects = np.random.default_rng(3).normal(0.4, 0.2, (COUNT, 4))
    found = residual_correlation(working(4, 400, effects, np.full(COUNT, 0.05)), 4)
    assert found == pytest.approx(TRUE_R, abs=0.09)


def panel(seed: int, trials: int, effects: np.ndarray) -> Panel:
    """Trials of 150 people an arm; every trial with one or two of the drugs and, mostly, placebo."""
    rng = np.random.default_rng(seed)
    rows = []
    for trial in range(trials):
        level = rng.normal([0, -0.8, -1, -2.3], 0.4)
        chosen = [int(d) for d in rng.permutation(effects.shape[1])[:2]]
        for drug in (-1, chosen[0]) if rng.random() < 0.5 else chosen:
            logit = level + (effects[:, drug] if drug >= 0 else 0) + rng.normal(0, 0.1, COUNT)
            rows.append((trial, drug, *rng.binomial(150, expit(logit))))
    table = np.array(rows, float)
    return Panel(
        table[:, 0].astype(int), table[:, 1].astype(int), np.zeros(len(table)), np.full(len(table), 150.0), table[:, 2:]
    )


def test_intervals_of_the_joint_effects_cover_the_truth() -> None:
    inside, errors = [], []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        side, response = rng.normal(0.7, 0.3, 6), rng.normal(0.5, 0.1, 6)
        effects = np.array([response, response - 0.05, 0.3 * (side - 0.7), side])
        fit = fit_joint(panel(seed, 40, effects), np.arange(6), kept=120)
        sd = np.sqrt(np.diag(fit.covariance)).reshape(COUNT, 6)
        inside.append(np.abs(fit.mean - effects) <= 1.645 * sd)
        errors.append(np.corrcoef(fit.mean[SIDE], side)[0, 1])
    assert 0.8 <= np.mean(inside) <= 0.99
    assert np.mean(errors) > 0.7


def test_the_joint_covariance_is_symmetric_and_positive_and_the_fit_repeats_itself() -> None:
    effects = np.array([[0.5] * 3, [0.4] * 3, [0.0, 0.1, 0.2], [0.4, 0.8, 1.2]])
    trials = panel(9, 15, effects)
    first, second = (fit_joint(trials, np.arange(3), kept=80) for _ in range(2))
    assert np.array_equal(first.mean, second.mean)
    assert np.array_equal(first.covariance, second.covariance)
    assert np.allclose(first.covariance, first.covariance.T)
    assert np.linalg.eigvalsh(first.covariance).min() > 0
    assert first.block(EARLY, SIDE) == pytest.approx(first.block(SIDE, EARLY).T)
    assert np.abs(first.correlation).max() == pytest.approx(1)
