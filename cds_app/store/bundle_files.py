"""Imported bundles as files under `bundles/` of the store's folder: each appears whole, or not at all.

They are not encrypted: a bundle holds no patient's data, is signed, and is verified in full whenever it is loaded.
A folder is a bundle of the store when the database has a row for it; any other is left over from a crash.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from cds_app.store.files import disk_errors, sync_directory

FOLDER = "bundles"
PARTIAL = ".partial"


def write_partial(bundles: Path, bundle_id: str, files: Mapping[str, bytes]) -> Path:
    """Write a bundle's files, by path inside it, into a new folder that is not yet a bundle; return that folder.

    Raises `CdsError` "disk_full", "store_read_only" or "disk_refused"; then nothing is left.
    """
    partial = bundles / f".{bundle_id}{PARTIAL}"
    remove(partial)
    try:
        with disk_errors(partial):
            bundles.mkdir(mode=0o700, exist_ok=True)
            sync_directory(bundles.parent)
            partial.mkdir(mode=0o700)
            for path, content in files.items():
                (partial / path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write_new(partial / path, content)
            for folder, _, _ in os.walk(partial):
                sync_directory(Path(folder))
    except BaseException:
        remove(partial)
        raise
    return partial


def put_in_place(partial: Path, bundle_id: str) -> Path:
    """Give a finished folder its name: from one moment to the next the bundle is there. Nothing is written over."""
    target = partial.with_name(bundle_id)
    with disk_errors(target):
        os.rename(partial, target)
        sync_directory(target.parent)
    return target


def remove(folder: Path) -> None:
    """Remove a folder that is not to be."""
    with suppress(OSError):
        shutil.rmtree(folder)


def drop(partial: Path) -> None:
    """Remove a finished folder that is not to be kept, and `bundles/` with it when nothing else is in there."""
    remove(partial)
    with suppress(OSError):
        partial.parent.rmdir()


def remove_strays(bundles: Path, known: Collection[str]) -> None:
    """Remove what an interrupted import left: half a copy, or a whole one that the database never heard of."""
    if bundles.is_symlink() or not bundles.is_dir():
        return
    for entry in bundles.iterdir():
        if entry.name not in known and entry.is_dir() and not entry.is_symlink():
            remove(entry)


def copy_all(bundles: Path, known: Collection[str], target: Path) -> None:
    """Copy the bundles that the database knows of into another store's folder, for a backup.

    Only plain files go along: a link or a device has no place in a bundle. One that is gone is no reason to have no
    backup. Raises what the disk says.
    """
    for bundle_id in sorted(known):
        source = bundles / bundle_id
        if not source.is_symlink() and source.is_dir():
            partial = write_partial(target / FOLDER, bundle_id, _files(source))
            put_in_place(partial, bundle_id)


def copy_missing(bundles: Path, known: Collection[str], target: Path) -> None:
    """Copy those of the known bundles that another store's folder does not have yet, as a restore needs them."""
    copy_all(bundles, [bundle_id for bundle_id in known if not (target / FOLDER / bundle_id).exists()], target)


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _files(source: Path) -> dict[str, bytes]:
    found = {}
    with disk_errors(source):
        for folder, _, names in os.walk(source, followlinks=False):
            for path in (Path(folder, name) for name in names):
                if stat.S_ISREG(path.lstat().st_mode):
                    found[path.relative_to(source).as_posix()] = path.read_bytes()
    return found
