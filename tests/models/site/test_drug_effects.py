"""Drug effects: the evidence where the site is silent, the site where it speaks."""

import numpy as np
import pytest

from models.training.site.drug_effects import Prior, estimate_effects, prior_from, site_only
from tests.models.site.made_cohorts import DRUGS, EFFECTS, made

EVIDENCE = Prior(np.array([0.3, 0.3, 0.3]), 0.02 * np.eye(3) + 0.01, (True,) * 3)


def estimated(patients: int, seed: int = 1, **how):
    cohort, _ = made(patients, seed, **how)
    return estimate_effects(cohort, "response", EVIDENCE, np.ones(patients))


def test_few_patients_leave_the_evidence_as_it_is() -> None:
    found = estimated(60)
    assert found.mean == pytest.approx(EVIDENCE.mean, abs=0.15)
    assert found.tau < 0.4


def test_many_patients_move_the_differences_to_the_truth() -> None:
    found = estimated(20_000)
    assert found.mean - found.mean[2] == pytest.approx(EFFECTS - EFFECTS[2], abs=0.12)
    assert found.tau >= 0.2


def test_the_common_level_of_the_effects_stays_with_the_evidence() -> None:
    assert estimated(20_000).mean.mean() == pytest.approx(0.3, abs=0.1)


def test_more_patients_never_widen_the_differences() -> None:
    def spread(patients: int) -> float:
        covariance = estimated(patients).covariance
        return float(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])

    assert spread(200) > spread(2000) > spread(20_000)


def test_a_site_like_the_evidence_needs_no_spread_of_its_own() -> None:
    from tests.models.site.made_cohorts import Truth

    assert estimated(4000, truth=Truth(np.array([0.3, 0.3, 0.3]))).tau <= 0.1


def test_inputs_take_the_blame_that_is_theirs() -> None:
    """The second drug goes to the severe, who do worse; its effect must not suffer for it."""
    cohort, _ = made(20_000, 5, confounded=1.5)
    shares = site_only(cohort, "response")
    naive = np.log([shares[d] / (1 - shares[d]) for d in DRUGS])
    found = estimate_effects(cohort, "response", EVIDENCE, np.ones(20_000)).mean
    right = EFFECTS[1] - EFFECTS[2]
    assert abs(found[1] - found[2] - right) < abs(naive[1] - naive[2] - right) / 2


def test_the_estimate_is_where_the_penalised_likelihood_is_flat() -> None:
    """Oracle: a general optimiser on the same penalised likelihood, without the program's own steps."""
    from scipy.optimize import minimize

    from models.training.site import drug_effects
    from models.training.site.propensity import inputs_pipeline

    cohort, _ = made(400, 7)
    rows = np.column_stack([np.ones(400), inputs_pipeline().fit_transform(cohort.inputs), np.eye(3)[cohort.drug]])
    y, covariance = cohort.outcomes["response"], EVIDENCE.covariance + 0.04 * np.eye(3)
    precision = np.linalg.inv(covariance)

    def objective(beta):
        logit, away = rows @ beta, beta[-3:] - EVIDENCE.mean
        ridge = drug_effects.RIDGE * (beta[1:-3] ** 2).sum() + 1e-6 * beta[0] ** 2
        return np.logaddexp(0, logit).sum() - y @ logit + (away @ precision @ away + ridge) / 2

    start = np.concatenate([np.zeros(rows.shape[1] - 3), EVIDENCE.mean])
    ours, _, _ = drug_effects._fit(rows, y, np.ones(400), EVIDENCE.mean, covariance, start)
    theirs = minimize(objective, start, method="BFGS", options={"gtol": 1e-6}).x
    assert ours == pytest.approx(theirs, abs=1e-4)


def test_a_drug_that_the_bundle_lacks_starts_from_the_mean_of_its_drugs(in_use) -> None:
    prior = prior_from(in_use, "response", ("nortriptyline", "sertraline"))
    model = in_use.models["response"]
    assert prior.from_evidence == (False, True)
    assert prior.mean[0] == pytest.approx(model.effects.mean())
    assert prior.mean[1] == model.effects[in_use.drugs.index("sertraline")]
    assert prior.covariance[0, 0] > prior.covariance[1, 1]
    assert prior.covariance[0, 1] == 0
