"""The passphrase asked for again, inside a sitting: wrong ones are counted and slowed down as at the sign-in.

It is one count for both doors, by account and beside the store, so that neither a restart nor the other door gives
further guesses. The open store remembers it too: who takes the file away has gained nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cds_app.domain.errors import CdsError
from cds_app.store import folder
from cds_app.store.attempts import MOST, AttemptFile, Attempts, Failed
from cds_app.store.audit_log import timestamp

if TYPE_CHECKING:
    from cds_app.store.session import Store


@contextmanager
def throttled(store: Store) -> Iterator[None]:
    """Around one question for the signed-in person's passphrase.

    Raises `CdsError` "confirm_wait" with `seconds` left, before anything is asked; counts a "passphrase_wrong" of the
    block, and ends the count where there is none.
    """
    who, file = store.user.user_id, AttemptFile(store.directory / folder.ATTEMPTS_FILE)
    before = _worse(file.read().accounts.get(who), store.wrong)
    if before is not None and (seconds := Attempts(accounts={who: before}).wait(who, store._clock.now())):
        raise CdsError("confirm_wait", seconds=seconds)
    try:
        yield
    except CdsError as error:
        if error.code == "passphrase_wrong":
            # the entry of each is written by whoever asked: the log has it already
            count = min((0 if before is None else before.count) + 1, MOST)
            store.wrong = Failed(count, timestamp(store._clock), noted=count)
            file.put(who, store.wrong)
        raise
    store.wrong = None
    file.forget(who)


def _worse(one: Failed | None, other: Failed | None) -> Failed | None:
    return max((f for f in (one, other) if f is not None), key=lambda failed: failed.count, default=None)
