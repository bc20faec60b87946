"""How patients are scored: on this machine, or on the workers of a Dask cluster (see `distributed`)."""

from __future__ import annotations

from collections.abc import Callable

from cds_app.scoring.calibration import Floats
from cds_app.scoring.ensemble import OutcomeModel
from models.training.site.cohort import Places

Scorer = Callable[[OutcomeModel, Floats, Places], Floats]
"""A model, patients (n, inputs) and the drug of each (n,): calibrated central logits (n,)."""


def score_here(model: OutcomeModel, patients: Floats, drugs: Places) -> Floats:
    """The program's own scoring."""
    return model.central_logits(patients, drugs)
