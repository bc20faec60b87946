"""What is true at made-up sites: a truth unlike the bundle's, one without any signal, a choice of drug by severity."""

from __future__ import annotations

import numpy as np

from tests.support.cohorts import DRUGS, Columns

DRUG_SHIFT = {"sertraline": 0.0, "escitalopram": 0.1, "mirtazapine": 0.45, "venlafaxine": -0.05, "bupropion": -0.35}
"""The site's own differences between drugs in response, log odds: larger than any the trials show."""


def other_truth(columns: Columns, drug: np.ndarray) -> dict[str, np.ndarray]:
    """Other levels, other weights of the inputs and other drug effects than in the bundle."""
    worse = (
        0.7 * (columns["anxious_distress"] == "yes")
        + 0.6 * (columns["employment"] == "unemployed")
        + 0.5 * (columns["childhood_maltreatment"] != "none")
    )
    by_drug = np.array([DRUG_SHIFT[name] for name in drug])
    return {
        "response": 0.5 - worse - 0.03 * (columns["phq9"] - 16) + by_drug,
        "remission": -0.3 - worse - 0.08 * (columns["phq9"] - 16) + by_drug,
        "early_stop": -0.9 + 0.6 * (columns["anxious_distress"] == "yes") - by_drug,
        "side_effect_stop": -2.4 + 0.6 * (columns["anxious_distress"] == "yes") - by_drug,
    }


def no_signal(columns: Columns, drug: np.ndarray) -> dict[str, np.ndarray]:
    """Outcomes by chance alone: neither the patient nor the drug says anything."""
    levels = {"response": 0.0, "remission": -0.8, "early_stop": -0.8, "side_effect_stop": -2.0}
    return {outcome: np.full(len(drug), level) for outcome, level in levels.items()}


def by_severity(columns: Columns) -> np.ndarray:
    """Mirtazapine for the worse off, sertraline for the others; every drug for somebody, (n, drugs)."""
    bad = (columns["phq9"] - 17) / 5 + (columns["anxious_distress"] == "yes") - 0.5
    lean = {"mirtazapine": 0.6, "sertraline": -0.6}
    logits = np.array([lean.get(name, 0.0) for name in DRUGS]) * bad[:, None]
    shares = np.exp(logits)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
