"""Recompute a stored assessment, with the very bundle that made it, and compare it with what was shown.

An expiry, a suspension or another bundle in use forbid new estimates, never a replay. What a revoked key signed is
not read again, not even for this; the stored assessment stays readable as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cds_app.domain.decision import Assessment
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import BundleRef, Comparison
from cds_app.workflow.choose_bundle import load, place_with, places, trusted_keys
from cds_app.workflow.compare_treatments import compare_record
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle

SAME_WITHIN = 1e-9


@dataclass(frozen=True)
class Replay:
    """Whether the numbers came out again. `differences` names drug, outcome and field, never a value.

    bundle_in_use: whether the bundle that made the assessment is the one in use now.
    """

    assessment_id: str
    bundle_id: str
    bundle_sha256: str
    bundle_in_use: bool
    same: bool
    compared: int
    differences: tuple[str, ...]
    changed_since: tuple[str, ...]


def replay_assessment(session: Session, pseudonym: str) -> Replay:
    """Replay the latest assessment whose estimates were shown. Raises `CdsError` when there is none."""
    session.require("replay")
    record_id = find_patient(session, pseudonym)
    shown = [a for a in session.store.assessments(record_id) if a.comparison is not None]
    if not shown:
        raise CdsError("nothing_to_replay")
    assessment = shown[-1]
    assert assessment.comparison is not None
    bundle, in_use = _bundle_of(session, assessment.comparison.bundle)
    again = compare_record(session, assessment.record, bundle)
    differences = _differences(assessment.comparison, again)
    return Replay(
        assessment.assessment_id,
        again.bundle.id,
        again.bundle.sha256,
        in_use,
        not differences,
        len(assessment.comparison.estimates),
        differences,
        _changed(session, assessment),
    )


def _bundle_of(session: Session, made_with: BundleRef) -> tuple[Bundle, bool]:
    """The bundle an assessment was made with, wherever it lies now, recalibrated as then; whether it is in use so.

    Raises `CdsError` "bundle_of_replay_missing", or what `load_bundle` says of one that is not sound any more.
    """
    if _ref_in_use(session) == made_with:
        return session.bundle, True
    place = place_with(places(session.surroundings, session.store), made_with.sha256)
    if place is None:
        raise CdsError("bundle_of_replay_missing", bundle=made_with.id)
    keys = trusted_keys(session.surroundings, session.store)
    signed = load(session.surroundings, keys, place.path, for_use=False)
    if made_with.recalibration is None:
        return signed, False
    from cds_app.scoring.recalibration import recalibrated

    return recalibrated(signed, made_with.recalibration), False


def _ref_in_use(session: Session) -> BundleRef | None:
    """None when no bundle can be used: its assessments are replayed all the same."""
    try:
        return session.bundle.ref
    except CdsError:
        return None


def _differences(old: Comparison, new: Comparison) -> tuple[str, ...]:
    found = []
    later = {(e.drug, e.outcome): e for e in new.estimates}
    for before in old.estimates:
        after = later.get((before.drug, before.outcome))
        if after is None:
            found.append(f"{before.drug} {before.outcome} missing")
            continue
        if (before.status, before.reason, before.tie_group) != (after.status, after.reason, after.tie_group):
            found.append(f"{before.drug} {before.outcome} status")
        for name in ("probability", "low", "high"):
            a, b = getattr(before, name), getattr(after, name)
            if (a is None) != (b is None) or (a is not None and abs(a - b) > SAME_WITHIN):
                found.append(f"{before.drug} {before.outcome} {name}")
    return tuple(found)


def _changed(session: Session, assessment: Assessment) -> tuple[str, ...]:
    now = {
        "catalogue": session.catalogue.sha256 == assessment.catalogue_sha256,
        "policy": session.policy.sha256 == assessment.policy_sha256,
        "program": session.program == assessment.program,
        "record": session.store.record(assessment.record_id) == assessment.record,
    }
    return tuple(name for name, same in now.items() if not same)
