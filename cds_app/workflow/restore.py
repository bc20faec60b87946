"""Bring a backup back, try whether it would come back, or go on with an older state that nobody can replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store import restore_drill, restoring
from cds_app.store.restoring import Restored
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session, Surroundings


@dataclass(frozen=True)
class DrillReport:
    """What a backup holds: people who could sign in, patients, the log's size and head.

    `findings` say in words (see `messages`) what is not as it ought to be; `sound` that nothing stands against
    restoring it. A backup that cannot be opened has zeros and an empty head.
    """

    people: int
    patients: int
    entries: int
    head: str
    sound: bool
    findings: tuple[CdsError, ...]


def drill(
    session: Session,
    folder: Path,
    progress: Callable[[int, int], object] | None = None,
    *,
    passphrase: str | None = None,
) -> DrillReport:
    """Open a backup, prove it, recompute its whole log and count; the backup is only read, and the store too.

    `passphrase` is one's own of when the backup was made: needed only when the key was changed since.
    Raises `CdsError` "backup_missing".
    """
    session.require("restore")
    found = restore_drill.look(session.store, folder, passphrase, progress)
    return DrillReport(found.people, found.patients, found.entries, found.head, found.sound, found.findings)


def accept_state(session: Session, confirm: str) -> str:
    """Record that the store as it is now is the one to go on with, although it is not the newest; signing opens.

    For an administrator who has looked into it and has no newer copy. `confirm` is that person's own passphrase.
    Returns the code of what was found. Raises `CdsError` "store_is_newest" when nothing is to be accepted.
    """
    session.require("restore")
    found = session.store.not_newest
    if found is None:
        raise CdsError("store_is_newest")
    confirm_person(session, confirm, during="restore")
    size, head = session.store.head()
    session.store.accept_restored({"accepted": found, "size": size, "head": head})
    return found


def restore(
    surroundings: Surroundings,
    backup: Path,
    directory: Path,
    *,
    name: str,
    passphrase: str,
    progress: Callable[[int, int], object] | None = None,
) -> Restored:
    """Make a backup the store in a folder; what was there is kept beside it. No session may have it open.

    `name` and `passphrase` are those of an administrator in the backup: who restores is asked again by that.
    Raises `CdsError` as `restoring.restore`; then nothing has changed.
    """
    return restoring.restore(
        backup, directory, name=name, passphrase=passphrase, clock=surroundings.clock, progress=progress
    )
