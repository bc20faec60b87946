"""FHIR R4 as JSON: a Bundle, single resources, bulk NDJSON, or a folder of these. Tolerant of what it need not know.

Files are parsed strictly and read as plain data. A file of another release is refused as a whole, because the same
names mean other things there. Narrative, extensions, attachments and every kind of resource that is not in
`fhir_facts.KINDS` are left unread.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.intake.codes import Codes
from cds_app.intake.facts import Fact, Place
from cds_app.intake.findings import FileReport
from cds_app.intake.readers import sniffing
from cds_app.intake.readers.delimited import Limits
from cds_app.intake.readers.fhir_facts import KINDS, Interpreter, NoFact
from cds_app.intake.readers.fhir_values import Resource, at, many, reference, text
from cds_app.intake.readers.strict_json import JsonRefused, parse
from cds_app.intake.tables import CONDITIONS_FILE, MEDICATIONS, TREATMENTS

LARGEST_DOCUMENT = 256 << 20
"""Bytes of one JSON document, which has to be in memory as a whole; NDJSON is read line by line."""
SUFFIXES = (".json", ".ndjson", ".jsonl")
_LINES_BETWEEN_TICKS = 500
_OTHER_RELEASES = ("4.3", "5.", "3.", "1.0")


@dataclass
class FhirSource:
    """One set of FHIR files. When `facts` is exhausted: `files`, `kinds` read, `unread` kinds, `left_out` by reason."""

    path: Path
    codes: Codes
    report: Callable[[str], FileReport]
    limits: Limits
    tick: Callable[[int], None]
    files: list[tuple[str, str, int]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    unread: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._aliases: dict[str, str] = {}
        self._medications: dict[str, Resource] = {}
        self._interpreter = Interpreter(self.codes, self._aliases, self._medications)
        self._waiting: list[tuple[Resource, Place]] = []
        self._count = 0

    @property
    def knows(self) -> set[str]:
        """Conditions and medicines are known to be none only when the set has such resources of somebody."""
        said = {KINDS[kind] for kind in self.kinds}
        files = {CONDITIONS_FILE} if "conditions" in said else set()
        return files | ({TREATMENTS, MEDICATIONS} if "medications" in said else set())

    @property
    def not_read(self) -> list[str]:
        return [f"{kind} ({count})" for kind, count in sorted(self.unread.items())]

    def facts(self) -> Iterator[Fact]:
        """Every fact of every file, medicines that name a Medication of a later file at the end.

        Raises `CdsError` "record_set_not_readable". What is wrong with a file goes to its report.
        """
        for file in self._paths():
            for resource, place in self._resources(file):
                yield from self._interpreted(resource, place, wait=True)
        for resource, place in self._waiting:
            yield from self._interpreted(resource, place, wait=False)

    def _paths(self) -> list[Path]:
        if self.path.is_dir():
            return sorted(file for file in self.path.iterdir() if file.suffix.casefold() in SUFFIXES)
        return [self.path]

    def _interpreted(self, resource: Resource, place: Place, *, wait: bool) -> Iterator[Fact]:
        kind = text(resource, "resourceType")
        if kind == "Medication":
            self._medications[text(resource, "id")] = resource
            return
        if kind not in KINDS:
            self.unread[kind if kind.isalpha() else "?"] += 1
            return
        try:
            found = list(self._interpreter.facts(resource, place))
        except NoFact as why:
            if wait and why.code == "medicine_not_in_the_set":
                self._waiting.append((resource, place))
            else:
                self.left_out[why.code] += 1
                self.kinds.add(kind)
            return
        self.kinds.add(kind)
        yield from found

    # -- files -----------------------------------------------------------------------------------------------------

    def _resources(self, file: Path) -> Iterator[tuple[Resource, Place]]:
        report = self.report(file.name)
        try:
            with file.open("rb") as stream:
                head = stream.read(sniffing.HEAD_BYTES)
                code = sniffing.refusal(head)
                if code not in (None, "file_is_json"):
                    report.fault(None, None, "file_is_xml" if code == "file_is_markup" else code)
                    return
                stream.seek(0)
                digest = hashlib.sha256()
                if _looks_like_lines(file, head):
                    yield from self._lines(stream, file.name, report, digest)
                else:
                    yield from self._document(stream, file.name, report, digest)
                self.files.append((file.name, digest.hexdigest(), stream.tell()))
        except OSError:
            raise CdsError("record_set_not_readable", file=file.name) from None

    def _document(self, stream: Any, name: str, report: FileReport, digest: Any) -> Iterator[tuple[Resource, Place]]:
        content = stream.read(LARGEST_DOCUMENT + 1)
        digest.update(content)
        if len(content) > LARGEST_DOCUMENT:
            report.fault(None, None, "file_too_large", limit=LARGEST_DOCUMENT)
            return
        root = self._parsed(content, report, None)
        if root is None:
            return
        if not isinstance(root, dict) or not text(root, "resourceType"):
            report.fault(None, None, "json_not_fhir")
            return
        yield from self._unpacked(root, name, report)

    def _lines(self, stream: Any, name: str, report: FileReport, digest: Any) -> Iterator[tuple[Resource, Place]]:
        for number, line in enumerate(stream, 1):
            digest.update(line)
            if number % _LINES_BETWEEN_TICKS == 0:
                self.tick(number)
            if not line.strip():
                continue
            resource = self._parsed(line, report, number)
            if resource is None:
                return
            if not isinstance(resource, dict) or not text(resource, "resourceType"):
                report.fault(number, None, "json_not_fhir")
                return
            if _other_release(resource):
                report.fault(number, None, "fhir_release_not_r4")
                return
            yield resource, Place(name, number)

    def _parsed(self, content: bytes, report: FileReport, row: int | None) -> Any:
        try:
            return parse(content)
        except JsonRefused as why:
            report.fault(row, None, why.code)
            return None

    def _unpacked(self, root: Resource, name: str, report: FileReport) -> Iterator[tuple[Resource, Place]]:
        """A single resource, or those of a Bundle (and of Bundles inside it), with the place of each entry."""
        if text(root, "resourceType") != "Bundle":
            entries: list[Any] = [{"resource": root}]
        elif at(root, "implicitRules"):
            report.fault(None, None, "fhir_implicit_rules")
            return
        else:
            entries = many(root, "entry")
        resources = [at(entry, "resource") for entry in entries]
        if any(_other_release(resource) for resource in resources if isinstance(resource, dict)):
            report.fault(None, None, "fhir_release_not_r4")
            return
        self._note_names(entries)
        for number, resource in enumerate(resources, 1):
            if number % _LINES_BETWEEN_TICKS == 0:
                self.tick(number)
            if not isinstance(resource, dict):
                continue
            if text(resource, "resourceType") == "Bundle":
                yield from self._unpacked(resource, name, report)
            else:
                yield resource, Place(name, number)

    def _note_names(self, entries: list[Any]) -> None:
        """References inside a Bundle may go by an entry's full address instead of the resource's id."""
        for entry in entries:
            resource, address = at(entry, "resource"), reference({"reference": text(entry, "fullUrl")})
            kind, own = text(resource, "resourceType"), text(resource, "id")
            if kind == "Patient" and address and own:
                self._aliases[address] = own
            elif kind == "Patient" and address:
                resource["id"] = address
            elif kind == "Medication" and address:
                self._medications[address] = resource


def _looks_like_lines(file: Path, head: bytes) -> bool:
    """One resource a line: by the name's ending, or because the first line is whole and another follows."""
    if file.suffix.casefold() != ".json":
        return True
    first, _, rest = head.partition(b"\n")
    return first.strip().endswith(b"}") and rest.lstrip()[:1] == b"{"


def _other_release(resource: Resource) -> bool:
    """Whether a resource says, or shows by its shape, that it is not of release 4.

    Older and newer releases give the same names another shape: a status that is a bare text, a medicine that is
    a concept inside a reference.
    """
    if any(text(resource, "fhirVersion").startswith(release) for release in _OTHER_RELEASES):
        return True
    kind = text(resource, "resourceType")
    if kind == "Condition":
        return any(isinstance(at(resource, name), str) for name in ("clinicalStatus", "verificationStatus"))
    if kind in ("MedicationRequest", "MedicationStatement", "MedicationAdministration"):
        return isinstance(at(resource, "medication"), dict) or "taken" in resource or "notGiven" in resource
    if kind == "QuestionnaireResponse":
        return "parent" in resource
    return False
