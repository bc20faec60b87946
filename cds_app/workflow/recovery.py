"""The recovery key: two sheets of paper for two people, which together let an administrator back in.

What stands on them exists on the screen and on paper only. Neither sheet alone opens anything; both survive changes of
the database's key, and are used up by being used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.store import sheet_entry, sheets
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.session import Session, Surroundings, open_session


@dataclass(frozen=True)
class RecoverySheet:
    """What is to be printed, once: two halves of 16 groups of four letters. `made_at` is RFC 3339, UTC."""

    halves: tuple[str, str]
    made_at: str

    def __repr__(self) -> str:
        return "RecoverySheet(…)"


@dataclass(frozen=True)
class SheetState:
    """Whether a good sheet exists: when it was made (RFC 3339, UTC) and by whom; both None without one."""

    made_at: str | None
    made_by: str | None


def make_recovery(session: Session, confirm: str) -> RecoverySheet:
    """New recovery sheets; earlier ones open nothing from now on. Raises `CdsError` "passphrase_wrong"."""
    session.require("make_sheets")
    confirm_person(session, confirm, "make_sheets")
    secret = sheets.new_secret()
    with session.store.change(EventKind.SHEET_MADE) as change:
        note = change.make_sheet(sheets.RECOVERY, sheets.public_half(sheets.RECOVERY, secret))
    return RecoverySheet(sheets.written_in_halves(secret), note.made_at)


def recovery_state(session: Session) -> SheetState:
    """Whether there are recovery sheets that open this store."""
    session.require("make_sheets")
    return state_of(session, sheets.RECOVERY)


def state_of(session: Session, kind: str) -> SheetState:
    """The state of one kind of sheet."""
    note = session.store.sheet_notes().get(kind)
    if note is None:
        return SheetState(None, None)
    names = {user.user_id: user.display_name for user in session.store.users()}
    return SheetState(note.made_at, names.get(note.made_by, note.made_by))


def open_with_recovery(
    surroundings: Surroundings,
    directory: Path,
    halves: Sequence[str],
    *,
    name: str,
    passphrase: str,
    surface: str = "window",
) -> Session:
    """Give the named administrator a new passphrase with both sheets, and sign in with it.

    The log says so, the person gets a new signing key, the database a new key, and the sheets are used up.
    Raises `CdsError` "sheet_mistyped", "sheet_other_kind", "sheet_halves_same", "sheet_halves_apart", "sheet_refused",
    "recovery_not_administrator", what is said of the new passphrase, and what opening a store raises.
    """
    one, other = halves
    secret = sheets.read_halves(one, other)
    sheet_entry.recover(
        directory, secret, name=name, passphrase=passphrase, clock=surroundings.clock, state=surroundings.state
    )
    return open_session(surroundings, directory, name=name, passphrase=passphrase, surface=surface)
