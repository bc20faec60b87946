"""The store, opened by one named person: readers here, everything that writes on a `Change`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError, NotAllowed
from cds_app.store import (
    accounts,
    arrival,
    audit_log,
    backup,
    bundle_files,
    bundle_shelf,
    exports,
    folder,
    opening,
    passphrase_change,
    rekey,
    signing,
    switch,
)
from cds_app.store.accounts import User
from cds_app.store.asking_again import throttled
from cds_app.store.attempts import AttemptFile, Failed
from cds_app.store.audit_log import Clock
from cds_app.store.backup import Thinned
from cds_app.store.change import SIGNING, Change
from cds_app.store.database import Database
from cds_app.store.file_systems import check_local
from cds_app.store.files import FolderLock
from cds_app.store.freshness_watch import FreshnessWatch
from cds_app.store.passphrase_rules import check_new
from cds_app.store.passphrases import DEFAULT, KdfParameters
from cds_app.store.reader import Reader
from cds_app.store.slots import Slot, SlotFile

READING_ONLY = frozenset(
    {
        EventKind.PROGRAM_STARTED,
        EventKind.PROGRAM_STOPPED,
        EventKind.LOCKED,
        EventKind.PATIENT_OPENED,
        EventKind.INTEGRITY_FAILURE,
    }
)
"""The only entries of a store that was opened for reading in an emergency."""

ARRIVING = frozenset(
    {EventKind.SIGNED_IN, EventKind.SIGN_IN_FAILED, EventKind.INTEGRITY_FAILURE, EventKind.KEY_ENROLLED}
)
"""The only entries of a store that was not walked yet: those of the sign-in itself."""


class Store(Reader):
    """One unlocked store. It belongs to the thread that opened it, and to no other copy of the program.

    `user` is who signed in, `installation` the store's UUID. `log_broken_at` is the first entry found not to fit
    the chain, if one was: then nothing more can be signed. `rekeyed_for` is why this sign-in gave the database a new
    key, None when it did not. `wrong` is how often in a row the passphrase asked for again was wrong.
    `walked` is whether every page was proved at this opening.
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
        self._changing = self._reading_only = False
        self.walked = opened.walked
        self.rekeyed_for: str | None = None
        self.wrong: Failed | None = None
        assert isinstance(opened.watch, FreshnessWatch)
        self._freshness = opened.watch

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
        state: Path | None = None,
    ) -> Store:
        """A new store, signed in as its first user. A creation that fails leaves nothing behind.

        Raises `CdsError` "store_exists", "store_busy", "user_name_invalid", "roles_unknown", "kdf_outside", what
        `check_new` says of the passphrase, or what the disk says.
        """
        check_local(directory)
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
            opened, user = opening.enter(directory, slot, key, state)
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
        state: Path | None = None,
        early: opening.Early | None = None,
    ) -> Store:
        """Open a store with a person's name and passphrase. A slot weaker than `kdf` is renewed on the way.

        `state` is where this machine keeps what belongs to this person: the second mark of the newest state lies there.
        With `early`, a store that is to the page as it was closed tells at once who it is, and is not `walked` yet:
        the caller calls `walk` before anything else is done with it than a first look.

        Raises `CdsError` "store_missing", "store_busy", "sign_in_refused", "schema_newer", "cipher_missing",
        "store_read_only"; `IntegrityError` "store_plain", "store_damaged", "store_altered", "slots_missing",
        "slots_damaged", "kdf_outside".
        """
        if not directory.is_dir():
            raise CdsError("store_missing", path=str(directory))
        check_local(directory)
        lock = FolderLock(directory / folder.LOCK_FILE)
        try:
            switch.settle(directory)
            opened, user, slot, key = opening.unlock(directory, name, passphrase, clock, state, early)
            return cls._arrived(cls(directory, lock, opened, user, key, clock), slot, passphrase, program, kdf)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _arrived(cls, store: Store, slot: Slot, passphrase: str, program: str, kdf: KdfParameters) -> Store:
        try:
            arrival.arrive(store, slot, passphrase, program, kdf)
        except BaseException:
            store._database.close()
            raise
        return store

    def walk(self) -> None:
        """Prove every page, if opening left that to be done. Raises as `prove`; then only `give_up` is left."""
        if not self.walked:
            self.prove()
            self.walked = True

    def give_up(self) -> None:
        """Close a store that cannot be worked with. It stays marked as open: the next opening walks before it tells."""
        self._database.close()
        self.close()

    def close(self) -> None:
        """Close the store and give it back to other copies. Does nothing the second time."""
        if self._database.usable:
            self._freshness.finish()
        self._database.close()
        self._lock.release()
        self._key = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def not_newest(self) -> str | None:
        """What says that this is not the newest state of the store, as a code (see `freshness`), or None.

        Then nothing can be signed until `accept_restored`.
        """
        return self._freshness.problem

    def is_newest(self) -> bool:
        """Whether this is the newest state of the store, and its file what this program wrote last, page for page."""
        return self.not_newest is None and self._freshness.unchanged()

    def accept_restored(self, data: Mapping[str, Any]) -> None:
        """Record that this state of the store was restored on purpose: `restored` with its data, and signing is open.

        Who may, and that the passphrase was asked again, is the caller's business.
        """
        with self.change(EventKind.RESTORED, data):
            self._freshness.accept()

    def limit_to_reading(self) -> None:
        """From now on nothing is written but entries that say what was looked at. It cannot be taken back."""
        self._reading_only = True
        self._database.limit_writes_to("entries")

    def _use(self, opened: Database, key: bytes) -> None:
        """Go on with another connection: the file was replaced under a new key, or has to be opened again."""
        self._database, self._key = opened, key
        self._freshness.move_to(opened)

    # -- writing ---------------------------------------------------------------------------------------------------

    @contextmanager
    def change(self, kind: EventKind, data: Mapping[str, Any] | None = None) -> Iterator[Change]:
        """The only way to write. The event's entry is appended and everything is committed at the end of the block.

        An exception leaves nothing: no row, no entry. Raises `IntegrityError` "log_broken" for signing into a log
        whose chain does not hold, "store_not_newest" for signing in a store that is not the newest;
        `CdsError` "disk_full", "disk_refused", "store_read_only", "store_busy".
        """
        if self._changing:
            raise RuntimeError("a change is open already")
        if self._reading_only and kind not in READING_ONLY:
            raise NotAllowed("reading_only")
        if not self.walked and kind not in ARRIVING:
            raise RuntimeError("nothing is written into a store of which not every page was proved")
        if kind in SIGNING and self.log_broken_at is not None:
            raise IntegrityError("log_broken", index=self.log_broken_at)
        if kind in SIGNING and self.not_newest is not None:
            raise IntegrityError("store_not_newest")
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
        return backup.take(self, target.absolute())

    def thin_out(self, parent: Path, keep: int) -> Thinned:
        """Remove the oldest of the backups in a folder that this program named, all but `keep` (see `backup`)."""
        return backup.thin_out(self, parent, keep)

    def remember_export(self, size: int, head: str) -> None:
        """Note that an export up to the log's last entry was written. That entry, log_exported, is its event."""
        exports.remember(self, size, head)

    # -- bundles ---------------------------------------------------------------------------------------------------

    def write_bundle(self, bundle_id: str, files: Mapping[str, bytes]) -> Path:
        """Write a bundle's verified files into a folder that is not yet a bundle of the store; return that folder.

        What an interrupted import left is removed first. Raises `CdsError` "bundle_present", or what the disk says.
        """
        return bundle_shelf.write(self, bundle_id, files)

    def keep_bundle(
        self, partial: Path, bundle_id: str, version: str, sha256: str, key_id: str, event: Mapping[str, Any]
    ) -> Path:
        """Make a written folder a bundle of the store: name, row and entry come together or not at all.

        One that has its row already, and lost its folder, is brought back. Raises `CdsError` "bundle_present".
        """
        return bundle_shelf.keep(self, partial, bundle_id, version, sha256, key_id, event)

    def drop_partial(self, partial: Path) -> None:
        """Remove a folder of `write_bundle` that is not to be kept."""
        bundle_files.drop(partial)

    # -- passphrases and signatures --------------------------------------------------------------------------------

    def check_passphrase(self, passphrase: str) -> None:
        """Raise `CdsError` "passphrase_wrong" unless it is the signed-in person's, "confirm_wait" after many."""
        with throttled(self):
            if self._own_slot().open(passphrase) != self._key:
                raise CdsError("passphrase_wrong")

    def forgive(self, user_id: str) -> None:
        """Somebody has a new passphrase: what failed with the old one makes nobody wait."""
        AttemptFile(self.directory / folder.ATTEMPTS_FILE).forget(user_id)

    def change_passphrase(self, old: str, new: str, kdf: KdfParameters = DEFAULT) -> None:
        """Give the signed-in person's slot and signing key a new passphrase.

        Raises `CdsError` "passphrase_wrong", or what `check_new` says of the new one.
        """
        passphrase_change.begin(self, old, new, kdf)

    def rotate_key(
        self,
        why: str = "asked_for",
        *,
        drop: bool = False,
        progress: rekey.Progress | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Give the whole database a new random key (see `rekey.rotate`, which says what it raises)."""
        rekey.rotate(self, why, drop=drop, progress=progress, stop=stop)

    def who_waits(self) -> tuple[str, ...]:
        """Names of people who have to sign in once before a new key can be given to them."""
        return rekey.who(self).names

    def _own_slot(self) -> Slot:
        found = next((slot for slot in self._slots.read() if slot.user_id == self.user.user_id), None)
        if found is None:
            raise IntegrityError("slots_damaged", path=str(self._slots.path))
        return found

    def sign(self, passphrase: str, message: bytes) -> tuple[str, str]:
        """Sign as the signed-in clinician: key id and base64 signature.

        Raises `NotAllowed` "no_signing_key", `CdsError` "passphrase_wrong", "confirm_wait".
        """
        with throttled(self):
            return signing.sign_as(self._database, self.user, passphrase, message)

    def sign_checkpoint(self, message: bytes) -> tuple[str, str]:
        """Sign with the installation's key: key id and base64 signature."""
        return signing.sign_as_installation(self._database, message)

    def verify_chain(self) -> int | None:
        """Recompute the whole chain: the first index that does not fit, or None. What is found blocks signing."""
        self.log_broken_at = audit_log.first_bad(self._database, self.installation)
        return self.log_broken_at
