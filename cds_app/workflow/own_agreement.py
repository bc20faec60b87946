"""How a clinician's own signed decisions stand to the view recorded before the estimates, once there are enough.

A reminder that estimates can lead as well as inform: plain counts of this person's own decisions in this store, never
a mark or a rank. With fewer than `LEAST` there is none, for so few say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.store.audit_log import texts_of
from cds_app.workflow.session import Session

LEAST = 30
"""Signed decisions with estimates and an own view before anything is said: a choice."""
_SAME = {"none": "no_drug", "defer": "wait"}


@dataclass(frozen=True)
class OwnAgreement:
    """Counts over this person's signed decisions that had estimates and an own view.

    kept: the decision was an option of the own view. changed_to_best: it was not, and has no clear difference from
    the best estimate. changed_otherwise: it was not, and has.
    """

    decisions: int
    kept: int
    changed_to_best: int
    changed_otherwise: int


def own_agreement(session: Session) -> OwnAgreement | None:
    """The counts of the signed-in person; None before there are enough."""
    session.require("sign")
    mine = (
        entry["data"]["statement"]
        for _, _, entry in session.store.entries(holding=[texts_of("event", EventKind.DECISION_SIGNED)])
        if entry["event"] == EventKind.DECISION_SIGNED and entry["user_id"] == session.user.user_id
    )
    return counted(mine)


def counted(statements: Iterable[Mapping[str, Any]]) -> OwnAgreement | None:
    """The counts over signed statements; None for fewer than `LEAST` that can be counted."""
    kept = to_best = otherwise = 0
    for statement in statements:
        if statement["own_view"] is None or statement["agreement"] == "no_estimates":
            continue
        decision = statement["decision"]
        if _SAME.get(decision["kind"], decision.get("drug")) in statement["own_view"]["options"]:
            kept += 1
        elif statement["agreement"] == "within_best_group":
            to_best += 1
        else:
            otherwise += 1
    number = kept + to_best + otherwise
    return OwnAgreement(number, kept, to_best, otherwise) if number >= LEAST else None
