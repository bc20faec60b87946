"""A record set in parts: for whoever takes its patients one after the other and does not want to hold them all.

The cells of each row wait in compressed form with those of some thousand patients beside them, and become whole
patients part by part: once to be checked, and once more to be given out, since nobody is given out before everybody
was checked. Nothing waits on a disk. What cannot be put into parts is for the plain way: `NotInParts`.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.record_block import RecordBlock
from cds_app.intake.assembly import Assembly, Cells
from cds_app.intake.findings import FileReport, Findings
from cds_app.intake.tables import PATIENTS, RATINGS

MOST_IN_A_PART = 4096
"""Patients: some megabytes while they are whole."""
_FLAT = "flat"
_QUICK = 1
"""Compression: cells then take about a tenth of the room that the same cells take as objects."""

Take = Callable[[Sequence[int], Cells, FileReport], object]


class NotInParts(Exception):
    """Rows that may belong to more than one patient, or to nobody. Never leaves intake."""


class Parts:
    """Takes rows as `Assembly` does. A patient is known by a number made from the pseudonym, eight bytes each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        like = Assembly(catalogue)
        self.patient_table, self.side_tables, self.flat_columns = (
            like.patient_table,
            like.side_tables,
            like.flat_columns,
        )
        self.all_patients_known = True
        self._patients = array("q")
        self._index: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]] | None = None
        self._waiting: dict[int, list[bytes]] = {}
        self._reports: dict[str, FileReport] = {}
        self._side_files: list[str] = []

    def add_patients(self, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        """Take rows of patients.csv."""
        self._add_people(PATIENTS, rows, columns, report)

    def add_flat_rows(self, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        """Take rows of the flat file."""
        self._add_people(_FLAT, rows, columns, report)

    def add_ratings(self, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        """Take rows of ratings.csv. Raises `NotInParts`."""
        self._add_rows(RATINGS, rows, columns, report)

    def adder(self, file: str) -> Take:
        """The function that takes the rows of one optional file. It raises `NotInParts`."""
        self._side_files.append(file)
        return lambda rows, columns, report: self._add_rows(file, rows, columns, report)

    def check(self, report: FileReport, *, flat: bool, tick: Callable[[], None]) -> None:
        """Say what is wrong with each part. Raises `NotInParts`."""
        self._found()
        for part in self._waiting:
            tick()
            self._filled(part, self._reports).check(report, flat=flat, tick=tick)

    def blocks(self, most: int, tick: Callable[[], None]) -> Iterator[RecordBlock]:
        """All patients in the order of patients.csv; each part is forgotten here once it is handed out."""
        heard = FileReport(Findings([], 1), "")
        for part in sorted(self._waiting):
            assembly = self._filled(part, dict.fromkeys(self._reports, heard))
            assembly.check(heard, flat=_FLAT in self._reports, tick=tick)
            del self._waiting[part]
            for block in assembly.blocks(assembly.left(), most):
                tick()
                yield block

    def _filled(self, part: int, reports: Mapping[str, FileReport]) -> Assembly:
        assembly = Assembly(self._catalogue)
        takes: dict[str, Take] = {
            PATIENTS: assembly.add_patients, RATINGS: assembly.add_ratings, _FLAT: assembly.add_flat_rows,
        }  # fmt: skip
        takes |= {file: assembly.adder(file) for file in self._side_files}
        for packed in self._waiting[part]:
            file, rows, columns = json.loads(zlib.decompress(packed))
            takes[file](rows, columns, reports[file])
        return assembly

    def _add_people(self, file: str, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        first = len(self._patients)
        self._patients.extend(map(hash, columns[0]))
        self._put(file, np.arange(first, len(self._patients)), rows, columns, report)

    def _add_rows(self, file: str, rows: Sequence[int], columns: Cells, report: FileReport) -> None:
        known, places = self._found()
        wanted = np.fromiter(map(hash, columns[0]), np.int64, len(rows))
        near = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        if not len(known) or (known[near] != wanted).any():
            raise NotInParts
        self._put(file, places[near], rows, columns, report)

    def _found(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The numbers of all patients, sorted, and the place of each in patients.csv."""
        if self._index is None:
            numbers = np.array(self._patients, dtype=np.int64)
            places = np.argsort(numbers)
            self._index = numbers[places], places
            if (np.diff(self._index[0]) == 0).any():
                raise NotInParts
        return self._index

    def _put(
        self, file: str, places: npt.NDArray[np.int64], rows: Sequence[int], columns: Cells, report: FileReport
    ) -> None:
        self._reports[file] = report
        parts = places // MOST_IN_A_PART
        for part in np.unique(parts).tolist():
            mine = (parts == part).tolist()
            packed = json.dumps([file, _only(rows, mine), [_only(column, mine) for column in columns]])
            self._waiting.setdefault(part, []).append(zlib.compress(packed.encode(), _QUICK))


def _only(values: Sequence[Any], mine: Collection[bool]) -> list[Any]:
    return list(compress(values, mine))
