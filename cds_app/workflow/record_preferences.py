"""Record what a patient wants to avoid.

Preferences change no estimate and never re-rank drugs by themselves: they choose which side effects stand beside the
estimates, and in which order. An assessment under way shows them, and what is signed must be what was shown: so its
snapshot takes up the new ones together with the record, in the same change, and whoever draws it next draws these
columns beside the same estimates. It is not stale for it, and a signed assessment stays as it was signed. One that
was stale before stays stale.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from cds_app.domain.audit import EventKind
from cds_app.domain.decision import Assessment, State
from cds_app.domain.patient import PatientRecord, Preference
from cds_app.domain.preference import check_preferences
from cds_app.workflow.session import Session

UNDER_WAY = (State.OWN_VIEW_RECORDED, State.ESTIMATES_SHOWN)


@dataclass(frozen=True)
class RecordedPreferences:
    """What counts now, in the patient's order, and the assessments under way as they are with it."""

    record_id: str
    pseudonym: str
    preferences: tuple[Preference, ...]
    assessments: tuple[Assessment, ...]


def record_preferences(
    session: Session, record_id: str, concerns: Sequence[tuple[str, int]], *, handed_over: bool = False
) -> RecordedPreferences:
    """Keep up to five concerns in the patient's order, each weighed 0–100; none at all is an answer too.

    They count from now on; what was imported or recorded before is kept beside them. `handed_over` notes that the
    patient entered them alone. Raises `NotAllowed` for a person without the role, and what `check_preferences` says;
    `CdsError` "patient_unknown".
    """
    session.require("record_preferences")
    preferences = tuple(Preference(concern, weight) for concern, weight in concerns)
    check_preferences(preferences)
    before = session.store.record(record_id)
    redrawn = _redrawn(session, record_id, before, preferences)
    event = {
        "record_id": record_id,
        "concerns": len(preferences),
        "weighing": sum(preference.weight > 0 for preference in preferences),
        "assessments": [assessment.assessment_id for assessment in redrawn],
        "handed_over": handed_over,
        "surface": session.surface,
    }
    with session.store.change(EventKind.PREFERENCES_RECORDED, event) as change:
        change.record_preferences(record_id, preferences)
        for assessment in redrawn:
            change.save_assessment(assessment)
    shown = tuple(map(session.as_shown, redrawn))
    return RecordedPreferences(record_id, before.pseudonym, preferences, shown)


def _redrawn(
    session: Session, record_id: str, before: PatientRecord, preferences: tuple[Preference, ...]
) -> tuple[Assessment, ...]:
    """The assessments under way that were made from the record as it is, with the new preferences in it."""
    record = dataclasses.replace(before, preferences=preferences)
    return tuple(
        dataclasses.replace(assessment, record=record)
        for assessment in session.store.assessments(record_id)
        if assessment.state in UNDER_WAY and assessment.record == before
    )
