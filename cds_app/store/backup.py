"""A copy of the store that opens with the same passphrases."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store import audit_log, database
from cds_app.store.database import Database
from cds_app.store.files import disk_errors, sync_directory, sync_file, write_whole
from cds_app.store.folder import SLOTS_FILE, STORE_FILE


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
