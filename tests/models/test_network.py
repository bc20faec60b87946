"""The network meta-analysis against slow and obvious answers, and against simulations with a known truth."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from models.training.network import Arms, fit_given, fit_network, random_effects_mean

ALONE = np.zeros(1, np.int64)
WIDE = 30.0
"""A prior so wide that nothing is shrunk."""


def arms(rows: list[tuple[int, int, float, float]]) -> Arms:
    trial, drug, n, events = (np.array(column) for column in zip(*rows, strict=True))
    return Arms(trial.astype(np.int64), drug.astype(np.int64), n.astype(float), events.astype(float))


def simulate(seed: int, trials: int, effects: np.ndarray, tau: float) -> Arms:
    """Two- and three-arm trials with placebo, levels far apart between trials."""
    rng = np.random.default_rng(seed)
    rows = []
    for trial in range(trials):
        level = rng.normal(-0.3, 0.7)
        for drug in (-1, *rng.permutation(len(effects))[: rng.integers(1, 3)]):
            logit = level + (0.0 if drug < 0 else effects[drug]) + rng.normal(0, tau / np.sqrt(2))
            rows.append((trial, int(drug), 150.0, float(rng.binomial(150, expit(logit)))))
    return arms(rows)


def test_two_large_arms_give_inverse_variance_pooling() -> None:
    rows = [(0, -1, 4000, 1600), (0, 0, 4000, 2000), (1, -1, 6000, 1800), (1, 0, 2000, 800)]
    data, tau2 = arms(rows), 0.04
    estimates, variances = [], []
    for (_, _, n0, e0), (_, _, n1, e1) in (rows[:2], rows[2:]):
        estimates.append(np.log(e1 / (n1 - e1)) - np.log(e0 / (n0 - e0)))
        variances.append(1 / e0 + 1 / (n0 - e0) + 1 / e1 + 1 / (n1 - e1) + tau2)
    weight = 1 / np.array(variances)
    fit, _ = fit_given(data, ALONE, tau2, WIDE, WIDE)
    assert fit.mean[0] == pytest.approx(weight @ estimates / weight.sum(), abs=2e-3)
    assert fit.covariance[0, 0] == pytest.approx(1 / weight.sum(), rel=0.02)


def test_three_arms_of_one_trial_keep_their_correlation() -> None:
    data = arms([(0, -1, 5000, 2000), (0, 0, 5000, 2500), (0, 1, 5000, 3000)])
    fit, _ = fit_given(data, np.array([0, 1]), 0.1, WIDE, WIDE)
    direct = np.log(3000 / 2000) - np.log(2500 / 2500)
    assert fit.mean[1] - fit.mean[0] == pytest.approx(direct, abs=2e-3)
    contrast = fit.covariance[0, 0] + fit.covariance[1, 1] - 2 * fit.covariance[0, 1]
    # tau2 and the sampling error of two arms: half of the variance against placebo is shared.
    assert contrast == pytest.approx(0.1 + 1 / 1250 + 1 / 1200, rel=0.02)
    assert fit.covariance[0, 1] == pytest.approx(0.05 + 1 / 1200, rel=0.05)


def test_indirect_evidence_adds_up() -> None:
    data = arms([(0, -1, 9000, 3000), (0, 0, 9000, 4000), (1, 0, 9000, 5000), (1, 1, 9000, 6000)])
    fit, _ = fit_given(data, np.array([0, 1]), 0.01, WIDE, WIDE)
    first = np.log(4000 / 5000) - np.log(3000 / 6000)
    second = np.log(6000 / 3000) - np.log(5000 / 4000)
    assert fit.mean == pytest.approx([first, first + second], abs=3e-3)


def test_the_mode_is_the_one_that_a_plain_optimiser_finds() -> None:
    """The slow twin: all levels, effects and deviations as one vector, the joint density written out."""
    data = simulate(3, 6, np.array([0.3, 0.6]), 0.3)
    tau2, sd_class, sd_drug = 0.09, 0.2, 0.15
    trials, count = 6, len(data.drug)
    prior = sd_drug**2 * np.eye(2) + sd_class**2 * np.array([[1.0, 0.0], [0.0, 1.0]])

    def cost(x: np.ndarray) -> float:
        level, effect, mean, u = x[:trials], x[trials : trials + 2], x[trials + 2], x[trials + 3 :]
        eta = level[data.trial] + np.where(data.drug < 0, 0, effect[np.maximum(data.drug, 0)]) + u
        likelihood = data.events @ eta - data.n @ np.logaddexp(0, eta)
        away = effect - mean
        return -(likelihood - u @ u / tau2 - 0.5 * away @ np.linalg.solve(prior, away))

    slow = minimize(cost, np.zeros(trials + 3 + count), method="BFGS", options={"gtol": 1e-5, "maxiter": 5000})
    fit, _ = fit_given(data, np.array([0, 1]), tau2, sd_class, sd_drug)
    assert fit.mean == pytest.approx(slow.x[trials : trials + 2], abs=1e-4)


def test_heterogeneity_and_effects_are_recovered() -> None:
    effects = np.array([0.2, 0.4, 0.6, 0.8])
    tau = [
        fit_network(simulate(seed, 150, effects, 0.35), np.arange(4), integrate=False).tau2 ** 0.5 for seed in range(6)
    ]
    assert np.mean(tau) == pytest.approx(0.35, abs=0.04)
    fit = fit_network(simulate(11, 150, effects, 0.35), np.arange(4))
    assert fit.mean == pytest.approx(effects, abs=3.5 * np.sqrt(np.diag(fit.covariance)).max())


def test_intervals_of_the_effects_cover_the_truth() -> None:
    inside = []
    for seed in range(40):
        rng = np.random.default_rng(1000 + seed)
        effects = 0.4 + rng.normal(0, 0.15, 5)
        fit = fit_network(simulate(seed, 40, effects, 0.25), np.arange(5))
        inside += list(np.abs(fit.mean - effects) <= 1.645 * np.sqrt(np.diag(fit.covariance)))
    assert 0.82 <= np.mean(inside) <= 0.97


def test_equal_drugs_are_pulled_together_and_unequal_ones_are_not() -> None:
    same = fit_network(simulate(5, 120, np.full(5, 0.5), 0.2), np.arange(5))
    apart = fit_network(simulate(5, 120, np.array([0.0, 0.4, 0.8, 1.2, 1.6]), 0.2), np.arange(5))
    assert np.ptp(same.mean) < 0.25
    assert np.ptp(apart.mean) > 1.2


def test_trials_without_a_contrast_are_left_out() -> None:
    data = arms([(0, -1, 50, 0), (0, 0, 50, 0), (1, -1, 50, 3), (1, 0, 50, 0), (2, 0, 50, 9)])
    kept = data.informative()
    assert set(kept.n) == {50.0}
    assert list(kept.events) == [3.0, 0.0]
    fit, _ = fit_given(kept, ALONE, 0.05, 0.5, 0.5)
    assert np.isfinite(fit.mean).all()


def test_the_random_effects_mean_of_equal_variances_is_the_plain_mean() -> None:
    values = np.array([0.1, 0.5, 0.9, -0.3])
    mean, se, sd = random_effects_mean(values, np.full(4, 0.01))
    assert mean == pytest.approx(values.mean())
    assert sd**2 + 0.01 == pytest.approx(values.var(ddof=1), rel=0.01)
    assert se == pytest.approx(values.std(ddof=1) / 2, rel=0.01)
