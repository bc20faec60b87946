"""From a record set with outcomes to vectors: estimate and outcome of the drug that each person actually took.

Estimates are made of what was known on day 0. Only numbers and group labels are kept, never a record; every record
that cannot be used is counted under its reason.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.outcome import (
    EARLY_STOP_BEFORE_DAY,
    OUTCOMES,
    Outcome,
    as_known_on_day_0,
    observed_outcomes,
    outcome_total,
    started_on_day_0,
)
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import Scale
from cds_app.guidance.readiness import assess_readiness
from cds_app.guidance.safety import cautions
from cds_app.workflow.cohort_groups import FAMILIES, group_labels

if TYPE_CHECKING:
    from cds_app.domain.estimate import Comparison
    from cds_app.scoring.bundle import Bundle
    from cds_app.scoring.predictor import Judged

LEFT_OUT = (
    "treatments_not_known",
    "no_treatment_on_day_0",
    "several_treatments_on_day_0",
    "drug_without_estimate",
    "stopped",
    "excluded_by_rule",
)
"""Why a record has no estimate of the drug taken, in the order in which it is asked."""
Observe = Callable[[PatientRecord, Mapping[str, Scale]], dict[Outcome, bool | None]]
"""How outcomes are read from a record."""
BATCH = 64
UNKNOWN = -1.0


@dataclass
class Columns:
    """One outcome's vectors over the people with an estimate. `happened` is 1, 0 or -1 for not known; `plain` is the
    bundle's mean for the drug, the patient not looked at."""

    probability: array[float] = field(default_factory=lambda: array("d"))
    low: array[float] = field(default_factory=lambda: array("d"))
    high: array[float] = field(default_factory=lambda: array("d"))
    plain: array[float] = field(default_factory=lambda: array("d"))
    happened: array[float] = field(default_factory=lambda: array("d"))
    remarks: Counter[str] = field(default_factory=Counter)


@dataclass
class Cases:
    """`left_out` counts the records without an estimate of the drug taken, by reason; `stops` the readiness stops."""

    records: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    stops: Counter[str] = field(default_factory=Counter)
    labels: dict[str, list[str]] = field(default_factory=lambda: {family: [] for family in FAMILIES})
    columns: dict[Outcome, Columns] = field(default_factory=lambda: {outcome: Columns() for outcome in OUTCOMES})


@dataclass(frozen=True)
class _Waiting:
    """A person between reading and estimating."""

    judged: Judged
    labels: dict[str, str]
    happened: dict[Outcome, bool | None]
    remarks: tuple[tuple[Outcome, str], ...]


def collect_cases(
    records: Iterator[PatientRecord],
    catalogue: Catalogue,
    bundle: Bundle,
    *,
    allow_pregnancy: bool,
    observed: Observe = observed_outcomes,
) -> Cases:
    """Read all records once, a batch per drug in memory at a time.

    `observed` reads the outcomes of a record: by default those of a cohort whose course is over.
    """
    from cds_app.scoring.one_drug import for_one_drug

    cases = Cases()
    narrow = {drug: for_one_drug(bundle, drug) for drug in bundle.drugs}
    queues: dict[str, list[_Waiting]] = {drug: [] for drug in bundle.drugs}
    for record in records:
        cases.records += 1
        reason = _unusable(record, bundle)
        if reason is not None:
            cases.left_out[reason] += 1
            continue
        drug = started_on_day_0(record)[0].drug
        queues[drug].append(_waiting(record, catalogue, allow_pregnancy, observed))
        if len(queues[drug]) >= BATCH:
            _estimate(queues[drug], catalogue, narrow[drug], cases)
            queues[drug] = []
    for drug, queue in queues.items():
        _estimate(queue, catalogue, narrow[drug], cases)
    return cases


def _unusable(record: PatientRecord, bundle: Bundle) -> str | None:
    """Why there is no one drug to estimate for, before anything else is asked."""
    if record.treatments is None:
        return "treatments_not_known"
    started = started_on_day_0(record)
    if not started:
        return "no_treatment_on_day_0"
    if len(started) > 1:
        return "several_treatments_on_day_0"
    return None if started[0].drug in bundle.drugs else "drug_without_estimate"


def _waiting(record: PatientRecord, catalogue: Catalogue, allow_pregnancy: bool, observed: Observe) -> _Waiting:
    known = as_known_on_day_0(record)
    readiness = assess_readiness(known, catalogue, allow_pregnancy=allow_pregnancy)
    happened = observed(record, catalogue.scales)
    return _Waiting(
        (known, readiness, cautions(known, catalogue)),
        group_labels(known, started_on_day_0(record)[0].drug, catalogue.scales),
        happened,
        tuple(_remarks(record, happened, catalogue)),
    )


def _remarks(
    record: PatientRecord, happened: dict[Outcome, bool | None], catalogue: Catalogue
) -> Iterator[tuple[Outcome, str]]:
    """What was counted all the same but has to be said."""
    treatment, rated = started_on_day_0(record)[0], outcome_total(record, catalogue.scales)
    response = happened["response"]
    if response is not None and rated is not None and treatment.end_day is not None and treatment.end_day < rated.day:
        yield "response", "rated_after_end"
        yield "remission", "rated_after_end"
    recorded = None if treatment.outcome == "unknown" else treatment.outcome in ("response", "remission")
    if response is not None and recorded is not None and response is not recorded:
        yield "response", "recorded_otherwise"
    followed = any(rating.day >= EARLY_STOP_BEFORE_DAY for rating in record.ratings)
    if happened["early_stop"] is False and treatment.end_day is None and not followed:
        yield "early_stop", "open_end"
        yield "side_effect_stop", "open_end"


def _estimate(queue: list[_Waiting], catalogue: Catalogue, narrow: Bundle, cases: Cases) -> None:
    """Estimate a batch of people who took the same drug and keep their numbers."""
    from cds_app.scoring.predictor import compare_many

    found = compare_many((waiting.judged for waiting in queue), catalogue, narrow)
    for waiting, (_, comparison) in zip(queue, found, strict=True):
        first = comparison.estimates[0]
        if first.status == "estimated":
            _keep(waiting, comparison, cases)
        elif first.status == "abstained":
            cases.left_out["stopped"] += 1
            cases.stops[str(first.reason)] += 1
        else:
            cases.left_out["excluded_by_rule"] += 1


def _keep(waiting: _Waiting, comparison: Comparison, cases: Cases) -> None:
    for family, label in waiting.labels.items():
        cases.labels[family].append(label)
    plain = dict(comparison.base_rates)
    for estimate in comparison.estimates:
        columns, happened = cases.columns[estimate.outcome], waiting.happened[estimate.outcome]
        columns.probability.append(float(estimate.probability or 0))
        columns.low.append(float(estimate.low or 0))
        columns.high.append(float(estimate.high or 0))
        columns.plain.append(plain[estimate.outcome])
        columns.happened.append(UNKNOWN if happened is None else float(happened))
    for outcome, remark in waiting.remarks:
        cases.columns[outcome].remarks[remark] += 1
