"""One outcome's boosters: the central one, whose number is shown, and one for each joint draw of the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cds_app.domain.outcome import Outcome
from cds_app.scoring.calibration import Calibration, Floats
from cds_app.scoring.features import FEATURE_NAMES
from cds_app.scoring.steps import Steps

Places = NDArray[np.intp]
"""Drugs as places in the bundle's list."""


@dataclass(frozen=True)
class OutcomeModel:
    """`effects` holds each drug's central effect; row k of `draw_effects` belongs to draw k and its booster.

    `steps` says the same as the boosters, the central one first and then the draws; None where they are not of that
    kind.
    """

    outcome: Outcome
    weeks: int
    central: Any
    central_text: str
    draws: tuple[Any, ...]
    effects: Floats
    draw_effects: Floats
    calibration: Calibration
    steps: Steps | None = None

    def central_logits(self, patients: Floats, drugs: Places) -> Floats:
        """Calibrated logits (n,) of n patients (n, inputs), each with the drug at the same place of `drugs`.

        The library's own check of column names is on here; the draws see the same columns in the same order.
        """
        table = pd.DataFrame(matrix(patients, self.effects[drugs]), columns=list(FEATURE_NAMES))
        raw = self.central.predict(table, raw_score=True, num_threads=1, validate_features=True)
        return self.calibration.logits(np.asarray(raw, dtype=np.float64))

    def draw_logits(self, patients: Floats, drugs: Places) -> Floats:
        """Calibrated logits (draws, n); draw k scores with the drug effects of draw k."""
        rows = matrix(patients, self.effects[drugs])
        logits = np.empty((len(self.draws), len(rows)))
        for place, (booster, effects) in enumerate(zip(self.draws, self.draw_effects, strict=True)):
            rows[:, -1] = effects[drugs]
            raw = booster.predict(rows, raw_score=True, num_threads=1)
            logits[place] = self.calibration.logits(np.asarray(raw, dtype=np.float64))
        return logits

    def with_every_drug(self, patients: Floats) -> Floats:
        """The logits of both for every patient with every drug: (1 + draws, n, drugs), the central ones first."""
        if self.steps is not None:
            return self.calibration.logits(self.steps.raw_scores(patients))
        rows = all_pairs(patients, len(self.effects))
        found = np.vstack([self.central_logits(*rows), self.draw_logits(*rows)])
        return found.reshape(len(found), len(patients), len(self.effects))

    def central_with_every_drug(self, patients: Floats) -> Floats:
        """The central logits of every patient with every drug, (n, drugs)."""
        if self.steps is not None:
            return self.calibration.logits(self.steps.raw_scores(patients, slice(1))[0])
        rows = all_pairs(patients, len(self.effects))
        return self.central_logits(*rows).reshape(len(patients), len(self.effects))

    def contributions(self, patients: Floats, drugs: Places) -> Floats:
        """LightGBM's own contributions to the raw scores, (k, features + 1), base last, for k drugs and k patients.

        `patients` (k, inputs), or one patient (inputs,) with all of them.
        """
        rows = np.empty((len(drugs), patients.shape[-1] + 1))
        rows[:, :-1], rows[:, -1] = patients, self.effects[drugs]
        return np.asarray(self.central.predict(rows, pred_contrib=True, num_threads=1), dtype=np.float64)


def matrix(patients: Floats, effects: Floats) -> Floats:
    """Rows in the order of the feature table: the patient's inputs, then the drug's effect."""
    return np.column_stack([patients, effects])


def all_pairs(patients: Floats, drugs: int) -> tuple[Floats, Places]:
    """Every patient with every drug, patient by patient: rows for `central_logits` and `draw_logits`."""
    return np.repeat(patients, drugs, axis=0), np.tile(np.arange(drugs), len(patients))


def evidence_spread(draws: Floats) -> Floats:
    """The spread (sample standard deviation) over draws (draws, n), per column."""
    return np.asarray(np.std(draws, axis=0, ddof=1), dtype=np.float64)


def in_order(names: Sequence[str]) -> list[str]:
    """Draw files by their number. Raises ValueError unless they are numbered without a gap from 0 or 1."""
    numbered = sorted((int(name.rsplit("_", 1)[1].removesuffix(".txt")), name) for name in names)
    numbers = [number for number, _ in numbered]
    if not numbers or numbers[0] not in (0, 1) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise ValueError("draws are not numbered without a gap")
    return [name for _, name in numbered]
