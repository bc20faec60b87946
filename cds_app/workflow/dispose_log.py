"""Dispose of old log entries where policy lets them go: an administrator's confirmed act, told by a signed entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.domain.retention import DAYS, REASONS, latest_day, start_of
from cds_app.store.audit_log import timestamp
from cds_app.workflow.checkpoints import require_sound_log
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.store.disposal import Plan


@dataclass(frozen=True)
class Disposal:
    """What would be, or was, disposed of: the range of indexes up to `end` (not included), how many entries of it
    lose their content, and how many are kept for ever. `done`: whether it was carried out.
    """

    first: int
    end: int
    count: int
    kept: int
    done: bool


def dispose_log(
    session: Session, before: date, *, confirm: str | None = None, reason: str = REASONS[0], dry_run: bool = False
) -> Disposal:
    """Empty every entry older than a day (UTC), but for signed decisions, keys and what else is kept for ever.

    `confirm`: the passphrase again; only the command line, which has just asked for it, leaves it out.
    Raises `NotAllowed` "retention_keeps_all", "retention_keeps_longer", "disposal_without_backup"; `CdsError`
    "disposal_reason_unknown", "disposal_empty", "passphrase_missing", "passphrase_wrong"; `IntegrityError`
    "log_broken", "store_not_newest".
    """
    session.require("dispose_log")
    if reason not in REASONS:
        raise CdsError("disposal_reason_unknown", reasons=", ".join(REASONS))
    _require_by_policy(session, before)
    made = session.store.disposal_plan(start_of(before))
    if not made.indexes:
        raise CdsError("disposal_empty", day=before.isoformat())
    if not made.backed_up:
        raise NotAllowed("disposal_without_backup")
    if dry_run:
        return _told(made, done=False)
    if confirm is not None:
        confirm_person(session, confirm, "log_disposal")
    elif session.surface != "command_line":
        raise CdsError("passphrase_missing")
    require_sound_log(session)
    statement: dict[str, Any] = {
        "installation": session.store.installation,
        "before": before.isoformat(),
        "retention_days": DAYS[session.policy.retention],
        "reason": reason,
        "disposed_at": timestamp(session.clock),
    }
    with session.store.change(EventKind.ENTRIES_DISPOSED, {"surface": session.surface}) as change:
        change.dispose(made, statement)
    return _told(made, done=True)


def _require_by_policy(session: Session, before: date) -> None:
    latest = latest_day(session.policy.retention, session.clock.now().date())
    if latest is None:
        raise NotAllowed("retention_keeps_all")
    if before > latest:
        raise NotAllowed("retention_keeps_longer", day=latest.isoformat())


def _told(made: Plan, *, done: bool) -> Disposal:
    count = len(made.indexes)
    return Disposal(made.first, made.end, count, made.end - made.first - count, done)
