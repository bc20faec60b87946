"""A second person signs for the state of the log, with their own key: a checkpoint that needs two to be forged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import rfc8785

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import NotAllowed
from cds_app.reporting.verification import receipt
from cds_app.store.audit_log import timestamp
from cds_app.workflow.checkpoints import require_sound_log
from cds_app.workflow.confirm_person import wrong_noted
from cds_app.workflow.read_log import newest_first
from cds_app.workflow.session import Session

MEANING = "I have looked at the log and sign for its state up to the entry named."
"""What a co-signature says. It is about the log, not about any decision in it."""


@dataclass(frozen=True)
class CoSigned:
    """For how many entries, the head of the chain then (hexadecimal), and the receipt of the signature."""

    size: int
    head: str
    receipt: str


def co_sign_log(session: Session, passphrase: str) -> CoSigned:
    """Sign for the log as it stands, after its chain was computed anew. The signature is the log's next entry.

    Only somebody with a key of their own can: a clinician. Raises `NotAllowed` "no_signing_key", or "co_signer_alone"
    when nobody else did anything since the last co-signature; `IntegrityError` "log_broken"; `CdsError`
    "passphrase_wrong".
    """
    session.require("co_sign_log")
    if not _somebody_else(session):
        raise NotAllowed("co_signer_alone")
    require_sound_log(session)
    user, (size, head) = session.user, session.store.head()
    made: dict[str, Any] = {
        "installation": session.store.installation,
        "size": size,
        "head": head,
        "signer": {
            "user_id": user.user_id,
            "printed_name": user.display_name,
            "credential": user.credential,
            "role": ",".join(user.roles),
        },
        "meaning": MEANING,
        "signed_at": timestamp(session.clock),
    }
    with wrong_noted(session, "co_sign"):
        key_id, signature = session.store.sign(passphrase, rfc8785.dumps(made))
    event = {"statement": made, "key_id": key_id, "signature": signature}
    with session.store.change(EventKind.LOG_CO_SIGNED, event):
        pass
    return CoSigned(size, head, receipt(signature))


def _somebody_else(session: Session) -> bool:
    """Whether there is an entry of another person since the log was last co-signed."""
    for entry in newest_first(session):
        if entry["event"] == EventKind.LOG_CO_SIGNED:
            return False
        if entry["user_id"] not in (None, session.user.user_id):
            return True
    return False
