"""Values the charts' tests show."""

from __future__ import annotations

from cds_app.domain.estimate import Estimate
from cds_app.domain.explanation import Contribution
from tests.support.factories import make_drug

CATALOGUE_DRUGS = {
    "sertraline": make_drug("sertraline", dose_usual_min=50.0),
    "venlafaxine": make_drug("venlafaxine", dose_usual_min=75.0),
}


def estimate(p=0.54, low=0.47, high=0.61, outcome="response", status="estimated", drug="escitalopram") -> Estimate:
    if status != "estimated":
        return Estimate(drug, outcome, status)
    return Estimate(drug, outcome, status, None, p, low, high, 0.8, 8, 1)


def contributions() -> tuple[list[Contribution], list[Contribution]]:
    """Three that raise, three that lower."""
    return (
        [
            Contribution("severity_level", "3.2", 0.041),
            Contribution("unemployed", "no", 0.022),
            Contribution("prior_episodes", "1", 0.004),
        ],
        [
            Contribution("failed_trials", "2", -0.062),
            Contribution("episode_months", "14", -0.031),
            Contribution("anxious_distress", None, -0.011),
        ],
    )
