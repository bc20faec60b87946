"""The network of one outcome against slow and obvious answers, and against simulations with a known truth."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

from models.training.drugs.heterogeneity import fit_network
from models.training.drugs.network import Arms, fit_given

ALONE = np.zeros(1, np.int64)
WIDE = 30.0
"""A prior so wide that nothing is shrunk."""


def arms(rows: list[tuple[int, int, float, float]], dose: list[float] | None = None) -> Arms:
    trial, drug, n, events = (np.array(column) for column in zip(*rows, strict=True))
    return Arms(
        trial.astype(np.int64), drug.astype(np.int64), n.astype(float), events.astype(float),
        None if dose is None else np.array(dose),
    )  # fmt: skip


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
    """The slow twin: all levels, effects, deviations and the dose slope as one vector, the joint density in full."""
    plain = simulate(3, 6, np.array([0.3, 0.6]), 0.3)
    # A second dose of the drug of every arm that is not placebo, in the same trial: it shares the arm's deviation.
    again = np.flatnonzero(plain.drug >= 0)
    data = Arms(
        np.r_[plain.trial, plain.trial[again]], np.r_[plain.drug, plain.drug[again]], np.r_[plain.n, plain.n[again]],
        np.r_[plain.events, plain.events[again] * 0.8], np.r_[np.zeros(len(plain.n)), np.full(len(again), 1.0)],
    )  # fmt: skip
    tau2, sd_class, sd_drug = 0.09, 0.2, 0.15
    trials, groups = 6, len(plain.drug)
    group = np.r_[np.arange(groups), again]
    prior = sd_drug**2 * np.eye(2) + sd_class**2 * np.array([[1.0, 0.0], [0.0, 1.0]])

    def cost(x: np.ndarray) -> float:
        level, effect, mean, slope, u = (
            x[:trials], x[trials : trials + 2], x[trials + 2], x[trials + 3], x[trials + 4 :],
        )  # fmt: skip
        eta = level[data.trial] + np.where(data.drug < 0, 0, effect[np.maximum(data.drug, 0)]) + u[group]
        eta = eta + slope * data.doses()
        likelihood = data.events @ eta - data.n @ np.logaddexp(0, eta)
        away = effect - mean
        return -(likelihood - u @ u / tau2 - 0.5 * away @ np.linalg.solve(prior, away) - 0.5 * slope**2)

    slow = minimize(cost, np.zeros(trials + 4 + groups), method="BFGS", options={"gtol": 1e-5, "maxiter": 5000})
    fit, _ = fit_given(data, np.array([0, 1]), tau2, sd_class, sd_drug)
    assert fit.mean == pytest.approx(slow.x[trials : trials + 2], abs=1e-4)
    assert fit.dose_slope == pytest.approx(slow.x[trials + 3], abs=1e-4)


def test_the_marginal_likelihood_agrees_with_quadrature() -> None:
    """The slow twin: one trial of two arms, the flat level and the effect integrated on a grid, u by quadrature.

    Laplace is not exact, so the difference between two values of tau is compared and not the constant.
    """
    data = arms([(0, -1, 60, 20), (0, 0, 60, 31)])
    nodes, weights = np.polynomial.hermite_e.hermegauss(31)
    log_weights = np.log(weights / weights.sum())
    levels, effects = np.linspace(-4, 3, 141), np.linspace(-3, 4, 141)
    sd = 0.3

    def arm(logit: np.ndarray, n: float, events: float, tau2: float) -> np.ndarray:
        moved = logit[..., None] + np.sqrt(tau2 / 2) * nodes
        return logsumexp(events * moved - n * np.logaddexp(0, moved) + log_weights, axis=-1)

    def slow(tau2: float) -> float:
        level, effect = np.meshgrid(levels, effects, indexing="ij")
        # m is flat, so one drug's effect is flat as well.
        return float(logsumexp(arm(level, 60, 20, tau2) + arm(level + effect, 60, 31, tau2)))

    quick = [fit_given(data, ALONE, tau2, sd, sd)[0].log_likelihood for tau2 in (0.01, 0.5)]
    assert quick[1] - quick[0] == pytest.approx(slow(0.5) - slow(0.01), abs=0.03)


def test_heterogeneity_and_effects_are_recovered() -> None:
    effects = np.array([0.2, 0.4, 0.6, 0.8])
    fits = [fit_network(simulate(seed, 100, effects, 0.35), np.arange(4))[0] for seed in range(5)]
    assert np.mean([fit.tau2**0.5 for fit in fits]) == pytest.approx(0.35, abs=0.05)
    errors = np.array([(fit.mean - effects) / np.sqrt(np.diag(fit.covariance)) for fit in fits])
    assert np.abs(errors).max() < 3.5


def test_equal_drugs_are_pulled_together_and_unequal_ones_are_not() -> None:
    same, _ = fit_network(simulate(5, 80, np.full(5, 0.5), 0.2), np.arange(5))
    apart, _ = fit_network(simulate(5, 80, np.array([0.0, 0.4, 0.8, 1.2, 1.6]), 0.2), np.arange(5))
    assert np.ptp(same.mean) < 0.25
    assert np.ptp(apart.mean) > 1.2


def test_trials_without_a_contrast_are_left_out() -> None:
    data = arms(
        [(0, -1, 50, 0), (0, 0, 50, 0), (1, -1, 50, 3), (1, 0, 50, 0), (2, 0, 50, 9), (3, 0, 40, 9), (3, 0, 40, 3)]
    )
    kept = data.informative()
    assert set(kept.n) == {50.0}
    assert list(kept.events) == [3.0, 0.0]
    fit, _ = fit_given(kept, ALONE, 0.05, 0.5, 0.5)
    assert np.isfinite(fit.mean).all()


def test_two_arms_of_one_drug_at_one_dose_count_as_their_sum() -> None:
    apart = arms([(0, -1, 200, 60), (0, 0, 100, 45), (0, 0, 100, 35), (1, -1, 200, 70), (1, 0, 200, 90)])
    together = arms([(0, -1, 200, 60), (0, 0, 200, 80), (1, -1, 200, 70), (1, 0, 200, 90)])
    first, second = (fit_given(data, ALONE, 0.2, WIDE, WIDE)[0] for data in (apart, together))
    assert first.mean == pytest.approx(second.mean, abs=1e-6)
    assert first.covariance == pytest.approx(second.covariance, rel=1e-6)


def test_a_dose_slope_is_recovered_and_the_effect_stands_at_the_usual_dose() -> None:
    rng = np.random.default_rng(4)
    rows, dose = [], []
    for trial in range(60):
        level = rng.normal(-1, 0.4)
        for drug, doubling in ((-1, 0.0), (0, -1.0), (0, 1.0)):
            logit = level + (0.0 if drug < 0 else 0.5 + 0.3 * doubling)
            rows.append((trial, drug, 200.0, float(rng.binomial(200, expit(logit)))))
            dose.append(doubling)
    fit, _ = fit_given(arms(rows, dose), ALONE, 0.02, WIDE, WIDE)
    assert fit.dose_slope == pytest.approx(0.3, abs=3 * fit.dose_slope_se)
    assert 0 < fit.dose_slope_se < 0.05
    assert fit.mean[0] == pytest.approx(0.5, abs=3 * fit.covariance[0, 0] ** 0.5)
