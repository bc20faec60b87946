"""What a sign-in does once the database is open: catch up with what was left, note itself, look at the log's end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import audit_log, folder, meta, opening, passphrase_change, rekey, signing
from cds_app.store.attempts import AttemptFile, for_the_log, new_mark
from cds_app.store.passphrases import KdfParameters
from cds_app.store.slots import Slot, SlotSet

if TYPE_CHECKING:
    from cds_app.store.session import Store

TAIL = 200
"""Entries whose chain is recomputed at each opening. `verify_chain` recomputes all."""
MARK = "sign_in_mark"


def arrive(store: Store, slot: Slot, passphrase: str, program: str, kdf: KdfParameters) -> None:
    """Everything between the open database and the first question. Raises `CdsError` when the disk refuses."""
    meet(store)
    passphrase_change.finish(store, slot, passphrase)
    _note_sign_in(store, slot, passphrase, program, kdf)
    check_tail(store)
    _remove_strangers(store)
    _mend_signing_key(store, slot, passphrase, kdf)
    store.rekeyed_for = rekey.catch_up(store)


def meet(store: Store) -> None:
    """What is noted of a store before it is of whom. A restored one is not taken for one that was set back."""
    restored = _accept_restored(store)
    note_freshness(store)
    note_failed_attempts(store, restored=restored)


def _accept_restored(store: Store) -> bool:
    """Whether this is the first opening after a restore, whose entry stands in the log already."""
    if meta.get(store._database, meta.RESTORED) is None or store._freshness.accepted_before():
        return False
    with store._database.transaction():
        store._freshness.accept()
        meta.forget(store._database, meta.RESTORED)
    return True


def note_freshness(store: Store) -> None:
    """Note a store that is not in its newest state (see `freshness`), once."""
    found = store._freshness
    if found.problem is None or not found.fresh_problem:
        return
    expected = {} if found.newest is None else {"size": found.newest.size, "head": found.newest.head}
    event = {"what": "store_not_newest", "found": found.problem, **expected}
    with store.change(EventKind.INTEGRITY_FAILURE, event):
        found.note(found.problem)


def note_failed_attempts(store: Store, *, restored: bool = False) -> None:
    """Move the count of failed sign-ins into the log, and note a counter that was taken away or exchanged."""
    file = AttemptFile(store.directory / folder.ATTEMPTS_FILE)
    attempts, mark = file.read(), new_mark()
    known = meta.get(store._database, MARK)
    if known is not None and known not in attempts.marks and not restored:
        with store.change(EventKind.INTEGRITY_FAILURE, {"what": "failed_sign_ins"}):
            pass
    failed = for_the_log(attempts)
    if failed is not None:
        with store.change(EventKind.SIGN_IN_FAILED, {**failed, "noted_at_next_sign_in": True}):
            pass
    file.settle(store.user.user_id, store._clock.now(), mark, *([] if known is None else [known]))
    with store._database.transaction():
        meta.put(store._database, MARK, mark)


def check_tail(store: Store) -> None:
    """Recompute the end of the chain; a break is noted and blocks signing."""
    size, _ = store.head()
    store.log_broken_at = audit_log.first_bad(store._database, store.installation, max(0, size - TAIL))
    if store.log_broken_at is not None:
        with store.change(EventKind.INTEGRITY_FAILURE, {"what": "log", "index": store.log_broken_at}):
            pass


def _note_sign_in(store: Store, slot: Slot, passphrase: str, program: str, kdf: KdfParameters) -> None:
    wanted = slot.wrapped.kdf.at_least(kdf)
    renew = slot.is_first_version or wanted != slot.wrapped.kdf
    fresh = slot.renewed(store._key, passphrase, wanted) if renew else slot
    with store.change(EventKind.SIGNED_IN, {"program": program, "protection_renewed": renew}) as change:
        sealed = signing.key_of(store._database, store.user.user_id)
        if wanted != slot.wrapped.kdf and sealed is not None and sealed.open(passphrase) is not None:
            change.keep_signing_key(sealed.key_id, sealed.reseal(passphrase, passphrase, wanted))
        if meta.personal_key(store._database, store.user.user_id) != fresh.public:
            meta.keep_personal_key(store._database, store.user.user_id, fresh.public)
    if renew:  # both halves open with the same passphrase, so it does not matter which of them is renewed first
        store._slots.replace(fresh)


def _remove_strangers(store: Store) -> None:
    """Remove what opens nothing: slots of closed accounts, and sheets that the database does not call good."""
    whole = store._slots.whole()
    good = [note.public_bytes for note in store.sheet_notes().values()]
    kept: SlotSet = replace(
        whole,
        slots=opening.without_strangers(whole.slots, store.users()),
        sheets=tuple(sheet for sheet in whole.sheets if sheet.public in good),
    )
    if kept != whole:
        with suppress(CdsError):  # they open nothing; the next sign-in tries again
            store._slots.put(kept)


def _mend_signing_key(store: Store, slot: Slot, passphrase: str, kdf: KdfParameters) -> None:
    """A clinician without a key gets one: the role is new, or a passphrase was reset and the crash came between."""
    if "clinician" not in store.user.roles:
        return
    sealed = signing.key_of(store._database, store.user.user_id)
    if sealed is None or (slot.unlogged and sealed.open(passphrase) is None):
        with store.change(EventKind.KEY_ENROLLED) as change:
            change.renew_signing_key(passphrase, slot.wrapped.kdf.at_least(kdf))
