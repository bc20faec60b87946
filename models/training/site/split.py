"""Who is trained on, who the calibration is fitted on, and who is held out: by patient, and by time where it is known.

A record set holds each patient once, so a split of rows is a split of patients. With an order file the latest periods
are held out, the ones before are for calibration; periods are never cut in two. Without one the split is random.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.training.site.cohort import Places, SiteCohort
from models.training.site.refusal import NotTrained

CALIBRATION_SHARE, HELD_OUT_SHARE = 0.15, 0.25


@dataclass(frozen=True)
class Split:
    """Three parts; nobody is in two of them. `how` says how they were made."""

    training: SiteCohort
    calibration: SiteCohort
    held_out: SiteCohort
    how: str


def split(cohort: SiteCohort, seed: int) -> Split:
    """The three parts. Raises `NotTrained` when the periods leave one of them empty."""
    if cohort.period is None:
        place = np.random.default_rng(seed).permutation(len(cohort))
        rank = np.empty(len(cohort), dtype=np.intp)
        rank[place] = np.arange(len(cohort))
        how = (
            f"at random by patient (seed {seed}): the record format holds no calendar time and no order file was "
            "given, so nothing here says whether the model holds in later patients"
        )
    else:
        rank = _earlier_patients(cohort.period)
        how = "by time: the latest periods of the order file are held out, the ones before them calibrate"
    passed = rank / len(cohort)
    held_out = passed >= 1 - HELD_OUT_SHARE
    calibration = (passed >= 1 - HELD_OUT_SHARE - CALIBRATION_SHARE) & ~held_out
    training = ~held_out & ~calibration
    if not (held_out.any() and calibration.any() and training.any()):
        raise NotTrained(
            "The periods of the order file are too few or too uneven to hold out the last quarter of the patients; "
            "give finer periods."
        )
    return Split(cohort.part(training), cohort.part(calibration), cohort.part(held_out), how)


def _earlier_patients(period: Places) -> Places:
    """For each patient, how many patients have an earlier period: the same for all of one period."""
    return np.asarray(np.searchsorted(np.sort(period), period, side="left"), dtype=np.intp)
