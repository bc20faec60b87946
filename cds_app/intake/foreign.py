"""One pass over a record set in a foreign format: from its facts to records, with what was left out said in counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import PatientRecord, Value
from cds_app.domain.record_block import BLOCK, RecordBlock, in_blocks
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import Codes
from cds_app.intake.facts import Fact
from cds_app.intake.findings import FileReport, Findings, ImportFinding, TooManyFindings
from cds_app.intake.gathering import Gathering
from cds_app.intake.mapping import MappingProfile
from cds_app.intake.readers.delimited import Limits, printable_name


class Source(Protocol):
    """A reader of one foreign format. Everything but `facts` is complete when `facts` is exhausted.

    `files` are (name, SHA-256, bytes) of what was read to its end; `knows` are the files of the data dictionary of
    which the source speaks; `left_out` counts by the code of a reason; `not_read` names columns and kinds.
    """

    files: list[tuple[str, str, int]]
    left_out: Counter[str]

    def facts(self) -> Iterator[Fact]: ...

    @property
    def knows(self) -> set[str]: ...

    @property
    def not_read(self) -> list[str]: ...


@dataclass(frozen=True)
class Outside:
    """What reading a foreign format needs besides the files: the tables of codes, and which day is day 0.

    `profile` is for delimited files that are not our own, `never_read` names columns that it must not touch.
    """

    codes: Codes
    rule: IndexRule
    profile: MappingProfile | None = None
    never_read: frozenset[str] = frozenset()


SourceMaker = Callable[[Path, Outside, Callable[[str], FileReport], Limits, Callable[[int], None]], Source]


class ForeignReading:
    """As `record_set` reads our own files, for everything else."""

    def __init__(
        self,
        name: str,
        make: SourceMaker,
        path: Path,
        catalogue: Catalogue,
        outside: Outside,
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
        self._on_progress, self._stop = on_progress, stop
        self._records: dict[str, PatientRecord] = {}
        self._gathering = Gathering(catalogue, self.findings, outside.rule)
        self._source = make(path, outside, self._report, limits, self._tick)

    def read(self) -> None:
        """Read and check everything; afterwards the findings are complete."""
        gathering, source = self._gathering, self._source
        try:
            gathering.add_all(self._counted(source.facts()))
            self.files, self.not_read = source.files, source.not_read
            gathering.knows |= source.knows
            gathering.left_out.update(source.left_out)
            self.counts["patients"] = gathering.patient_count
            if gathering.patient_count == 0 and not self.findings.broken:
                self._report("").fault(None, None, "no_patients")
            if not self.findings.broken:
                self._records = {record.pseudonym: record for record in gathering.records()}
            self._say_left_out(gathering.left_out)
            self.findings.close(stopped_early=False)
        except TooManyFindings:
            self.findings.close(stopped_early=True)

    def left(self) -> list[str]:
        """The pseudonyms of the patients without an error, in the order of the source."""
        return list(self._records)

    def values(self, pseudonyms: Iterable[str], columns: Sequence[str]) -> list[tuple[Value, ...]]:
        """What is known of these patients in some columns."""
        return [tuple(map(self._records[name].values.get, columns)) for name in pseudonyms]

    def blocks(self, pseudonyms: Iterable[str], most: int = BLOCK) -> Iterator[RecordBlock]:
        """These patients, each forgotten here once it is handed out."""
        return in_blocks(map(self._records.pop, pseudonyms), most)

    def _counted(self, facts: Iterator[Fact]) -> Iterator[Fact]:
        """Pass the facts on, counting them by kind for the summary."""
        for fact in facts:
            kind = type(fact).__name__
            if kind in _COUNTED:
                self.counts[_COUNTED[kind]] = self.counts.get(_COUNTED[kind], 0) + 1
            yield fact

    def _say_left_out(self, left_out: Mapping[str, int]) -> None:
        for code in sorted(left_out):
            self._report("").note(None, None, code, count=left_out[code])

    def _report(self, file: str) -> FileReport:
        return FileReport(self.findings, printable_name(file))

    def _tick(self, done: int) -> None:
        if self._stop is not None and self._stop():
            raise CdsError("import_stopped")
        if self._on_progress is not None:
            self._on_progress(done)


_COUNTED = {"Answer": "ratings", "Course": "treatments", "Medicine": "medications", "Diagnosis": "conditions"}
