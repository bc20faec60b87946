"""Recalibrations as rows: each proposal with its figures, who approved it, who withdrew it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cds_app.domain.errors import CdsError
from cds_app.domain.recalibration_proposal import Proposal
from cds_app.domain.snapshot import from_plain, to_plain
from cds_app.store.database import ConstraintBroken, Database

APPROVED, WITHDRAWN = "approved", "withdrawn"


@dataclass(frozen=True)
class Act:
    """Who did it and when (RFC 3339, UTC), and the index of its entry."""

    user_id: str
    at: str
    entry: int


@dataclass(frozen=True)
class StoredRecalibration:
    """A proposal with what became of it. The last one that was approved for a bundle and a catalogue counts."""

    recalibration_id: str
    proposal: Proposal
    proposed: Act
    approved: Act | None
    withdrawn: Act | None


def every(database: Database) -> tuple[StoredRecalibration, ...]:
    """All of them, oldest first."""
    acts = {(row[0], row[1]): Act(*row[2:]) for row in database.rows(_ACTS)}
    return tuple(
        StoredRecalibration(
            row[0],
            from_plain(Proposal, json.loads(row[1])),
            Act(*row[2:]),
            acts.get((row[0], APPROVED)),
            acts.get((row[0], WITHDRAWN)),
        )
        for row in database.rows(_PROPOSALS)
    )


def propose(database: Database, recalibration_id: str, proposal: Proposal, act: Act) -> None:
    """Keep a proposal."""
    database.run(
        "INSERT INTO recalibrations (recalibration_id, bundle_sha256, catalogue_sha256, proposal, proposed_by,"
        " proposed_at, entry) VALUES (?, ?, ?, ?, ?, ?, ?)",
        recalibration_id,
        proposal.bundle_sha256,
        proposal.catalogue_sha256,
        json.dumps(to_plain(proposal)),
        act.user_id,
        act.at,
        act.entry,
    )


def act_on(database: Database, recalibration_id: str, what: str, act: Act) -> None:
    """Approve or withdraw. Raises `CdsError` "recalibration_decided" where the table does not permit it."""
    try:
        database.run(
            "INSERT INTO recalibration_acts (recalibration_id, act, user_id, acted_at, entry) VALUES (?, ?, ?, ?, ?)",
            recalibration_id,
            what,
            act.user_id,
            act.at,
            act.entry,
        )
    except ConstraintBroken as error:
        raise CdsError("recalibration_decided") from error


_PROPOSALS = "SELECT recalibration_id, proposal, proposed_by, proposed_at, entry FROM recalibrations ORDER BY id"
_ACTS = "SELECT recalibration_id, act, user_id, acted_at, entry FROM recalibration_acts"
