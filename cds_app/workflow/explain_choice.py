"""Explain one drug's estimates for one patient, and why it differs from another drug."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, State
from cds_app.domain.errors import NotAllowed
from cds_app.domain.explanation import Contrast, Explanation, contrast
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.unnumbered import unnumbered_contrast, unnumbered_explanation
from cds_app.workflow.session import Session


@dataclass(frozen=True)
class ChoiceExplanation:
    """The explanations of a drug's estimated outcomes and the contrasts against another drug, if one was named."""

    assessment: Assessment
    drug: str
    other: str | None
    explanations: tuple[Explanation, ...]
    contrasts: tuple[Contrast, ...]


def explain_choice(session: Session, assessment_id: str, drug: str, other: str | None = None) -> ChoiceExplanation:
    """Explain, keep what was opened in the assessment, and note it in the log.

    Raises `NotAllowed` before estimates were shown, `IntegrityError` for an explanation that does not add up.
    """
    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    if assessment.comparison is None:
        raise NotAllowed("own_view_first")
    explanations = explanations_of(session, assessment, drug)
    others = explanations_of(session, assessment, other) if other is not None and other != drug else ()
    by_outcome = {e.outcome: e for e in others}
    contrasts = tuple(contrast(e, by_outcome[e.outcome]) for e in explanations if e.outcome in by_outcome)
    if assessment.state is State.ESTIMATES_SHOWN:
        known = {(e.drug, e.outcome) for e in assessment.explanations}
        opened = tuple(e for e in (*explanations, *others) if (e.drug, e.outcome) not in known)
        assessment = dataclasses.replace(assessment, explanations=(*assessment.explanations, *opened))
    event: dict[str, object] = {
        "record_id": assessment.record_id,
        "assessment_id": assessment_id,
        "drug": drug,
        "other": other,
    }
    with session.store.change(EventKind.EXPLANATION_OPENED, event) as change:
        if assessment.state is State.ESTIMATES_SHOWN:
            change.save_assessment(assessment)
    shown = session.as_shown(assessment)
    if shown is not assessment:
        explanations = tuple(map(unnumbered_explanation, explanations))
        contrasts = tuple(map(unnumbered_contrast, contrasts))
    return ChoiceExplanation(shown, drug, other, explanations, contrasts)


def explanations_of(session: Session, assessment: Assessment, drug: str) -> tuple[Explanation, ...]:
    """The drug's explanations: those kept in the assessment where there are any, computed otherwise.

    A drug without a number has none.
    """
    comparison = assessment.comparison
    if comparison is None:
        return ()
    kept = {e.outcome: e for e in assessment.explanations if e.drug == drug}
    estimated = {e.outcome for e in comparison.estimates if e.drug == drug and e.status == "estimated"}
    wanted = [o for o in OUTCOMES if o in estimated]
    if all(o in kept for o in wanted):
        return tuple(kept[o] for o in wanted)
    if comparison.bundle != session.bundle.ref:
        raise NotAllowed("stale_assessment")
    asked = [(drug, outcome) for outcome in wanted]
    return session.explainer.explain_many(assessment.record, session.catalogue, asked, comparison)
