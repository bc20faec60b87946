"""The store, opened by one named person: readers here, everything that writes on a `Change`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cds_app.domain.audit import EventKind
from cds_app.domain.course import Course
from cds_app.domain.decision import Assessment
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.domain.patient import PatientRecord, Preference
from cds_app.domain.rating import Rating
from cds_app.store import (
    accounts,
    assessments,
    audit_log,
    backup,
    bundle_files,
    bundles,
    courses,
    decisions,
    folder,
    opening,
    patients,
    preferences,
    ratings,
    records,
    signing,
)
from cds_app.store.accounts import User
from cds_app.store.attempts import AttemptFile, for_the_log, new_mark
from cds_app.store.audit_log import Clock, timestamp
from cds_app.store.bundles import Activation, BundleKey, ImportedBundle
from cds_app.store.change import SIGNING, Change
from cds_app.store.database import Database, Proof
from cds_app.store.decisions import SignedRow
from cds_app.store.files import FolderLock
from cds_app.store.passphrase_rules import check_new
from cds_app.store.passphrases import DEFAULT, KdfParameters
from cds_app.store.patients import PatientRow
from cds_app.store.signing import KeyInfo, SealedKey
from cds_app.store.slots import Slot, SlotFile

TAIL = 200
"""Entries whose chain is recomputed at each opening. `verify_chain` recomputes all."""


class Store:
    """One unlocked store. It belongs to the thread that opened it, and to no other copy of the program.

    `user` is who signed in, `installation` the store's UUID. `log_broken_at` is the first entry found not to fit
    the chain, if one was: then nothing more can be signed.
    """

    def __init__(
        self, directory: Path, lock: FolderLock, opened: Database, user: User, key: bytes, clock: Clock
    ) -> None:
        """Use `create` or `open`."""
        self.directory, self.user = directory, user
        self.installation: str = opened.value("SELECT value FROM meta WHERE key = 'installation'")
        self.log_broken_at: int | None = None
        self._lock, self._database, self._key, self._clock = lock, opened, key, clock
        self._slots = SlotFile(directory / folder.SLOTS_FILE)
        self._changing = False

    # -- opening and closing ---------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        directory: Path,
        *,
        name: str,
        display_name: str,
        credential: str,
        roles: tuple[str, ...],
        passphrase: str,
        clock: Clock,
        program: str,
        kdf: KdfParameters = DEFAULT,
    ) -> Store:
        """A new store, signed in as its first user. A creation that fails leaves nothing behind.

        Raises `CdsError` "store_exists", "store_busy", "user_name_invalid", "roles_unknown", "kdf_outside", what
        `check_new` says of the passphrase, or what the disk says.
        """
        check_new(passphrase, (name, display_name))
        kdf.check()
        user = accounts.new_user(name, display_name, credential, roles)
        made = folder.missing_folders(directory)
        lock, ours = None, False
        try:
            folder.make_folder(directory)
            lock = FolderLock(directory / folder.LOCK_FILE)
            folder.check_free(directory)
            ours = True
            slot, key = opening.build(directory, user, passphrase, clock, program, kdf)
            opened, user = opening.enter(directory, slot, key)
            return cls._arrived(cls(directory, lock, opened, user, key, clock), slot, passphrase, program, kdf)
        except BaseException:
            if lock is not None:
                lock.release()
            if ours or directory in made:
                folder.remove_all(directory, made)
            raise

    @classmethod
    def open(
        cls,
        directory: Path,
        *,
        name: str,
        passphrase: str,
        clock: Clock,
        program: str,
        kdf: KdfParameters = DEFAULT,
    ) -> Store:
        """Open a store with a person's name and passphrase. A slot weaker than `kdf` is renewed on the way.

        Raises `CdsError` "store_missing", "store_busy", "sign_in_refused", "schema_newer", "cipher_missing",
        "store_read_only"; `IntegrityError` "store_plain", "store_damaged", "store_altered", "slots_missing",
        "slots_damaged", "kdf_outside".
        """
        if not directory.is_dir():
            raise CdsError("store_missing", path=str(directory))
        lock = FolderLock(directory / folder.LOCK_FILE)
        try:
            opened, user, slot, key = opening.unlock(directory, name, passphrase, clock)
            return cls._arrived(cls(directory, lock, opened, user, key, clock), slot, passphrase, program, kdf)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _arrived(cls, store: Store, slot: Slot, passphrase: str, program: str, kdf: KdfParameters) -> Store:
        try:
            store._note_failed_attempts()
            store._finish_passphrase_change(slot, passphrase)
            store._note_sign_in(slot, passphrase, program, kdf)
            store._check_tail()
            store._remove_strangers()
        except BaseException:
            store._database.close()
            raise
        return store

    def close(self) -> None:
        """Close the store and give it back to other copies. Does nothing the second time."""
        self._database.close()
        self._lock.release()
        self._key = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _note_failed_attempts(self) -> None:
        """Move the count of failed sign-ins into the log, and note a counter that was taken away or exchanged."""
        file = AttemptFile(self.directory / folder.ATTEMPTS_FILE)
        attempts, mark = file.read(), new_mark()
        known = self._database.value("SELECT value FROM meta WHERE key = 'sign_in_mark'")
        if known is not None and known not in attempts.marks:
            with self.change(EventKind.INTEGRITY_FAILURE, {"what": "failed_sign_ins"}):
                pass
        failed = for_the_log(attempts)
        if failed is not None:
            with self.change(EventKind.SIGN_IN_FAILED, {**failed, "noted_at_next_sign_in": True}):
                pass
        file.clear(mark, *([] if known is None else [known]))
        with self._database.transaction():
            self._database.run(
                "INSERT INTO meta (key, value) VALUES ('sign_in_mark', ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                mark,
            )

    def _note_sign_in(self, slot: Slot, passphrase: str, program: str, kdf: KdfParameters) -> None:
        wanted = slot.wrapped.kdf.at_least(kdf)
        renew = wanted != slot.wrapped.kdf
        with self.change(EventKind.SIGNED_IN, {"program": program, "protection_renewed": renew}) as change:
            sealed = signing.key_of(self._database, self.user.user_id)
            if renew and sealed is not None and sealed.open(passphrase) is not None:
                change.keep_signing_key(sealed.key_id, sealed.reseal(passphrase, passphrase, wanted))
        if renew:  # both halves open with the same passphrase, so it does not matter which of them is renewed first
            self._slots.replace(Slot.seal(self._key, self.user.user_id, self.user.name, passphrase, wanted))

    def _check_tail(self) -> None:
        size, _ = self.head()
        self.log_broken_at = audit_log.first_bad(self._database, self.installation, max(0, size - TAIL))
        if self.log_broken_at is not None:
            with self.change(EventKind.INTEGRITY_FAILURE, {"what": "log", "index": self.log_broken_at}):
                pass

    def _remove_strangers(self) -> None:
        slots = self._slots.read()
        kept = opening.without_strangers(slots, self.users())
        if kept != slots:
            with suppress(CdsError):  # they open nothing; the next sign-in tries again
                self._slots.write(kept)

    # -- writing ---------------------------------------------------------------------------------------------------

    @contextmanager
    def change(self, kind: EventKind, data: Mapping[str, Any] | None = None) -> Iterator[Change]:
        """The only way to write. The event's entry is appended and everything is committed at the end of the block.

        An exception leaves nothing: no row, no entry. Raises `IntegrityError` "log_broken" for signing into a log
        whose chain does not hold; `CdsError` "disk_full", "disk_refused", "store_read_only", "store_busy".
        """
        if self._changing:
            raise RuntimeError("a change is open already")
        if kind in SIGNING and self.log_broken_at is not None:
            raise IntegrityError("log_broken", index=self.log_broken_at)
        change: Change | None = None
        self._changing = True
        try:
            with self._database.transaction():
                change = Change(
                    self._database, self.installation, self.user, self._clock, self._slots, self._key, kind, data or {}
                )
                yield change
                change._finish()
        except BaseException:
            if change is not None:
                change._undo()
            raise
        finally:
            self._changing = False
            if change is not None:
                change._end()
        change._settle()

    def back_up(self, target: Path) -> Path:
        """Make an encrypted copy, opened and compared, in a new folder; it opens with the same passphrases.

        Raises `CdsError` "backup_exists", "backup_differs", or what the disk says; then no copy is left.
        """
        target = target.absolute()
        size, head = self.head()
        partial = backup.make_copy(self._database, self._slots.path, target, self._key, self.installation)
        try:
            bundle_files.copy_all(self.bundles_folder, self._bundle_ids(), partial)
        except BaseException:
            backup.remove(partial)
            raise
        placed = False
        try:
            with self.change(EventKind.BACKED_UP, {"size": size, "head": head}):
                backup.put_in_place(partial, target)
                placed = True
        except BaseException:
            backup.remove(target if placed else partial)
            raise
        return target

    def remember_export(self, size: int, head: str) -> None:
        """Note that an export up to the log's last entry was written. That entry, log_exported, is its event."""
        last = next(iter(self.entries(size - 1, 1)), None)
        if last is None or last[2]["event"] != EventKind.LOG_EXPORTED:
            raise ValueError("an export ends with its own entry")
        if audit_log.link_at(self._database, size) != head:
            raise ValueError("this is not the log's head")
        with self._database.transaction():
            self._database.run(
                "INSERT INTO exports (size, head, time, last_entry) VALUES (?, ?, ?, ?)",
                size,
                head,
                timestamp(self._clock),
                size - 1,
            )

    # -- bundles ---------------------------------------------------------------------------------------------------

    @property
    def bundles_folder(self) -> Path:
        """Where imported bundles lie, each in a folder named by its id. It may not be there yet."""
        return self.directory / bundle_files.FOLDER

    def write_bundle(self, bundle_id: str, files: Mapping[str, bytes]) -> Path:
        """Write a bundle's verified files into a folder that is not yet a bundle of the store; return that folder.

        What an interrupted import left is removed first. Raises `CdsError` "bundle_present", or what the disk says.
        """
        if bundle_id in self._bundle_ids() and (self.bundles_folder / bundle_id).exists():
            raise CdsError("bundle_present")
        bundle_files.remove_strays(self.bundles_folder, self._bundle_ids())
        return bundle_files.write_partial(self.bundles_folder, bundle_id, files)

    def keep_bundle(
        self, partial: Path, bundle_id: str, version: str, sha256: str, key_id: str, event: Mapping[str, Any]
    ) -> Path:
        """Make a written folder a bundle of the store: name, row and entry come together or not at all.

        One that has its row already, and lost its folder, is brought back. Raises `CdsError` "bundle_present".
        """
        known = any((b.bundle_id, b.sha256) == (bundle_id, sha256) for b in self.imported_bundles())
        target: Path | None = None
        try:
            with self.change(EventKind.BUNDLE_IMPORTED, event) as change:
                if not known:
                    change.note_bundle(bundle_id, version, sha256, key_id)
                target = bundle_files.put_in_place(partial, bundle_id)
        except BaseException:
            bundle_files.remove(target or partial)
            raise
        return target

    def drop_partial(self, partial: Path) -> None:
        """Remove a folder of `write_bundle` that is not to be kept."""
        bundle_files.drop(partial)

    def bundle_keys(self) -> tuple[BundleKey, ...]:
        """The site's keys for bundles, and shipped ones that it revoked."""
        return bundles.keys(self._database)

    def imported_bundles(self) -> tuple[ImportedBundle, ...]:
        """Every imported bundle, oldest first; its folder is `bundles_folder / bundle_id`."""
        return bundles.imported(self._database)

    def activations(self) -> tuple[Activation, ...]:
        """Which bundle was put to use when, oldest first."""
        return bundles.activations(self._database)

    def _bundle_ids(self) -> tuple[str, ...]:
        return tuple(bundle.bundle_id for bundle in self.imported_bundles())

    # -- passphrases and signatures --------------------------------------------------------------------------------

    def check_passphrase(self, passphrase: str) -> None:
        """Raise `CdsError` "passphrase_wrong" unless it is the signed-in person's."""
        if self._own_slot().open(passphrase) != self._key:
            raise CdsError("passphrase_wrong")

    def change_passphrase(self, old: str, new: str, kdf: KdfParameters = DEFAULT) -> None:
        """Give the signed-in person's slot and signing key a new passphrase.

        One rename decides: before it the old passphrase opens and signs, after it the new one. What the rename
        brings for the database is finished right away, or at the next sign-in.
        Raises `CdsError` "passphrase_wrong", or what `check_new` says of the new one.
        """
        check_new(new, (self.user.name, self.user.display_name))
        self.check_passphrase(old)
        sealed = signing.key_of(self._database, self.user.user_id)
        pending = None if sealed is None else sealed.reseal(old, new, kdf)
        before = self._slots.read()
        fresh = opening.announced(Slot.seal(self._key, self.user.user_id, self.user.name, new, kdf), pending)
        self._slots.replace(fresh)
        try:
            self._note_passphrase_change(opening.usable_pending(fresh, sealed, new), interrupted=False)
        except BaseException:
            with suppress(CdsError):
                self._slots.write(before)
            raise
        with suppress(CdsError):  # then the next sign-in does it
            self._slots.replace(opening.settled(fresh))

    def _finish_passphrase_change(self, slot: Slot, passphrase: str) -> None:
        if slot.unlogged:
            sealed = signing.key_of(self._database, self.user.user_id)
            self._note_passphrase_change(opening.usable_pending(slot, sealed, passphrase), interrupted=True)
            self._slots.replace(opening.settled(slot))

    def _note_passphrase_change(self, sealed: SealedKey | None, *, interrupted: bool) -> None:
        with self.change(EventKind.PASSPHRASE_CHANGED, {"interrupted": interrupted}) as change:
            if sealed is not None:
                change.keep_signing_key(sealed.key_id, sealed.wrapped)

    def _own_slot(self) -> Slot:
        found = next((slot for slot in self._slots.read() if slot.user_id == self.user.user_id), None)
        if found is None:
            raise IntegrityError("slots_damaged", path=str(self._slots.path))
        return found

    def sign(self, passphrase: str, message: bytes) -> tuple[str, str]:
        """Sign as the signed-in clinician: key id and base64 signature.

        Raises `NotAllowed` "no_signing_key", `CdsError` "passphrase_wrong".
        """
        return signing.sign_as(self._database, self.user, passphrase, message)

    def sign_checkpoint(self, message: bytes) -> tuple[str, str]:
        """Sign with the installation's key: key id and base64 signature."""
        return signing.sign_as_installation(self._database, message)

    # -- reading ---------------------------------------------------------------------------------------------------

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

    def signed_decisions(self, record_id: str | None = None) -> tuple[SignedRow, ...]:
        """Every signed decision, or those of one record, by pseudonym and in the order of signing."""
        return tuple(decisions.signed(self._database, record_id))

    def assessment(self, assessment_id: str) -> Assessment:
        """An assessment with its signature, if it has one. Raises `CdsError` "assessment_unknown"."""
        return assessments.one(self._database, assessment_id)

    def assessments(self, record_id: str) -> tuple[Assessment, ...]:
        """All assessments of a record, oldest first."""
        return assessments.of_record(self._database, record_id)

    def latest_assessment(self, record_id: str) -> Assessment | None:
        """The assessment of a record that was begun last, or None."""
        return assessments.latest_of_record(self._database, record_id)

    def entries(self, first: int = 0, count: int | None = None) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Index, leaf (hexadecimal) and entry of the log, from an index on, in order."""
        return audit_log.entries(self._database, first, count)

    def head(self) -> tuple[int, str]:
        """How many entries the log has, and the chain's head in hexadecimal."""
        found = audit_log.head(self._database, self.installation)
        return found.size, found.link.hex()

    def last_export(self) -> tuple[int, str] | None:
        """Size and head at the last export, or None."""
        found = self._database.row("SELECT size, head FROM exports ORDER BY id DESC LIMIT 1")
        return None if found is None else (found[0], found[1])

    def verify_chain(self) -> int | None:
        """Recompute the whole chain: the first index that does not fit, or None. What is found blocks signing."""
        self.log_broken_at = audit_log.first_bad(self._database, self.installation)
        return self.log_broken_at
