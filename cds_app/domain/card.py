"""A model card as values: the 31 source attributes, and the performance figures that its pictures are drawn from.

Shares are fractions 0–1. A part that a bundle does not hold, or holds in another form, is empty: the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from cds_app.domain.follow_up import Chance

ATTRIBUTES = 31
"""How many source attributes a predictive intervention has to state."""
NOT_AVAILABLE = "not available"


@dataclass(frozen=True)
class SourceAttribute:
    """One of the 31. `value` is empty where the bundle states none, or states figures (`figures` True).

    available: something is stated. why: the reason given for what is not available; empty where none is given.
    """

    number: int
    name: str
    value: str = ""
    available: bool = False
    why: str = ""
    figures: bool = False


@dataclass(frozen=True)
class Figure:
    """A number with its 95 % interval, of which either may be unknown."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class CurvePoint:
    """One group of a calibration curve."""

    people: int
    predicted: float
    observed: Figure


@dataclass(frozen=True)
class BenefitPoint:
    """Net benefit at one threshold: of the prediction, of treating everyone alike, and what the prediction adds."""

    threshold: float
    model: float
    everyone: float
    gain: Figure


@dataclass(frozen=True)
class Subgroup:
    """One outcome in one group of people. `family` and `label` are codes ("sex", "female").

    `small` marks fewer than 100 people with or without the outcome. Coverage is of the shown interval, with its own
    number of people; None where the group had none.
    """

    outcome: str
    family: str
    label: str
    people: int
    events: int
    small: bool
    rate: float
    auc: Figure | None
    observed_minus_predicted: Figure | None
    slope: Figure | None
    coverage_people: int
    coverage: Figure | None
    coverage_missing: Figure | None


@dataclass(frozen=True)
class WidthPoint:
    """The median width of the shown interval, in points of 100, had only so many draws been made."""

    draws: int
    width_points: float


@dataclass(frozen=True)
class Skill:
    """How much squared error drug effects removed in trials that were left out, against one effect for all drugs."""

    contrast: str
    contrasts: int
    share: float


@dataclass(frozen=True)
class OutcomePerformance:
    """One outcome's figures. `people` and `rate` are None where the bundle does not say."""

    outcome: str
    people: int | None
    rate: float | None
    auc: Figure | None
    slope: Figure | None
    calibration: tuple[CurvePoint, ...] = ()
    benefit: tuple[BenefitPoint, ...] = ()
    subgroups: tuple[Subgroup, ...] = ()
    widths: tuple[WidthPoint, ...] = ()
    skills: tuple[Skill, ...] = ()


@dataclass(frozen=True)
class Third:
    """People of one setting with a low, middle or high prediction of the week-2 update: predicted and observed."""

    setting: str
    people: int
    predicted: Chance
    observed: Figure


@dataclass(frozen=True)
class Picture:
    """A figure of the bundle: `name` without folder and ending, its caption, and its verified SVG."""

    name: str
    caption: str
    svg: bytes
