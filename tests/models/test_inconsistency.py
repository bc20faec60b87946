"""Direct against indirect: splits by hand, and false and true alarms in simulated networks."""

import numpy as np
import pytest

from models.training.drugs.inconsistency import Rows, global_test, split

A, B, C = 0, 1, 2


def rows(contrasts: list[tuple[int, int, float]], w: float = 50.0) -> Rows:
    """Two-arm trials (drug, reference, log odds ratio), every arm of weight w."""
    trial = np.repeat(np.arange(len(contrasts)), 2)
    drug = np.array([d for drug, reference, _ in contrasts for d in (reference, drug)])
    z = np.array([value for *_, difference in contrasts for value in (-1.0, -1.0 + difference)])
    return Rows(trial, drug, z, np.full(len(z), w))


def test_a_split_is_direct_against_the_way_round() -> None:
    found = split(rows([(A, -1, 0.5), (B, -1, 0.2), (B, A, 0.4), (B, A, 0.2)]), B, A)
    assert found is not None
    assert found["direct"] == pytest.approx(0.3)
    assert found["indirect"] == pytest.approx(-0.3)
    # Two direct trials of variance 2/50 each, and two indirect steps of 2/50 each.
    assert found["se"] ** 2 == pytest.approx(0.04 / 2 + 0.04 + 0.04)
    assert found["trials"] == 2


def test_a_comparison_without_a_way_round_has_no_split() -> None:
    assert split(rows([(A, -1, 0.5), (A, -1, 0.4), (B, A, 0.1)]), A, -1) is None


def test_a_consistent_triangle_has_a_global_statistic_of_nothing() -> None:
    found = global_test(rows([(A, -1, 0.5), (B, -1, 0.2), (B, A, -0.3)]))
    assert found["q"] == pytest.approx(0, abs=1e-9)
    assert found["df"] == 1


def test_the_global_test_is_the_square_of_the_only_loop() -> None:
    data = rows([(A, -1, 0.5), (B, -1, 0.2), (B, A, 0.4)])
    found, loop = global_test(data), split(data, B, A)
    assert loop is not None
    assert found["q"] == pytest.approx((loop["difference"] / loop["se"]) ** 2)
    assert found["p"] == pytest.approx(loop["p"])


def test_a_three_arm_trial_is_consistent_with_itself() -> None:
    three = Rows(np.array([0, 0, 0]), np.array([-1, A, B]), np.array([0.0, 0.4, 0.9]), np.full(3, 20.0))
    assert global_test(three)["df"] == 0


def test_alarms_come_as_often_as_they_should() -> None:
    rng = np.random.default_rng(0)
    truth = {-1: 0.0, A: 0.4, B: 0.7, C: 0.2}
    p = []
    for _ in range(200):
        pairs = [(A, -1), (B, -1), (C, -1), (B, A), (C, B), (C, A)] * 3
        noise = rng.normal(0, (2 / 50) ** 0.5, len(pairs))
        p.append(
            global_test(rows([(d, r, truth[d] - truth[r] + e) for (d, r), e in zip(pairs, noise, strict=True)]))["p"]
        )
    assert np.mean(np.array(p) < 0.1) == pytest.approx(0.1, abs=0.06)
    assert np.mean(p) == pytest.approx(0.5, abs=0.07)
