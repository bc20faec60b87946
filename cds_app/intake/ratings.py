"""Ratings while a record set is read: checked, then packed into two integers each until their patient is complete.

A million ratings as objects would take some 150 MB; packed they take about 20. Day, scale, item and value share one
integer in this order, so that sorting the integers sorts the ratings: by day, scale in catalogue order, item, total
last.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from cds_app.domain.rating import TOTAL, Rating, Scale, total_of_items
from cds_app.intake.cells import CellRefused, whole_number
from cds_app.intake.tables import FARTHEST_DAY, day

_REMEMBERED = 16_384
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
_Whole = npt.NDArray[np.int64]
_TOTAL_PLACE = 255
_VALUE_BITS, _ITEM_BITS, _SCALE_BITS = 16, 8, 8
_ITEM_AT = _VALUE_BITS
_SCALE_AT = _ITEM_AT + _ITEM_BITS
_DAY_AT = _SCALE_AT + _SCALE_BITS
_ITEM_MASK = _TOTAL_PLACE << _ITEM_AT
_ITEMS = (*map(str, range(_TOTAL_PLACE)), TOTAL)
"""The item of each place."""


class RatingRules:
    """Turns cells into packed ratings and packed ratings into values, by the scales of the catalogue."""

    def __init__(self, scales: Mapping[str, Scale]) -> None:
        self.scales = scales
        self._codes = tuple(scales)
        self._places = {code: place for place, code in enumerate(scales)}
        self._day = day()
        self._accepted: dict[tuple[str, ...], int | None] = {}
        self.rating = lru_cache(maxsize=_REMEMBERED)(self._unpacked)

    def packed(self, cells: tuple[str, ...]) -> int | None:
        """Day, scale, item and value as one integer; None when the value is empty, that is, not known.

        Raises `CellRefused` with the column of the first cell that is refused.
        """
        if cells in self._accepted:
            return self._accepted[cells]
        packed = self._converted(*cells)
        if len(self._accepted) < _REMEMBERED:
            self._accepted[cells] = packed
        return packed

    def columns(self, packed: _Whole) -> tuple[list[Any], ...]:
        """Day, scale, item and value of packed ratings, as four columns."""
        places = (packed >> _ITEM_AT & 0xFF).tolist()
        return (
            ((packed >> _DAY_AT) - FARTHEST_DAY).tolist(),
            list(map(self._codes.__getitem__, (packed >> _SCALE_AT & 0xFF).tolist())),
            list(map(_ITEMS.__getitem__, places)),
            (packed & 0xFFFF).tolist(),
        )

    def all_packed(self, rows: Sequence[tuple[str, ...]]) -> list[int | None]:
        """As `packed`, for many rows."""
        packed = {cells: self.packed(cells) for cells in set(rows)}
        return list(map(packed.__getitem__, rows))

    def pack(self, day: int, code: str, item: str, value: int) -> int:
        """A rating as one integer."""
        place = _TOTAL_PLACE if item == TOTAL else int(item)
        shifted = (day + FARTHEST_DAY) << _DAY_AT
        return shifted | self._places[code] << _SCALE_AT | place << _ITEM_AT | value

    def value_of(self, code: str, item: str, text: str) -> int:
        """A value inside the item's or the total's range. Raises `CellRefused`."""
        limits = self._range(code, item)
        try:
            return whole_number(*limits)(text)
        except CellRefused as why:
            why.column = "value"
            raise

    def _range(self, code: str, item: str) -> tuple[int, int]:
        scale = self.scales[code]
        number = int(item) if item.isascii() and item.isdigit() and len(item) <= 2 else 0
        limits = scale.total_range if item == TOTAL else scale.item_range(number)
        if limits is None:
            raise CellRefused("item_unknown", "item", scale=code, allowed=_items(scale))
        return limits

    def _converted(self, day_text: str, code: str, item: str, value_text: str) -> int | None:
        for column, text in zip(("day", "scale", "item"), (day_text, code, item), strict=True):
            if not text:
                raise CellRefused("value_missing", column)
        try:
            on_day = self._day(day_text)
        except CellRefused as why:
            why.column = "day"
            raise
        if code not in self._places:
            raise CellRefused("category_unknown", "scale", allowed=", ".join(self._codes))
        if not value_text:
            self._range(code, item)
            return None
        return self.pack(on_day, code, item, self.value_of(code, item, value_text))

    def _unpacked(self, packed: int) -> Rating:
        return Rating(
            day=(packed >> _DAY_AT) - FARTHEST_DAY,
            scale=self._codes[packed >> _SCALE_AT & 0xFF],
            item=_ITEMS[packed >> _ITEM_AT & 0xFF],
            value=packed & 0xFFFF,
        )


def _items(scale: Scale) -> str:
    last = f"1 – {len(scale.item_ranges)}"
    return last if scale.total_range is None else f"{last}, {TOTAL}"


class PackedRatings:
    """The ratings of one patient: packed rating, line number, packed rating, line number …"""

    __slots__ = ("_pairs",)

    def __init__(self) -> None:
        self._pairs = array("q")

    def add(self, packed: int, row: int) -> None:
        self._pairs.append(packed)
        self._pairs.append(row)

    def sorted(self) -> list[tuple[int, int]]:
        """Pairs of packed rating and line number, by day, scale and item."""
        numbers = iter(self._pairs)
        return sorted(zip(numbers, numbers, strict=True))


class PatientsRatings:
    """The ratings of many patients, each patient a number: added in any order, looked at when all are there."""

    def __init__(self) -> None:
        self._gathered: tuple[array[int], ...] = (array("i"), array("q"), array("i"))

    def add(self, patient: int, packed: int, row: int) -> None:
        self.add_all((patient,), (packed,), (row,))

    def add_all(self, patients: Iterable[int], packed: Iterable[int], rows: Iterable[int]) -> None:
        for column, numbers in zip(self._gathered, (patients, packed, rows), strict=True):
            column.extend(numbers)

    def sort(self) -> None:
        """By patient, day, scale, item and line number. From now on nothing is added."""
        patients, packed, rows = map(np.asarray, self._gathered)
        order = np.lexsort((rows, packed, patients))
        self._gathered = ()
        self._patients = patients[order]
        del patients
        self._packed = packed[order]
        del packed
        self._rows = rows[order]

    def doubtful(self) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """The patients of whom `disagreements` may have something to say, with their sorted ratings: the same rating
        twice, or a total right after another entry of its scale and day."""
        said_twice = self._packed[1:] & _ITEM_MASK == _ITEM_MASK
        differs = self._packed[1:] ^ self._packed[:-1]
        said_twice &= differs < 1 << _SCALE_AT
        said_twice |= differs < 1 << _VALUE_BITS
        said_twice &= self._patients[1:] == self._patients[:-1]
        doubtful = np.unique(self._patients[1:][said_twice])
        edges = (np.searchsorted(self._patients, doubtful, side).tolist() for side in _SIDES)
        for patient, start, end in zip(doubtful.tolist(), *edges, strict=True):
            pairs = zip(self._packed[start:end].tolist(), self._rows[start:end].tolist(), strict=True)
            yield patient, list(pairs)

    def of(self, patients: Sequence[int]) -> tuple[_Whole, _Whole, _Whole]:
        """The ratings of these patients (ascending numbers): place of the patient here, position among the patient's
        ratings, packed rating."""
        wanted = np.asarray(patients, dtype=np.int64)
        starts, ends = (np.searchsorted(self._patients, wanted, side) for side in _SIDES)
        counts = ends - starts
        before = np.repeat(np.cumsum(counts) - counts, counts)
        positions = np.arange(len(before)) - before
        places = np.repeat(np.arange(len(wanted)), counts)
        return places, positions, self._packed[np.repeat(starts, counts) + positions]


def shifted(pairs: list[tuple[int, int]], days: int) -> list[tuple[int, int]]:
    """The same pairs, each so many days later."""
    return [(packed + (days << _DAY_AT), row) for packed, row in pairs]


def disagreements(pairs: list[tuple[int, int]], rules: RatingRules) -> Iterator[tuple[int, str, str]]:
    """What is wrong with one patient's sorted ratings: line number, code of the finding, scale.

    The same rating twice, with or without the same value, and a total beside all its items that is not what they
    make. Items that are incomplete judge no total.
    """
    if len(pairs) < 2:
        return
    for (earlier, earlier_row), (packed, row) in pairwise(pairs):
        if earlier >> _VALUE_BITS == packed >> _VALUE_BITS:
            code = "rating_repeated" if earlier == packed else "rating_contradicted"
            yield max(earlier_row, row), code, rules.rating(packed).scale
    group, answers = -1, dict[int, int]()
    for packed, row in pairs:
        if packed >> _SCALE_AT != group:
            group, answers = packed >> _SCALE_AT, {}
        place = packed >> _ITEM_AT & 0xFF
        if place != _TOTAL_PLACE:
            answers[place] = packed & 0xFFFF
        elif answers:
            scale = rules.scales[rules.rating(packed).scale]
            made = total_of_items(scale, answers)
            if made is not None and made != packed & 0xFFFF:
                yield row, "total_disagrees", scale.code
