"""Measure drift over the store's patients: when somebody asks, offline, against fixed limits; nothing is kept.

The cases are the first comparison that each patient had with the bundle in use, in the order in which they were begun:
the record as it was then, and whether there was an estimate. Outcomes are those of all stored patients. Nobody is
alerted: what is found stands where governance looks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cds_app.domain.audit import EventKind
from cds_app.domain.drift import DriftReport, What
from cds_app.domain.errors import CdsError
from cds_app.domain.outcome import OUTCOMES
from cds_app.workflow.evaluation_cases import UNKNOWN, Cases
from cds_app.workflow.monitoring import limits_in_force
from cds_app.workflow.session import Session
from cds_app.workflow.site_outcomes import site_cases

if TYPE_CHECKING:
    from cds_app.scoring.calibration import Floats
    from cds_app.scoring.drift import Group


def measure_drift(session: Session, *, progress: Callable[[int], object] | None = None) -> DriftReport:
    """The report for the bundle in use, recalibrated as it is; that it was asked for stands in the log.

    Raises `NotAllowed` without the role, `CdsError` as the bundle in use does.
    """
    session.require("measure_drift")
    with session.store.change(EventKind.LOG_READ, {"report": "drift", "surface": session.surface}):
        pass
    return drift_report(session, progress)


def drift_report(session: Session, progress: Callable[[int], object] | None = None) -> DriftReport:
    """`measure_drift` as a part of another report, which asks for the role and tells the log itself."""
    from cds_app.scoring.drift import drift

    limits = limits_in_force()
    window, bundle = int(limits.drift_window.value), session.bundle
    ids = session.store.compared_with(bundle.ref.sha256)
    latest = _group(session, ids[-window:]) if len(ids) >= window else None
    first = _group(session, ids[:window]) if len(ids) >= 2 * window else None
    outcomes = _outcomes(site_cases(session, bundle, progress))
    return DriftReport(
        measured_at=session.clock.now().isoformat(timespec="seconds"),
        bundle_id=bundle.ref.id,
        cases=len(ids),
        window=window,
        with_outcome=max((len(p) for p, _ in outcomes.values()), default=0),
        measures=drift(bundle, first, latest, outcomes, limits),
        waiting=_waiting(first, latest, outcomes, int(limits.drift_least_outcomes.value)),
    )


def drift_if_measurable(session: Session) -> DriftReport | None:
    """`drift_report`, or None while no bundle can be used: a report about decisions is made all the same."""
    try:
        return drift_report(session)
    except CdsError:
        return None


def _group(session: Session, ids: tuple[str, ...]) -> Group:
    """The patients of these assessments as the model saw them."""
    import numpy as np

    from cds_app.scoring.drift import Group
    from cds_app.scoring.features import PATIENT_INPUTS, patient_inputs

    rows, abstained = [], []
    for assessment_id in ids:
        assessment = session.store.assessment(assessment_id)
        inputs = patient_inputs(assessment.record, session.catalogue)
        rows.append([inputs[name] for name in PATIENT_INPUTS])
        estimates = assessment.comparison.estimates if assessment.comparison else ()
        abstained.append(float(all(estimate.status == "abstained" for estimate in estimates)))
    return Group(np.array(rows, dtype=np.float64), np.array(abstained))


def _outcomes(cases: Cases) -> dict[str, tuple[Floats, Floats]]:
    import numpy as np

    found: dict[str, tuple[Floats, Floats]] = {}
    for outcome in OUTCOMES:
        columns = cases.columns[outcome]
        known = np.asarray(columns.happened) != UNKNOWN
        found[outcome] = np.asarray(columns.probability)[known], np.asarray(columns.happened)[known]
    return found


def _waiting(
    first: Group | None, latest: Group | None, outcomes: dict[str, tuple[Floats, Floats]], least: int
) -> tuple[What, ...]:
    """For which kinds there are too few people yet."""
    found: list[What] = []
    if latest is None:
        found += ["input", "score"]
    if first is None:
        found += ["missing", "abstained"]
    if all(len(p) < least for p, _ in outcomes.values()):
        found.append("calibration")
    return tuple(found)
