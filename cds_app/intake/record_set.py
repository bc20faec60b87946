"""Read a record set, all or nothing: the canonical folder and the flat CSV by `own`, a foreign format by `foreign`.

Everything is read and checked first; whole patients are made one by one afterwards. Detection is by content. Findings
never contain what stood in a cell; nothing is written, logged or kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import PatientRecord, Value
from cds_app.domain.record_block import RecordBlock, records_of
from cds_app.intake.findings import ImportFinding
from cds_app.intake.foreign import ForeignReading, Outside, SourceMaker
from cds_app.intake.own import OwnReading
from cds_app.intake.parts import Parts
from cds_app.intake.readers import sniffing
from cds_app.intake.readers.delimited import Limits, header_of
from cds_app.intake.readers.fhir import SUFFIXES as FHIR_SUFFIXES
from cds_app.intake.readers.fhir import FhirSource
from cds_app.intake.readers.mapped import mapped_source
from cds_app.intake.readers.omop import OmopSource, looks_like_omop
from cds_app.intake.readers.redcap import looks_like_redcap
from cds_app.intake.tables import REQUIRED_FILES

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
    _reading: OwnReading | ForeignReading = field(repr=False)

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
    patient's door, or when there were too many. Whoever needs all or nothing looks at `findings`. A foreign set, whose
    facts may stand anywhere, and one with an error are read whole. Raises as `check_record_set`.
    """
    limits = limits or Limits()
    name = _format(path, outside, file_format)
    if name not in FOREIGN:
        parts, notes = Parts(catalogue), list[ImportFinding]()
        reading = OwnReading(name, path, catalogue, notes, limits, on_progress, stop, parts)
        if reading.read_without_error():
            findings += notes
            yield from records_of(parts.blocks(_MADE_AT_ONCE, lambda: reading.tick(0)))
            return
        on_progress = None  # told already; read whole, the findings come in the order of the files
    checked = check_record_set(
        path,
        catalogue,
        on_progress=on_progress,
        stop=stop,
        limits=limits,
        outside=outside,
        file_format=file_format,
        skip_refused=True,
    )
    findings += checked.findings
    yield from checked.records()


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
) -> OwnReading | ForeignReading:
    name = _format(path, outside, file_format)
    if outside is None or name not in FOREIGN:
        return OwnReading(name, path, catalogue, findings, limits, on_progress, stop)
    return ForeignReading(name, FOREIGN[name], path, catalogue, outside, findings, limits, on_progress, stop)


def _format(path: Path, outside: Outside | None, named: str | None) -> str:
    """The format that a path is read in: one of `FOREIGN`, or one of our own, whose reader says what is wrong."""
    name = named or detect_format(path)
    if outside is None:
        if path.is_dir() and name in FOREIGN:
            raise CdsError("record_set_format_unknown")
    elif outside.profile is not None and name == "flat_csv":
        return "mapped_csv"
    elif name in FOREIGN:
        return name
    return "canonical_folder" if path.is_dir() else "flat_csv"


def _hash_of(files: list[tuple[str, str, int]]) -> str:
    lines = "".join(f"{digest}  {name}\n" for name, digest, _ in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()
