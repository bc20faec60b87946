"""Base rates: the mean rate over people, and how far settings lie apart."""

import numpy as np
import pytest
from scipy.special import expit

from models.training.drugs.arm_table import Panel
from models.training.drugs.base_rate import base_correlation, base_rate, random_effects_mean
from models.training.drugs.joint_effects import JointFit, fit_joint

LEVEL = np.array([-0.5, -1.0, -1.2, -2.2])
SD = 0.7


@pytest.fixture(scope="module")
def fitted() -> tuple[Panel, JointFit]:
    """Eighty trials of one placebo and one active arm whose levels spread widely; outcomes correlate by 0.6."""
    rng = np.random.default_rng(1)
    root = np.linalg.cholesky(0.6 + 0.4 * np.eye(4))
    rows = []
    for trial in range(80):
        level = LEVEL + SD * root @ rng.standard_normal(4)
        for drug in (-1, trial % 3):
            rows.append((trial, drug, *rng.binomial(400, expit(level + (0.0 if drug < 0 else 0.4)))))
    t = np.array(rows, float)
    panel = Panel(t[:, 0].astype(int), t[:, 1].astype(int), np.zeros(len(t)), np.full(len(t), 400.0), t[:, 2:])
    return panel, fit_joint(panel, np.arange(3), kept=60)


def test_the_base_is_the_mean_rate_over_people_and_not_the_middle_trials(fitted: tuple[Panel, JointFit]) -> None:
    panel, fit = fitted
    active = panel.drug >= 0
    for place in range(4):
        base = base_rate(fit, panel, place)
        observed = panel.events[active, place].sum() / panel.n[active].sum()
        assert base["rate"] == pytest.approx(observed, abs=0.004)
        assert base["middle"]["logit"] == pytest.approx(LEVEL[place] + 0.4, abs=0.25)
        assert base["between_trials_sd"] == pytest.approx(SD, rel=0.25)
        assert base["people"] == 80 * 400
    assert base["rate"] > base["middle"]["rate"]


def test_kinds_of_trial_have_their_own_base(fitted: tuple[Panel, JointFit]) -> None:
    panel, fit = fitted
    base = base_rate(fit, panel, 0)
    assert base["head_to_head_trials"]["trials"] == 0
    assert base["placebo_controlled_trials"]["logit"] == pytest.approx(base["logit"])
    assert base["placebo_arms"]["logit"] < base["logit"]


def test_the_error_of_the_base_counts_trials_and_not_people(fitted: tuple[Panel, JointFit]) -> None:
    panel, fit = fitted
    base = base_rate(fit, panel, 0)
    by_people = (base["people"] * base["rate"] * (1 - base["rate"])) ** -0.5
    assert base["se"] > 3 * by_people
    assert base["se"] == pytest.approx(SD / 80**0.5, rel=0.35)


def test_levels_of_the_outcomes_correlate_as_they_were_made_to(fitted: tuple[Panel, JointFit]) -> None:
    found = base_correlation(fitted[1])
    assert np.diag(found) == pytest.approx(1)
    assert found[np.triu_indices(4, 1)] == pytest.approx(0.6, abs=0.2)


def test_the_random_effects_mean_of_equal_variances_is_the_plain_mean() -> None:
    values = np.array([0.1, 0.5, 0.9, -0.3])
    mean, se, sd = random_effects_mean(values, np.full(4, 0.01))
    assert mean == pytest.approx(values.mean())
    assert sd**2 + 0.01 == pytest.approx(values.var(ddof=1), rel=0.01)
    assert se == pytest.approx(values.std(ddof=1) / 2, rel=0.01)
