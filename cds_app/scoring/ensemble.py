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

Places = NDArray[np.intp]
"""Drugs as places in the bundle's list."""


@dataclass(frozen=True)
class OutcomeModel:
    """`effects` holds each drug's central effect; row k of `draw_effects` belongs to draw k and its booster."""

    outcome: Outcome
    weeks: int
    central: Any
    central_text: str
    draws: tuple[Any, ...]
    effects: Floats
    draw_effects: Floats
    calibration: Calibration

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

    def contributions(self, patient: Floats, drug: int) -> Floats:
        """LightGBM's own contributions to the raw score of one row, the last being its base."""
        row = matrix(patient.reshape(1, -1), self.effects[[drug]])
        found = self.central.predict(row, pred_contrib=True, num_threads=1)
        return np.asarray(found, dtype=np.float64).reshape(-1)


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
