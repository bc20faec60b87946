"""A log of any length as clinicians' work fills it, written line by line with nothing kept in memory."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind, first_link, leaf_hash, next_link
from cds_app.store.audit_log import Writer
from cds_app.workflow.session import Session
from tests.reporting.log_maker import ADA, Installation, make_statement

ROUND = (
    "patient_opened", "own_view_recorded", "estimates_shown", "explanation_opened", "explanation_opened",
    "preferences_recorded", "estimates_shown", "explanation_opened", "what_if", "decision_signed", "patient_opened",
    "rating_recorded", "estimates_shown", "comparison_stopped", "patient_opened", "outcome_recorded", "log_read",
    "locked", "signed_in", "patient_opened",
)  # fmt: skip
"""What happens between one signed decision and the next: one entry in twenty is signed."""
ESTIMATES = 84
"""In each signed statement: 21 drugs and 4 outcomes."""


def write_log(target: Path, size: int) -> None:
    """An export of `size` entries, from two on, that the verifier finds consistent."""
    place = Installation()
    key_id = place.enrol("clinician", ADA)
    head: dict[str, Any] = {
        "format": "cds-decision-log", "version": 1, "installation": place.name, "program": "0.1.0",
        "exported_at": place.clock.now().isoformat(), "exported_by": ADA, "purpose": "bench", "recipient": "bench",
        "first": 0, "count": size, "keys": [vars(key) for key in place.keys.values()],
    }  # fmt: skip
    link = first_link(place.name)
    with target.open("wb") as file:
        file.write(canonical(head) + b"\n")
        for index, entry in enumerate(_entries(place, key_id, size)):
            content = canonical(entry)
            leaf = leaf_hash(content)
            link = next_link(link, leaf)
            file.write(b'{"entry":%b,"index":%d,"leaf":"%b"}\n' % (content, index, leaf.hex().encode()))
        mark = {"installation": place.name, "size": size, "head": link.hex(), "time": place.clock.now().isoformat()}
        signer, signature = place.sign_checkpoint(canonical(mark))
        last = {"checkpoint": mark, "key_id": signer, "signature": signature, "previous_export": None}
        file.write(canonical(last) + b"\n")


def _entries(place: Installation, key_id: str, size: int) -> Iterator[dict[str, Any]]:
    """The entries that the installation has, then rounds of work."""
    yield from (entry for _, _, entry in place.entries)
    pattern = place.entries[-1][2]
    statement = make_statement(ADA)
    statement["estimates"] *= ESTIMATES // len(statement["estimates"])
    for index in range(len(place.entries), size):
        event = ROUND[index % len(ROUND)]
        record = f"{index // len(ROUND):032x}"
        data: dict[str, Any] = {"record_id": record, "assessment_id": f"{index:032x}", "surface": "window"}
        if event == "decision_signed":
            signed = {**statement, "record_id": record, "assessment_id": f"{index:032x}"}
            signature = base64.b64encode(place.private[key_id].sign(canonical(signed))).decode()
            data = {"statement": signed, "key_id": key_id, "signature": signature}
        yield {**pattern, "index": index, "event": event, "data": data, "user_id": ADA}


def fill_log(session: Session, size: int) -> None:
    """The same rounds of work as entries of a store's own log, in one transaction and written past the workflow.

    Of what a decision's signature needs there is nothing: the entry in its place tells of a look at the estimates.
    """
    store, shown = session.store, make_statement(ADA)
    shown["estimates"] *= ESTIMATES // len(shown["estimates"])
    with store._database.transaction():
        writer = Writer(store._database, store.installation, store.user, session.clock)
        for index in range(size):
            event = ROUND[index % len(ROUND)]
            data: dict[str, Any] = {"record_id": f"{index // len(ROUND):032x}", "surface": "window"}
            signed = event == "decision_signed"
            writer.append(EventKind("estimates_shown" if signed else event), data | (shown if signed else {}))


def canonical(value: Any) -> bytes:
    """RFC 8785 for values whose keys are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
