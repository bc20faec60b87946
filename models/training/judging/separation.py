"""How many pairs of drugs a model tells apart, and whether the evidence tells them apart as well."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.stats import norm

from cds_app.scoring.calibration import Floats, probabilities
from cds_app.scoring.ensemble import OutcomeModel, evidence_spread
from cds_app.scoring.features import PATIENT_FEATURES, PATIENT_INPUTS
from cds_app.scoring.intervals import CLEARLY
from models.training.patients.cohort import Evidence


def reference_patient(evidence: Evidence) -> Floats:
    """The person at the reference value of every input, (1, inputs); a share of a yes/no input becomes "not known"."""
    shares = {f.name for f in PATIENT_FEATURES if f.unit == "yes/no" and 0 < evidence.reference[f.name] < 1}
    return np.array([[np.nan if name in shares else evidence.reference[name] for name in PATIENT_INPUTS]])


def separation(evidence: Evidence, model: OutcomeModel) -> dict[str, Any]:
    """How many drug pairs the draws call clearly different, by the ensemble and by the evidence itself."""
    k = len(evidence.drugs)
    person, drug = np.repeat(reference_patient(evidence), k, axis=0), np.arange(k)
    centre, draws = model.central_logits(person, drug), model.draw_logits(person, drug)
    upper = np.triu_indices(k, 1)
    spread = evidence_spread(draws[:, upper[0]] - draws[:, upper[1]])
    by_trees = norm.cdf((centre[upper[0]] - centre[upper[1]]) / np.maximum(spread, 1e-12))
    cov = evidence.effect_covariance
    variance = cov[upper[0], upper[0]] + cov[upper[1], upper[1]] - 2 * cov[upper]
    by_evidence = norm.cdf((evidence.effect[upper[0]] - evidence.effect[upper[1]]) / np.sqrt(variance))
    p = probabilities(centre)
    return {
        "pairs": len(upper[0]),
        "clearly_different_by_ensemble": _clear(by_trees),
        "clearly_different_by_evidence": _clear(by_evidence),
        "largest_gap_in_probability_of_better": float(np.abs(by_trees - by_evidence).max()),
        "reference_person_lowest": float(p.min()),
        "reference_person_highest": float(p.max()),
    }


def _clear(chance: Floats) -> int:
    return int(((chance >= CLEARLY) | (chance <= 1 - CLEARLY)).sum())
