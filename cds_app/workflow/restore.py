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

REASONS = ("backup_copied_back", "machine_replaced", "marks_lost", "no_newer_copy")
"""Why somebody goes on with a store that is not the newest; each is a code in the log."""


@dataclass(frozen=True)
class DrillReport:
    """What a backup holds: people who could sign in, patients, the log's size and head.

    `findings` say in words (see `messages`) what is not as it ought to be; `sound` that nothing stands against
    restoring it. A backup that cannot be opened has zeros and an empty head.
    `names` are those people's, `made_at` when the backup's last entry was written (RFC 3339, UTC). `later_entries` and
    `later_decisions` count what the present log has beyond the backup, which would be gone from the store; None where
    the two do not share their beginning. `patients_now` is how many the present store holds.
    """

    people: int
    patients: int
    entries: int
    head: str
    sound: bool
    findings: tuple[CdsError, ...]
    names: tuple[str, ...] = ()
    made_at: str | None = None
    later_entries: int | None = None
    later_decisions: int | None = None
    patients_now: int = 0


@dataclass(frozen=True)
class RestoreWanted:
    """A backup's folder, the store's folder, the name of who wants it back, and the passphrase that opens it."""

    backup: Path
    directory: Path
    name: str
    passphrase: str

    def __repr__(self) -> str:
        return f"RestoreWanted({self.name!r})"


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
    return DrillReport(
        found.people,
        found.patients,
        found.entries,
        found.head,
        found.sound,
        found.findings,
        found.names,
        found.made_at,
        found.later_entries,
        found.later_decisions,
        session.store.count_patients(),
    )


def confirm_restore(session: Session, backup: Path, confirm: str, passphrase: str | None = None) -> RestoreWanted:
    """Make sure that it is an administrator who wants this backup back, and that it would come back whole.

    `confirm` is one's own passphrase, `passphrase` that of when the backup was made, where it is another. The answer is
    for `restore`, once this session is closed. Raises `CdsError` "passphrase_wrong", or what the drill finds.
    """
    session.require("restore")
    confirm_person(session, confirm, "restore")
    found = drill(session, backup, passphrase=passphrase or confirm)
    if not found.sound:
        raise found.findings[0]
    return RestoreWanted(backup, session.store.directory, session.user.name, passphrase or confirm)


def store_state(session: Session) -> str | None:
    """What says that this is not the newest state of the store, as a code (see `store.freshness`); None when it is."""
    session.require("restore")
    return session.store.not_newest


def accept_state(session: Session, confirm: str, reason: str | None = None) -> str:
    """Record that the store as it is now is the one to go on with, although it is not the newest; signing opens.

    For an administrator who has looked into it and has no newer copy. `confirm` is that person's own passphrase,
    `reason` one of REASONS; only the command line may leave it out. Returns the code of what was found.
    Raises `CdsError` "accept_reason_unknown", or "store_is_newest" when nothing is to be accepted.
    """
    session.require("restore")
    if reason not in REASONS and (reason is not None or session.surface != "command_line"):
        raise CdsError("accept_reason_unknown", reasons=", ".join(REASONS))
    found = session.store.not_newest
    if found is None:
        raise CdsError("store_is_newest")
    confirm_person(session, confirm, during="restore")
    size, head = session.store.head()
    session.store.accept_restored({"accepted": found, "size": size, "head": head, "reason": reason})
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
