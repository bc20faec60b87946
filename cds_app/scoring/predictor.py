"""From a record to a comparison: an estimate, an abstention or an exclusion for every drug and outcome.

A stop in the readiness findings means that no model is asked. A drug that a safety rule excludes is left out before
options are grouped. The shown number is the central booster's, with missing inputs left missing; the interval holds
the spread of the evidence and of what is missing (`intervals`). Each patient's numbers are the same alone and in any
batch, on one thread or several.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.estimate import Caution, Comparison, Estimate, Finding
from cds_app.domain.outcome import OUTCOMES, Outcome, is_benefit
from cds_app.domain.patient import PatientRecord
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats, probability
from cds_app.scoring.ensemble import OutcomeModel, evidence_spread
from cds_app.scoring.features import PATIENT_FEATURES, PATIENT_INPUTS, patient_inputs
from cds_app.scoring.input_guard import check_inputs
from cds_app.scoring.intervals import combined, filled_in, interval, tie_groups, weighted_spread
from cds_app.scoring.support import unlike_training

BATCH = 64
"""Patients scored together: enough to make a call worth its cost, few enough to keep memory small."""
ALWAYS_NEEDED = ("severity_level",)
"""Inputs without which no estimate is made (their missing rule in the feature table)."""
MISSING = "input_missing"
FAILED_TRIALS_MISSING = "failed_trials_missing"

Judged = tuple[PatientRecord, tuple[Finding, ...], tuple[Caution, ...]]
"""A record with its readiness findings and its cautions."""


@dataclass(frozen=True)
class _Case:
    """One patient on the way through: `stop` is the code for which nothing is estimated, `excluded` rule by drug."""

    record: PatientRecord
    inputs: Floats
    readiness: tuple[Finding, ...]
    cautions: tuple[Caution, ...]
    stop: str | None
    excluded: Mapping[str, str]


def compare(
    record: PatientRecord,
    catalogue: Catalogue,
    bundle: Bundle,
    *,
    readiness: tuple[Finding, ...],
    cautions: tuple[Caution, ...],
) -> Comparison:
    """All drugs of the bundle for one patient, drugs by name, outcomes in their fixed order.

    Raises `CdsError` "input_out_of_range" or "drug_not_in_catalogue".
    """
    return next(compare_many([(record, readiness, cautions)], catalogue, bundle))[1]


def compare_many(
    judged: Iterable[Judged], catalogue: Catalogue, bundle: Bundle
) -> Iterator[tuple[PatientRecord, Comparison]]:
    """`compare` for many, in their order, a batch of patients in memory at a time. Raises as `compare` does."""
    for drug in bundle.drugs:
        if drug not in catalogue.drugs:
            raise CdsError("drug_not_in_catalogue", drug=drug)
    left_out = tuple(sorted(set(catalogue.drugs) - set(bundle.drugs)))
    waiting = iter(judged)
    while batch := [_case(entry, catalogue, bundle) for entry in islice(waiting, BATCH)]:
        scored = _scored([case for case in batch if case.stop is None], bundle)
        for case in batch:
            estimates = next(scored) if case.stop is None else _abstained(case.stop, bundle)
            yield (
                case.record,
                Comparison(
                    pseudonym=case.record.pseudonym,
                    bundle=bundle.ref,
                    readiness=case.readiness,
                    cautions=case.cautions,
                    estimates=_ordered(estimates),
                    base_rates=bundle.base_rates,
                    not_estimated=left_out,
                ),
            )


def _case(entry: Judged, catalogue: Catalogue, bundle: Bundle) -> _Case:
    record, given, cautions = entry
    inputs = patient_inputs(record, catalogue)
    readiness = (*given, *unlike_training(inputs, bundle), *_missing(inputs, given))
    stop = next((finding.code for finding in readiness if finding.severity == "stop"), None)
    if stop is None:
        check_inputs(inputs)
    excluded: dict[str, str] = {}
    for caution in cautions:
        if caution.severity == "exclude" and caution.known:
            excluded.setdefault(caution.drug, caution.rule)
    values = np.array([inputs[name] for name in PATIENT_INPUTS])
    return _Case(record, values, readiness, cautions, stop, excluded)


def _missing(inputs: Mapping[str, float], given: tuple[Finding, ...]) -> list[Finding]:
    """A finding for each missing input that was not named before, by its own name or by its patients.csv column."""
    named = {finding.input for finding in given if finding.code == MISSING}
    stopped = any(finding.severity == "stop" for finding in given)
    found = []
    for feature in PATIENT_FEATURES:
        if math.isnan(inputs[feature.name]):
            if feature.name in ALWAYS_NEEDED and not stopped:
                found.append(Finding(MISSING, "stop", feature.name))
            elif named.isdisjoint((feature.name, feature.source_column)):
                found.append(Finding(MISSING, "information", feature.name))
    if math.isnan(inputs["failed_trials"]) and not stopped:
        # The interval stands for everybody of whom this is not known, and misses the few with many failed trials.
        found.append(Finding(FAILED_TRIALS_MISSING, "caution", "failed_trials"))
    return found


def _abstained(stop: str, bundle: Bundle) -> list[Estimate]:
    return [Estimate(drug, outcome, "abstained", stop) for drug in bundle.drugs for outcome in OUTCOMES]


def _scored(cases: list[_Case], bundle: Bundle) -> Iterator[list[Estimate]]:
    """The estimates of each case, one batch through every booster."""
    if not cases:
        return
    patients = np.array([case.inputs for case in cases])
    numbers = {outcome: model.with_every_drug(patients) for outcome, model in bundle.models.items()}
    for place, case in enumerate(cases):
        estimates: list[Estimate] = []
        for outcome, logits in numbers.items():
            # a copy, so that sums run in the same order whatever the batch
            own = np.ascontiguousarray(logits[:, place, :])
            estimates += _estimates(case, bundle, outcome, own[0], own[1:])
        yield estimates


def _estimates(case: _Case, bundle: Bundle, outcome: Outcome, central: Floats, draws: Floats) -> list[Estimate]:
    """One outcome's estimates, in the bundle's order of drugs."""
    evidence = evidence_spread(draws)
    missing = _missing_spread(case.inputs, bundle, bundle.models[outcome])
    offered = [place for place, drug in enumerate(bundle.drugs) if drug not in case.excluded]
    groups = tie_groups(central, draws, offered, more_is_better=is_benefit(outcome))
    estimates = []
    for place, drug in enumerate(bundle.drugs):
        if drug in case.excluded:
            estimates.append(Estimate(drug, outcome, "excluded", case.excluded[drug]))
            continue
        logit = float(central[place])
        low, high = interval(logit, combined(float(evidence[place]), float(missing[place])), bundle.coverage)
        estimates.append(
            Estimate(
                drug,
                outcome,
                "estimated",
                probability=probability(logit),
                low=probability(low),
                high=probability(high),
                coverage=bundle.coverage,
                weeks=bundle.weeks[outcome],
                tie_group=groups[place],
            )
        )
    return estimates


def _missing_spread(inputs: Floats, bundle: Bundle, model: OutcomeModel) -> Floats:
    """The spread per drug of the central logit over plausible values of what is missing; 0 when nothing is."""
    if not np.isnan(inputs).any():
        return np.zeros(len(bundle.drugs))
    rows, counts = filled_in(inputs, bundle.reference)
    return weighted_spread(model.central_with_every_drug(rows), counts)


def _ordered(estimates: list[Estimate]) -> tuple[Estimate, ...]:
    return tuple(sorted(estimates, key=lambda estimate: (estimate.drug, OUTCOMES.index(estimate.outcome))))
