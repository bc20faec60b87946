"""Try other values of a few inputs, beside what was shown. Nothing of it is kept.

The result is no assessment: it has no id, no state and no snapshot, and signing, documents and exports know only
assessments of the store. The log notes that it was done and which inputs were changed, never their values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import NotAllowed
from cds_app.domain.estimate import Comparison
from cds_app.domain.unnumbered import unnumbered_comparison
from cds_app.domain.what_if import CHANGEABLE, changed_record, what_if_inputs
from cds_app.workflow.compare_treatments import compare_record
from cds_app.workflow.session import Session
from cds_app.workflow.sign_decision import check_not_stale


@dataclass(frozen=True)
class WhatIf:
    """What was shown, and what the same model says of a copy of the record with the `changed` inputs in it."""

    pseudonym: str
    changed: tuple[str, ...]
    before: Comparison
    after: Comparison


def what_if(session: Session, assessment_id: str, changes: Mapping[str, str | int]) -> WhatIf:
    """Compare again with changed inputs, after the estimates of an assessment were shown.

    `changes` holds names of `CHANGEABLE` and their values to try. Raises `NotAllowed` "own_view_first" before the
    estimates were shown, "stale_assessment" when record or model changed since, and what `changed_record` says.
    """
    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    shown = assessment.comparison
    if shown is None:
        raise NotAllowed("own_view_first")
    check_not_stale(session, assessment, but_preferences=True)
    scales = session.catalogue.scales
    after = compare_record(session, changed_record(assessment.record, changes, scales))
    recorded = {offer.name: offer.recorded for offer in what_if_inputs(assessment.record, scales)}
    changed = tuple(name for name in CHANGEABLE if name in changes and changes[name] != recorded[name])
    event = {
        "record_id": assessment.record_id,
        "assessment_id": assessment_id,
        "inputs": list(changed),
        "surface": session.surface,
    }
    with session.store.change(EventKind.WHAT_IF, event):
        pass
    if session.policy.hides_numbers:
        shown, after = unnumbered_comparison(shown), unnumbered_comparison(after)
    return WhatIf(assessment.pseudonym, changed, shown, after)
