"""Compare for one stored patient without a window, keeping no assessment.

Nothing can be signed from here. The log says on which surface the estimates were shown, so that an own view
recorded afterwards is known to have come second.
"""

from __future__ import annotations

from collections import Counter

from cds_app.domain.audit import EventKind
from cds_app.domain.estimate import Comparison
from cds_app.domain.explanation import Explanation
from cds_app.domain.unnumbered import unnumbered_comparison, unnumbered_explanation
from cds_app.workflow.compare_treatments import compare_record, recalibration_event
from cds_app.workflow.open_patient import find_patient
from cds_app.workflow.session import Session


def compare_stored(
    session: Session, pseudonym: str, *, explain: bool = False
) -> tuple[Comparison, tuple[Explanation, ...]]:
    """The comparison of a stored patient, with explanations of every estimate when asked for."""
    session.require("compare")
    record_id = find_patient(session, pseudonym)
    record = session.store.record(record_id)
    comparison = compare_record(session, record)
    explanations: tuple[Explanation, ...] = ()
    if explain:
        wanted = [(e.drug, e.outcome) for e in comparison.estimates if e.status == "estimated"]
        explanations = session.explainer.explain_many(record, session.catalogue, wanted, comparison)
    counts = Counter(e.status for e in comparison.estimates)
    event: dict[str, object] = {
        "record_id": record_id,
        "assessment_id": None,
        "bundle_sha256": comparison.bundle.sha256,
        "surface": session.surface,
        "explained": explain,
        **{status: counts[status] for status in ("estimated", "abstained", "excluded")},
        **recalibration_event(comparison),
    }
    with session.store.change(EventKind.ESTIMATES_SHOWN, event):
        pass
    if session.policy.hides_numbers:
        return unnumbered_comparison(comparison), tuple(map(unnumbered_explanation, explanations))
    return comparison, explanations
