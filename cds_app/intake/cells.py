"""Text of one cell to a value, by closed rules: nothing is guessed, and nothing is repeated when it is refused.

Numbers are ASCII digits with a point: no exponent, sign "+", thousands mark, fraction character, other script's
digits, infinity or not-a-number. "NA", "None" and "null" are refused like any other text; an empty cell is "not known".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cds_app.domain.patient import OLDEST_AGE, Value

Converter = Callable[[str], Value]

_WHOLE = re.compile(r"-?[0-9]{1,9}(\.0{1,9})?")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_REMEMBERED = 4096


class CellRefused(Exception):
    """A cell did not follow its rule. Carries the finding's code and the rule, never the cell. Stays in intake."""

    def __init__(self, code: str, column: str | None = None, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.params = params


def whole_number(low: float, high: float, unit: str = "") -> Callable[[str], int]:
    """A whole number from `low` to `high`, inclusive. "12.0" is whole; "12.5" is not."""

    def convert(text: str) -> int:
        if not _WHOLE.fullmatch(text):
            raise CellRefused("whole_number_needed" if _NUMBER.fullmatch(text) else "number_form")
        value = int(text.partition(".")[0])
        if not low <= value <= high:
            raise out_of_range(low, high, unit)
        return value

    return convert


def decimal_number(low: float, high: float, unit: str = "") -> Callable[[str], float]:
    """A number from `low` to `high`, inclusive, with a point as decimal mark."""

    def convert(text: str) -> float:
        if not _NUMBER.fullmatch(text):
            raise CellRefused("number_form")
        value = float(text)
        if not low <= value <= high:
            raise out_of_range(low, high, unit)
        return value

    return convert


def category(values: Iterable[str], *, unknown_is_absent: bool = True) -> Converter:
    """One of a closed set of words, spelled exactly. "unknown" becomes None unless it is to be kept."""
    allowed = tuple(values)
    table = {value: None if value == "unknown" and unknown_is_absent else value for value in allowed}

    def convert(text: str) -> str | None:
        if text not in table:
            raise CellRefused("category_unknown", allowed=", ".join(allowed))
        return table[text]

    return convert


def age(low: float) -> Converter:
    """An age in whole years below 90, or "90+", which becomes 90 (Safe Harbor: ages above 89 are one group)."""
    years = whole_number(low, OLDEST_AGE - 1)

    def convert(text: str) -> Value:
        if text == f"{OLDEST_AGE}+":
            return OLDEST_AGE
        try:
            return years(text)
        except CellRefused:
            raise CellRefused("age_not_allowed", low=int(low), oldest=OLDEST_AGE) from None

    return convert


def out_of_range(low: float, high: float, unit: str = "") -> CellRefused:
    """The refusal of a number outside its range, naming range and unit."""
    return CellRefused("out_of_range", allowed=f"{low:g} – {high:g} {unit}".rstrip())


class Cells:
    """The cells of one column: converts each text once and remembers the ones that were accepted.

    A column of a large file holds few different texts, so most cells cost one look-up. What was refused is
    forgotten at once.
    """

    def __init__(self, name: str, convert: Converter, *, required: bool = False) -> None:
        self.name = name
        self.required = required
        self._convert = convert
        self.accepted: dict[str, Value] = {} if required else {"": None}

    def value(self, text: str) -> Value:
        """The value of a cell, None when it is empty. Raises `CellRefused`."""
        if text in self.accepted:
            return self.accepted[text]
        if not text:
            raise CellRefused("value_missing")
        value = self._convert(text)
        if len(self.accepted) < _REMEMBERED:
            self.accepted[text] = value
        return value
