"""By how much knowing an input narrows the range of the response estimate: a property of the bundle, of no patient.

For people of the bundle's reference sample, with one input at a time taken away: the width of the interval without
it (`intervals`: the evidence and what is missing) less the width with it, as a mean over the people and all drugs.
Nothing about a patient goes in, so it may be said before the clinician's own view is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from cds_app.domain.outcome import Outcome
from cds_app.scoring.bundle import Bundle
from cds_app.scoring.calibration import Floats, probability
from cds_app.scoring.ensemble import OutcomeModel, all_pairs, evidence_spread
from cds_app.scoring.features import PATIENT_INPUTS
from cds_app.scoring.intervals import combined, filled_in, interval, weighted_spread
from cds_app.scoring.predictor import ALWAYS_NEEDED

OUTCOME: Outcome = "response"
PEOPLE = 24
"""People of the reference sample who are looked at, evenly spread over it: enough for a whole number of 100."""


@dataclass(frozen=True)
class Narrowing:
    """Inputs with the mean narrowing in points of probability (0 to 1), the largest first."""

    bundle_sha256: str
    points: tuple[tuple[str, float], ...]

    def most(self, missing: Iterable[str]) -> tuple[str, float] | None:
        """The one of these inputs that narrows most; None when none of them is in the table."""
        wanted = set(missing)
        return next(((name, size) for name, size in self.points if name in wanted), None)

    def of(self, name: str) -> float | None:
        """An input's narrowing; None for an input without which nothing is estimated."""
        return dict(self.points).get(name)


def narrowing(bundle: Bundle) -> Narrowing:
    """The table of one bundle, every input of `PATIENT_INPUTS` that may be missing."""
    people = bundle.reference[_places(len(bundle.reference))]
    model = bundle.models[OUTCOME]
    many = len(bundle.drugs)
    patients, drugs = all_pairs(people, many)
    central = model.central_logits(patients, drugs).reshape(len(people), many)
    evidence = evidence_spread(model.draw_logits(patients, drugs)).reshape(len(people), many)
    found = {
        name: _mean_gain(people, place, bundle, model, central, evidence)
        for place, name in enumerate(PATIENT_INPUTS)
        if name not in ALWAYS_NEEDED
    }
    return Narrowing(bundle.ref.sha256, _largest_first(found))


def _places(size: int) -> Floats:
    return np.unique(np.linspace(0, size - 1, min(PEOPLE, size)).round().astype(int))


def _largest_first(found: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(found.items(), key=lambda pair: -pair[1]))


def _mean_gain(
    people: Floats, place: int, bundle: Bundle, model: OutcomeModel, central: Floats, evidence: Floats
) -> float:
    """How much wider intervals are on average over people and drugs when the input at a place is taken away."""
    gains = []
    for person, logits, spreads in zip(people, central, evidence, strict=True):
        less = person.copy()
        less[place] = np.nan
        rows, counts = filled_in(less, bundle.reference)
        patients, drugs = all_pairs(rows, len(bundle.drugs))
        guesses = model.central_logits(patients, drugs).reshape(len(rows), len(bundle.drugs))
        missing = weighted_spread(guesses, counts)
        gains += [
            _width(logit, combined(spread, more), bundle.coverage) - _width(logit, spread, bundle.coverage)
            for logit, spread, more in zip(logits, spreads, missing, strict=True)
        ]
    return float(np.mean(gains))


def _width(logit: float, spread: float, coverage: float) -> float:
    low, high = interval(float(logit), float(spread), coverage)
    return probability(high) - probability(low)
