"""The data dictionary in code: which columns each file has, and how each cell becomes a value.

`patients.csv` comes from `domain.patient.PATIENT_COLUMNS`; the other files stand here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import (
    CONCERNS,
    CONDITION_STATUSES,
    CONDITIONS,
    MEDICATION_STATUSES,
    PATIENT_COLUMNS,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
    YES_NO,
    Column,
    Value,
)
from cds_app.domain.rating import TOTAL, Scale
from cds_app.intake.cells import CellRefused, Cells, Converter, age, category, decimal_number, whole_number
from cds_app.intake.findings import FileReport

PSEUDONYM = "pseudonym"
PATIENTS, RATINGS, TREATMENTS = "patients.csv", "ratings.csv", "treatments.csv"
CONDITIONS_FILE, MEDICATIONS, PREFERENCES = "conditions.csv", "medications.csv", "preferences.csv"
CANONICAL_FILES = (PATIENTS, RATINGS, TREATMENTS, CONDITIONS_FILE, MEDICATIONS, PREFERENCES)
REQUIRED_FILES = (PATIENTS, RATINGS)
RATING_COLUMNS = ("day", "scale", "item", "value")

FARTHEST_DAY = 36_500
"""A hundred years either way: what lies beyond is a slip, or a date in disguise."""
_MOST_MG_A_DAY = 5000
_ATC = re.compile(r"[ABCDGHJLMNPRSV][0-9]{2}[A-Z]{2}([0-9]{2})?")


@dataclass(frozen=True)
class Table:
    """The columns of one file after the pseudonym, in dictionary order."""

    columns: tuple[Cells, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (PSEUDONYM, *(column.name for column in self.columns))

    @property
    def required(self) -> tuple[str, ...]:
        return (PSEUDONYM, *(column.name for column in self.columns if column.required))

    def values(self, row: int, cells: tuple[str, ...], report: FileReport) -> tuple[Value, ...] | None:
        """The values of a row's cells (without the pseudonym), or None after every refused cell was reported."""
        values: list[Value] = []
        refused = False
        for column, cell in zip(self.columns, cells, strict=True):
            try:
                values.append(column.value(cell))
            except CellRefused as why:
                report.refuse(row, column.name, why.code, **why.params)
                refused = True
        return None if refused else tuple(values)

    def values_of(self, columns: Sequence[Sequence[str]]) -> list[tuple[Value, ...]]:
        """The values of many rows, whose cells come column by column (without the pseudonym): each text of a column is
        converted once. Raises `CellRefused` for any cell; `values` then says where."""
        return list(zip(*map(_converted, self.columns, columns), strict=True))


def _converted(column: Cells, texts: Sequence[str]) -> Iterator[Value]:
    values = {text: column.value(text) for text in set(texts)}
    return map(values.__getitem__, texts)


def patient_table() -> Table:
    """patients.csv: every column but the pseudonym may be absent, and then is not known."""
    return Table(tuple(Cells(column.name, _patient_converter(column)) for column in PATIENT_COLUMNS))


def side_tables(catalogue: Catalogue) -> Mapping[str, Table]:
    """The optional files, by file name."""
    treatments = (
        Cells("drug", _drug(catalogue), required=True),
        Cells("dose_mg_day", decimal_number(0, _MOST_MG_A_DAY, "mg a day")),
        Cells("start_day", day()),
        Cells("end_day", day()),
        Cells("outcome", category(TREATMENT_OUTCOMES)),
        Cells("stop_reason", category(STOP_REASONS, unknown_is_absent=False)),
        Cells("same_episode", category(YES_NO)),
    )
    conditions = (
        Cells("condition", category(CONDITIONS), required=True),
        Cells("status", category(CONDITION_STATUSES), required=True),
    )
    medications = (
        Cells("medication", _medication(catalogue), required=True),
        Cells("status", category(MEDICATION_STATUSES), required=True),
    )
    preferences = (
        Cells("concern", category(CONCERNS), required=True),
        Cells("weight", whole_number(0, 100), required=True),
    )
    return {
        TREATMENTS: Table(treatments),
        CONDITIONS_FILE: Table(conditions),
        MEDICATIONS: Table(medications),
        PREFERENCES: Table(preferences),
    }


_FLAT_SCALES = {
    "phq9": ("PHQ-9", True),
    "hamd17": ("HAMD-17", False),
    "madrs": ("MADRS", False),
    "qids": ("QIDS-SR16", False),
    "gad7": ("GAD-7", False),
}
"""Prefix of a flat file's columns to scale, and whether its items have columns too."""


def flat_rating_columns(scales: Mapping[str, Scale]) -> tuple[tuple[str, str, str], ...]:
    """The rating columns of the flat file: (column, scale, item), for the scales that the catalogue has."""
    found: list[tuple[str, str, str]] = []
    for prefix, (code, with_items) in _FLAT_SCALES.items():
        if code not in scales:
            continue
        found.append((f"{prefix}_total", code, TOTAL))
        if with_items:
            items = range(1, len(scales[code].item_ranges) + 1)
            found += [(f"{prefix}_{item}", code, str(item)) for item in items]
    return tuple(found)


def day() -> Callable[[str], int]:
    """Whole days from the index day."""
    return whole_number(-FARTHEST_DAY, FARTHEST_DAY, "days")


def _patient_converter(column: Column) -> Converter:
    if column.kind == "category":
        return category(column.values)
    if column.kind == "age":
        return age(column.low)
    if column.kind == "integer":
        return whole_number(column.low, column.high, column.unit)
    return decimal_number(column.low, column.high, column.unit)


def _drug(catalogue: Catalogue) -> Converter:
    def convert(text: str) -> str:
        drug = catalogue.drug_named(text)
        if drug is None:
            raise CellRefused("drug_unknown")
        return drug.name

    return convert


def _medication(catalogue: Catalogue) -> Converter:
    """An ATC code of level 4 or 5, kept in capitals, or a name of an interaction group, kept as the list spells it."""
    names = {name.casefold(): name for group in catalogue.interactions.values() for name in group.names}

    def convert(text: str) -> str:
        if _ATC.fullmatch(text.upper()):
            return text.upper()
        if text.casefold() in names:
            return names[text.casefold()]
        raise CellRefused("medication_unknown")

    return convert
