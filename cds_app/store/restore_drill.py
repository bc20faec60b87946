"""Whether a backup would come back: everything that a restore looks at, without a copy and without a change."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store import accounts, audit_log, bundle_files, bundles, database, folder, meta
from cds_app.store.change import SIGNING
from cds_app.store.database import Database
from cds_app.store.restoring import slots_of
from cds_app.store.slots import SlotSet, key_for

if TYPE_CHECKING:
    from cds_app.store.session import Store

STEPS = 4


@dataclass(frozen=True)
class Drilled:
    """See `workflow.restore.DrillReport`."""

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


def look(
    store: Store, backup: Path, passphrase: str | None, progress: Callable[[int, int], object] | None = None
) -> Drilled:
    """Look at a backup. Raises `CdsError` "backup_missing"."""
    try:
        slots = slots_of(backup)
        opened = _open(store, backup, slots, passphrase)
    except CdsError as error:
        if error.code == "backup_missing":
            raise
        return Drilled(0, 0, 0, "", False, (error,))
    try:
        opened.limit_writes_to()
        return _judged(store, opened, backup, slots, progress or (lambda done, total: None))
    except CdsError as error:
        return Drilled(0, 0, 0, "", False, (error,))
    finally:
        opened.close()


def _open(store: Store, backup: Path, slots: SlotSet, passphrase: str | None) -> Database:
    path = backup / folder.STORE_FILE
    with suppress(IntegrityError):
        return database.open_file(path, store._key)
    if slots.generation == store._slots.whole().generation:
        return database.open_file(path, store._key)  # the same key, so it says what is wrong
    if passphrase is None:
        raise CdsError("backup_other_key")
    return database.open_file(path, key_for(slots.slots, store.user.name, passphrase)[1])


def _judged(
    store: Store, opened: Database, backup: Path, slots: SlotSet, progress: Callable[[int, int], object]
) -> Drilled:
    opened.prove()
    progress(1, STEPS)
    installation = meta.get(opened, "installation") or ""
    found: list[CdsError] = []
    faults: list[CdsError] = []
    if audit_log.first_bad(opened, installation) is not None:
        faults.append(IntegrityError("backup_damaged"))
    progress(2, STEPS)
    head = audit_log.head(opened, installation)
    if installation != store.installation:
        faults.append(CdsError("backup_other_store"))
    elif head.size and audit_log.link_at(store._database, head.size) != head.link.hex():
        found.append(CdsError("backup_other_history"))
    later = None if faults or found else [entry["event"] for _, _, entry in store.entries(head.size)]
    people = {user.user_id: user.display_name for user in accounts.all_users(opened) if user.enabled}
    able = people.keys() & {slot.user_id for slot in slots.slots}
    if able != people.keys():
        found.append(CdsError("backup_people_missing", count=len(people.keys() - able)))
    progress(3, STEPS)
    lost = [b for b in bundles.imported(opened) if not (backup / bundle_files.FOLDER / b.bundle_id).is_dir()]
    if lost:
        found.append(CdsError("backup_bundles_missing", count=len(lost)))
    patients = opened.value("SELECT count(*) FROM patients")
    progress(4, STEPS)
    return Drilled(
        len(able),
        patients,
        head.size,
        head.link.hex(),
        not faults,
        (*faults, *found),
        names=tuple(name for user_id, name in people.items() if user_id in able),
        made_at=head.time,
        later_entries=None if later is None else len(later),
        later_decisions=None if later is None else sum(event in SIGNING for event in later),
    )
