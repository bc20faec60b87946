"""The update from follow-up ratings: of a record set without a store, or of one stored patient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cds_app.domain.audit import EventKind
from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import BundleRef, Finding
from cds_app.domain.follow_up import FollowUpEstimate
from cds_app.domain.patient import PatientRecord
from cds_app.domain.unnumbered import unnumbered_update
from cds_app.guidance.readiness import assess_readiness
from cds_app.scoring.follow_up import FollowUpModel, response_update
from cds_app.workflow.choose_bundle import choose_bundle
from cds_app.workflow.open_patient import find_patient, readiness_of
from cds_app.workflow.outside import AS_IT_IS, How
from cds_app.workflow.score_records import refuse_numbers, whole_set
from cds_app.workflow.session import Session, Surroundings

SAID_BY_THE_UPDATE = frozenset({"no_baseline_rating"})
"""A stop for which the update has a reason of its own."""


@dataclass(frozen=True)
class PatientUpdate:
    """One patient's update with the bundle that made it. `stops` are the readiness stops that rule estimates out.

    `first_day` and `last_day` bound the visits that the model uses; None when the bundle has no such model.
    """

    pseudonym: str
    bundle: BundleRef
    estimate: FollowUpEstimate
    stops: tuple[str, ...]
    first_day: int | None
    last_day: int | None


def update_records(
    surroundings: Surroundings,
    path: Path,
    *,
    bundle: str | None = None,
    bundle_key: Path | None = None,
    how: How = AS_IT_IS,
) -> Iterator[dict[str, Any]]:
    """One plain object per patient, in the form that the command line promises; nothing is kept.

    `how` belongs to foreign formats (see `outside_of`). Raises, before the first line, `RecordsRefused` when the set
    has an error, `CdsError` "follow_up_missing" when the bundle has no follow-up model and "numbers_hidden" where the
    policy gives out no numbers.
    """
    refuse_numbers(surroundings)
    chosen = choose_bundle(surroundings, bundle, bundle_key)
    if chosen.follow_up is None:
        raise CdsError("follow_up_missing")
    catalogue = surroundings.catalogue
    for record in whole_set(surroundings, path, how):
        readiness = assess_readiness(record, catalogue, allow_pregnancy=surroundings.policy.allow_pregnancy)
        yield update_json(update_record(record, catalogue, chosen.follow_up, chosen.ref, readiness))


def update_record(
    record: PatientRecord,
    catalogue: Catalogue,
    model: FollowUpModel | None,
    bundle: BundleRef,
    readiness: Iterable[Finding],
) -> PatientUpdate:
    """One record's update. What rules out the comparison rules this out too."""
    stops = tuple(f.code for f in readiness if f.severity == "stop" and f.code not in SAID_BY_THE_UPDATE)
    if stops:
        estimate = FollowUpEstimate("abstained", "stopped")
    else:
        estimate = response_update(record.ratings, catalogue.scales, model)
    first, last = (None, None) if model is None else (model.first_day, model.last_day)
    return PatientUpdate(record.pseudonym, bundle, estimate, stops, first, last)


def update_stored(session: Session, pseudonym: str) -> PatientUpdate:
    """The update of a stored patient; the log says that it was looked at. Raises `CdsError` "patient_unknown"."""
    session.require("compare")
    record_id = find_patient(session, pseudonym)
    record = session.store.record(record_id)
    chosen = session.bundle
    made = update_record(record, session.catalogue, chosen.follow_up, chosen.ref, readiness_of(session, record))
    # Not "estimates_shown": no drug is compared here, so an own view recorded later is still the first.
    event: dict[str, object] = {
        "record_id": record_id, "surface": session.surface, "follow_up": made.estimate.status,
        "bundle_sha256": chosen.ref.sha256,
    }  # fmt: skip
    with session.store.change(EventKind.PATIENT_OPENED, event):
        pass
    if session.policy.hides_numbers:
        return replace(made, estimate=unnumbered_update(made.estimate))
    return made


def update_json(made: PatientUpdate) -> dict[str, Any]:
    """An update as the command line's contract writes it; what is not known is left null, never out."""
    estimate = made.estimate
    chances = {
        name: None if chance is None else asdict(chance)
        for name, chance in (
            ("response", estimate.response),
            ("non_response", estimate.non_response),
            ("worsening", estimate.worsening),
        )
    }
    return {
        "pseudonym": made.pseudonym,
        "scale": estimate.scale,
        "day": estimate.day,
        "fraction_improved": estimate.fraction_improved,
        **chances,
        "validated_on": list(estimate.validated_on),
        "status": estimate.status,
        "reason": estimate.reason,
        "stops": list(made.stops),
        "baseline": estimate.baseline,
        "days": list(estimate.days),
        "coverage": estimate.coverage,
        "outcome_recorded": estimate.outcome_recorded,
        "scale_fitted": estimate.scale_fitted,
        "basis": estimate.basis,
        "bundle": {"id": made.bundle.id, "version": made.bundle.version, "sha256": made.bundle.sha256},
    }
