"""Cohort, draws and boosters on a toy scale."""

import lightgbm as lgb
import numpy as np
import pytest

from cds_app.scoring.features import FEATURE_NAMES, PATIENT_INPUTS
from models.training.judging.evaluate import load
from models.training.paths import OUTCOMES
from models.training.patients import cohort
from models.training.patients.cohort import COLUMN
from models.training.patients.train import train_outcome


@pytest.fixture(scope="module")
def toy():
    return train_outcome("response", draws=3, rows=2000, trees=80)


@pytest.mark.requirement("MOD-07")
def test_training_twice_gives_the_same_bytes(toy) -> None:
    again = train_outcome("response", draws=3, rows=2000, trees=80)
    assert again.central == toy.central
    assert again.members == toy.members


def test_the_drug_moves_every_patient_alike(toy) -> None:
    """No input favours a drug: on the logit, the difference between two drugs is one number for all patients."""
    people = cohort.hide_some(cohort.simulate_patients(50, np.random.default_rng(1)), np.random.default_rng(2))
    ensemble = load(toy)
    low, high = (int(i) for i in (toy.evidence.effect.argmin(), toy.evidence.effect.argmax()))
    gap = ensemble.central_logits(people, np.full(50, high)) - ensemble.central_logits(people, np.full(50, low))
    assert gap == pytest.approx(gap[0], abs=1e-9)
    assert gap[0] > 0


def test_boosters_obey_the_signs_of_the_feature_table(toy) -> None:
    person = np.zeros((1, len(PATIENT_INPUTS)))
    ensemble = load(toy)
    for name, sign in zip(FEATURE_NAMES[:-1], cohort.monotone_signs("response"), strict=False):
        if sign == 0:
            continue
        steps = np.repeat(person, 6, axis=0)
        steps[:, COLUMN[name]] = np.linspace(0, 5, 6)
        assert (sign * np.diff(ensemble.central_logits(steps, np.zeros(6, int))) >= -1e-12).all(), name


def test_standard_draws_have_exact_moments() -> None:
    z = cohort.standard_draws(40, 33, np.random.default_rng(0))
    assert z.mean(axis=0) == pytest.approx(0, abs=1e-12)
    assert np.cov(z, rowvar=False) == pytest.approx(np.eye(33), abs=1e-12)
    wide = cohort.standard_draws(10, 15, np.random.default_rng(0))
    assert np.diag(np.cov(wide, rowvar=False)) == pytest.approx(1)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_draws_carry_the_evidence(outcome: str) -> None:
    evidence = cohort.load_evidence(outcome)
    draws = cohort.draw(evidence, 40, np.random.default_rng(0))
    assert draws.base.mean() == pytest.approx(evidence.base)
    assert draws.base.std(ddof=1) == pytest.approx(evidence.base_sd)
    assert draws.effect.mean(axis=0) == pytest.approx(evidence.effect)
    assert np.cov(draws.effect, rowvar=False) == pytest.approx(evidence.effect_covariance, abs=1e-9)
    assert (draws.beta * np.sign(evidence.beta) >= 0).all()


def test_what_is_not_known_contributes_nothing() -> None:
    evidence = cohort.load_evidence("remission")
    unknown = np.full((1, len(PATIENT_INPUTS)), np.nan)
    assert cohort.design_matrix(evidence, unknown) == pytest.approx(0)
    reference = np.array([[evidence.reference[name] for name in PATIENT_INPUTS]])
    assert cohort.design_matrix(evidence, reference) == pytest.approx(0)


def test_the_truth_by_hand() -> None:
    evidence = cohort.load_evidence("response")
    person = np.array([[evidence.reference[name] for name in PATIENT_INPUTS]])
    person[0, COLUMN["ptsd"]] = 1
    person[0, COLUMN["failed_trials"]] = 2
    person[0, COLUMN["episode_months"]] = 100
    beta = dict(zip(evidence.terms, evidence.beta, strict=True))
    by_hand = (
        evidence.base + evidence.effect[4] - evidence.effect.mean()
        + (1 - evidence.reference["ptsd"]) * beta["ptsd", "yes against no"]
        + beta["failed_trials", "2 against none"]
        + (24 - evidence.reference["episode_months"]) * beta["episode_months", "per month, up to 24"]
    )  # fmt: skip
    found = cohort.true_logit(evidence, evidence.base, evidence.effect, evidence.beta, person, np.array([4]))
    assert found[0] == pytest.approx(by_hand)


def test_earlier_treatment_counts_only_without_a_failed_trial() -> None:
    evidence = cohort.load_evidence("remission")
    place = [name for name, _ in evidence.terms].index("previous_treatment")
    people = np.zeros((2, len(PATIENT_INPUTS)))
    people[:, COLUMN["previous_treatment"]] = 1
    people[1, COLUMN["failed_trials"]] = 1
    assert list(cohort.design_matrix(evidence, people)[:, place]) == [1 - evidence.reference["previous_treatment"], 0.0]


def test_averaging_over_person_and_drug_matches_sampling() -> None:
    drawn = 0.8 + cohort.PERSON_BY_DRUG_SD * np.random.default_rng(0).standard_normal(400_000)
    assert cohort.probability(np.array([0.8]))[0] == pytest.approx((1 / (1 + np.exp(-drawn))).mean(), abs=3e-4)


def test_simulated_people_are_possible() -> None:
    people = cohort.simulate_patients(3000, np.random.default_rng(0))
    assert np.isfinite(people).all()
    severity = people[:, COLUMN["severity_level"]]
    assert severity.min() >= 2
    assert severity.max() < 5
    failed = people[:, COLUMN["failed_trials"]] > 0
    assert (people[failed, COLUMN["previous_treatment"]] == 1).all()
    hidden = cohort.hide_some(people, np.random.default_rng(0))
    assert not np.isnan(hidden[:, COLUMN["severity_level"]]).any()
    unknown = np.isnan(hidden)
    assert unknown[unknown[:, COLUMN["previous_treatment"]], COLUMN["failed_trials"]].all()
    assert 0.15 < np.isnan(hidden[:, 1:]).mean() < 0.3


def test_the_toy_gives_numeric_splits_only(toy) -> None:
    assert "num_cat=1" not in toy.central
    assert lgb.Booster(model_str=toy.central).feature_name() == list(FEATURE_NAMES)


def test_not_knowing_stands_for_the_average_and_never_for_absence(toy) -> None:
    ensemble = load(toy)
    people = cohort.simulate_patients(4000, np.random.default_rng(5))
    nobody = np.full((1, len(PATIENT_INPUTS)), np.nan)
    nobody[0, COLUMN["severity_level"]] = 3.0
    chances = 1 / (1 + np.exp(-ensemble.central_logits(people, np.zeros(len(people), int))))
    unknown, absent = (
        float(1 / (1 + np.exp(-ensemble.central_logits(row, np.zeros(1, int))[0])))
        for row in (nobody, np.where(np.isnan(nobody), 0.0, nobody))
    )
    assert unknown == pytest.approx(chances.mean(), abs=0.03)
    assert absent > unknown + 0.05
