"""Make sure that it is still the signed-in person who sits there: before a sensitive act, and before the window is
given back to them after a hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.workflow.session import Session


def confirm_person(session: Session, passphrase: str, during: str = "hand_over") -> None:
    """Raise `CdsError` "passphrase_wrong" unless the passphrase is the signed-in person's; a wrong one is logged.

    After some of them it is not even looked at for a while: "confirm_wait", with `seconds`.
    """
    with wrong_noted(session, during):
        session.store.check_passphrase(passphrase)


@contextmanager
def wrong_noted(session: Session, during: str) -> Iterator[None]:
    """Note a wrong passphrase of the block in the log, and pass the refusal on. `during` names the act, as a code."""
    try:
        yield
    except CdsError as error:
        if error.code == "passphrase_wrong":
            event = {"count": 1, "during": during, "surface": session.surface}
            with session.store.change(EventKind.SIGN_IN_FAILED, event):
                pass
        raise
