"""LightGBM's own contributions to a logit, looked up: what every explanation must agree with.

Where every tree asks about one input, an input's contribution depends on its own value and on nothing else, and a
value counts by its rank among the thresholds. So LightGBM is asked once for every rank of every input and for every
drug; a patient's contributions are then a look-up. From the contributions follow the exact parts of a probability, in
double precision: with them shap itself is tried, part by part, when it is set up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from cds_app.scoring.calibration import Floats, probabilities
from cds_app.scoring.ensemble import OutcomeModel
from cds_app.scoring.trees import RankedTrees

SAME = 1e-9
"""How far two ways to the same probability may differ by rounding."""


@dataclass(frozen=True)
class OwnContributions:
    """`terms[input][rank]` is an input's contribution to the calibrated logit, the last rank being a missing value;
    `drugs` holds everything else for each drug: intercept, base and the drug's own contribution.
    """

    terms: list[list[float]]
    drugs: list[float]

    def of(self, ranks: Sequence[float]) -> list[float]:
        """A patient's terms, by the ranks of his inputs."""
        return [terms[-1 if isnan(rank) else int(rank)] for terms, rank in zip(self.terms, ranks, strict=True)]

    def logits(self, ranks: Sequence[float], drugs: Sequence[int]) -> list[float]:
        """What the contributions of a patient with each of the drugs sum to."""
        patient = sum(self.of(ranks))
        return [patient + self.drugs[drug] for drug in drugs]

    def exact_parts(self, ranks: Sequence[float], drug: int, reference: Floats) -> tuple[Floats, Floats]:
        """Each input's part of the probability against the reference sample's terms (n, inputs), and how far another
        computation may be from it, both (inputs,).

        Per reference row the difference of the two terms, scaled from logit to probability; then the mean. Where the
        two logits all but agree, the scale is a quotient of roundings and stands for anything from 0 to 1.
        """
        own = np.array(self.of(ranks))
        away = own - reference
        logits = reference.sum(axis=1) + self.drugs[drug]
        gaps = own.sum() + self.drugs[drug] - logits
        rises = probabilities(logits + gaps) - probabilities(logits)
        level = np.abs(gaps) < SAME
        scale = np.divide(rises, gaps, out=np.zeros_like(gaps), where=~level)
        return scale @ away / len(away), level @ np.abs(away) / len(away)


def own_contributions(model: OutcomeModel, trees: RankedTrees) -> OwnContributions:
    """Ask LightGBM for every rank; only for a model with steps, whose trees ask about one input each."""
    inputs, count = trees.thresholds[:-1], len(model.effects)
    values = _every_rank(inputs, at_least=count)
    # the drugs ride along: row d has drug d, and every row after the last drug has the last one
    found = model.calibration.slope * model.contributions(values, np.minimum(np.arange(len(values)), count - 1))
    rest = model.calibration.intercept + found[:count, len(inputs) :].sum(axis=1)
    return OwnContributions(found[:, : len(inputs)].T.tolist(), rest.tolist())


def _every_rank(thresholds: Sequence[Floats], at_least: int) -> Floats:
    """Rows of values so that row r has rank r in every input, and the last row is missing everywhere.

    An input with fewer ranks keeps its highest in the rows between.
    """
    longest = max(at_least, *(len(known) + 2 for known in thresholds))
    values = np.full((longest, len(thresholds)), np.nan)
    for place, known in enumerate(thresholds):
        values[: len(known), place] = known
        values[len(known) : -1, place] = np.nextafter(known[-1], np.inf) if len(known) else 0.0
    return values
