"""What bars a cohort from training, before any model is fitted: too few, one drug, one class, contradictions, leaks."""

from __future__ import annotations

import numpy as np

from cds_app.domain.outcome import OUTCOMES
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.performance import NoFigure, auc
from models.training.site.cohort import SiteCohort
from models.training.site.records import Reading
from models.training.site.thresholds import Thresholds

LOOK_FOR_LEAKAGE = (
    "Nothing known on day 0 tells outcomes of depression apart this well: look for leakage, that is a column "
    "filled in after the outcome was known."
)
FEWEST_FOR_LEAK_CHECK = 200
"""Below this number a single input's area under the curve is too uncertain to refuse for."""


def failures_of(cohort: SiteCohort, reading: Reading, thresholds: Thresholds) -> list[str]:
    """Every reason not to train on this cohort, in words; empty when there is none."""
    return [
        *_size(cohort, thresholds),
        *_contradictory(cohort, reading, thresholds),
        *_classes(cohort, thresholds),
        *_single_inputs(cohort, thresholds),
    ]


def enough_patients(cohort: SiteCohort, thresholds: Thresholds) -> tuple[str, ...]:
    """The drugs with enough patients, by name."""
    least = thresholds.of("cohort", "patients_per_drug")
    return tuple(name for name, count in cohort.patients_per_drug().items() if count >= least)


def _size(cohort: SiteCohort, thresholds: Thresholds) -> list[str]:
    found = []
    least, drugs = thresholds.of("cohort", "patients"), max(2, thresholds.of("cohort", "drugs"))
    if len(cohort) < least:
        found.append(f"{len(cohort)} patients can be used; {least} are needed.")
    many = len(enough_patients(cohort, thresholds))
    if many < drugs:
        each = thresholds.of("cohort", "patients_per_drug")
        found.append(
            f"{many} of {len(cohort.drugs)} drugs have {each} or more patients; {drugs} are needed, since a model of "
            "one drug compares nothing."
        )
    return found


def _contradictory(cohort: SiteCohort, reading: Reading, thresholds: Thresholds) -> list[str]:
    share = reading.patients_contradictory / max(1, len(cohort) + reading.patients_contradictory)
    most = thresholds.of("cohort", "largest_share_contradictory")
    if share <= most:
        return []
    kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(reading.contradictory.items()))
    return [
        f"The outcomes of {share:.1%} of the patients contradict what the records say of the treatment ({kinds}); at "
        f"most {most:.1%} is accepted."
    ]


def _classes(cohort: SiteCohort, thresholds: Thresholds) -> list[str]:
    least = thresholds.of("cohort", "patients_of_each_class")
    return [
        f"{outcome}: {with_it} patients with it and {without} without; {least} of each are needed."
        for outcome, (with_it, without) in cohort.known().items()
        if min(with_it, without) < least
    ]


def _single_inputs(cohort: SiteCohort, thresholds: Thresholds) -> list[str]:
    """Inputs that alone, by their value or by being missing, tell an outcome apart better than anything can."""
    most = thresholds.of("leakage", "largest_auc_of_one_input")
    found = []
    for outcome in OUTCOMES:
        part = cohort.with_outcome(outcome)
        if len(part) < FEWEST_FOR_LEAK_CHECK:
            continue
        for name, column in zip(PATIENT_INPUTS, part.inputs.T, strict=True):
            known = ~np.isnan(column)
            by_value = _apart(column[known], part.outcomes[outcome][known])
            by_gap = _apart(known.astype(np.float64), part.outcomes[outcome])
            if max(by_value, by_gap) > most:
                how = "its value" if by_value > most else "whether it is filled in"
                found.append(
                    f"{outcome}: the input {name} alone tells it apart (area under the curve "
                    f"{max(by_value, by_gap):.2f} by {how}). {LOOK_FOR_LEAKAGE}"
                )
    return found


def _apart(values: np.ndarray, happened: np.ndarray) -> float:
    """The area under the curve in either direction; one half when it cannot be had."""
    try:
        found = auc(values, happened)
    except NoFigure:
        return 0.5
    return max(found, 1 - found)
