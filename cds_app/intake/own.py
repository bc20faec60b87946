"""One pass over a record set in a format of our own: the canonical folder or the flat file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import Value
from cds_app.domain.record_block import BLOCK, RecordBlock
from cds_app.intake.assembly import Assembly
from cds_app.intake.findings import FileReport, Findings, ImportFinding, TooManyFindings
from cds_app.intake.parts import NotInParts, Parts
from cds_app.intake.readers.delimited import DelimitedFile, Limits, printable_name
from cds_app.intake.tables import CANONICAL_FILES, PATIENTS, PSEUDONYM, RATING_COLUMNS, RATINGS

_COLUMNS_BLOCK = 4 * BLOCK
"""Patients of a block that never were records: their columns are light, and the store likes many at once."""


class OwnReading:
    """As `foreign` reads everything else; into `parts` when they are given, else whole."""

    def __init__(
        self,
        name: str,
        path: Path,
        catalogue: Catalogue,
        findings: list[ImportFinding],
        limits: Limits,
        on_progress: Callable[[int], None] | None,
        stop: Callable[[], bool] | None,
        parts: Parts | None = None,
    ) -> None:
        self.format = name
        self.files: list[tuple[str, str, int]] = []
        self.not_read: list[str] = []
        self.counts: dict[str, int] = {}
        self.findings = Findings(findings, limits.findings)
        self._path = path
        self._limits = limits
        self._on_progress = on_progress
        self._stop = stop
        self._assembly = Assembly(catalogue)
        self._into = parts or self._assembly
        self._rows_before = 0

    def read(self) -> None:
        """Read and check every file; afterwards the findings are complete."""
        try:
            if self.format == "flat_csv":
                self._read_flat()
            else:
                self._read_folder()
            if not self.findings.broken:
                flat = self.format == "flat_csv"
                report = self._report(printable_name(self._path.name) if flat else RATINGS)
                self._into.check(report, flat=flat, tick=lambda: self.tick(0))
            self.findings.close(stopped_early=False)
        except TooManyFindings:
            self.findings.close(stopped_early=True)

    def read_without_error(self) -> bool:
        """Read and check every file; whether each row could be put into its part and nothing was an error."""
        try:
            self.read()
        except NotInParts:
            return False
        return self.findings.errors == 0

    def left(self) -> list[str]:
        """The pseudonyms of the patients without an error, in the order of the source."""
        return self._assembly.left()

    def values(self, pseudonyms: Iterable[str], columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """What is known of these patients in some columns."""
        return self._assembly.values(pseudonyms, columns)

    def blocks(self, pseudonyms: Sequence[str], most: int = _COLUMNS_BLOCK) -> Iterator[RecordBlock]:
        """These patients, each forgotten here once it is handed out."""
        for block in self._assembly.blocks(pseudonyms, most):
            self.tick(0)
            yield block

    def _read_folder(self) -> None:
        assembly = self._into
        self._name_unknown_files()
        self._read(PATIENTS, assembly.patient_table.names, (PSEUDONYM,), assembly.add_patients)
        assembly.all_patients_known = not self.findings.broken
        columns = (PSEUDONYM, *RATING_COLUMNS)
        self._read(RATINGS, columns, columns, assembly.add_ratings)
        for name, table in assembly.side_tables.items():
            if (self._path / name).exists():
                self._read(name, table.names, table.required, assembly.adder(name))

    def _read_flat(self) -> None:
        assembly = self._into
        columns = (*assembly.patient_table.names, *(column for column, _, _ in assembly.flat_columns))
        self._read(self._path.name, columns, (PSEUDONYM,), assembly.add_flat_rows, folder=self._path.parent)

    def _read(
        self,
        name: str,
        columns: tuple[str, ...],
        required: tuple[str, ...],
        add: Callable[[Sequence[int], Sequence[Sequence[str]], FileReport], object],
        folder: Path | None = None,
    ) -> None:
        path, shown = (folder or self._path) / name, printable_name(name)
        report = self._report(shown)
        if not path.exists():
            report.fault(None, None, "file_missing")
            return
        holds_patients = folder is not None or name == PATIENTS
        most = self._limits.patients if holds_patients else self._limits.rows
        file = DelimitedFile(path, columns, required, report, limits=self._limits, most_rows=most, tick=self.tick)
        with closing(file.blocks()) as blocks:
            for rows, cells in blocks:
                add(rows, cells, report)
        self._rows_before += file.row_count
        self.counts["patients" if holds_patients else path.stem] = file.row_count
        prefix = "" if folder else f"{name}: "
        self.not_read += [f"{prefix}{column}" for column in file.not_read]
        if file.sha256 is not None:
            self.files.append((shown, file.sha256, file.size))
            if file.row_count == 0:
                self._say_no_rows(name, report, holds_patients=holds_patients)

    def _say_no_rows(self, name: str, report: FileReport, *, holds_patients: bool) -> None:
        if holds_patients:
            report.fault(None, None, "no_rows")
        elif name != RATINGS:  # without ratings each patient says so when opened
            report.note(None, None, "no_rows_means_none")

    def _name_unknown_files(self) -> None:
        try:
            entries = sorted(self._path.iterdir())
            self.not_read += [
                printable_name(entry.name) + ("/" if entry.is_dir() else "")
                for entry in entries
                if entry.name not in CANONICAL_FILES
            ]
        except OSError:
            raise CdsError("record_set_not_readable", file=printable_name(self._path.name)) from None

    def _report(self, file: str) -> FileReport:
        return FileReport(self.findings, file)

    def tick(self, rows_of_this_file: int) -> None:
        """Tell the progress. Raises `CdsError` "import_stopped" when somebody wants no more."""
        if self._stop is not None and self._stop():
            raise CdsError("import_stopped")
        if self._on_progress is not None:
            self._on_progress(self._rows_before + rows_of_this_file)
