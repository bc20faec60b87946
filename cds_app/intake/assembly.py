"""Rows of several files to whole patients, joined by pseudonym, in little memory.

Rows wait as plain tuples and packed integers until every file was read and checked, and become a `PatientRecord` only
when it is that patient's turn.

Rows come in blocks. A block in which nothing is wrong is taken column by column; one with anything to say about it is
taken again row by row, so that findings have their line and come in the order of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import PATIENT_COLUMNS, Condition, PatientRecord, Preference, Value
from cds_app.domain.preference import heaviest_first
from cds_app.domain.rating import TOTAL
from cds_app.domain.treatment import Medication, Treatment
from cds_app.intake.cells import CellRefused
from cds_app.intake.deidentification import pseudonym
from cds_app.intake.findings import FileReport
from cds_app.intake.ratings import PackedRatings, RatingRules, disagreements
from cds_app.intake.tables import (
    CONDITIONS_FILE,
    MEDICATIONS,
    PREFERENCES,
    PSEUDONYM,
    TREATMENTS,
    flat_rating_columns,
    patient_table,
    side_tables,
)
from cds_app.intake.validation import free_of_trouble, patient_troubles, treatment_troubles

Row = tuple[Value, ...]
T = TypeVar("T")
MOST_ENTRIES = 200
"""Entries of one patient in an optional file; nobody had so many treatments, conditions or medicines."""

_BETWEEN_TICKS = 1000
_REMEMBERED = 16_384
_NAMES = tuple(column.name for column in PATIENT_COLUMNS)


class Assembly:
    """Everything that was read and is not yet a patient."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._rules = RatingRules(catalogue.scales)
        self.patient_table = patient_table()
        self.side_tables = side_tables(catalogue)
        self.flat_columns = flat_rating_columns(catalogue.scales)
        self._patients: dict[str, Row | None] = {}
        self._ratings: dict[str, PackedRatings] = {}
        self._sides: dict[str, dict[str, list[Row]]] = {}
        self._refused: set[str] = set()
        # the same few rows come again and again: what follows from one is found once
        remembered = lru_cache(maxsize=_REMEMBERED)
        self._treatment_troubles = remembered(lambda values: tuple(treatment_troubles(values, catalogue.drugs)))
        self._treatment, self._condition = remembered(_treatment), remembered(_condition)
        self._medication = remembered(_medication)
        self.all_patients_known = True
        """Set to False when patients.csv could not be read in full."""

    @property
    def patient_count(self) -> int:
        return len(self._patients)

    def add_patients(self, rows: Sequence[int], lines: Sequence[tuple[str, ...]], report: FileReport) -> None:
        """Take rows of patients.csv."""
        names, *columns = zip(*lines, strict=True)
        try:
            values = self.patient_table.values_of(columns)
            known = set(map(pseudonym, names))
        except CellRefused:
            known = set()
        if len(known) < len(names) or known & self._patients.keys() or not free_of_trouble(values):
            for row, cells in zip(rows, lines, strict=True):
                self.add_patient(row, cells, report)
        else:
            self._patients.update(zip(names, values, strict=True))

    def add_patient(self, row: int, cells: tuple[str, ...], report: FileReport) -> str | None:
        """Take a row of patients.csv; returns its pseudonym unless the row names no new patient."""
        name = _pseudonym_or_fault(row, cells[0], report)
        if name is None:
            return None
        if name in self._patients:
            report.refuse(row, PSEUDONYM, "duplicate_pseudonym")
            self._refused.add(name)
            return None
        values = self.patient_table.values(row, cells[1:], report)
        if values is None:
            self._refused.add(name)
        else:
            for column, code, severity in patient_troubles(values):
                self._say(row, column, code, severity, name, report)
        self._patients[name] = values
        return name

    def add_flat_rows(self, rows: Sequence[int], lines: Sequence[tuple[str, ...]], report: FileReport) -> None:
        """Take rows of the flat file."""
        for row, cells in zip(rows, lines, strict=True):
            self.add_flat_row(row, cells, report)

    def add_flat_row(self, row: int, cells: tuple[str, ...], report: FileReport) -> None:
        """Take a row of the flat file: the columns of patients.csv, then those of `flat_columns`, all of day 0."""
        split = 1 + len(_NAMES)
        name = self.add_patient(row, cells[:split], report)
        if name is None:
            return
        for (column, scale, item), cell in zip(self.flat_columns, cells[split:], strict=True):
            if not cell:
                continue
            try:
                packed = self._rules.pack(0, scale, item, self._rules.value_of(scale, item, cell))
            except CellRefused as why:
                report.refuse(row, column, why.code, **why.params)
                self._refused.add(name)
            else:
                self._ratings_of(name).add(packed, row)

    def add_ratings(self, rows: Sequence[int], lines: Sequence[tuple[str, ...]], report: FileReport) -> None:
        """Take rows of ratings.csv."""
        names = [cells[0] for cells in lines]
        try:
            found = self._rules.all_packed([cells[1:] for cells in lines]) if self._all_known(names) else None
        except CellRefused:
            found = None
        if found is None:
            for row, cells in zip(rows, lines, strict=True):
                self.add_rating(row, cells, report)
            return
        for row, name, packed in zip(rows, names, found, strict=True):
            if packed is not None:
                self._ratings_of(name).add(packed, row)

    def add_rating(self, row: int, cells: tuple[str, ...], report: FileReport) -> None:
        """Take a row of ratings.csv."""
        name = self._known(row, cells[0], report)
        if name is None:
            return
        try:
            packed = self._rules.packed(cells[1:])
        except CellRefused as why:
            report.refuse(row, why.column, why.code, **why.params)
            self._refused.add(name)
            return
        if packed is not None:
            self._ratings_of(name).add(packed, row)

    def adder(self, file: str) -> Callable[[Sequence[int], Sequence[tuple[str, ...]], FileReport], None]:
        """The function that takes the rows of one optional file. From now on, no row means "none", not "not known"."""
        table, side = self.side_tables[file], self._sides.setdefault(file, {})

        def add(rows: Sequence[int], lines: Sequence[tuple[str, ...]], report: FileReport) -> None:
            names, *columns = zip(*lines, strict=True)
            try:
                found = table.values_of(columns) if self._all_known(names) else None
            except CellRefused:
                found = None
            if found is None:
                for row, cells in zip(rows, lines, strict=True):
                    self._add_side_row(file, row, cells, report)
                return
            for row, name, values in zip(rows, names, found, strict=True):
                self._add_side(file, side, row, name, values, report)

        return add

    def _add_side_row(self, file: str, row: int, cells: tuple[str, ...], report: FileReport) -> None:
        name = self._known(row, cells[0], report)
        if name is None:
            return
        values = self.side_tables[file].values(row, cells[1:], report)
        if values is None:
            self._refused.add(name)
        else:
            self._add_side(file, self._sides[file], row, name, values, report)

    def _add_side(
        self, file: str, side: dict[str, list[Row]], row: int, name: str, values: Row, report: FileReport
    ) -> None:
        if file == TREATMENTS:
            for column, code, severity in self._treatment_troubles(values):
                self._say(row, column, code, severity, name, report)
        rows = side.get(name)
        if rows is None:
            side[name] = [values]
            return
        if len(rows) >= MOST_ENTRIES:
            report.fault(row, PSEUDONYM, "too_many_entries", limit=MOST_ENTRIES)
            return
        if values in rows:
            self._say(row, None, "row_repeated", "error", name, report)
        elif file == PREFERENCES and any(values[0] == other[0] for other in rows):
            self._say(row, "concern", "preference_contradicted", "error", name, report)
        rows.append(values)

    def check(self, report: FileReport, *, flat: bool, tick: Callable[[], None]) -> None:
        """Find what the ratings of each patient say against each other, once all files were read."""
        for number, name in enumerate(self._patients):
            if number % _BETWEEN_TICKS == 0:
                tick()
            if name in self._ratings:
                pairs = self._ratings[name].sorted()
                for row, code, scale in disagreements(pairs, self._rules):
                    report.refuse(row, self._column_of_total(scale) if flat else "value", code, scale=scale)
                    self._refused.add(name)

    def left(self) -> list[str]:
        """The pseudonyms of the patients without an error, in the order of patients.csv."""
        return [name for name, values in self._patients.items() if values is not None and name not in self._refused]

    def values(self, names: Iterable[str], columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """What patients.csv says of these patients in some columns, two or more."""
        pick = itemgetter(*(_NAMES.index(column) for column in columns))
        return [pick(self._patients[name] or ()) for name in names]

    def records(self, names: Iterable[str]) -> Iterator[PatientRecord]:
        """These patients, complete; each is forgotten here once it is handed out."""
        for name in names:
            values, packed = self._patients.pop(name), self._ratings.pop(name, None)
            yield PatientRecord(
                pseudonym=name,
                values={n: v for n, v in zip(_NAMES, values or (), strict=True) if v is not None},
                ratings=() if packed is None else tuple(self._rules.rating(pair[0]) for pair in packed.sorted()),
                treatments=self._side(TREATMENTS, name, self._treatment),
                conditions=self._side(CONDITIONS_FILE, name, self._condition),
                medications=self._side(MEDICATIONS, name, self._medication),
                preferences=heaviest_first(self._side(PREFERENCES, name, _preference) or ()),
            )

    def _column_of_total(self, scale: str) -> str:
        return next(column for column, code, item in self.flat_columns if code == scale and item == TOTAL)

    def _side(self, file: str, name: str, build: Callable[[Row], T]) -> tuple[T, ...] | None:
        if file not in self._sides:
            return None
        rows = self._sides[file].pop(name, None)
        return () if rows is None else tuple(map(build, rows if len(rows) == 1 else sorted(rows, key=_order)))

    def _ratings_of(self, name: str) -> PackedRatings:
        found = self._ratings.get(name)
        if found is None:
            found = self._ratings[name] = PackedRatings()
        return found

    def _all_known(self, names: Collection[str]) -> bool:
        return set(names) <= self._patients.keys()

    def _known(self, row: int, cell: str, report: FileReport) -> str | None:
        if cell in self._patients:
            return cell
        name = _pseudonym_or_fault(row, cell, report)
        # "not in patients.csv" must not be said of patients who may well be
        if name is not None and self.all_patients_known:
            report.fault(row, PSEUDONYM, "pseudonym_unknown")
        return None

    def _say(self, row: int, column: str | None, code: str, severity: str, name: str, report: FileReport) -> None:
        if severity == "information":
            report.note(row, column, code)
        else:
            report.refuse(row, column, code)
            self._refused.add(name)


def _pseudonym_or_fault(row: int, cell: str, report: FileReport) -> str | None:
    try:
        return pseudonym(cell)
    except CellRefused as why:
        report.fault(row, PSEUDONYM, why.code, **why.params)
        return None


def _order(row: Row) -> tuple[tuple[bool, str | float], ...]:
    """Sorts rows by their cells, the unknown last, so that the order of the file does not matter."""
    return tuple((v is None, v if v is not None else 0) for v in row)


def _treatment(row: Row) -> Treatment:
    drug, dose, start, end, outcome, stop_reason, same_episode = row
    return Treatment(
        drug=str(drug),
        dose_mg_day=dose if isinstance(dose, float) else None,
        start_day=start if isinstance(start, int) else None,
        end_day=end if isinstance(end, int) else None,
        outcome=str(outcome or "unknown"),
        stop_reason=None if stop_reason is None else str(stop_reason),
        same_episode=str(same_episode or "unknown"),
    )


def _condition(row: Row) -> Condition:
    return Condition(str(row[0]), str(row[1]))


def _medication(row: Row) -> Medication:
    return Medication(str(row[0]), str(row[1]))


def _preference(row: Row) -> Preference:
    return Preference(str(row[0]), int(row[1] or 0))
