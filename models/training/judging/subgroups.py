"""For whom is it worse? Discrimination, calibration and coverage by subgroup, each with its number and interval.

The labels of sex, age band and education are not inputs; they are here because a model may be worse for a group that
it does not know of. A group with fewer than 100 people with or 100 without the outcome is marked as small (the usual
floor for validating a prediction model; from memory): its figures say little and are shown all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from cds_app.scoring.calibration import Floats, probabilities
from cds_app.scoring.performance import (
    Measured,
    NoFigure,
    auc_measured,
    brier,
    is_small,
    mean_measured,
    recalibration_measured,
)

REPORTED = ("drug", "sex", "age_band", "severity_band", "employment", "education", "failed_trials")
"""The subgroups in the order in which the card shows them."""


def groups_of(labels: Mapping[str, np.ndarray]) -> list[tuple[str, str, np.ndarray]]:
    """Every subgroup as (name, label, places of its people), reported names only, labels in their own order."""
    return [
        (name, str(label), np.flatnonzero(labels[name] == label))
        for name in REPORTED
        for label in np.unique(labels[name])
    ]


def as_numbers(found: Measured) -> dict[str, float | None]:
    """A figure as a table row holds it."""
    return {"value": found.value, "low": found.low, "high": found.high}


def performance(logit: Floats, happened: np.ndarray) -> dict[str, Any]:
    """Number, rate, area under the curve, calibration and Brier score of one group of people."""
    events, shown = int(happened.sum()), probabilities(logit)
    return {
        "people": len(happened),
        "events": events,
        "small": is_small(len(happened), events),
        "rate": float(happened.mean()),
        "auc": _had(lambda: auc_measured(logit, happened)),
        "observed_minus_predicted": as_numbers(mean_measured(happened - shown)),
        "calibration_slope": _had(lambda: recalibration_measured(logit, happened)[1]),
        "brier": brier(shown, happened),
    }


def by_group(labels: Mapping[str, np.ndarray], judge: Callable[[np.ndarray], Any]) -> dict[str, dict[str, Any]]:
    """`judge` of the places of each subgroup, by name and label."""
    return nested(labels, [judge(places) for _, _, places in groups_of(labels)])


def nested(labels: Mapping[str, np.ndarray], rows: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """One row per subgroup, in the order of `groups_of`, as a table by name and label."""
    found: dict[str, dict[str, Any]] = {name: {} for name in REPORTED}
    for (name, label, _), row in zip(groups_of(labels), rows, strict=True):
        found[name][label] = row
    return found


def _had(figure: Callable[[], Measured]) -> dict[str, float | None] | None:
    """A figure, or None where the group's data do not give one."""
    try:
        return as_numbers(figure())
    except NoFigure:
        return None
