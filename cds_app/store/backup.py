"""Copies of the store that open with the same passphrases, and the removal of old ones."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store import audit_log, bundle_files, bundle_shelf, database, meta
from cds_app.store.audit_log import Clock
from cds_app.store.database import Database
from cds_app.store.files import disk_errors, sync_directory, sync_file, write_whole
from cds_app.store.folder import SLOTS_FILE, STORE_FILE

if TYPE_CHECKING:
    from cds_app.store.session import Store

_OURS = re.compile(r"cds-backup-\d{8}T\d{6}Z")
"""Names that sort like the moments they were made at. Folders with any other name are left alone."""


@dataclass(frozen=True)
class Thinned:
    """Which backups were removed, and which were passed over because they do not open as this store does."""

    removed: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def take(store: Store, target: Path) -> Path:
    """See `Store.back_up`."""
    size, head = store.head()
    partial = make_copy(store._database, store._slots.path, target, store._key, store.installation)
    try:
        bundle_files.copy_all(store.bundles_folder, bundle_shelf.ids(store), partial)
    except BaseException:
        remove(partial)
        raise
    placed = False
    try:
        with store.change(EventKind.BACKED_UP, {"size": size, "head": head}):
            put_in_place(partial, target)
            placed = True
    except BaseException:
        remove(target if placed else partial)
        raise
    return target


def name_for(clock: Clock) -> str:
    """The name of a backup made now."""
    return f"cds-backup-{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}"


def thin_out(store: Store, parent: Path, keep: int) -> Thinned:
    """Remove the oldest backups of this store in a folder until `keep` are left; at least one always is.

    Only folders that bear our own kind of name and open with the present key count: an older key's are passed over,
    for nobody can say without a passphrase what they hold. The removal is logged before it is done.
    """
    ours = sorted(path for path in parent.iterdir() if _OURS.fullmatch(path.name) and not path.is_symlink())
    verified = [path for path in ours if _is_of(store, path)]
    spare = verified[: -max(1, keep)]
    if spare:
        with store.change(EventKind.BACKUPS_REMOVED, {"count": len(spare), "kept": len(verified) - len(spare)}):
            pass
    for path in spare:
        with disk_errors(path):
            shutil.rmtree(path)
    return Thinned(tuple(spare), tuple(path for path in ours if path not in verified))


def _is_of(store: Store, folder: Path) -> bool:
    """Whether a backup is whole and of this store."""
    if any((folder / f"{STORE_FILE}{ending}").exists() for ending in ("-journal", "-wal")):
        return False
    try:
        opened = database.open_file(folder / STORE_FILE, store._key)
        try:
            opened.prove()
            return meta.get(opened, "installation") == store.installation
        finally:
            opened.close()
    except CdsError:
        return False


def make_copy(source: Database, slots: Path, target: Path, key: bytes, installation: str) -> Path:
    """Copy store and slots into a new folder beside the target, prove the copy, and return that folder.

    Raises `CdsError` "backup_exists", "backup_differs", or what the disk says; then nothing is left.
    """
    if target.exists() or target.is_symlink():
        raise CdsError("backup_exists", path=str(target))
    partial = target.with_name(f".{target.name}.partial")
    try:
        with disk_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir(mode=0o700)
        source.copy_to(partial / STORE_FILE, key)
        with disk_errors(target):
            sync_file(partial / STORE_FILE)
            write_whole(partial / SLOTS_FILE, slots.read_bytes())
        _check_same(source, partial / STORE_FILE, key, installation)
    except BaseException:
        remove(partial)
        raise
    return partial


def put_in_place(partial: Path, target: Path) -> None:
    """Give the finished copy its name: from one moment to the next it is there, whole."""
    with disk_errors(target):
        os.rename(partial, target)
        sync_directory(target.parent)


def remove(folder: Path) -> None:
    """Remove a copy that is not to be."""
    with suppress(OSError):
        shutil.rmtree(folder)


def _check_same(source: Database, copy: Path, key: bytes, installation: str) -> None:
    """Open the copy as a store is opened and compare its log's head, which covers all that was ever signed."""
    try:
        opened = database.open_file(copy, key)
        try:
            opened.prove()
            same = audit_log.head(opened, installation) == audit_log.head(source, installation)
            counts = [d.value("SELECT count(*) FROM patients") for d in (opened, source)]
        finally:
            opened.close()
    except IntegrityError as error:
        raise IntegrityError("backup_differs") from error
    if not same or counts[0] != counts[1]:
        raise IntegrityError("backup_differs")
