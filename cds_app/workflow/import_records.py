"""Import de-identified records: read, check, attest, keep; all or nothing."""

from __future__ import annotations

import gc
import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.intake.mapping import MappingProfile, profile_text
from cds_app.intake.record_set import FOREIGN, CheckedSet, ImportFinding, check_record_set, detect_format
from cds_app.intake.uniqueness import QUASI_IDENTIFIERS, Group, Uniqueness, groups_of, uniqueness
from cds_app.workflow.outside import outside
from cds_app.workflow.session import Session
from cds_app.workflow.undo_import import groups_in_store

__all__ = ["ImportFinding", "ImportReport", "Uniqueness", "import_records"]


@dataclass(frozen=True)
class ImportReport:
    """What an import found and did. `status`: "imported", "already_imported", "dry_run" or "refused".

    `patients` could be or were imported; `left_out` were not, because something is wrong in them. `files` are (name,
    SHA-256, bytes). `uniqueness` counts everybody who is in the store after the import, where one is possible.
    """

    status: str
    format: str
    sha256: str
    patients: int
    counts: dict[str, int]
    findings: tuple[ImportFinding, ...]
    not_read: tuple[str, ...]
    files: tuple[tuple[str, str, int], ...] = ()
    left_out: int = 0
    uniqueness: Uniqueness | None = None
    batch_id: str | None = None


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Millions of small values that hold no circles: looking through them for circles was a tenth of an import."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@_nothing_collected()
def import_records(
    session: Session,
    path: Path,
    *,
    attested: bool = False,
    dry_run: bool = False,
    expected_sha256: str | None = None,
    file_format: str | None = None,
    index_day: str | None = None,
    skip_refused: bool = False,
    mapping: MappingProfile | None = None,
    dictionary: Path | None = None,
    progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> ImportReport:
    """Import a record set. A set that was imported before changes nothing; one error refuses the whole set.

    With `skip_refused` the patients in whom nothing is wrong are imported without the others; an error that cannot be
    laid at one patient's door still refuses everything.
    `expected_sha256` is the hash that a dry run reported: another content is refused.
    `mapping` and `dictionary` belong to delimited files of a site (see `outside`). `file_format` names the format
    instead of having it detected; `index_day` belongs to formats with dates.
    Raises `CdsError` "attestation_missing", "import_stopped", "batch_changed", "format_not_detected",
    "index_day_not_used" or what the reader raises.
    """
    session.require("import_records")
    _check_choices(path, file_format, index_day, mapped=mapping is not None)
    found = check_record_set(
        path,
        session.catalogue,
        on_progress=progress,
        stop=stop,
        outside=outside(session.catalogue, session.clock, index_day, mapping, dictionary),
        file_format=file_format,
        skip_refused=skip_refused,
    )
    errors = any(f.severity == "error" for f in found.findings)
    if errors and not (skip_refused and found.pseudonyms):
        return _refused(session, found, found.findings, log=not dry_run)
    if session.store.batch_known(found.sha256):
        return _report("already_imported", found, found.findings)
    present = session.store.pseudonyms_present(found.pseudonyms)
    if present:
        return _refused(session, found, (*found.findings, _present(len(present))), log=not dry_run)
    groups = tuple(groups_of(found.values(tuple(QUASI_IDENTIFIERS))))
    unique = _uniqueness(session, groups)
    if unique.below and unique.k > 1:
        kept, groups = _without_small_groups(session, found, groups, unique.k)
        if len(kept.pseudonyms) < len(found.pseudonyms) and not (skip_refused and kept.pseudonyms):
            return _refused(session, found, kept.findings, unique, log=not dry_run)
        found, unique = kept, _uniqueness(session, groups)
    if dry_run:
        return _report("dry_run", found, found.findings, unique)
    if expected_sha256 is not None and expected_sha256 != found.sha256:
        raise CdsError("batch_changed")
    if not attested:
        raise CdsError("attestation_missing")
    batch_id = uuid.uuid4().hex
    event: dict[str, object] = {
        "batch_id": batch_id,
        "sha256": found.sha256,
        "format": found.format,
        # a file's name is somebody's own words: it stays in the store's table of imports, beside the same hash
        "files": [{"sha256": digest, "bytes": size} for _, digest, size in found.files],
        "counts": dict(found.counts),
        "not_read": len(found.not_read),
        "attested": True,
        "index_day": _index_rule(found.format, index_day),
        "mapping_sha256": None if mapping is None else hashlib.sha256(profile_text(mapping).encode()).hexdigest(),
        "with_dictionary": dictionary is not None,
        "skip_refused": skip_refused,
        "left_out_patients": _left_out(found),
        "smallest_group": unique.smallest,
        "uniqueness_k": unique.k,
    }
    with session.store.change(EventKind.RECORDS_IMPORTED, event) as change:
        change.add_batch(batch_id, found.sha256, found.format, found.files, found.counts)
        change.add_blocks(found.blocks(), batch_id, session.catalogue.scales)
        if stop is not None and stop():
            raise CdsError("import_stopped")
    return replace(_report("imported", found, found.findings, unique), batch_id=batch_id)


def _uniqueness(session: Session, groups: Iterable[Group]) -> Uniqueness:
    """Over everybody in the store together with people of these groups."""
    return uniqueness(_sizes(session, groups), session.policy.uniqueness_k)


def _sizes(session: Session, groups: Iterable[Group]) -> Counter[Group]:
    sizes = Counter(groups_in_store(session))
    sizes.update(groups)
    return sizes


def _without_small_groups(
    session: Session, found: CheckedSet, groups: tuple[Group, ...], k: int
) -> tuple[CheckedSet, tuple[Group, ...]]:
    """The set without the people whose group stays under k, with a finding that says how many those are; the groups of
    the others."""
    sizes = _sizes(session, groups)
    kept = [(name, group) for name, group in zip(found.pseudonyms, groups, strict=True) if sizes[group] >= k]
    gone = len(groups) - len(kept)
    finding = ImportFinding("", None, None, "groups_too_small", "error", {"count": gone, "k": k})
    findings = (*found.findings, finding) if gone else found.findings
    names = tuple(name for name, _ in kept)
    return replace(found, pseudonyms=names, findings=findings), tuple(group for _, group in kept)


def _check_choices(path: Path, file_format: str | None, index_day: str | None, *, mapped: bool) -> None:
    """Refuse a format that the files are not in, and an index day for files that hold days already."""
    detected = detect_format(path)
    if mapped and detected == "flat_csv":
        detected = "mapped_csv"
    if file_format is not None and file_format != detected:
        raise CdsError("format_not_detected")
    if index_day is not None and detected not in FOREIGN:
        raise CdsError("index_day_not_used")


def _index_rule(name: str, index_day: str | None) -> str:
    """How day 0 was chosen, for the log: never the day itself, which would date the record."""
    if name not in FOREIGN:
        return "in_the_files"
    return "latest_rating" if index_day is None else "named"


def _present(count: int) -> ImportFinding:
    return ImportFinding("patients.csv", None, "pseudonym", "pseudonym_in_store", "error", {"count": count})


def _refused(
    session: Session,
    found: CheckedSet,
    findings: tuple[ImportFinding, ...],
    unique: Uniqueness | None = None,
    *,
    log: bool,
) -> ImportReport:
    if log:
        event = {
            "sha256": found.sha256,
            "format": found.format,
            "codes": sorted({f.code for f in findings if f.severity == "error"}),
            "findings": len(findings),
        }
        with session.store.change(EventKind.IMPORT_REFUSED, event):
            pass
    return _report("refused", found, findings, unique)


def _report(
    status: str, found: CheckedSet, findings: tuple[ImportFinding, ...], unique: Uniqueness | None = None
) -> ImportReport:
    whole = found.counts.get("patients", len(found.pseudonyms))
    patients = len(found.pseudonyms) or whole
    return ImportReport(
        status,
        found.format,
        found.sha256,
        patients,
        dict(found.counts),
        findings,
        found.not_read,
        found.files,
        _left_out(found) if found.pseudonyms else 0,
        unique,
    )


def _left_out(found: CheckedSet) -> int:
    return found.counts.get("patients", len(found.pseudonyms)) - len(found.pseudonyms)
