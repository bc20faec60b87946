"""Copy the log's signed head to the places that policy names: an anchor that no one at this machine can rewrite."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rfc8785

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.environment.clock import rfc3339
from cds_app.reporting.atomic_file import atomic_file

if TYPE_CHECKING:
    from cds_app.workflow.session import Session


@dataclass(frozen=True)
class CheckpointCopies:
    """The files written, and the folders (by their place in the policy's list, from 0) that could not be written to."""

    written: tuple[Path, ...] = ()
    unreachable: tuple[int, ...] = ()

    def told(self) -> dict[str, Any]:
        """What an entry says of it; nothing where policy names no folder."""
        if not self.written and not self.unreachable:
            return {}
        return {"checkpoints_written": len(self.written), "checkpoint_folders_unreachable": list(self.unreachable)}


def copy_checkpoint(session: Session, *, note: bool = False) -> CheckpointCopies:
    """Write the signed checkpoint of the log as it stands into each folder of the policy.

    Each file is a valid `--anchor` of `verify-log`. A folder that cannot be reached stops nothing; with `note` it is
    an entry of its own, without it the caller's entry tells of it.
    """
    folders = session.policy.checkpoint_folders
    if not folders:
        return CheckpointCopies()
    name, content = checkpoint_file(session)
    written, unreachable = [], []
    for place, folder in enumerate(folders):
        try:
            with atomic_file(Path(folder) / name, overwrite=True) as file:
                file.write(content)
            written.append(Path(folder) / name)
        except CdsError:
            unreachable.append(place)
    copies = CheckpointCopies(tuple(written), tuple(unreachable))
    if note and unreachable:
        with session.store.change(EventKind.INTEGRITY_FAILURE, {"what": "checkpoint_folders", **copies.told()}):
            pass
    return copies


def checkpoint_file(session: Session) -> tuple[str, bytes]:
    """Name and content of the checkpoint of the log as it stands: the form of an export's last line."""
    size, head = session.store.head()
    installation = session.store.installation
    checkpoint: dict[str, Any] = {
        "installation": installation,
        "size": size,
        "head": head,
        "time": rfc3339(session.clock.now()),
    }
    key_id, signature = session.store.sign_checkpoint(rfc8785.dumps(checkpoint))
    line = {"checkpoint": checkpoint, "key_id": key_id, "signature": signature, "previous_export": None}
    # two copies of one installation that went different ways never take each other's place
    return f"checkpoint-{installation[:8]}-{size:08d}-{head[:8]}.json", rfc8785.dumps(line) + b"\n"


def require_sound_log(session: Session) -> None:
    """Raise `IntegrityError` "log_broken" or "store_not_newest" unless the whole chain holds in the newest state."""
    bad = session.store.verify_chain()
    if bad is not None:
        raise IntegrityError("log_broken", index=bad)
    if session.store.not_newest is not None:
        raise IntegrityError("store_not_newest")
