"""What can be read of an open store. Nothing here writes, and nothing here needs a key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from cds_app.domain.course import Course
from cds_app.domain.decision import Assessment
from cds_app.domain.draft import Draft, DraftKind
from cds_app.domain.notice import GivenNotice
from cds_app.domain.patient import PatientRecord, Preference
from cds_app.domain.rating import Rating
from cds_app.store import (
    accounts,
    alike,
    assessments,
    audit_log,
    batches,
    bundle_files,
    bundles,
    courses,
    decisions,
    disposal,
    drafts,
    exports,
    meta,
    notices,
    patients,
    personal,
    preferences,
    ratings,
    recalibrations,
    records,
    sheets,
    signing,
)
from cds_app.store.accounts import User
from cds_app.store.batches import BatchRow
from cds_app.store.bundles import Activation, BundleKey, ImportedBundle
from cds_app.store.database import Database, Proof
from cds_app.store.decisions import SignedRow
from cds_app.store.disposal import Plan
from cds_app.store.meta import SheetNote
from cds_app.store.patients import PatientRow
from cds_app.store.signing import KeyInfo


class Reader:
    """The contents of one open store, as the signed-in person's session asks for them."""

    directory: Path
    installation: str
    user: User
    _database: Database

    def prove(self) -> Proof:
        """Prove again that the store is encrypted, authenticated and whole. Raises `CdsError`."""
        return self._database.prove()

    def users(self) -> tuple[User, ...]:
        """Everybody who ever had an account."""
        return accounts.all_users(self._database)

    def keys(self) -> tuple[KeyInfo, ...]:
        """Every key there ever was, in the order of enrolment."""
        return signing.keys(self._database)

    def patients(self, limit: int | None = None, offset: int = 0, search: str = "") -> tuple[PatientRow, ...]:
        """The worklist, by pseudonym; `search` finds any part of a pseudonym, in either letter case."""
        return tuple(patients.listed(self._database, limit, offset, search))

    def count_patients(self, search: str = "") -> int:
        """How many patients there are, or match."""
        return patients.count(self._database, search)

    def find(self, pseudonym: str) -> str | None:
        """The record id behind a pseudonym, or None."""
        return patients.find(self._database, pseudonym)

    def pseudonyms_present(self, pseudonyms: Iterable[str]) -> set[str]:
        """Those of the pseudonyms that are in the store."""
        return patients.pseudonyms_present(self._database, pseudonyms)

    def batch_known(self, sha256: str) -> bool:
        """Whether files with this content were imported before."""
        return patients.batch_known(self._database, sha256)

    def batches(self) -> tuple[BatchRow, ...]:
        """Every import that was not taken back, the newest first."""
        return batches.listed(self._database)

    def batches_in_use(self) -> frozenset[str]:
        """Imports about a patient of which something was recorded since."""
        return batches.in_use(self._database)

    def counted_by(self, columns: Mapping[str, bool]) -> list[tuple[dict[str, Any], int]]:
        """How many patients share each combination of values; `columns`: name → whether of words (see `alike`)."""
        return alike.counted(self._database, columns)

    def grown_old(self, today: str, oldest: int) -> list[int]:
        """Patients who must be `oldest` by now (see `batches.grown_old`), for `Change.raise_ages`."""
        return batches.grown_old(self._database, today, oldest)

    def ages_looked_at(self) -> str | None:
        """When ages were last looked at, else when the first import came in; None while there is neither."""
        return meta.get(self._database, meta.AGES_LOOKED_AT) or batches.oldest_import(self._database)

    def record(self, record_id: str) -> PatientRecord:
        """A patient's record. Raises `CdsError` "patient_unknown"."""
        return records.record(self._database, record_id)

    def corrected_ratings(self, record_id: str) -> tuple[Rating, ...]:
        """Ratings that a later entry replaced, in the order of entry. Raises `CdsError` "patient_unknown"."""
        return ratings.corrected_ratings(self._database, record_id)

    def preference_sets(self, record_id: str) -> tuple[tuple[Preference, ...], ...]:
        """The imported preferences, then every recorded set, oldest first; the last counts once there is one.

        Raises `CdsError` "patient_unknown".
        """
        return preferences.all_sets(self._database, record_id)

    def courses(self, record_id: str) -> tuple[Course, ...]:
        """What was told of decided treatments, the last of each drug and first day. Raises "patient_unknown"."""
        return courses.standing(courses.all_courses(self._database, record_id))

    def notices(self, assessment_id: str) -> tuple[GivenNotice, ...]:
        """What was recorded about notices to the patient, oldest first. Raises `IntegrityError` "log_broken"."""
        return notices.of_assessment(self._database, assessment_id)

    def recalibrations(self) -> tuple[recalibrations.StoredRecalibration, ...]:
        """Every recalibration that was proposed, oldest first, with what became of it."""
        return recalibrations.every(self._database)

    def signed_decisions(self, record_id: str | None = None) -> tuple[SignedRow, ...]:
        """Every signed decision, or those of one record, by pseudonym and in the order of signing."""
        return tuple(decisions.signed(self._database, record_id))

    def assessment(self, assessment_id: str) -> Assessment:
        """An assessment with its signature, if it has one. Raises `CdsError` "assessment_unknown"."""
        return assessments.one(self._database, assessment_id)

    def assessments(self, record_id: str) -> tuple[Assessment, ...]:
        """All assessments of a record, oldest first."""
        return assessments.of_record(self._database, record_id)

    def compared_with(self, bundle_sha256: str) -> tuple[str, ...]:
        """Ids of each patient's first assessment with estimates of a bundle, in the order in which they were begun."""
        return assessments.compared_with(self._database, bundle_sha256)

    def latest_assessment(self, record_id: str) -> Assessment | None:
        """The assessment of a record that was begun last, or None."""
        return assessments.latest_of_record(self._database, record_id)

    def draft(self, kind: DraftKind, subject: str) -> Draft | None:
        """What the signed-in person had entered before the last lock, or None."""
        return drafts.find(self._database, self.user.user_id, kind, subject)

    def entries(
        self, first: int = 0, count: int | None = None, holding: Sequence[Collection[str]] = ()
    ) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Index, leaf (hexadecimal) and entry of the log, from an index on, in order, but for what was disposed of.

        `holding`: what does not hold, of each of these, one text is left out (see `audit_log.entries`).
        """
        return audit_log.entries(self._database, first, count, holding)

    def lines(self, first: int = 0, count: int | None = None) -> Iterator[tuple[int, str, dict[str, Any] | None]]:
        """As `entries`, with None in the place of an entry that was disposed of."""
        return audit_log.lines(self._database, first, count)

    def personal_values(self, first: int, end: int) -> dict[int, dict[str, str | None]]:
        """What stands beside entries `first` up to `end` (not included), by index and field; None: it was erased."""
        return personal.values(self._database, first, end)

    def personal_openings(self) -> tuple[tuple[int, str, str, str], ...]:
        """Index, field, salt (hexadecimal) and text of every value beside the log that was not erased."""
        return personal.openings(self._database)

    def disposal_plan(self, before: datetime) -> Plan:
        """What disposing of every entry older than a moment would do."""
        return disposal.plan(self._database, before)

    def head(self) -> tuple[int, str]:
        """How many entries the log has, and the chain's head in hexadecimal."""
        found = audit_log.head(self._database, self.installation)
        return found.size, found.link.hex()

    def last_export(self) -> tuple[int, str] | None:
        """Size and head at the last export, or None."""
        return exports.last(self._database)

    def all_exports(self) -> tuple[tuple[int, str, str], ...]:
        """Size, head and time of every export, the oldest first."""
        return exports.every(self._database)

    @property
    def bundles_folder(self) -> Path:
        """Where imported bundles lie, each in a folder named by its id. It may not be there yet."""
        return self.directory / bundle_files.FOLDER

    def bundle_keys(self) -> tuple[BundleKey, ...]:
        """The site's keys for bundles, and shipped ones that it revoked."""
        return bundles.keys(self._database)

    def imported_bundles(self) -> tuple[ImportedBundle, ...]:
        """Every imported bundle, oldest first; its folder is `bundles_folder / bundle_id`."""
        return bundles.imported(self._database)

    def activations(self) -> tuple[Activation, ...]:
        """Which bundle was put to use when, oldest first."""
        return bundles.activations(self._database)

    def rekey_due(self) -> str | None:
        """Why the database is to get a new key at an administrator's next sign-in, or None."""
        return meta.get(self._database, meta.REKEY_DUE)

    def sheet_notes(self) -> dict[str, SheetNote]:
        """The good sheets of paper, by kind."""
        found = {kind: meta.sheet(self._database, kind) for kind in (sheets.RECOVERY, sheets.EMERGENCY)}
        return {kind: note for kind, note in found.items() if note is not None}
