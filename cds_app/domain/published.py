"""Published figures about side effects: what was counted, in whom, over what time, with which interval and source.

Shown beside the estimates and never an input to them. A figure that was not read in its source is None, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

FigureKind = Literal["frequency", "difference", "odds_ratio", "finding"]
"""`frequency`: of 100 people. `difference`: in `unit`. `odds_ratio`: no unit. `finding`: words without a number."""
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)

MEASURES = (
    "weight_change", "sexual_dysfunction", "somnolence", "insomnia", "discontinuation_symptoms", "adverse_event_stop",
    "heart_rate", "systolic_pressure", "diastolic_pressure", "sustained_hypertension", "qtc", "glucose", "seizure",
    "agranulocytosis", "alt_rise", "constipation", "diarrhoea", "dry_mouth", "headache", "dizziness", "sweating",
    "appetite_increase",
)  # fmt: skip
"""What can be measured, in the order in which it is shown."""
BASES = (100, 1000, 10_000)
"""Of how many people a frequency may be told."""
UNITS = ("kg", "bpm", "mm Hg", "ms", "mmol/L")


@dataclass(frozen=True)
class Against:
    """With what a figure is set against, and that side's own value where it was read. Same unit as the figure."""

    who: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class PublishedFigure:
    """One figure. `drugs` says for which it is shown, `about` of whom it speaks where that is not the drug alone.

    `value` is None for a finding, and for a range over drugs, whose ends are `low` and `high`; otherwise these are
    the 95 % interval. A frequency is in percent. `people` and `timeframe` are None where they were not read.
    """

    id: str
    measure: str
    drugs: tuple[str, ...]
    about: str
    kind: FigureKind
    unit: str
    value: float | None
    low: float | None
    high: float | None
    against: Against | None
    population: str
    people: int | None
    timeframe: str | None
    note: str
    source: str
    status: str

    @property
    def is_range(self) -> bool:
        """Whether low and high are the ends of a range over drugs and not an interval."""
        return self.value is None and self.low is not None

    @property
    def basis(self) -> tuple[object, ...]:
        """What figures of one table share: they are shown under one sentence about where they come from."""
        return (self.population, self.people, self.timeframe, self.note, self.source, self.status)


def figures_for(drug: str, figures: Iterable[PublishedFigure]) -> tuple[PublishedFigure, ...]:
    """A drug's figures by measure; within a measure in the catalogue's order."""
    mine = (figure for figure in figures if drug in figure.drugs)
    return tuple(sorted(mine, key=lambda figure: MEASURES.index(figure.measure)))


def by_basis(figures: Iterable[PublishedFigure]) -> tuple[tuple[PublishedFigure, ...], ...]:
    """The figures in groups that rest on the same people and source, in the order of each group's first figure."""
    groups: dict[tuple[object, ...], list[PublishedFigure]] = {}
    for figure in figures:
        groups.setdefault(figure.basis, []).append(figure)
    return tuple(tuple(group) for group in groups.values())


def base_of(figure: PublishedFigure) -> int:
    """Of how many people a frequency is told: both sides on one base, on which neither rounds to nothing."""
    other = figure.against
    sides = (figure.low if figure.value is None else figure.value, other.value if other else None)
    given = [percent for percent in sides if percent]
    return base_for(min(given)) if given else BASES[0]


def base_for(percent: float) -> int:
    """The smallest base on which a percentage is at least one person."""
    return next((base for base in BASES if percent * base / 100 >= 1), BASES[-1])


def interval_not_read(figures: Iterable[PublishedFigure]) -> bool:
    """Whether figures of one basis have numbers and none of them its interval."""
    numbers = [figure for figure in figures if figure.kind != "finding"]
    return bool(numbers) and all(figure.low is None for figure in numbers)


def places_of(figure: PublishedFigure) -> int:
    """With how many decimals a difference is told: as many as its source gives, on all sides alike."""
    other = figure.against
    given = (figure.value, figure.low, figure.high, *((other.value, other.low, other.high) if other else ()))
    exponents = [Decimal(str(number)).normalize().as_tuple().exponent for number in given if number is not None]
    return max((-exponent for exponent in exponents if isinstance(exponent, int) and exponent < 0), default=0)
