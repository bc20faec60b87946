"""What the values of one row, or of one patient, say against each other (single cells are checked in `tables`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cds_app.domain.patient import OLDEST_AGE, PATIENT_COLUMNS, Value
from cds_app.domain.treatment import Drug
from cds_app.intake.findings import Severity

Trouble = tuple[str, str, Severity]
"""Column, code of the finding, severity."""

LEAST_FRACTION, MOST_MULTIPLE = 1 / 50, 5
"""A dose below a fiftieth of the usual minimum or above five times the maximum is a slip of unit, not a treatment."""
_WEEKS_A_YEAR = 53

_PLACE = {column.name: place for place, column in enumerate(PATIENT_COLUMNS)}
_AGE, _ONSET, _WEEKS = _PLACE["age_years"], _PLACE["onset_age_years"], _PLACE["episode_weeks"]


def free_of_trouble(rows: Iterable[Sequence[Value]]) -> bool:
    """Whether `patient_troubles` has nothing to say of any of these rows; what decides it is looked at once."""
    deciding = {(values[_AGE], values[_ONSET], values[_WEEKS]): values for values in rows}
    return not any(trouble for values in deciding.values() for trouble in patient_troubles(values))


def patient_troubles(values: Sequence[Value]) -> Iterator[Trouble]:
    """What cannot be in one row of patients.csv, whose values come in the order of `PATIENT_COLUMNS`.

    What is only unlikely (a single episode with earlier ones) is for readiness to say when the patient is opened.
    """
    age, onset, weeks = values[_AGE], values[_ONSET], values[_WEEKS]
    if isinstance(age, int) and age < OLDEST_AGE:
        if isinstance(onset, int) and onset > age:
            yield "onset_age_years", "onset_after_age", "error"
        if isinstance(weeks, int) and weeks > (age + 1) * _WEEKS_A_YEAR:
            yield "episode_weeks", "episode_longer_than_life", "error"


def treatment_troubles(values: Sequence[Value], drugs: Mapping[str, Drug]) -> Iterator[Trouble]:
    """Contradictions in one row of treatments.csv: drug, dose, start, end, outcome, stop reason, same episode."""
    name, dose, start, end, _outcome, stop_reason, _same = values
    if isinstance(start, int) and isinstance(end, int) and end < start:
        yield "end_day", "end_before_start", "error"
    if isinstance(dose, float) and not _plausible(dose, drugs[str(name)]):
        yield "dose_mg_day", "dose_implausible", "error"
    if end is None and stop_reason not in (None, "unknown"):
        yield "stop_reason", "stop_reason_without_end", "information"


def _plausible(dose: float, drug: Drug) -> bool:
    least = drug.dose_usual_min or drug.dose_usual_max or drug.dose_max
    most = drug.dose_max or drug.dose_usual_max
    if dose <= 0 or (least is not None and dose < least * LEAST_FRACTION):
        return False
    return most is None or dose <= most * MOST_MULTIPLE
