"""Rows of several files to whole patients, joined by pseudonym, in little memory.

Rows wait as plain tuples and packed integers until every file was read and checked, and leave as blocks of columns.

Rows come in blocks. A block in which nothing is wrong is taken column by column; one with anything to say about it is
taken again row by row, so that findings have their line and come in the order of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import itemgetter

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import PATIENT_COLUMNS, Preference, Value
from cds_app.domain.preference import heaviest_first
from cds_app.domain.rating import TOTAL
from cds_app.domain.record_block import MAY_BE_SILENT, PARTS, Columns, RecordBlock, part_columns
from cds_app.intake.cells import CellRefused
from cds_app.intake.deidentification import pseudonym
from cds_app.intake.findings import FileReport
from cds_app.intake.ratings import PatientsRatings, RatingRules, disagreements
from cds_app.intake.tables import (
    PREFERENCES,
    PSEUDONYM,
    TREATMENTS,
    flat_rating_columns,
    patient_table,
    side_tables,
)
from cds_app.intake.validation import free_of_trouble, patient_troubles, treatment_troubles

Row = tuple[Value, ...]
Cells = Sequence[Sequence[str]]
"""Cells of some rows, column by column."""
MOST_ENTRIES = 200
"""Entries of one patient in an optional file; nobody had so many treatments, conditions or medicines."""

_BETWEEN_TICKS = 1000
_REMEMBERED = 16_384
_UNKNOWN_IS_A_WORD = ("outcome", "same_episode")
_NAMES = tuple(column.name for column in PATIENT_COLUMNS)


class Assembly:
    """Everything that was read and is not yet a patient."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._rules = RatingRules(catalogue.scales)
        self.patient_table = patient_table()
        self.side_tables = side_tables(catalogue)
        self.flat_columns = flat_rating_columns(catalogue.scales)
        self._places: dict[str, int] = {}
        self._values: list[Row | None] = []
        self._ratings = PatientsRatings()
        self._sides: dict[str, dict[str, list[Row]]] = {}
        self._refused: set[str] = set()
        # the same few rows come again and again: what follows from one is found once
        remembered = lru_cache(maxsize=_REMEMBERED)
        self._treatment_troubles = remembered(lambda values: tuple(treatment_troubles(values, catalogue.drugs)))
        self._order = remembered(_order)
        self.all_patients_known = True
        """Set to False when patients.csv could not be read in full."""

    @property
    def patient_count(self) -> int:
        return len(self._places)

    def add_patients(self, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        """Take rows of patients.csv."""
        names, *cells = columns
        try:
            values = self.patient_table.values_of(cells)
            known = set(map(pseudonym, names))
        except CellRefused:
            known = set()
        if len(known) < len(names) or known & self._places.keys() or not free_of_trouble(values):
            for row, line in zip(rows, zip(*columns, strict=True), strict=True):
                self.add_patient(row, line, report)
        else:
            self._places.update(zip(names, range(len(self._places), len(self._places) + len(names)), strict=True))
            self._values += values

    def add_patient(self, row: int, cells: tuple[str, ...], report: FileReport) -> str | None:
        """Take a row of patients.csv; returns its pseudonym unless the row names no new patient."""
        name = _pseudonym_or_fault(row, cells[0], report)
        if name is None:
            return None
        if name in self._places:
            report.refuse(row, PSEUDONYM, "duplicate_pseudonym")
            self._refused.add(name)
            return None
        values = self.patient_table.values(row, cells[1:], report)
        if values is None:
            self._refused.add(name)
        else:
            for column, code, severity in patient_troubles(values):
                self._say(row, column, code, severity, name, report)
        self._places[name] = len(self._places)
        self._values.append(values)
        return name

    def add_flat_rows(self, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        """Take rows of the flat file."""
        for row, line in zip(rows, zip(*columns, strict=True), strict=True):
            self.add_flat_row(row, line, report)

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
                self._ratings.add(self._places[name], packed, row)

    def add_ratings(self, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        """Take rows of ratings.csv."""
        names, *cells = columns
        try:
            found = self._rules.all_packed(list(zip(*cells, strict=True))) if self._all_known(names) else None
        except CellRefused:
            found = None
        if found is None:
            for row, line in zip(rows, zip(*columns, strict=True), strict=True):
                self.add_rating(row, line, report)
            return
        known = [packed is not None for packed in found]
        places = compress(map(self._places.__getitem__, names), known)
        self._ratings.add_all(places, (packed for packed in found if packed is not None), compress(rows, known))

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
            self._ratings.add(self._places[name], packed, row)

    def adder(self, file: str) -> Callable[[Sequence[int], Cells, FileReport], None]:
        """The function that takes the rows of one optional file. From now on, no row means "none", not "not known"."""
        table, side = self.side_tables[file], self._sides.setdefault(file, {})

        def add(rows: Sequence[int], columns: Cells, report: FileReport) -> None:
            names, *cells = columns
            try:
                found = table.values_of(cells) if self._all_known(names) else None
            except CellRefused:
                found = None
            if found is None:
                for row, line in zip(rows, zip(*columns, strict=True), strict=True):
                    self._add_side_row(file, row, line, report)
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
        self._ratings.sort()
        tick()
        names = list(self._places)
        for number, (place, pairs) in enumerate(self._ratings.doubtful()):
            if number % _BETWEEN_TICKS == 0:
                tick()
            for row, code, scale in disagreements(pairs, self._rules):
                report.refuse(row, self._column_of_total(scale) if flat else "value", code, scale=scale)
                self._refused.add(names[place])

    def left(self) -> list[str]:
        """The pseudonyms of the patients without an error, in the order of patients.csv."""
        people = zip(self._places, self._values, strict=True)
        return [name for name, values in people if values is not None and name not in self._refused]

    def values(self, names: Iterable[str], columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """What patients.csv says of these patients in some columns, two or more."""
        pick = itemgetter(*(_NAMES.index(column) for column in columns))
        return [pick(self._values[self._places[name]] or ()) for name in names]

    def blocks(self, names: Sequence[str], most: int) -> Iterator[RecordBlock]:
        """These patients in the order of patients.csv, complete, once; each is forgotten here once handed out.
        `most` is how many a block has at the most."""
        for start in range(0, len(names), most):
            yield self._block(names[start : start + most])

    def _block(self, names: Sequence[str]) -> RecordBlock:
        places = [self._places[name] for name in names]
        columns = dict(zip(_NAMES, zip(*(self._values[place] or () for place in places), strict=True), strict=True))
        for place in places:
            self._values[place] = None
        return RecordBlock(
            names,
            {name: column for name, column in columns.items() if column.count(None) < len(column)},
            {part: self._part(part, names) if part != "ratings" else self._rating_columns(places) for part in PARTS},
            {part: [f"{part}.csv" in self._sides] * len(names) for part in MAY_BE_SILENT},
        )

    def _rating_columns(self, places: Sequence[int]) -> Columns:
        patients, positions, packed = self._ratings.of(places)
        found = (patients.tolist(), positions.tolist(), *self._rules.columns(packed))
        return dict(zip(("patient", "position", *PARTS["ratings"]), found, strict=True))

    def _part(self, part: str, names: Sequence[str]) -> Columns:
        side = self._sides.get(f"{part}.csv", {})
        ordered = _heaviest_first if part == "preferences" else self._ordered
        there = [(patient, side.pop(name)) for patient, name in enumerate(names) if name in side]
        rows = ((patient, mine if len(mine) == 1 else ordered(mine)) for patient, mine in there)
        found = part_columns(part, rows)
        # an answer that is "not known" is a word of its own in these columns
        return {c: [v or "unknown" for v in vs] if c in _UNKNOWN_IS_A_WORD else vs for c, vs in found.items()}

    def _ordered(self, rows: list[Row]) -> list[Row]:
        return sorted(rows, key=self._order)

    def _column_of_total(self, scale: str) -> str:
        return next(column for column, code, item in self.flat_columns if code == scale and item == TOTAL)

    def _all_known(self, names: Collection[str]) -> bool:
        return self._places.keys() >= set(names)

    def _known(self, row: int, cell: str, report: FileReport) -> str | None:
        if cell in self._places:
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


def _heaviest_first(rows: list[Row]) -> list[Row]:
    ordered = heaviest_first(Preference(str(concern), int(weight or 0)) for concern, weight in rows)
    return [(preference.concern, preference.weight) for preference in ordered]
