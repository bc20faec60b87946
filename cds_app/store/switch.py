"""One rename decides which database a store is.

A new database (under a new key, or out of a backup) is written beside the old one as `store.db.next-TAG`, with slots
for it. The rename that puts these slots in place of slots.json is the decision: they name the tag. What is left, giving
the new file its name, is done right away or, after a crash, before the store is opened again. A file with any other tag
never became the store and is removed. So at every moment the slots open exactly one database, and it is whole.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store.files import disk_errors, sync_directory
from cds_app.store.folder import SLOTS_FILE, STORE_FILE
from cds_app.store.slots import SlotFile

NEXT = ".next-"
_JOURNALS = ("-journal", "-wal", "-shm")


def new_tag() -> str:
    """A tag that no file bears yet."""
    return secrets.token_hex(8)


def arriving_file(directory: Path, tag: str) -> Path:
    """Where a database that is to become the store is written."""
    return directory / f"{STORE_FILE}{NEXT}{tag}"


def staged_slots(directory: Path, tag: str) -> SlotFile:
    """Where its slots are written."""
    return SlotFile(directory / f"{SLOTS_FILE}{NEXT}{tag}")


def decide(directory: Path, tag: str) -> None:
    """Make the arriving database the store. Raises `CdsError`; whether it came to that, `decided` says."""
    with disk_errors(directory):
        os.replace(staged_slots(directory, tag).path, directory / SLOTS_FILE)
        sync_directory(directory)


def decided(directory: Path, tag: str) -> bool:
    """Whether the slots in place are those of the arriving database."""
    with suppress(CdsError):
        return SlotFile(directory / SLOTS_FILE).whole().arriving == tag
    return False


def settle(directory: Path) -> None:
    """Finish a switch that was decided, and remove what an undecided one left. Only with the folder's lock held.

    Without readable slots nothing is touched. Raises `CdsError` when the disk refuses.
    """
    try:
        tag = SlotFile(directory / SLOTS_FILE).whole().arriving
    except CdsError:
        return
    with disk_errors(directory):
        if tag is not None and arriving_file(directory, tag).exists():
            sync_directory(directory)  # the decision must last before anything that rests on it
            for ending in _JOURNALS:  # the old file's journal would be played back into the new one
                (directory / f"{STORE_FILE}{ending}").unlink(missing_ok=True)
            sync_directory(directory)
            os.replace(arriving_file(directory, tag), directory / STORE_FILE)
            sync_directory(directory)
    remove_undecided(directory)


def remove_undecided(directory: Path) -> None:
    """Remove arriving files that never became the store; the next opening tries again when the disk refuses."""
    for path in (*directory.glob(f"{STORE_FILE}{NEXT}*"), *directory.glob(f"{SLOTS_FILE}{NEXT}*")):
        with suppress(OSError):
            path.unlink()
