"""The site's own list of keys for bundles: a key is trusted by an administrator, and revoked for good.

In the log a key of this list is named `bundle_key`, under the event of a changed policy: `key_id`, and the events of
keys enrolled and retired, belong to the keys people sign with, and every verifier of a log reads them so.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.workflow.choose_bundle import trusted_keys
from cds_app.workflow.confirm_person import confirm_person
from cds_app.workflow.manage_bundles import OPERATION
from cds_app.workflow.session import Session


def trust_key(session: Session, file: Path, confirm: str) -> str:
    """Trust a site's public key for bundles from now on; returns its id. `confirm`: one's own passphrase.

    Raises `CdsError` "passphrase_wrong", "public_key_file", "public_key_private", "bundle_key_shipped",
    "bundle_key_present".
    """
    from cds_app.scoring.trust import key_id_of, load_trusted_keys, read_public_key

    session.require(OPERATION)
    raw = read_public_key(file)
    key_id, encoded = key_id_of(raw), b64encode(raw).decode("ascii")
    if key_id in load_trusted_keys(session.surroundings.trusted_keys):
        raise CdsError("bundle_key_shipped")
    confirm_person(session, confirm, OPERATION)
    with session.store.change(EventKind.POLICY_CHANGED, _key_event("bundle_key_trusted", key_id, "site")) as change:
        change.note(public_key=encoded)
        change.trust_bundle_key(key_id, encoded)
    return key_id


def revoke_key(session: Session, key_id: str, confirm: str) -> None:
    """Accept nothing signed with this key any more, shipped or the site's own. It cannot be taken back.

    `confirm`: one's own passphrase. Raises `CdsError` "passphrase_wrong", "bundle_key_not_listed" or
    "bundle_key_revoked_before".
    """
    session.require(OPERATION)
    key = trusted_keys(session.surroundings, session.store).get(key_id)
    if key is None:
        raise CdsError("bundle_key_not_listed", key=key_id)
    confirm_person(session, confirm, OPERATION)
    with session.store.change(EventKind.POLICY_CHANGED, _key_event("bundle_key_revoked", key_id, key.kind)) as change:
        change.revoke_bundle_key(key_id, key.kind, b64encode(key.public_key).decode("ascii"))
    session.forget_bundle()


def _key_event(what: str, key_id: str, kind: str) -> dict[str, Any]:
    return {"what": what, "bundle_key": key_id, "kind": kind}
