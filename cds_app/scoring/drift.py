"""Drift against fixed limits: two groups of patients, or observed against expected.

A difference counts only when it is larger than its limit *and* larger than chance explains, with the chance of any
false alarm in one whole measurement shared out over its comparisons. Both are fixed before anything is looked at.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from cds_app.domain.drift import Against, DriftMeasure, What
from cds_app.domain.monitoring import MonitoringLimits
from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import all_pairs
from cds_app.scoring.features import PATIENT_INPUTS

MOST = 9.99
"""A standardised difference between groups without any spread is shown as this."""


@dataclass(frozen=True)
class Group:
    """Patients as the model sees them: `inputs` (n, inputs) with NaN where missing, and whether each was abstained
    from (n,)."""

    inputs: Floats
    abstained: Floats

    def __len__(self) -> int:
        return len(self.inputs)


@dataclass(frozen=True)
class _Seen:
    """Inputs (n, inputs) and scores (m,) by outcome of a group."""

    inputs: Floats
    scores: Mapping[Outcome, Floats]


@dataclass(frozen=True)
class _Measured:
    measure: DriftMeasure
    z: float
    large: bool


def drift(
    bundle: Bundle,
    first: Group | None,
    latest: Group | None,
    outcomes: Mapping[str, tuple[Floats, Floats]],
    limits: MonitoringLimits,
) -> tuple[DriftMeasure, ...]:
    """All measures; what lies beyond stands first. `outcomes` holds estimates (n,) and what happened (n,) by outcome.

    A group that is None is not compared; a column that holds fewer than two values in a group is left out.
    """
    found: list[_Measured] = []
    if latest is not None:
        now = _as_seen(bundle, latest)
        reference = _Seen(bundle.reference, {o: logits.mean(axis=1) for o, logits in bundle.reference_logits.items()})
        found += _populations(reference, now, "bundle", limits)
        if first is not None:
            found += _populations(_as_seen(bundle, first), now, "first", limits)
            found += _gaps(first, latest, limits)
    found += _calibration(outcomes, limits)
    beyond_chance = NormalDist().inv_cdf(1 - limits.false_alarms.value / (2 * max(1, len(found))))
    measures = (replace(one.measure, beyond=one.large and abs(one.z) > beyond_chance) for one in found)
    return tuple(sorted(measures, key=lambda measure: not measure.beyond))


def scores(bundle: Bundle, inputs: Floats) -> dict[Outcome, Floats]:
    """Each patient's mean log odds over all drugs, (n,), by outcome, by the central boosters."""
    if not len(inputs):
        return {outcome: np.empty(0) for outcome in OUTCOMES}
    many = len(bundle.drugs)
    patients, drugs = all_pairs(inputs, many)
    return {
        outcome: bundle.models[outcome].central_logits(patients, drugs).reshape(len(inputs), many).mean(axis=1)
        for outcome in OUTCOMES
    }


def _as_seen(bundle: Bundle, group: Group) -> _Seen:
    """All inputs of a group, and the scores of those who had an estimate."""
    return _Seen(group.inputs, scores(bundle, group.inputs[group.abstained == 0]))


def _populations(before: _Seen, now: _Seen, against: Against, limits: MonitoringLimits) -> Iterator[_Measured]:
    """Inputs and scores of two groups."""
    for place, name in enumerate(PATIENT_INPUTS):
        yield from _means("input", name, against, before.inputs[:, place], now.inputs[:, place], limits)
    for outcome in OUTCOMES:
        yield from _means("score", outcome, against, before.scores[outcome], now.scores[outcome], limits)


def _means(
    what: What, name: str, against: Against, before: Floats, now: Floats, limits: MonitoringLimits
) -> Iterator[_Measured]:
    """The standardised difference of two means over the known values, and its z. Needs two values on either side."""
    old, new = before[~np.isnan(before)], now[~np.isnan(now)]
    if min(len(old), len(new)) < 2:
        return
    gap = float(new.mean() - old.mean())
    spread = math.sqrt((float(old.var(ddof=1)) + float(new.var(ddof=1))) / 2)
    if spread > 0:
        difference = gap / spread
    else:
        difference = 0.0 if gap == 0 else math.copysign(MOST, gap)
    error = math.sqrt(1 / len(old) + 1 / len(new) + difference**2 / (2 * (len(old) + len(new))))
    measure = DriftMeasure(what, name, against, float(old.mean()), float(new.mean()), difference, len(new), False)
    yield _Measured(measure, difference / error, abs(difference) > limits.standardised_difference.value)


def _gaps(first: Group, latest: Group, limits: MonitoringLimits) -> Iterator[_Measured]:
    """Shares of missing values and of patients without an estimate."""
    for place, name in enumerate(PATIENT_INPUTS):
        old, new = np.isnan(first.inputs[:, place]), np.isnan(latest.inputs[:, place])
        yield _shares("missing", name, old, new, limits)
    yield _shares("abstained", "", first.abstained, latest.abstained, limits)


def _shares(
    what: What, name: str, before: Sequence[float] | Floats, now: Sequence[float] | Floats, limits: MonitoringLimits
) -> _Measured:
    """The difference of two shares and its z with the pooled share."""
    old, new = float(np.mean(before)), float(np.mean(now))
    pooled = (old * len(before) + new * len(now)) / (len(before) + len(now))
    error = math.sqrt(pooled * (1 - pooled) * (1 / len(before) + 1 / len(now)))
    measure = DriftMeasure(what, name, "first", old, new, new - old, len(now), False)
    return _Measured(
        measure, 0.0 if error == 0 else (new - old) / error, abs(new - old) > limits.share_difference.value
    )


def _calibration(outcomes: Mapping[str, tuple[Floats, Floats]], limits: MonitoringLimits) -> Iterator[_Measured]:
    """Observed over expected numbers; z from the spread that the estimates themselves imply."""
    for name, (p, happened) in outcomes.items():
        if len(p) < limits.drift_least_outcomes.value:
            continue
        expected, observed = float(p.sum()), float(happened.sum())
        ratio = observed / expected
        z = (observed - expected) / math.sqrt(float((p * (1 - p)).sum()))
        large = not limits.ratio_at_least.value <= ratio <= limits.ratio_at_most.value
        measure = DriftMeasure(
            "calibration", name, "estimates", expected / len(p), observed / len(p), ratio, len(p), False
        )
        yield _Measured(measure, z, large)
