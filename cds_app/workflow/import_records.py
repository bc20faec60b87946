"""Import de-identified records: read, check, attest, keep; all or nothing."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.intake.mapping import MappingProfile, profile_text
from cds_app.intake.record_set import FOREIGN, ImportFinding, RecordSet, detect_format, read_record_set
from cds_app.intake.uniqueness import Uniqueness, count_groups, group_of, uniqueness
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
    found = read_record_set(
        path,
        session.catalogue,
        on_progress=progress,
        stop=stop,
        outside=outside(session.catalogue, session.clock, index_day, mapping, dictionary),
        file_format=file_format,
        skip_refused=skip_refused,
    )
    errors = any(f.severity == "error" for f in found.findings)
    if errors and not (skip_refused and found.records):
        return _refused(session, found, found.findings, log=not dry_run)
    if session.store.batch_known(found.sha256):
        return _report("already_imported", found, found.findings)
    present = session.store.pseudonyms_present([r.pseudonym for r in found.records])
    if present:
        return _refused(session, found, (*found.findings, _present(len(present))), log=not dry_run)
    unique = _uniqueness(session, found)
    if unique.below and unique.k > 1:
        kept = _without_small_groups(session, found, unique.k)
        if kept.records != found.records and not (skip_refused and kept.records):
            return _refused(session, found, kept.findings, unique, log=not dry_run)
        found, unique = kept, _uniqueness(session, kept)
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
        "files": [{"name": name, "sha256": digest, "bytes": size} for name, digest, size in found.files],
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
        change.add_records(found.records, batch_id, session.catalogue.scales)
        if stop is not None and stop():
            raise CdsError("import_stopped")
    return replace(_report("imported", found, found.findings, unique), batch_id=batch_id)


def _uniqueness(session: Session, found: RecordSet) -> Uniqueness:
    """Over everybody in the store together with these records."""
    groups = count_groups((r.values for r in found.records), groups_in_store(session))
    return uniqueness(groups, session.policy.uniqueness_k)


def _without_small_groups(session: Session, found: RecordSet, k: int) -> RecordSet:
    """The set without the records whose group stays under k, and with a finding that says how many those are."""
    groups = count_groups((r.values for r in found.records), groups_in_store(session))
    kept = tuple(r for r in found.records if groups[group_of(r.values)] >= k)
    gone = len(found.records) - len(kept)
    finding = ImportFinding("", None, None, "groups_too_small", "error", {"count": gone, "k": k})
    return replace(found, records=kept, findings=(*found.findings, finding) if gone else found.findings)


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
    found: RecordSet,
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
    status: str, found: RecordSet, findings: tuple[ImportFinding, ...], unique: Uniqueness | None = None
) -> ImportReport:
    whole = found.counts.get("patients", len(found.records))
    patients = len(found.records) if found.records else whole
    return ImportReport(
        status,
        found.format,
        found.sha256,
        patients,
        dict(found.counts),
        findings,
        found.not_read,
        found.files,
        _left_out(found) if found.records else 0,
        unique,
    )


def _left_out(found: RecordSet) -> int:
    return found.counts.get("patients", len(found.records)) - len(found.records)
