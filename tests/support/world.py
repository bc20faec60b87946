"""A whole small world for tests: the real catalogue and bundle, a temporary store, a clock that stands still."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Decision, OwnView, Reason, SignOff, required_acknowledgements
from cds_app.environment import paths
from cds_app.environment.policy import Policy
from cds_app.guidance.formulary import load_catalogue
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import Session, Surroundings, create_session, open_session
from tests.support.clock import FixedClock

PASSPHRASE = "correct horse battery staple"
EVERY_ROLE = ("administrator", "auditor", "clinician", "importer")
SAMPLE = paths.resource("sample_records")
SHOWCASE = "P-0412"
ATTESTED: dict[str, Any] = {"attested": True}


@cache
def real_catalogue() -> Catalogue:
    return load_catalogue(paths.resource("catalogue"))


def make_surroundings(policy: Policy | None = None, clock: FixedClock | None = None) -> Surroundings:
    return Surroundings(
        policy or Policy(),
        real_catalogue,
        clock or FixedClock(),
        paths.bundles(),
        paths.trusted_bundle_keys(),
    )


def make_session(
    folder: Path, *, roles: tuple[str, ...] = EVERY_ROLE, surroundings: Surroundings | None = None, **person: str
) -> Session:
    """A new store with one person in it."""
    return create_session(
        surroundings or make_surroundings(),
        folder,
        name=person.get("name", "ada"),
        display_name=person.get("display_name", "Dr Ada Example"),
        credential=person.get("credential", "MD"),
        roles=roles,
        passphrase=person.get("passphrase", PASSPHRASE),
    )


def reopen(folder: Path, surroundings: Surroundings | None = None, name: str = "ada") -> Session:
    return open_session(surroundings or make_surroundings(), folder, name=name, passphrase=PASSPHRASE)


def one_more_patient(session: Session, pseudonym: str) -> str:
    """A copy of the showcase patient under another pseudonym; returns its record id."""
    copied = replace(session.store.record(find_patient(session, SHOWCASE)), pseudonym=pseudonym)
    with session.store.change(EventKind.RECORDS_IMPORTED, {}) as change:
        change.add_batch(
            pseudonym, hashlib.sha256(pseudonym.encode()).hexdigest(), "canonical_folder", [], {"patients": 1}
        )
        return change.add_records([copied], pseudonym, session.catalogue.scales)[0]


def an_own_view(drug: str = "sertraline") -> OwnView:
    return OwnView((drug,), 3, real_catalogue().own_view_reasons[0].code)


def a_draft(assessment: Any, drug: str = "sertraline", dose: float = 50.0, **changes: Any) -> SignOff:
    """A complete sign-off for a drug: one coded reason that needs no words, everything acknowledged."""
    decision = changes.pop("decision", Decision("treat", drug, dose))
    reason = next(r for r in real_catalogue().reasons if r.code != "other")
    values: dict[str, Any] = {
        "decision": decision,
        "reasons": (Reason(reason.system, reason.code, reason.display),),
        "comment": "as discussed",
        "acknowledged": required_acknowledgements(assessment, decision),
    }
    return SignOff(**{**values, **changes})
