"""How a store comes into being, and how a passphrase opens it."""

from __future__ import annotations

import os
import secrets
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import accounts, database, meta
from cds_app.store.accounts import User
from cds_app.store.attempts import AttemptFile, place_of_unknown
from cds_app.store.audit_log import Clock, timestamp
from cds_app.store.change import Change
from cds_app.store.database import Database
from cds_app.store.files import disk_errors, sync_directory
from cds_app.store.folder import ATTEMPTS_FILE, NEW, SLOTS_FILE, STORE_FILE
from cds_app.store.freshness_watch import FreshnessWatch
from cds_app.store.migrations import is_current, migrate
from cds_app.store.passphrases import KdfParameters
from cds_app.store.signing import SealedKey
from cds_app.store.slots import Slot, SlotFile, folded, key_for
from cds_app.store.wrapping import Wrapped

Early = Callable[[User], object]
"""Told who signs in, before the sign-in is complete."""


def build(
    directory: Path, user: User, passphrase: str, clock: Clock, program: str, kdf: KdfParameters
) -> tuple[Slot, bytes]:
    """Make the two files of a new store with its first user; return that user's slot and the database key.

    They are made under other names, and the store's own name comes last: it is whole from the moment it exists.
    """
    key, installation = secrets.token_bytes(database.KEY_BYTES), str(uuid.uuid4())
    store, slots = directory / f"{STORE_FILE}{NEW}", SlotFile(directory / f"{SLOTS_FILE}{NEW}")
    opened = database.create_file(store, key)
    try:
        slots.write(())
        migrate(opened)
        with opened.transaction():
            opened.run("INSERT INTO meta (key, value) VALUES ('installation', ?)", installation)
            change = Change(
                opened, installation, user, clock, slots, key, EventKind.STORE_CREATED, {"program": program}
            )
            change._admit(user, passphrase, kdf)
            change.enrol_installation_key()
            change._finish()
    finally:
        opened.close()
    with disk_errors(directory):
        os.replace(slots.path, directory / SLOTS_FILE)
        os.replace(store, directory / STORE_FILE)
        sync_directory(directory)
    return next(slot for slot in SlotFile(directory / SLOTS_FILE).read() if slot.user_id == user.user_id), key


def unlock(
    directory: Path, name: str, passphrase: str, clock: Clock, state: Path | None = None, early: Early | None = None
) -> tuple[Database, User, Slot, bytes]:
    """Open the store for the named person (`early`: see `enter`).

    Raises `CdsError` "store_missing", "sign_in_refused", "schema_newer"; `IntegrityError` "slots_missing",
    "slots_damaged", "kdf_outside", "store_plain", "store_damaged", "store_altered". A refusal is counted; after some
    of them the next try is refused unread for a while ("sign_in_wait").
    """
    path = directory / STORE_FILE
    if not path.is_file():
        raise CdsError("store_missing", path=str(directory))
    database.check_header(path)
    slots = SlotFile(directory / SLOTS_FILE).read()
    attempts = AttemptFile(directory / ATTEMPTS_FILE)
    tried = next((s.user_id for s in slots if folded(s.name) == folded(name)), place_of_unknown(folded(name)))
    if seconds := attempts.read().wait(tried, clock.now()):
        raise CdsError("sign_in_wait", seconds=seconds)
    try:
        slot, key = key_for(slots, name, passphrase)
        opened, user = enter(directory, slot, key, state, early)
    except CdsError as error:
        if error.code == "sign_in_refused":
            attempts.add(timestamp(clock), tried)
        raise
    return opened, user, slot, key


def enter(
    directory: Path, slot: Slot, key: bytes, state: Path | None = None, early: Early | None = None
) -> tuple[Database, User]:
    """Open, prove and bring up to date the database; find the slot's person in it.

    From here on its marks are kept: beside it, and in the folder `state` (see `freshness`). With `early` the walk over
    every page may be left to the caller (`Database.walked` tells), and then `early` hears who it is.
    """
    opened = open_proved(directory, key, state, may_wait=early is not None and not slot.unlogged)
    try:
        user = accounts.enabled_user(opened, slot.user_id)
        if user is None or folded(user.name) != folded(slot.name):
            raise CdsError("sign_in_refused")
        if early is not None and not opened.walked:
            early(user)
    except BaseException:
        opened.close()
        raise
    return opened, user


def open_proved(directory: Path, key: bytes, state: Path | None, *, may_wait: bool = False) -> Database:
    """Open, prove and bring up to date the database, whoever asks; its marks are kept from here on.

    `may_wait` leaves the walk over every page to the caller, where nothing at all is out of the ordinary.
    """
    path = directory / STORE_FILE
    interrupted = path.with_name(f"{path.name}-journal").exists()
    opened = database.open_file(path, key)
    try:
        opened.prove_at_sight()
        if not (may_wait and _is_settled(opened)):
            opened.prove()
        installation = opened.value("SELECT value FROM meta WHERE key = 'installation'")
        watch = FreshnessWatch(opened, installation, directory, state, key)
        if not opened.walked and not watch.is_as_closed(journal=interrupted):
            opened.prove()
        watch.begin(journal=interrupted)
        migrate(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _is_settled(opened: Database) -> bool:
    """Whether no migration, no new key and no restore waits for this sign-in."""
    return is_current(opened) and not meta.rekey_due(opened) and meta.get(opened, meta.RESTORED) is None


def without_strangers(slots: tuple[Slot, ...], users: tuple[User, ...]) -> tuple[Slot, ...]:
    """The slots of people whose accounts are open: a crash, or an old slots.json put back, may have left others."""
    enabled = {user.user_id for user in users if user.enabled}
    return tuple(slot for slot in slots if slot.user_id in enabled)


def settled(slot: Slot) -> Slot:
    """The slot after the log and the database have caught up with it."""
    return replace(slot, unlogged=False, pending=None)


def usable_pending(slot: Slot, sealed: SealedKey | None, passphrase: str) -> SealedKey | None:
    """The signing key on its way into the database, if it is this person's and this passphrase opens it.

    Whoever can write slots.json could put anything there, and it must not replace the key that is kept.
    """
    if sealed is None or slot.pending is None:
        return None
    arriving = replace(sealed, wrapped=slot.pending)
    return arriving if arriving.open(passphrase) is not None else None


def announced(slot: Slot, pending: Wrapped | None) -> Slot:
    """A new passphrase's slot, saying that the log does not know it yet, with the signing key it brings."""
    return replace(slot, unlogged=True, pending=pending)
