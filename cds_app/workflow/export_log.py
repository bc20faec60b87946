"""Export the signed decision log, and note the disclosure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.environment.clock import rfc3339
from cds_app.reporting.decision_log import ExportResult, disclosure
from cds_app.reporting.decision_log import export_log as write_log
from cds_app.workflow.session import Session


def export_log(
    session: Session, target: Path, *, purpose: str, recipient: str, passphrase: str | None = None
) -> ExportResult:
    """Write the whole log with a signed checkpoint; the export itself is the last entry in it.

    From the window the passphrase is asked again; on the command line it was given to open the store.
    Raises `NotAllowed`, `CdsError` "purpose_missing", "passphrase_wrong" or "export_not_writable".
    """
    session.require("export_log")
    if not purpose.strip() or not recipient.strip():
        raise CdsError("purpose_missing")
    if passphrase is not None:
        session.store.check_passphrase(passphrase)
    previous = session.store.last_export()
    now = session.clock.now()
    head_line: dict[str, Any] = {
        "installation": session.store.installation,
        "program": session.program,
        "exported_at": now.isoformat(timespec="seconds"),
        "exported_by": session.user.user_id,
        "purpose": purpose,
        "recipient": recipient,
        "keys": session.store.keys(),
    }
    # the checkpoint's signature covers the entries only; this entry carries what the head line says
    event = disclosure(**head_line, previous_export=previous)
    with session.store.change(EventKind.LOG_EXPORTED, event):
        pass
    size, head = session.store.head()
    result = write_log(
        target,
        **head_line,
        entries=session.store.entries(0, size),
        size=size,
        head=head,
        time=rfc3339(now),
        sign=session.store.sign_checkpoint,
        previous_export=previous,
    )
    session.store.remember_export(size, head)
    return result
