"""A new key for the whole database, given to everybody who may open it without anybody's passphrase.

The new file is written, proved and compared beside the old one; `switch` makes it the store with one rename. What it
was done for (a role that ended, a sheet that was used) is noted before, so that a crash cannot make it be forgotten:
the next sign-in of an administrator does it then.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store import audit_log, database, folder, meta, switch
from cds_app.store.change import Change
from cds_app.store.database import Database
from cds_app.store.files import disk_errors, sync_file
from cds_app.store.sheets import EMERGENCY, RECOVERY, Sheet
from cds_app.store.slots import Slot, SlotSet

if TYPE_CHECKING:
    from cds_app.store.session import Store

Progress = Callable[[int, int], object]
"""Told how many pages are done, of how many."""


@dataclass(frozen=True)
class Who:
    """Who can be given a new key, and who has to sign in once before (or loses access): user names."""

    ready: tuple[Slot, ...]
    waiting: tuple[Slot, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(slot.name for slot in self.waiting)


def who(store: Store) -> Who:
    """Sort the open accounts' slots. Raises `IntegrityError` "slots_altered" for an exchanged public half."""
    enabled = {user.user_id for user in store.users() if user.enabled}
    ready, waiting = [], []
    for slot in store._slots.read():
        if slot.user_id not in enabled:
            continue
        trusted = meta.personal_key(store._database, slot.user_id)
        if slot.is_first_version or (slot.unlogged and slot.public != trusted):
            waiting.append(slot)
        elif slot.public != trusted:
            # whoever put this there hopes that the new key is sealed to a key of their own
            raise IntegrityError("slots_altered", path=str(store._slots.path))
        else:
            ready.append(slot)
    return Who(tuple(ready), tuple(waiting))


def rotate(
    store: Store,
    why: str,
    *,
    drop: bool = False,
    without: Collection[str] = (),
    also: Callable[[Change], None] | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Give the database a new key. `without`: kinds of sheets that are not to be good any more; `also`: what else is
    to happen in the same step; `drop`: leave people behind who would first have to sign in.

    Raises `CdsError` "rekey_waits", "rekey_stopped", "rekey_differs", "rekey_unfinished", what the disk says;
    `IntegrityError` "slots_altered". Until the switch is decided nothing has changed.
    """
    if store._changing:
        raise RuntimeError("a change is open")
    without = {*without, *(meta.rekey_due(store._database) & {EMERGENCY, RECOVERY})}  # a sheet that was used is used up
    people = who(store)
    if people.waiting and not drop:
        raise CdsError("rekey_waits", names=", ".join(people.names))
    tag, key = switch.new_tag(), secrets.token_bytes(database.KEY_BYTES)
    before = store._slots.whole()
    slots = SlotSet(
        tuple(slot.for_key(key) for slot in people.ready),
        tuple(sheet.for_key(key) for sheet in _good_sheets(store, before) if sheet.kind not in without),
        before.generation + 1,
        tag,
    )
    event = {
        "generation": slots.generation,
        "why": why,
        "left_behind": [slot.user_id for slot in people.waiting],
        "sheets_ended": sorted(kind for kind in without if kind in store.sheet_notes()),
    }
    path = switch.arriving_file(store.directory, tag)
    try:
        with store._freshness.rekeying(key):
            store._database.copy_to(path, key, _heeding(progress, stop))
            switch.staged_slots(store.directory, tag).put(slots)
            _note(store, path, key, tag, event, without, also)
            _check_same(store, path, key)
            _hand_over(store, tag, key)
    except BaseException:
        if not switch.decided(store.directory, tag):
            switch.remove_undecided(store.directory)
        raise


def catch_up(store: Store) -> str | None:
    """At an administrator's sign-in: the new key that is due, if one is. Returns why it was, None for nothing done.

    It stays due as long as somebody has to sign in first, or the disk refuses.
    """
    why = ",".join(sorted(meta.rekey_due(store._database)))
    if not why or "administrator" not in store.user.roles or store.log_broken_at is not None:
        return None
    try:
        rotate(store, why)
    except CdsError:
        if not store._database.usable:
            raise
        return None
    return why


def remove_earlier_copies(directory: Path) -> None:
    """Remove the copies that migrations put aside: they open with a key that ought to open nothing any more."""
    for path in directory.glob(f"{folder.STORE_FILE}.version-*"):
        with suppress(OSError):
            path.unlink()


def _good_sheets(store: Store, whole: SlotSet) -> list[Sheet]:
    notes = store.sheet_notes()
    return [s for s in whole.sheets if s.kind in notes and notes[s.kind].public_bytes == s.public]


def _heeding(progress: Progress | None, stop: Callable[[], bool] | None) -> Callable[[int, int, int], None]:
    def told(_status: int, remaining: int, total: int) -> None:
        if stop is not None and stop():
            raise CdsError("rekey_stopped")
        if progress is not None:
            progress(total - remaining, total)

    return told


def _note(
    store: Store,
    path: Path,
    key: bytes,
    tag: str,
    event: dict[str, Any],
    without: Collection[str],
    also: Callable[[Change], None] | None,
) -> None:
    """Write the entry into the new file: it is there exactly if the new key counts."""
    copy = database.open_file(path, key)
    try:
        with copy.transaction():
            change = Change(
                copy,
                store.installation,
                store.user,
                store._clock,
                switch.staged_slots(store.directory, tag),
                key,
                EventKind.KEY_ROTATED,
                event,
            )
            for kind in without:
                meta.forget_sheet(copy, kind)
            for user_id in event["left_behind"]:
                meta.forget_personal_key(copy, user_id)
            if also is not None:
                also(change)
            meta.forget(copy, meta.REKEY_DUE)
            change._finish()
        change._settle()
    finally:
        copy.close()
    with disk_errors(path):
        sync_file(path)


def _check_same(store: Store, path: Path, key: bytes) -> None:
    """The new file opens, is whole, goes on from the old one's log and has as many rows."""
    old = store._database
    size, head = store.head()
    try:
        copy = database.open_file(path, key)
        try:
            copy.prove()
            goes_on = audit_log.link_at(copy, size) == head
            sound = audit_log.first_bad(copy, store.installation, max(0, size - 1)) is None
            same = _rows(copy) == _rows(old)
        finally:
            copy.close()
    except IntegrityError as error:
        raise IntegrityError("rekey_differs") from error
    if not (goes_on and sound and same):
        raise IntegrityError("rekey_differs")


def _rows(opened: Database) -> list[int]:
    return [opened.value(f"SELECT count(*) FROM {name}") for name in ("patients", "assessments", "signatures", "users")]  # noqa: S608


def _hand_over(store: Store, tag: str, key: bytes) -> None:
    old, old_key = store._database, store._key
    path = store.directory / folder.STORE_FILE
    old.close()
    try:
        switch.decide(store.directory, tag)
    except BaseException:
        if switch.decided(store.directory, tag):
            raise
        store._use(database.open_file(path, old_key), old_key)
        raise
    try:
        switch.settle(store.directory)
        store._use(database.open_file(path, key), key)
    except CdsError as error:
        raise CdsError("rekey_unfinished") from error
    remove_earlier_copies(store.directory)
