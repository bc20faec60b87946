"""A draw is one state of the evidence for all outcomes, and the draws' moments are exactly the evidence's."""

from dataclasses import replace

import numpy as np
import pytest

from models.training.paths import OUTCOMES
from models.training.patients import cohort, joint
from models.training.patients.train import DRAWS

YES = "yes against no"


@pytest.fixture(scope="module")
def evidences():
    return {outcome: cohort.load_evidence(outcome) for outcome in OUTCOMES}


@pytest.fixture(scope="module")
def states(evidences):
    return cohort.joint_draws(evidences, DRAWS, np.random.default_rng(0))


def certain_signs(evidences):
    """The evidence with errors so small that no modifier's draw crosses 0, which is set to 0 after drawing."""
    return {o: replace(e, beta_sd=e.beta_sd / 10) for o, e in evidences.items()}


def stacked(states) -> np.ndarray:
    some = list(states.values())
    return np.column_stack([*(d.base for d in some), *(d.beta for d in some), *(d.effect for d in some)])


def test_means_and_covariances_are_exact_within_and_between_outcomes(evidences) -> None:
    evidences = certain_signs(evidences)
    drawn = stacked(cohort.joint_draws(evidences, DRAWS, np.random.default_rng(0)))
    some = list(evidences.values())
    mean = np.concatenate([[e.base for e in some], *(e.beta for e in some), *(e.effect for e in some)])
    assert drawn.mean(axis=0) == pytest.approx(mean, abs=1e-9)
    assert np.cov(drawn, rowvar=False) == pytest.approx(cohort.state_covariance(evidences), abs=1e-9)


def test_the_number_of_draws_is_above_the_number_of_free_parameters(evidences) -> None:
    assert joint.root_of(cohort.state_covariance(evidences)).shape[1] < DRAWS


def test_an_outcome_keeps_its_own_moments_in_the_joint_state(evidences, states) -> None:
    for outcome, evidence in evidences.items():
        assert states[outcome].base.std(ddof=1) == pytest.approx(evidence.base_sd)
        assert np.cov(states[outcome].effect, rowvar=False) == pytest.approx(evidence.effect_covariance, abs=1e-9)


def test_a_modifier_measured_once_moves_both_outcomes_together(evidences, states) -> None:
    def drawn(outcome: str, name: str) -> np.ndarray:
        place = [term for term, _ in evidences[outcome].terms].index(name)
        return states[outcome].beta[:, place]

    together = np.corrcoef(drawn("response", "personality_disorder"), drawn("remission", "personality_disorder"))[0, 1]
    assert together == pytest.approx(1)
    assert np.corrcoef(drawn("early_stop", "anxious_distress"), drawn("side_effect_stop", "anxious_distress"))[
        0, 1
    ] == pytest.approx(1, abs=0.02)
    apart = np.corrcoef(drawn("response", "personality_disorder"), drawn("response", "childhood_maltreatment"))[0, 1]
    assert apart == pytest.approx(0, abs=0.05)


def test_an_error_of_its_own_loosens_what_was_carried_over() -> None:
    read, carried = ("remission", ("ptsd", YES), "mohamed2020", 0.1), ("response", ("ptsd", YES), "mohamed2020", 0.2)
    assert joint.modifier_correlation(read, carried) == joint.modifier_correlation(carried, read) == 0.5
    assert joint.modifier_correlation(read, read) == 1
    other_input = ("response", ("chronic_pain", YES), "mohamed2020", 0.2)
    other_source = ("response", ("ptsd", YES), "roughan2021", 0.2)
    assert joint.modifier_correlation(read, other_input) == joint.modifier_correlation(read, other_source) == 0
    stop = ("side_effect_stop", ("ptsd", YES), "mohamed2020", 0.2)
    assert joint.modifier_correlation(read, stop) == 0


def test_two_events_one_within_the_other_correlate_as_counted() -> None:
    rng = np.random.default_rng(0)
    outer = rng.random(400_000) < 0.47
    inner = outer & (rng.random(400_000) < 0.33 / 0.47)
    assert joint.nested_correlation(0.47, 0.33) == pytest.approx(np.corrcoef(outer, inner)[0, 1], abs=0.005)


def blocks(count: int) -> list[np.ndarray]:
    return [np.array([[1.0, 0.5], [0.5, 2.0]]) * (i + 1) for i in range(count)]


def test_outcomes_are_independent_where_the_table_says_nothing_of_them_together() -> None:
    found = joint.effects_covariance({"drugs": ["a", "b"]}, ["x", "y"], blocks(2))
    assert (found[:2, 2:] == 0).all()
    assert (found[:2, :2] == blocks(2)[0]).all()
    assert (found[2:, 2:] == blocks(2)[1]).all()
    assert joint.base_covariance({}, ["x", "y"], [1.0, 2.0]) == pytest.approx(np.diag([1.0, 4.0]))


def test_what_the_table_says_of_outcomes_together_is_found_by_name() -> None:
    cross = np.array([[0.1, 0.2], [0.3, 0.4]])
    given = np.block([[blocks(2)[0], cross], [cross.T, blocks(2)[1]]])
    order = ["y:b", "x:a", "y:a", "x:b"]
    places = {"x:a": 0, "x:b": 1, "y:a": 2, "y:b": 3}
    shuffled = [places[name] for name in order]
    table = {
        "drugs": ["a", "b"],
        "joint": {
            "order": order, "covariance": given[np.ix_(shuffled, shuffled)].tolist(),
            "base_order": ["y", "x"], "base_covariance": [[4.0, 1.0], [1.0, 1.0]],
        },
    }  # fmt: skip
    wider = [block + np.eye(2) for block in blocks(2)]
    found = joint.effects_covariance(table, ["x", "y"], wider)
    assert found[:2, 2:] == pytest.approx(cross)
    assert found[:2, :2] == pytest.approx(wider[0])
    base = joint.base_covariance(table, ["x", "y"], [2.0, 4.0])
    assert base == pytest.approx(np.array([[4.0, 4.0], [4.0, 16.0]]))


def test_a_draw_of_one_outcome_is_a_state_without_the_others(evidences) -> None:
    alone = cohort.draw(evidences["response"], 40, np.random.default_rng(2))
    assert alone.effect.mean(axis=0) == pytest.approx(evidences["response"].effect)
    assert np.cov(alone.effect, rowvar=False) == pytest.approx(evidences["response"].effect_covariance, abs=1e-9)


def test_draws_without_exact_moments_are_still_draws_of_the_evidence(evidences) -> None:
    evidence = evidences["remission"]
    free = cohort.draw(evidence, 20_000, np.random.default_rng(2), exact=False)
    assert free.base.std() == pytest.approx(evidence.base_sd, rel=0.02)
    assert free.base.std(ddof=1) != pytest.approx(evidence.base_sd, rel=1e-9)
    assert np.abs(np.cov(free.effect, rowvar=False) - evidence.effect_covariance).max() < 0.01


def test_a_sign_is_evidence(states, evidences) -> None:
    for outcome, evidence in evidences.items():
        assert (states[outcome].beta * np.sign(evidence.beta) >= 0).all()
