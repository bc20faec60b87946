"""Whether a comparison can be made for a patient, and on what it would stand: input by input, before any estimate.

Nothing is estimated here. What is said of the model is its tables' (what its cases were like, which input narrows a
range most over its reference people) and the same whoever the patient is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Finding
from cds_app.domain.patient import COLUMNS_BY_NAME, PatientRecord
from cds_app.domain.rating import Total, band_of, baseline, severity_level
from cds_app.domain.roles import may
from cds_app.guidance.readiness import is_stopped
from cds_app.workflow.open_patient import readiness_of
from cds_app.workflow.session import Session

if TYPE_CHECKING:
    from cds_app.scoring.bundle import Bundle
    from cds_app.scoring.features import Feature

State = Literal["used", "missing", "out_of_range"]
Severity = Literal["at_least_moderate", "below_moderate", "in_remission", "not_known"]
MODERATE = 2
"""From which place on the axis of severity (`severity_level`) the bundle's stated use begins."""
LISTS: Mapping[str, str] = {"conditions.csv": "conditions", "treatments.csv": "treatments", "ratings.csv": "ratings"}
"""Where the feature table names a file: the part of the record."""


@dataclass(frozen=True)
class InputState:
    """One input of the model. `value` is None when missing; `day` where the record has one for it.

    `source` is the column or part of the record it comes from. `remarks` are findings about it: implausible beside
    something else, old, unlike the cases the model was made from. `narrows` is by how much a range narrows on average
    over the model's reference people when it is known, in points of probability; None where there is no model or no
    such figure.
    """

    name: str
    unit: str
    source: str
    value: str | None
    day: int | None
    state: State
    remarks: tuple[Finding, ...]
    narrows: float | None


@dataclass(frozen=True)
class Readiness:
    """One patient's readiness, carrying its own pseudonym.

    `model` is the bundle's basis, None when none could be asked. `narrows_most` is the missing input that narrows
    most, None when none is missing or no model could be asked.
    """

    record_id: str
    pseudonym: str
    inputs: tuple[InputState, ...]
    findings: tuple[Finding, ...]
    stopped: bool
    severity: Severity
    baseline: Total | None
    band: str | None
    narrows_most: InputState | None
    model: str | None


def show_readiness(session: Session, record_id: str) -> Readiness:
    """Judge each input and the patient. Raises `NotAllowed` without the role, `CdsError` "patient_unknown"."""
    session.require("view_patients")
    record = session.store.record(record_id)
    findings = readiness_of(session, record)
    bundle = _bundle(session)
    inputs = _inputs(session, record, findings, bundle)
    missing = [found for found in inputs if found.state == "missing" and found.narrows is not None]
    start = baseline(record.ratings, session.catalogue.scales)
    band = None if start is None else band_of(session.catalogue.scales[start.scale], start.value)
    jointly = () if bundle is None else tuple(f for f in _unlike(session, record, bundle) if f.input is None)
    return Readiness(
        record_id=record_id,
        pseudonym=record.pseudonym,
        inputs=inputs,
        findings=(*findings, *jointly),
        stopped=is_stopped(findings),
        severity=_severity(session, record, start),
        baseline=start,
        band=band.code if band else None,
        narrows_most=max(missing, key=lambda found: found.narrows or 0, default=None),
        model=None if bundle is None else bundle.ref.basis,
    )


def _bundle(session: Session) -> Bundle | None:
    """The bundle in use for those who may compare; without one the rest can still be said."""
    if not may(session.user.roles, "compare"):
        return None
    try:
        return session.bundle
    except CdsError:
        return None


def _inputs(
    session: Session, record: PatientRecord, findings: Collection[Finding], bundle: Bundle | None
) -> tuple[InputState, ...]:
    from cds_app.scoring.features import PATIENT_FEATURES, patient_inputs

    values = patient_inputs(record, session.catalogue)
    unlike = () if bundle is None else _unlike(session, record, bundle)
    return tuple(
        _input(session, record, feature, values[feature.name], (*findings, *unlike), bundle is not None)
        for feature in PATIENT_FEATURES
    )


def _input(
    session: Session,
    record: PatientRecord,
    feature: Feature,
    value: float,
    findings: Collection[Finding],
    has_model: bool,
) -> InputState:
    from cds_app.scoring.features import shown_value

    shown = shown_value(feature.name, value)
    start = baseline(record.ratings, session.catalogue.scales) if feature.source_column == "ratings.csv" else None
    about = {feature.name, feature.source_column} | ({start.scale} if start else set())
    return InputState(
        name=feature.name,
        unit=feature.unit,
        source=LISTS.get(feature.source_column, feature.source_column),
        value=shown,
        day=start.day if start else None,
        state="missing" if shown is None else ("used" if _in_range(feature.name, value) else "out_of_range"),
        remarks=tuple(f for f in findings if f.input in about and _is_remark(f, feature)),
        narrows=session.narrowing.of(feature.name) if has_model and not session.policy.hides_numbers else None,
    )


def _is_remark(finding: Finding, feature: Feature) -> bool:
    """Findings about the value itself; a stop or an open question about a whole part of the record stands apart."""
    return feature.source_column in COLUMNS_BY_NAME or finding.input == feature.name or finding.code.startswith("base")


def _in_range(name: str, value: float) -> bool:
    from cds_app.scoring.input_guard import LIMITS

    low, high = LIMITS[name]
    return low <= value <= high


def _unlike(session: Session, record: PatientRecord, bundle: Bundle) -> tuple[Finding, ...]:
    from cds_app.scoring.features import patient_inputs
    from cds_app.scoring.support import unlike_training

    return unlike_training(patient_inputs(record, session.catalogue), bundle)


def _severity(session: Session, record: PatientRecord, start: Total | None) -> Severity:
    """Where the baseline stands against the bundles' stated use: a current episode of at least moderate severity."""
    if start is None:
        return "not_known"
    scale = session.catalogue.scales[start.scale]
    if scale.remission_max is not None and start.value <= scale.remission_max:
        return "in_remission"
    level = severity_level(scale, start.value)
    return "at_least_moderate" if level is not None and level >= MODERATE else "below_moderate"
