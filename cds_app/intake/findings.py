"""What an import has to say about a file: a place, a code and a remedy, never the content of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "information"]


@dataclass(frozen=True)
class ImportFinding:
    """One finding. `row` is the line number in the file (the header is line 1), None for the whole file.

    `code` is a key of `messages.intake.FINDINGS`; `params` fill its sentence with rules and names of the
    dictionary (an allowed range, a list of columns), never with anything that stood in a cell.
    """

    file: str
    row: int | None
    column: str | None
    code: str
    severity: Severity
    params: Mapping[str, str | int] = field(default_factory=dict)


class TooManyFindings(Exception):
    """Enough errors were found; reading on would only repeat them. Never leaves intake."""


class Findings:
    """Collects findings into a list that the caller owns, up to a limit of errors.

    `broken` is set when an error cannot be laid at one patient's door (a row that cannot be read, an unknown
    pseudonym): then no patient of the set can be trusted to be complete.
    """

    def __init__(self, into: list[ImportFinding], limit: int) -> None:
        self._into = into
        self._limit = limit
        self._information = 0
        self.errors = 0
        self.broken = False
        self.ended_early = False

    def add(self, finding: ImportFinding) -> None:
        """Keep a finding. Raises `TooManyFindings` when the limit of errors is reached."""
        if finding.severity == "information":
            self._information += 1
            if self._information <= self._limit:
                self._into.append(finding)
            return
        self.errors += 1
        self._into.append(finding)
        if self.errors >= self._limit:
            raise TooManyFindings

    def close(self, *, stopped_early: bool) -> None:
        """Say what was left out: the rows after the last error, or the notes beyond the limit."""
        self.ended_early = stopped_early
        if stopped_early:
            self._into.append(ImportFinding("", None, None, "too_many_findings", "error", {"count": self.errors}))
        if self._information > self._limit:
            left = self._information - self._limit
            self._into.append(ImportFinding("", None, None, "more_information", "information", {"count": left}))


class FileReport:
    """The findings of one file."""

    def __init__(self, findings: Findings, file: str) -> None:
        self._findings = findings
        self.file = file

    def fault(self, row: int | None, column: str | None, code: str, **params: str | int) -> None:
        """An error that concerns the file, or a row whose patient is not known."""
        self._findings.broken = True
        self.refuse(row, column, code, **params)

    def refuse(self, row: int | None, column: str | None, code: str, **params: str | int) -> None:
        """An error in a row whose patient is known."""
        self._findings.add(ImportFinding(self.file, row, column, code, "error", params))

    def note(self, row: int | None, column: str | None, code: str, **params: str | int) -> None:
        """Information; does not stand in the way of the import."""
        self._findings.add(ImportFinding(self.file, row, column, code, "information", params))
