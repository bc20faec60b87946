"""The store's folder: which files it has, and how it comes into being without ever being half there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store.files import disk_errors

STORE_FILE = "store.db"
SLOTS_FILE = "slots.json"
ATTEMPTS_FILE = "attempts.json"
LOCK_FILE = "store.lock"
MARK_FILES = ("freshness.json", "freshness-latest.json")
"""By which the newest state of the store is known (see `freshness`)."""
NEW = ".new"
"""Ending of the two files while a store is being created. `store.db` gets its name last: from then on it exists."""


def missing_folders(directory: Path) -> list[Path]:
    """The folders that would have to be made, innermost first."""
    return [folder for folder in (directory, *directory.parents) if not folder.exists()]


def make_folder(directory: Path) -> None:
    """Make the folder, readable by its owner only. Raises `CdsError`."""
    with disk_errors(directory):
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)


def check_free(directory: Path) -> None:
    """Raise `CdsError` "store_exists" when there is a store, or one's slots. Clears away an interrupted creation."""
    interrupted = (directory / f"{STORE_FILE}{NEW}").exists() and not (directory / STORE_FILE).exists()
    if interrupted:
        remove_new(directory, slots_too=True)
    if (directory / STORE_FILE).exists() or (directory / SLOTS_FILE).exists():
        raise CdsError("store_exists", path=str(directory))
    remove_new(directory, slots_too=False)


def remove_new(directory: Path, *, slots_too: bool) -> None:
    """Remove what a creation that did not end has left."""
    names = [f"{STORE_FILE}{NEW}", f"{STORE_FILE}{NEW}-journal", f"{SLOTS_FILE}{NEW}", f"{SLOTS_FILE}{NEW}.partial"]
    with disk_errors(directory):
        # the database file goes last: as long as it is there, the rest is known to be leftovers
        for name in [*([SLOTS_FILE] if slots_too else []), *reversed(names)]:
            (directory / name).unlink(missing_ok=True)


def remove_all(directory: Path, made: list[Path]) -> None:
    """Leave nothing of a failed creation, nor the folders that were made for it."""
    with suppress(CdsError):
        remove_new(directory, slots_too=True)
    for name in (STORE_FILE, f"{STORE_FILE}-journal", *MARK_FILES, ATTEMPTS_FILE, LOCK_FILE):
        with suppress(OSError):
            (directory / name).unlink(missing_ok=True)
    for folder in made:
        with suppress(OSError):
            folder.rmdir()
