"""What the early course says about the end: the chance of response given the fall since the baseline.

Fractions 0-1 throughout. Unlike the comparison's estimates, these rest on real patients' courses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FollowUpStatus = Literal["estimated", "abstained"]
FollowUpReason = Literal[
    "no_follow_up_model",
    "stopped",
    "no_baseline",
    "scale_not_supported",
    "baseline_too_low",
    "no_follow_up",
    "not_shown_here",
]


@dataclass(frozen=True)
class Chance:
    """A probability with the interval that a new setting may bring."""

    probability: float
    low: float
    high: float


@dataclass(frozen=True)
class HeldOutSetting:
    """How the update did in one setting that it was not fitted on: people, area under the curve with its interval,
    the mean prediction with its interval, and the share that responded. `setting` is a code."""

    setting: str
    people: int
    auc: Chance
    predicted: Chance
    observed: float


@dataclass(frozen=True)
class FollowUpEstimate:
    """One patient's update, or the reason why there is none.

    `day` is the latest usable visit and `days` all of them; `fraction_improved` is the fall from the baseline on `day`
    as a fraction of the baseline, negative above it. `non_response` is a final fall of less than a quarter,
    `worsening` a final total above the baseline. `outcome_recorded` says that the record already holds the total that
    decides. `scale_fitted` is False where the model was fitted on other scales only.
    """

    status: FollowUpStatus
    reason: FollowUpReason | None = None
    scale: str | None = None
    baseline: int | None = None
    day: int | None = None
    days: tuple[int, ...] = ()
    fraction_improved: float | None = None
    response: Chance | None = None
    non_response: Chance | None = None
    worsening: Chance | None = None
    coverage: float | None = None
    outcome_recorded: bool = False
    scale_fitted: bool = False
    validated_on: tuple[str, ...] = ()
    basis: str = ""
