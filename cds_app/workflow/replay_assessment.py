"""Recompute a stored assessment and compare it with what was shown."""

from __future__ import annotations

from dataclasses import dataclass

from cds_app.domain.decision import Assessment
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Comparison
from cds_app.workflow.compare_treatments import compare_record
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import Session

SAME_WITHIN = 1e-9


@dataclass(frozen=True)
class Replay:
    """Whether the numbers came out again. `differences` names drug, outcome and field, never a value."""

    assessment_id: str
    bundle_id: str
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
    if assessment.comparison.bundle.sha256 != session.bundle.ref.sha256:
        raise CdsError("bundle_of_replay_missing", bundle=assessment.comparison.bundle.id)
    again = compare_record(session, assessment.record)
    differences = _differences(assessment.comparison, again)
    return Replay(
        assessment.assessment_id,
        again.bundle.id,
        not differences,
        len(assessment.comparison.estimates),
        differences,
        _changed(session, assessment),
    )


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
