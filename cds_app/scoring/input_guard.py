"""The last gate before the model: every input is missing or within what its column allows.

LightGBM scores an age of -500 and an infinite duration without a word, so nothing of the kind may reach it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from cds_app.domain.errors import CdsError
from cds_app.domain.patient import COLUMNS_BY_NAME
from cds_app.scoring.features import PATIENT_FEATURES, PATIENT_INPUTS, WEEKS_PER_MONTH

LIMITS: Mapping[str, tuple[float, float]] = {
    **{feature.name: (0.0, 1.0) for feature in PATIENT_FEATURES if feature.unit == "yes/no"},
    "severity_level": (0.0, 5.0),
    "failed_trials": (0.0, 3.0),
    "prior_episodes": (COLUMNS_BY_NAME["prior_episodes"].low, COLUMNS_BY_NAME["prior_episodes"].high),
    "episode_months": (0.0, COLUMNS_BY_NAME["episode_weeks"].high / WEEKS_PER_MONTH),
}
"""The smallest and largest value of each input; those of patients.csv in the input's unit."""
FRACTIONAL = ("severity_level", "episode_months")
"""Inputs that may lie between whole numbers."""


def check_inputs(inputs: Mapping[str, float]) -> None:
    """Raise `CdsError` "input_out_of_range", naming the input, unless every value is missing or allowed."""
    for name in PATIENT_INPUTS:
        value = inputs[name]
        low, high = LIMITS[name]
        if math.isnan(value):
            continue
        if not low <= value <= high or (name not in FRACTIONAL and value != int(value)):
            raise CdsError("input_out_of_range", input=name)
