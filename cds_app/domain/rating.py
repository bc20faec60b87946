"""Rating scales: what a scale is, how items make a total, and what a total means.

The scales themselves (ranges, bands, cuts, each with source and status) are data in
`resources/catalogue/scales.json`; this module holds the arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

TOTAL = "total"


@dataclass(frozen=True)
class Band:
    """A named stretch of totals, inclusive at both ends."""

    code: str
    low: int
    high: int


@dataclass(frozen=True)
class Scale:
    """A rating scale as the catalogue describes it.

    `domains` lists groups of items of which only the highest counts (QIDS-SR16); items in no group count singly.
    `total_range` is None for a scale without a total (C-SSRS). `remission_max` is the highest total in remission.
    `asked_only_if` names, for an item that may be skipped, the item that must be above 0 for it to be asked (C-SSRS).
    `recorded_apart` lists items that are not part of the questionnaire and are recorded on their own (C-SSRS: that an
    evaluation has been made).
    `source` and `status` belong to the ranges; `group_sources` and `group_status` to "bands", "remission" and
    "self_harm_item".
    """

    code: str
    measures: str
    item_ranges: tuple[tuple[int, int], ...]
    total_range: tuple[int, int] | None
    domains: tuple[tuple[int, ...], ...]
    bands: tuple[Band, ...]
    remission_max: int | None
    self_harm_item: int | None
    source: str
    status: str
    asked_only_if: Mapping[int, int] = field(default_factory=dict)
    group_sources: Mapping[str, str] = field(default_factory=dict)
    group_status: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    reviewed_on: str | None = None
    recorded_apart: tuple[int, ...] = ()

    @property
    def is_depression_scale(self) -> bool:
        return self.measures == "depression"

    def item_range(self, item: int) -> tuple[int, int] | None:
        """The allowed range of one item, or None when the scale has no such item."""
        if 1 <= item <= len(self.item_ranges):
            return self.item_ranges[item - 1]
        return None


@dataclass(frozen=True)
class Rating:
    """One answer or total: `item` is the item number as text, or "total"."""

    day: int
    scale: str
    item: str
    value: int


def standing(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """Those that count when a rating was corrected: of each scale and day the set that was entered last.

    `ratings` are in the order of entry. An item given a second time for the same scale and day begins a new set, which
    replaces the whole one before, so that an answer that is no longer asked cannot live on.
    """
    given = tuple(ratings)
    places = _standing_places(given)
    return tuple(rating for place, rating in enumerate(given) if place in places)


def replaced(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """The others: those that a later set replaced, in the order of entry."""
    given = tuple(ratings)
    places = _standing_places(given)
    return tuple(rating for place, rating in enumerate(given) if place not in places)


def _standing_places(ratings: tuple[Rating, ...]) -> set[int]:
    kept: dict[tuple[int, str], dict[str, int]] = {}
    for place, rating in enumerate(ratings):
        mine = kept.setdefault((rating.day, rating.scale), {})
        if rating.item in mine:
            mine.clear()
        mine[rating.item] = place
    return {place for mine in kept.values() for place in mine.values()}


def of_scale(ratings: Iterable[Rating], scale: str, day: int) -> tuple[Rating, ...]:
    """The ratings of one scale on one day."""
    return tuple(r for r in ratings if r.scale == scale and r.day == day)


def is_asked(scale: Scale, item: int, answers: Mapping[int, int]) -> bool:
    """Whether an item is asked after these answers: not when the item it depends on is 0 or not answered yet."""
    if item in scale.recorded_apart:
        return False
    asked_if = scale.asked_only_if.get(item)
    return asked_if is None or answers.get(asked_if, 0) > 0


def left_to_answer(scale: Scale, answers: Mapping[int, int]) -> tuple[int, ...]:
    """The items that are asked and have no answer yet."""
    numbers = range(1, len(scale.item_ranges) + 1)
    return tuple(item for item in numbers if is_asked(scale, item, answers) and item not in answers)


def total_of_items(scale: Scale, items: Mapping[int, int]) -> int | None:
    """The total that a full set of answers makes; None when an item is missing or the scale has no total."""
    if scale.total_range is None or set(items) != set(range(1, len(scale.item_ranges) + 1)):
        return None
    grouped = {item for group in scale.domains for item in group}
    single = sum(value for item, value in items.items() if item not in grouped)
    return single + sum(max(items[item] for item in group) for group in scale.domains)


@dataclass(frozen=True)
class Total:
    """A scale's total on one day, either recorded or made from a full set of items."""

    day: int
    scale: str
    value: int


def totals(ratings: Iterable[Rating], scales: Mapping[str, Scale]) -> tuple[Total, ...]:
    """All totals that the ratings hold or imply, by day and scale; a recorded total wins over its items."""
    recorded: dict[tuple[int, str], int] = {}
    items: dict[tuple[int, str], dict[int, int]] = {}
    for rating in ratings:
        if rating.item == TOTAL:
            recorded[rating.day, rating.scale] = rating.value
        else:
            items.setdefault((rating.day, rating.scale), {})[int(rating.item)] = rating.value
    for key, answers in items.items():
        made = total_of_items(scales[key[1]], answers)
        if made is not None:
            recorded.setdefault(key, made)
    return tuple(Total(day, scale, value) for (day, scale), value in sorted(recorded.items()))


def baseline(ratings: Iterable[Rating], scales: Mapping[str, Scale]) -> Total | None:
    """The latest depression total on or before day 0; of several on one day, the first in catalogue order."""
    order = list(scales)
    so_far = [r for r in ratings if r.day <= 0]
    for day in sorted({r.day for r in so_far}, reverse=True):
        found = totals([r for r in so_far if r.day == day and scales[r.scale].is_depression_scale], scales)
        if found:
            return min(found, key=lambda total: order.index(total.scale))
    return None


def band_of(scale: Scale, total: int) -> Band | None:
    """The severity band that holds a total."""
    return next((band for band in scale.bands if band.low <= total <= band.high), None)


def severity_level(scale: Scale, total: int) -> float | None:
    """Severity on one axis for all depression scales: band number plus the fraction of the band passed, 0 to 5.

    Used to compare severity between scales without converting one patient's score into another scale's
    (conversion tables are for groups, see instruments evidence, section 3). The axis has the five bands of PHQ-9;
    where a scale has four, its third ("moderate") spans the two middle ones, so that "severe" means the same place.
    """
    edges = (0, 1, 2, 3, 4, 5) if len(scale.bands) != 4 else (0, 1, 2, 4, 5)
    for number, band in enumerate(scale.bands):
        if band.low <= total <= band.high:
            start, end = edges[number], edges[number + 1]
            return start + (end - start) * (total - band.low) / (band.high - band.low + 1)
    return None
