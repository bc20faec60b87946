"""The value of choosing by the model: gains are signed, compared with the bound, and nothing is gained from nothing."""

import dataclasses

import numpy as np
import pytest

from cds_app.scoring.calibration import Floats
from models.training.judging import policy_value
from models.training.patients.cohort import COLUMN, PERSON_BY_DRUG_SD, load_evidence

SEED, PEOPLE, WORLDS = 5, 40, 30


@dataclasses.dataclass(frozen=True)
class Ranking:
    """Stands for a model: everyone's logit is the drug's score."""

    score: Floats

    def central_logits(self, patients: Floats, drugs: np.ndarray) -> Floats:
        return self.score[drugs]


@dataclasses.dataclass(frozen=True)
class Guess:
    """Stands for a model that sees a pattern in patients which is not there."""

    def central_logits(self, patients: Floats, drugs: np.ndarray) -> Floats:
        return np.where(patients[:, COLUMN["severity_level"]] > 3, drugs, -drugs).astype(float)


def value_of(outcome: str, model: object) -> dict:
    return policy_value.policies(load_evidence(outcome), model, SEED, PEOPLE, WORLDS)


def test_the_bound_is_the_published_one() -> None:
    assert policy_value.expected_best(10) == pytest.approx(1.54, abs=0.005)
    assert policy_value.expected_best(1) == pytest.approx(0, abs=1e-9)
    by_sampling = np.random.default_rng(0).standard_normal((200_000, 21)).max(axis=1).mean()
    assert policy_value.expected_best(21) == pytest.approx(by_sampling, abs=0.01)
    assert policy_value.gain_bound(0.35) == pytest.approx(1.54 * PERSON_BY_DRUG_SD * 0.35 * 0.65, rel=0.01)


@pytest.mark.parametrize("outcome", ["response", "side_effect_stop"])
def test_a_model_that_ranks_as_the_evidence_gains_nothing_over_one_drug_for_all(outcome: str) -> None:
    found = value_of(outcome, Ranking(load_evidence(outcome).effect))
    assert found["claimed_gain_points"] == 0
    assert found["share_given_the_best_single_drug"] == 1
    assert found["gain_over"]["random"]["value"] > 0
    assert found["claimed_gain_points"] <= found["bound_points"]


@pytest.mark.parametrize("outcome", ["response", "side_effect_stop"])
def test_a_model_that_ranks_the_wrong_way_round_loses(outcome: str) -> None:
    found = value_of(outcome, Ranking(-load_evidence(outcome).effect))
    assert found["claimed_gain_points"] < 0
    assert found["gain_over"]["random"]["value"] < 0


def test_a_pattern_that_is_not_there_gains_nothing() -> None:
    found = value_of("remission", Guess())
    assert found["drugs_chosen_by_model"] == 2
    assert found["claimed_gain_points"] < 0


def test_for_a_harm_less_is_a_gain() -> None:
    evidence = load_evidence("side_effect_stop")
    found = value_of("side_effect_stop", Ranking(evidence.effect))
    assert found["best_single_drug"] == evidence.drugs[int(evidence.effect.argmin())]
    assert found["value"]["by_model"] < found["value"]["random"]


def test_the_observed_choice_is_the_trials_mix() -> None:
    evidence = load_evidence("response")
    mix = policy_value.trial_mix(evidence)
    assert mix.sum() == pytest.approx(1)
    assert (mix > 0).all()
    assert evidence.drugs[int(mix.argmax())] in (
        "fluoxetine",
        "paroxetine",
        "venlafaxine",
        "escitalopram",
        "sertraline",
    )


def test_values_agree_with_a_slow_twin() -> None:
    from models.training.judging.coverage import draw_worlds
    from models.training.patients.cohort import hide_some, probability, simulate_people, true_logit

    evidence = load_evidence("response")
    rng = np.random.default_rng(SEED)
    complete = simulate_people(PEOPLE, rng).inputs
    hide_some(complete, rng)
    worlds = draw_worlds(evidence, WORLDS, rng)
    best, total = int(evidence.effect.argmax()), []
    for k in range(WORLDS):
        drug = np.full(PEOPLE, best)
        logit = true_logit(evidence, worlds.base[k], worlds.effect[k], worlds.beta[k], complete, drug)
        total.append(probability(logit).mean())
    found = value_of("response", Ranking(evidence.effect))
    assert found["value"]["best_single_drug"] == pytest.approx(np.mean(total))
