"""Bringing a backup back, and trying beforehand whether it would come back.

The backup is copied beside the present store, opened there with a person's passphrase, proved, and its own log says
that it was restored; then one rename makes it the store (see `switch`). What was there before is first copied aside
as a whole, so nothing is ever lost. The backup itself is only read.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError, NotAllowed
from cds_app.domain.roles import may
from cds_app.store import accounts, audit_log, bundle_files, bundles, database, folder, meta, switch
from cds_app.store.accounts import User
from cds_app.store.audit_log import Clock
from cds_app.store.change import Change
from cds_app.store.database import Database
from cds_app.store.files import FolderLock, disk_errors, sync_directory, sync_file
from cds_app.store.migrations import migrate
from cds_app.store.slots import Slot, SlotFile, SlotSet, key_for

CHUNK = 8_000_000
Progress = Callable[[int, int], object]
"""Told how many bytes are done, of how many."""


@dataclass(frozen=True)
class Restored:
    """What came back: counts, the log's size and head with its entry of the restore; `aside` is where the store that
    was there before lies now; `reopened` are the names of people whose accounts had been closed since; `rekey_due`
    says that the database gets a new key at the next sign-in of an administrator.
    """

    people: int
    patients: int
    entries: int
    head: str
    aside: Path | None
    reopened: tuple[str, ...]
    rekey_due: bool


@dataclass(frozen=True)
class _Present:
    """What could be read of the store that is there now."""

    size: int
    head: str
    generation: int
    user: User | None
    closed: frozenset[str]


def restore(
    backup: Path,
    directory: Path,
    *,
    name: str,
    passphrase: str,
    clock: Clock,
    progress: Progress | None = None,
) -> Restored:
    """Make a backup the store in a folder, for an administrator of the backup who is not refused by what is there.

    Raises `CdsError` "backup_missing", "sign_in_refused", "store_busy", "restore_itself", what the disk says;
    `NotAllowed` "restore_not_administrator"; `IntegrityError` "backup_damaged", "store_damaged" and what opening a
    store raises. Then nothing has changed.
    """
    whole = slots_of(backup)
    slot, key = key_for(whole.slots, name, passphrase)
    if backup.resolve() == directory.resolve():
        raise CdsError("restore_itself")
    made = folder.missing_folders(directory)
    folder.make_folder(directory)
    lock = FolderLock(directory / folder.LOCK_FILE)
    try:
        switch.settle(directory)
        aside = _copy_aside(directory, clock)  # before anything opens it: opening rolls an interrupted step back
        present = _look(directory, name, passphrase)
        if present is not None and (present.user is None or not may(present.user.roles, "restore")):
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)
            raise NotAllowed("restore_not_administrator")
        return _restore(backup, directory, whole, slot, key, present, aside, clock, progress)
    finally:
        lock.release()
        if not (directory / folder.SLOTS_FILE).exists():
            folder.remove_all(directory, made)


def slots_of(backup: Path) -> SlotSet:
    """A backup's slots. Raises `CdsError` "backup_missing", "backup_unfinished"; `IntegrityError` as `SlotFile`."""
    if not (backup / folder.STORE_FILE).is_file() or not (backup / folder.SLOTS_FILE).is_file():
        raise CdsError("backup_missing", path=str(backup))
    if any((backup / f"{folder.STORE_FILE}{ending}").exists() for ending in ("-journal", "-wal")):
        raise CdsError("backup_unfinished", path=str(backup))  # to roll it back would change the backup
    return SlotFile(backup / folder.SLOTS_FILE).whole()


def _restore(
    backup: Path,
    directory: Path,
    whole: SlotSet,
    slot: Slot,
    key: bytes,
    present: _Present | None,
    aside: Path | None,
    clock: Clock,
    progress: Progress | None,
) -> Restored:
    tag = switch.new_tag()
    path = switch.arriving_file(directory, tag)
    try:
        _copy(backup / folder.STORE_FILE, path, progress)
        opened = database.open_file(path, key)
        try:
            user = _prove(opened, slot)
            due = aside is not None and (present is None or present.generation != whole.generation)
            _note(opened, directory, user, key, clock, present, due)
            found = _described(opened, present, aside, due)
            bundle_files.copy_missing(backup / bundle_files.FOLDER, _bundle_ids(opened), directory)
        finally:
            opened.close()
        with disk_errors(path):
            sync_file(path)
        generation = max(whole.generation, 0 if present is None else present.generation)
        switch.staged_slots(directory, tag).put(replace(whole, arriving=tag, generation=generation))
        switch.decide(directory, tag)
    except BaseException:
        if not switch.decided(directory, tag):
            switch.remove_undecided(directory)
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)
        raise
    switch.settle(directory)
    return found


def _prove(opened: Database, slot: Slot) -> User:
    opened.prove()
    migrate(opened)
    user = accounts.enabled_user(opened, slot.user_id)
    if user is None:
        raise CdsError("sign_in_refused")
    if not may(user.roles, "restore"):
        raise NotAllowed("restore_not_administrator")
    if audit_log.first_bad(opened, _installation(opened)) is not None:
        raise IntegrityError("backup_damaged")
    return user


def _note(
    opened: Database, directory: Path, user: User, key: bytes, clock: Clock, present: _Present | None, due: bool
) -> None:
    """The restored store's own log says so; the first opening after it takes it for the newest state."""
    head = audit_log.head(opened, _installation(opened))
    event = {
        "backup": {"size": head.size, "head": head.link.hex()},
        "replaced": None if present is None else {"size": present.size, "head": present.head},
    }
    slots = SlotFile(directory / folder.SLOTS_FILE)
    with opened.transaction():
        change = Change(opened, _installation(opened), user, clock, slots, key, EventKind.RESTORED, event)
        meta.put(opened, meta.RESTORED, "1")
        if due:
            change.ask_for_rekey("restored")
        change._finish()


def _described(opened: Database, present: _Present | None, aside: Path | None, due: bool) -> Restored:
    users = accounts.all_users(opened)
    closed = frozenset[str]() if present is None else present.closed
    head = audit_log.head(opened, _installation(opened))
    return Restored(
        people=sum(user.enabled for user in users),
        patients=opened.value("SELECT count(*) FROM patients"),
        entries=head.size,
        head=head.link.hex(),
        aside=aside,
        reopened=tuple(user.name for user in users if user.enabled and user.user_id in closed),
        rekey_due=due,
    )


def _look(directory: Path, name: str, passphrase: str) -> _Present | None:
    """The store that is there, as far as this person's passphrase opens it; None for none, or one that does not."""
    try:
        whole = SlotFile(directory / folder.SLOTS_FILE).whole()
        slot, key = key_for(whole.slots, name, passphrase)
        opened = database.open_file(directory / folder.STORE_FILE, key)
    except CdsError:
        return None
    try:
        head = audit_log.head(opened, _installation(opened))
        users = accounts.all_users(opened)
    except CdsError:
        return None
    finally:
        opened.close()
    user = next((u for u in users if u.user_id == slot.user_id and u.enabled), None)
    closed = frozenset(u.user_id for u in users if not u.enabled)
    return _Present(head.size, head.link.hex(), whole.generation, user, closed)


def _copy_aside(directory: Path, clock: Clock) -> Path | None:
    """Copy whatever store there is into a folder beside it that says when; None when there is none."""
    names = (folder.STORE_FILE, folder.SLOTS_FILE)
    if not any((directory / name).exists() for name in names):
        return None
    stem = f"{directory.name}.before-restore-{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}"
    target, number = directory.with_name(stem), 1
    while target.exists():
        number += 1
        target = directory.with_name(f"{stem}-{number}")
    partial = target.with_name(f".{target.name}.partial")
    with disk_errors(target):
        shutil.rmtree(partial, ignore_errors=True)
        skipped = shutil.ignore_patterns(folder.LOCK_FILE, f"*{switch.NEXT}*")
        try:
            shutil.copytree(directory, partial, ignore=skipped, symlinks=True)
            for path in partial.iterdir():
                if path.is_file() and not path.is_symlink():
                    sync_file(path)
            partial.rename(target)
        except BaseException as error:
            shutil.rmtree(partial, ignore_errors=True)
            if isinstance(error, shutil.Error):
                raise CdsError("disk_refused") from error
            raise
        with suppress(OSError):
            sync_directory(target.parent)
    return target


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    with disk_errors(target):
        total, done = source.stat().st_size, 0
        with source.open("rb") as old, target.open("xb") as new:
            target.chmod(0o600)
            while part := old.read(CHUNK):
                new.write(part)
                done += len(part)
                if progress is not None:
                    progress(done, total)


def _installation(opened: Database) -> str:
    return meta.get(opened, "installation") or ""


def _bundle_ids(opened: Database) -> tuple[str, ...]:
    return tuple(bundle.bundle_id for bundle in bundles.imported(opened))
