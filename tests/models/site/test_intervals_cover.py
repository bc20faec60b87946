"""What the interval of a site's model promises, in simulated truth: 90 % of the true chances lie inside."""

import numpy as np

from cds_app.scoring.ensemble import evidence_spread
from models.training.site.boosters import train_ensemble
from models.training.site.drug_effects import Prior, estimate_effects
from tests.models.site.made_cohorts import DRUGS, EFFECTS, Truth, made

SITES, PATIENTS, DRAWS, ASKED = 8, 1000, 10, 150
Z90 = 1.645


def share_inside(seed: int) -> float:
    """One site: its effects drawn around the evidence, its model trained, true chances of new people asked."""
    rng = np.random.default_rng(seed)
    truth = Truth(EFFECTS + rng.normal(0, 0.2, len(DRUGS)))
    cohort, _ = made(PATIENTS, seed, truth)
    prior = Prior(EFFECTS, 0.2**2 * np.eye(len(DRUGS)), (True,) * len(DRUGS))
    effects = estimate_effects(cohort, "response", prior, np.ones(PATIENTS))
    model = train_ensemble(cohort, "response", effects, DRAWS, seed).model
    asked, complete = made(ASKED, seed + 1000)
    drug = np.arange(ASKED) % len(DRUGS)
    centre = model.central_logits(asked.inputs, drug)
    spread = evidence_spread(model.draw_logits(asked.inputs, drug))
    return float((np.abs(truth.logit(complete, drug) - centre) <= Z90 * spread).mean())


def test_ninety_per_cent_intervals_hold_about_ninety_per_cent_of_the_truth() -> None:
    inside = np.mean([share_inside(seed) for seed in range(1, SITES + 1)])
    assert 0.84 <= inside <= 0.96
