"""What an evaluation of a bundle on a record set found: values only; the report and its JSON are made of these.

Probabilities and rates are fractions 0–1. Nothing here names or singles out a person: a group of fewer than five has
no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cds_app.domain.estimate import BundleRef
from cds_app.domain.outcome import Outcome

LEAST_SHOWN = 5
FEWER = f"fewer than {LEAST_SHOWN}"
ALL_BUT_FEWER = f"all but {FEWER}"
Count = int | str
"""A number of people, or the words that stand in its place."""
Verdict = Literal["better", "no_better", "worse", "not_evaluated"]


@dataclass(frozen=True)
class Figure:
    """A figure with its 95 % interval. Without a value, `why` is the code of the sentence that says why."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    why: str | None = None


NONE = Figure()


def shown_people(people: int) -> Count:
    """A number of people as it may be shown."""
    return people if people >= LEAST_SHOWN else FEWER


def shown_events(people: int, events: int) -> Count:
    """How many of the people had the outcome, as it may be shown: neither they nor the others may be too few."""
    if events < LEAST_SHOWN:
        return FEWER
    return events if people - events >= LEAST_SHOWN else ALL_BUT_FEWER


@dataclass(frozen=True)
class Figures:
    """What a whole cohort and a subgroup have in common.

    `difference` is the observed rate minus the mean estimate; `in_the_large` the same as a shift of the log odds.
    `intercept` and `slope` belong to the line of outcome on log odds; 0 and 1 are calibrated.
    """

    observed: Figure = NONE
    difference: Figure = NONE
    auc: Figure = NONE
    in_the_large: Figure = NONE
    intercept: Figure = NONE
    slope: Figure = NONE


@dataclass(frozen=True)
class Step:
    """How many records ended at one point on the way from the record set to the figures."""

    code: str
    people: int


@dataclass(frozen=True)
class CalibrationBand:
    """People of similar estimate. `low` and `high` are the means of their estimates' own ranges."""

    people: int
    predicted: float
    low: float
    high: float
    observed: Figure
    inside: bool


@dataclass(frozen=True)
class ThresholdBenefit:
    """Net benefit per person at a threshold; `gain` is over the better of acting on everyone and on no one."""

    threshold: float
    model: float
    everyone: float
    gain: Figure


@dataclass(frozen=True)
class Subgroup:
    """One group's figures. `rounded`: counts are to the nearest ten, so that a hidden group cannot be worked out."""

    family: str
    label: str
    people: Count
    events: Count
    rounded: bool
    small: bool
    predicted: float | None = None
    figures: Figures = Figures()
    why: str | None = None


@dataclass(frozen=True)
class Accuracy:
    """Distance between estimates and what happened, beside two plain ways of estimating.

    `rate_brier` gives everyone the rate of these very people, `drug_brier` the bundle's mean for the drug, the patient
    not looked at. A gain above 0 is the bundle's.
    """

    brier: Figure
    scaled_brier: Figure
    log_loss: Figure
    rate_brier: float
    drug_brier: float
    gain_over_rate: Figure
    gain_over_drug: Figure


@dataclass(frozen=True)
class OutcomeEvaluation:
    """One outcome. Everything after `why` is empty when nothing could be evaluated; `why` then says the reason."""

    outcome: Outcome
    weeks: int
    people: Count
    events: Count
    not_known: int
    remarks: tuple[Step, ...]
    verdict: Verdict
    small: bool
    why: str | None = None
    bundle_mean: float | None = None
    predicted: float | None = None
    predicted_not_known: float | None = None
    figures: Figures = Figures()
    accuracy: Accuracy | None = None
    calibration: tuple[CalibrationBand, ...] = ()
    decision_curve: tuple[ThresholdBenefit, ...] = ()
    subgroups: tuple[Subgroup, ...] = ()


@dataclass(frozen=True)
class Evaluation:
    """The whole. `steps` count the records that could not be used for any outcome; `stops` names the reasons for which
    no estimate is made, the most frequent first."""

    bundle: BundleRef
    site_bundle: bool
    program: str
    evaluated_at: str
    records: int
    estimated: int
    steps: tuple[Step, ...]
    stops: tuple[str, ...]
    outcomes: tuple[OutcomeEvaluation, ...]

    @property
    def anything(self) -> bool:
        """Whether any outcome could be evaluated."""
        return any(outcome.verdict != "not_evaluated" for outcome in self.outcomes)
