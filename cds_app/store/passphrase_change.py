"""A new passphrase for the signed-in person. One rename decides: before it the old one opens and signs, after it the
new one. What the rename brings for the database is finished right away, or at the next sign-in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import meta, opening, signing
from cds_app.store.passphrase_rules import check_new
from cds_app.store.passphrases import KdfParameters
from cds_app.store.slots import Slot

if TYPE_CHECKING:
    from cds_app.store.session import Store


def begin(store: Store, old: str, new: str, kdf: KdfParameters) -> None:
    """Change it. Raises `CdsError` "passphrase_wrong", or what `check_new` says of the new one."""
    check_new(new, (store.user.name, store.user.display_name))
    store.check_passphrase(old)
    sealed = signing.key_of(store._database, store.user.user_id)
    pending = None if sealed is None else sealed.reseal(old, new, kdf)
    before = store._slots.whole()
    fresh = opening.announced(Slot.seal(store._key, store.user.user_id, store.user.name, new, kdf), pending)
    store._slots.replace(fresh)
    try:
        _note(store, fresh, new, interrupted=False)
    except BaseException:
        with suppress(CdsError):
            store._slots.put(before)
        raise
    with suppress(CdsError):  # then the next sign-in does it
        store._slots.replace(opening.settled(fresh))


def finish(store: Store, slot: Slot, passphrase: str) -> None:
    """At a sign-in with a slot that the log does not know yet."""
    if slot.unlogged:
        _note(store, slot, passphrase, interrupted=True)
        store._slots.replace(opening.settled(slot))


def _note(store: Store, slot: Slot, passphrase: str, *, interrupted: bool) -> None:
    key = signing.key_of(store._database, store.user.user_id)
    sealed = opening.usable_pending(slot, key, passphrase)
    with store.change(EventKind.PASSPHRASE_CHANGED, {"interrupted": interrupted}) as change:
        if sealed is not None:
            change.keep_signing_key(sealed.key_id, sealed.wrapped)
        if not slot.is_first_version:
            meta.keep_personal_key(store._database, store.user.user_id, slot.public)
