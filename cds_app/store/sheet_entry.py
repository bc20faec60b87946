"""Opening a store with a sheet of paper instead of a passphrase. Both ways are loud, and both force a new key.

The recovery key gives an administrator a new passphrase, and is used up by that. The emergency code opens for reading
only, as nobody's account; it stays good until the next sign-in of an administrator, which gives the database a new key
that the sheet does not have.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.roles import EMERGENCY as EMERGENCY_ROLE
from cds_app.store import arrival, folder, meta, opening, rekey, switch
from cds_app.store.accounts import User
from cds_app.store.attempts import AttemptFile
from cds_app.store.audit_log import Clock, timestamp
from cds_app.store.change import Change
from cds_app.store.database import Database
from cds_app.store.files import FolderLock
from cds_app.store.passphrase_rules import check_new
from cds_app.store.passphrases import DEFAULT, KdfParameters
from cds_app.store.session import Store
from cds_app.store.sheets import EMERGENCY, RECOVERY, public_half
from cds_app.store.slots import SlotFile, folded

_NOBODY = {
    EMERGENCY: User("emergency", "emergency", "Emergency access", "", (EMERGENCY_ROLE,)),
    RECOVERY: User("recovery", "recovery", "Recovery key", "", ("recovery",)),
}
"""Who the log names for what a sheet of paper did. These are no accounts: nobody can sign in as them."""


def open_for_reading(
    directory: Path, secret: bytes, *, person: str, told: dict[str, Any], clock: Clock, state: Path | None = None
) -> Store:
    """Open with the emergency code, for reading only. `told` goes into the log, such as why, as a code; the
    name of the `person` stands beside it.

    Raises `CdsError` "sheet_refused", "sign_in_wait", "store_missing", "store_busy" and what opening a store raises.
    """
    store = _open(directory, EMERGENCY, secret, clock, state)
    try:
        with store.change(EventKind.EMERGENCY_ACCESS, {"sheet": EMERGENCY, **told}) as change:
            change.name_person(person=person)
            change.ask_for_rekey(EMERGENCY)
        store.limit_to_reading()
    except BaseException:
        store.close()
        raise
    return store


def recover(
    directory: Path,
    secret: bytes,
    *,
    name: str,
    passphrase: str,
    clock: Clock,
    kdf: KdfParameters = DEFAULT,
    state: Path | None = None,
) -> None:
    """Give a named administrator a new passphrase and the database a new key, in one step. The sheets are used up.

    Raises `CdsError` "sheet_refused", "sign_in_wait", "recovery_not_administrator", what `check_new` says, and what
    opening a store raises. When other people have to sign in first, the new key waits for that.
    """
    with _open(directory, RECOVERY, secret, clock, state) as store:
        found = [user for user in store.users() if folded(user.name) == folded(name)]
        if not found or not found[0].enabled or "administrator" not in found[0].roles:
            raise CdsError("recovery_not_administrator")
        user = found[0]
        check_new(passphrase, (user.name, user.display_name))
        with store.change(EventKind.EMERGENCY_ACCESS, {"sheet": RECOVERY, "for_user_id": user.user_id}) as change:
            change.ask_for_rekey(RECOVERY)
        if set(store.who_waits()) <= {user.name}:
            rekey.rotate(
                store,
                RECOVERY,
                drop=True,
                without=(RECOVERY,),
                also=lambda change: _reset(change, user, passphrase, kdf),
            )
        else:
            with store.change(EventKind.PASSPHRASE_CHANGED) as change:
                change.reset_passphrase(user.user_id, passphrase, kdf)
        store.forgive(user.user_id)


def _reset(change: Change, user: User, passphrase: str, kdf: KdfParameters) -> None:
    change.reset_passphrase(user.user_id, passphrase, kdf)


def _open(directory: Path, kind: str, secret: bytes, clock: Clock, state: Path | None) -> Store:
    if not directory.is_dir():
        raise CdsError("store_missing", path=str(directory))
    lock = FolderLock(directory / folder.LOCK_FILE)
    opened: Database | None = None
    try:
        switch.settle(directory)
        attempts = AttemptFile(directory / folder.ATTEMPTS_FILE)
        if seconds := attempts.read().wait(kind, clock.now()):
            raise CdsError("sign_in_wait", seconds=seconds)
        key = _key(directory, kind, secret)
        if key is not None:
            opened = opening.open_proved(directory, key, state)
        note = None if opened is None else meta.sheet(opened, kind)
        if opened is None or key is None or note is None or note.public_bytes != public_half(kind, secret):
            attempts.add(timestamp(clock), kind)
            raise CdsError("sheet_refused")
        store = Store(directory, lock, opened, _NOBODY[kind], key, clock)
        arrival.meet(store)
        arrival.check_tail(store)
    except BaseException:
        if opened is not None:
            opened.close()
        lock.release()
        raise
    return store


def _key(directory: Path, kind: str, secret: bytes) -> bytes | None:
    for sheet in SlotFile(directory / folder.SLOTS_FILE).whole().sheets:
        key = sheet.open(secret) if sheet.kind == kind else None
        if key is not None:
            return key
    return None
