"""What is known about suicidal thoughts and behaviour for antidepressants as a class: the same for every patient.

Label facts, odds ratios by age band, class rates on drug and placebo with intervals, and how often thoughts were new
in published studies. Nothing here is about one drug or one person, and nothing in the program computes such a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

StatementCode = Literal["label", "monitoring", "rates_below_practice", "dispute", "emergence", "no_ranking"]
"""The statements there must be, in the order in which they are shown."""
STATEMENTS: tuple[StatementCode, ...] = get_args(StatementCode)
ClassEvent = Literal["suicides", "attempts"]
Denominator = Literal["people", "person_years"]
CLASS_RATES: tuple[tuple[ClassEvent, Denominator], ...] = (
    ("suicides", "people"), ("attempts", "people"), ("suicides", "person_years"), ("attempts", "person_years"),
)  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """One fact in a sentence, with its source."""

    code: StatementCode
    sentence: str
    source: str
    status: str


@dataclass(frozen=True)
class AgeBand:
    """Odds ratio of drug against placebo in one age band, with its 95 % interval."""

    ages: str
    event: str
    odds_ratio: float
    low: float
    high: float
    trials: int
    people: int
    source: str
    status: str


@dataclass(frozen=True)
class ArmRate:
    """One side of a class rate: events among `amount` people or years; `rate` per person or year, with interval."""

    events: int
    amount: float
    rate: float
    low: float
    high: float


@dataclass(frozen=True)
class ClassRate:
    """Antidepressants as a class and placebo in the same programmes, and the ratio inside programmes."""

    event: ClassEvent
    denominator: Denominator
    programmes: int
    drug: ArmRate
    placebo: ArmRate
    ratio: tuple[float, float, float]
    source: str
    status: str


@dataclass(frozen=True)
class IdeationRate:
    """How often thoughts arose or grew in one published study; `percent` None for a published range."""

    what: str
    population: str
    percent: float | None
    low: float | None
    high: float | None
    people: int | None
    timeframe: str
    note: str
    source: str
    status: str


@dataclass(frozen=True)
class Suicidality:
    """All of it, in the order in which it is shown."""

    statements: tuple[Statement, ...]
    age_bands: tuple[AgeBand, ...]
    class_rates: tuple[ClassRate, ...]
    ideation: tuple[IdeationRate, ...]

    def statement(self, code: StatementCode) -> Statement:
        """The statement of a code; the reader made sure that there is one."""
        return next(found for found in self.statements if found.code == code)
