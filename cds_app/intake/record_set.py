"""Read a record set, all or nothing: the canonical folder, the flat CSV, or a foreign format by `foreign`.

Everything is read and checked first; whole patients are made one by one afterwards. Detection is by content. Findings
never contain what stood in a cell; nothing is written, logged or kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import PatientRecord, Value
from cds_app.domain.record_block import BLOCK, RecordBlock, records_of
from cds_app.intake.assembly import Assembly
from cds_app.intake.findings import FileReport, Findings, ImportFinding, TooManyFindings
from cds_app.intake.foreign import ForeignReading, Outside, SourceMaker
from cds_app.intake.readers import sniffing
from cds_app.intake.readers.delimited import DelimitedFile, Limits, header_of, printable_name
from cds_app.intake.readers.fhir import SUFFIXES as FHIR_SUFFIXES
from cds_app.intake.readers.fhir import FhirSource
from cds_app.intake.readers.mapped import mapped_source
from cds_app.intake.readers.omop import OmopSource, looks_like_omop
from cds_app.intake.readers.redcap import looks_like_redcap
from cds_app.intake.tables import (
    CANONICAL_FILES,
    PATIENTS,
    PSEUDONYM,
    RATING_COLUMNS,
    RATINGS,
    REQUIRED_FILES,
)

__all__ = [
    "CheckedSet", "ImportFinding", "Limits", "RecordSet", "check_record_set", "detect_format", "iter_records",
    "read_record_set",
]  # fmt: skip

Format = Literal["canonical_folder", "flat_csv", "fhir", "omop", "redcap", "mapped_csv"]
FOREIGN: Mapping[str, SourceMaker] = {
    "fhir": lambda path, outside, *rest: FhirSource(path, outside.codes, *rest),
    "omop": lambda path, outside, *rest: OmopSource(path, outside.codes, *rest),
    "redcap": mapped_source,
    "mapped_csv": mapped_source,
}
"""The readers of formats that are not our own, by name."""
_COLUMNS_BLOCK = 4 * BLOCK
"""Patients of a block that never were records: their columns are light, and the store likes many at once."""
_MADE_AT_ONCE = 16
"""Patients whose records are made together: somebody may have hundreds of ratings."""


@dataclass(frozen=True)
class RecordSet:
    """What was read. `records` is empty when any finding is an error (unless refused patients are skipped).

    `files` holds (name, SHA-256, bytes) of the files that were read to their end and `sha256` is over these names
    and hashes. `not_read` names unknown columns ("patients.csv: note") and unknown files. `counts` are rows by table.
    """

    format: str
    sha256: str
    records: tuple[PatientRecord, ...] = field(repr=False)
    findings: tuple[ImportFinding, ...]
    not_read: tuple[str, ...]
    counts: Mapping[str, int]
    files: tuple[tuple[str, str, int], ...]


@dataclass
class CheckedSet:
    """A record set that was read and checked to its end. Its patients wait in little memory and are given out once.

    Fields as in `RecordSet`; `pseudonyms` are those of the patients that may be kept, in the order of the source, and
    none when any finding is an error (unless refused patients are skipped).
    """

    format: str
    sha256: str
    pseudonyms: Sequence[str] = field(repr=False)
    findings: tuple[ImportFinding, ...]
    not_read: tuple[str, ...]
    counts: Mapping[str, int]
    files: tuple[tuple[str, str, int], ...]
    _reading: _Reading | ForeignReading = field(repr=False)

    def blocks(self) -> Iterator[RecordBlock]:
        """The patients in blocks; each is forgotten here once it is handed out."""
        return self._reading.blocks(self.pseudonyms)

    def records(self) -> Iterator[PatientRecord]:
        """The patients one by one; instead of `blocks`."""
        return records_of(self._reading.blocks(self.pseudonyms, _MADE_AT_ONCE))

    def values(self, columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """What is known of each patient in some columns of patients.csv. Only before `blocks`."""
        return self._reading.values(self.pseudonyms, columns)


def check_record_set(
    path: Path,
    catalogue: Catalogue,
    *,
    on_progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    limits: Limits | None = None,
    outside: Outside | None = None,
    file_format: str | None = None,
    skip_refused: bool = False,
) -> CheckedSet:
    """Read and check a whole record set. `on_progress` is told the rows read so far, over all files.

    `outside` is what a foreign format needs; without it such a set is refused. `file_format` names the format instead
    of having it detected. With `skip_refused` the patients without an error are given although others have one.

    Raises `CdsError`: "record_set_not_found", "record_set_format_unknown", "record_set_not_readable",
    "record_set_changed", "import_stopped".
    """
    findings: list[ImportFinding] = []
    reading = _reading(path, catalogue, findings, limits or Limits(), on_progress, stop, outside, file_format)
    reading.read()
    refused = reading.findings.broken or reading.findings.ended_early
    refused = refused or (not skip_refused and any(finding.severity == "error" for finding in findings))
    return CheckedSet(
        format=reading.format,
        sha256=_hash_of(reading.files),
        pseudonyms=() if refused else reading.left(),
        findings=tuple(findings),
        not_read=tuple(reading.not_read),
        counts=reading.counts,
        files=tuple(reading.files),
        _reading=reading,
    )


def read_record_set(
    path: Path,
    catalogue: Catalogue,
    *,
    limits: Limits | None = None,
    outside: Outside | None = None,
    file_format: str | None = None,
    skip_refused: bool = False,
    on_progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> RecordSet:
    """As `check_record_set`, with all the patients at once."""
    found = check_record_set(
        path,
        catalogue,
        on_progress=on_progress,
        stop=stop,
        limits=limits,
        outside=outside,
        file_format=file_format,
        skip_refused=skip_refused,
    )
    return RecordSet(
        found.format,
        found.sha256,
        tuple(found.records()),
        found.findings,
        found.not_read,
        found.counts,
        found.files,
    )


def iter_records(
    path: Path,
    catalogue: Catalogue,
    findings: list[ImportFinding],
    *,
    on_progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    limits: Limits | None = None,
    outside: Outside | None = None,
    file_format: str | None = None,
) -> Iterator[PatientRecord]:
    """The patients one by one, in bounded memory; `findings` is complete when the first of them comes.

    Yields only patients without an error of their own, and none at all after an error that cannot be laid at one
    patient's door, or when there were too many. Whoever needs all or nothing looks at `findings`. Raises as
    `check_record_set`.
    """
    reading = _reading(path, catalogue, findings, limits or Limits(), on_progress, stop, outside, file_format)
    reading.read()
    if not reading.findings.broken and not reading.findings.ended_early:
        yield from records_of(reading.blocks(reading.left(), _MADE_AT_ONCE))


def detect_format(path: Path) -> Format:
    """Which format lies at a path, by what is there and not by a name's ending. Raises `CdsError`."""
    try:
        if path.is_dir():
            if any((path / name).exists() for name in REQUIRED_FILES):
                return "canonical_folder"
            if any(file.suffix.casefold() in FHIR_SUFFIXES for file in path.iterdir()):
                return "fhir"
            if looks_like_omop(path):
                return "omop"
            only_xml = any(file.suffix.casefold() == ".xml" for file in path.iterdir())
            raise CdsError("record_set_is_xml" if only_xml else "record_set_format_unknown")
        if not path.exists():
            raise CdsError("record_set_not_found")
        if not path.is_file():  # a pipe would block for ever; the reader refuses it
            return "flat_csv"
        with path.open("rb") as file:
            head = file.read(sniffing.HEAD_BYTES)
        if sniffing.refusal(head) == "file_is_json":
            return "fhir"
        return "redcap" if looks_like_redcap(header_of(head)) else "flat_csv"
    except (OSError, ValueError):  # no permission on the way there, or a name that cannot be one
        raise CdsError("record_set_not_found") from None


def _reading(
    path: Path,
    catalogue: Catalogue,
    findings: list[ImportFinding],
    limits: Limits,
    on_progress: Callable[[int], None] | None,
    stop: Callable[[], bool] | None,
    outside: Outside | None,
    file_format: str | None,
) -> _Reading | ForeignReading:
    name = file_format or detect_format(path)
    if outside is not None and outside.profile is not None and name == "flat_csv":
        name = "mapped_csv"
    if outside is None and path.is_dir() and name in FOREIGN:
        raise CdsError("record_set_format_unknown")
    if outside is None or name not in FOREIGN:
        own: Format = "canonical_folder" if path.is_dir() else "flat_csv"
        return _Reading(own, path, catalogue, findings, limits, on_progress, stop)
    return ForeignReading(name, FOREIGN[name], path, catalogue, outside, findings, limits, on_progress, stop)


class _Reading:
    """One pass over a record set."""

    def __init__(
        self,
        name: Format,
        path: Path,
        catalogue: Catalogue,
        findings: list[ImportFinding],
        limits: Limits,
        on_progress: Callable[[int], None] | None,
        stop: Callable[[], bool] | None,
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
                self._assembly.check(report, flat=flat, tick=lambda: self._tick(0))
            self.findings.close(stopped_early=False)
        except TooManyFindings:
            self.findings.close(stopped_early=True)

    def left(self) -> list[str]:
        """The pseudonyms of the patients without an error, in the order of the source."""
        return self._assembly.left()

    def values(self, pseudonyms: Iterable[str], columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """What is known of these patients in some columns."""
        return self._assembly.values(pseudonyms, columns)

    def blocks(self, pseudonyms: Sequence[str], most: int = _COLUMNS_BLOCK) -> Iterator[RecordBlock]:
        """These patients, each forgotten here once it is handed out."""
        for block in self._assembly.blocks(pseudonyms, most):
            self._tick(0)
            yield block

    def _read_folder(self) -> None:
        assembly = self._assembly
        self._name_unknown_files()
        self._read(PATIENTS, assembly.patient_table.names, (PSEUDONYM,), assembly.add_patients)
        assembly.all_patients_known = not self.findings.broken
        columns = (PSEUDONYM, *RATING_COLUMNS)
        self._read(RATINGS, columns, columns, assembly.add_ratings)
        for name, table in assembly.side_tables.items():
            if (self._path / name).exists():
                self._read(name, table.names, table.required, assembly.adder(name))

    def _read_flat(self) -> None:
        assembly = self._assembly
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
        file = DelimitedFile(path, columns, required, report, limits=self._limits, most_rows=most, tick=self._tick)
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

    def _tick(self, rows_of_this_file: int) -> None:
        if self._stop is not None and self._stop():
            raise CdsError("import_stopped")
        if self._on_progress is not None:
            self._on_progress(self._rows_before + rows_of_this_file)


def _hash_of(files: list[tuple[str, str, int]]) -> str:
    lines = "".join(f"{digest}  {name}\n" for name, digest, _ in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()
