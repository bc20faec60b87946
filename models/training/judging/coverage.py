"""Do the shown intervals hold the simulated truth? Worlds drawn from the evidence, new people, the program's intervals.

A world is one draw of all parameters of an outcome, made here by a Cholesky root and apart from the draws that the
ensemble was trained on, so that the figures do not depend on a library's choice of signs. What an interval claims is
a person's chance with every value known and person-by-drug variation averaged out; it is asked to hold that chance
both when every value was given to the model and when some were not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import OutcomeModel, evidence_spread
from cds_app.scoring.intervals import combined, filled_in, interval, weighted_spread
from cds_app.scoring.performance import Measured, mean_measured
from models.training.patients.cohort import Draws, Evidence, design_matrix, probability

AT_ONCE = 500
GRID = np.linspace(-14.0, 14.0, 5601)


@dataclass(frozen=True)
class Bounds:
    """Ends of shown intervals on the logit, (rows,) each."""

    low: Floats
    high: Floats


def shown_intervals(
    model: OutcomeModel, patients: Floats, drug: np.ndarray, reference: Floats, coverage: float
) -> Bounds:
    """The interval that the program shows for each row: evidence and missing values, as `scoring.predictor` adds them.

    `patients` (rows, inputs) with NaN where missing, `drug` (rows,) places in the bundle's list.
    """
    central = model.central_logits(patients, drug)
    evidence = evidence_spread(model.draw_logits(patients, drug))
    missing = _missing_spreads(model, patients, drug, reference)
    ends = [
        interval(float(logit), combined(float(first), float(second)), coverage)
        for logit, first, second in zip(central, evidence, missing, strict=True)
    ]
    low, high = np.array(ends).T
    return Bounds(low, high)


def _missing_spreads(model: OutcomeModel, patients: Floats, drug: np.ndarray, reference: Floats) -> Floats:
    """The spread of the central logit over plausible values of what is missing, per row; every filled row at once."""
    spreads = np.zeros(len(patients))
    gaps = np.flatnonzero(np.isnan(patients).any(axis=1))
    if not len(gaps):
        return spreads
    filled = [filled_in(patients[row], reference) for row in gaps]
    sizes = [len(rows) for rows, _ in filled]
    logits = model.central_logits(np.vstack([rows for rows, _ in filled]), np.repeat(drug[gaps], sizes))
    for row, part, (_, counts) in zip(gaps, np.split(logits, np.cumsum(sizes)[:-1]), filled, strict=True):
        spreads[row] = weighted_spread(part.reshape(-1, 1), counts)[0]
    return spreads


def draw_worlds(evidence: Evidence, number: int, rng: np.random.Generator) -> Draws:
    """Independent draws of all parameters of an outcome; as in training, a modifier's draw does not cross 0."""
    root = np.linalg.cholesky(evidence.effect_covariance + 1e-12 * np.eye(len(evidence.drugs)))
    beta = evidence.beta + evidence.beta_sd * rng.standard_normal((number, len(evidence.beta)))
    return Draws(
        base=evidence.base + evidence.base_sd * rng.standard_normal(number),
        effect=evidence.effect + rng.standard_normal((number, len(evidence.drugs))) @ root.T,
        beta=np.where(np.sign(beta) == np.sign(evidence.beta), beta, 0.0),
    )


def before_averaging(logit: Floats) -> Floats:
    """The person's logit whose chance, averaged over person-by-drug variation, has the given logit."""
    averaged = probability(GRID)
    return np.interp(logit, np.log(averaged / (1 - averaged)), GRID)


def share_inside(evidence: Evidence, worlds: Draws, complete: Floats, drug: np.ndarray, bounds: Bounds) -> np.ndarray:
    """Whether each world's truth for each row lies inside the shown interval, (worlds, rows) of bool."""
    low, high = before_averaging(bounds.low), before_averaging(bounds.high)
    design = design_matrix(evidence, complete)
    inside = np.empty((len(worlds.base), len(complete)), bool)
    for start in range(0, len(inside), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        level = worlds.base[part] - worlds.effect[part].mean(axis=1)
        truth = level[:, None] + worlds.effect[part][:, drug] + worlds.beta[part] @ design.T
        inside[part] = (low <= truth) & (truth <= high)
    return inside


def covered(inside: np.ndarray, members: np.ndarray) -> list[Measured]:
    """Coverage of each group with its 95 % interval, `members` (rows, groups) being 1 where a row belongs to a group.

    One world moves all rows together, so worlds are the sample.
    """
    shares = inside.astype(np.float32) @ (members / members.sum(axis=0)).astype(np.float32)
    return [mean_measured(share) for share in shares.T]
