"""Combinations in a record that cannot, or hardly can, be true together. Each is a finding, none is corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Finding
from cds_app.domain.patient import OLDEST_AGE, PatientRecord
from cds_app.guidance.answers import latest_answers

WEEKS_PER_YEAR = 365.25 / 7
SCREENER = "C-SSRS"


def implausible(record: PatientRecord, catalogue: Catalogue) -> tuple[Finding, ...]:
    """One caution for each combination that does not fit, naming the column or scale to look at."""
    found = [Finding(code, "caution", column) for code, (column, check) in CHECKS.items() if check(record)]
    if _screener_contradicts_itself(record, catalogue):
        found.append(Finding("screener_inconsistent", "caution", SCREENER))
    return tuple(found)


def _age(record: PatientRecord) -> float | None:
    age = record.number("age_years")
    return None if age is None or age >= OLDEST_AGE else age  # 90 stands for any greater age


def _onset_after_age(record: PatientRecord) -> bool:
    onset, age = record.number("onset_age_years"), _age(record)
    return onset is not None and age is not None and onset > age


def _single_with_prior_episodes(record: PatientRecord) -> bool:
    return record.text("episode_type") == "single" and (record.number("prior_episodes") or 0) > 0


def _recurrent_without_prior_episodes(record: PatientRecord) -> bool:
    return record.text("episode_type") == "recurrent" and record.number("prior_episodes") == 0


def _episode_longer_than_life(record: PatientRecord) -> bool:
    weeks, age = record.number("episode_weeks"), _age(record)
    # an age in whole years may fall short of the true age by almost a year
    return weeks is not None and age is not None and weeks > (age + 1) * WEEKS_PER_YEAR


def _episode_before_onset(record: PatientRecord) -> bool:
    weeks, age, onset = record.number("episode_weeks"), _age(record), record.number("onset_age_years")
    if weeks is None or age is None or onset is None or _episode_longer_than_life(record):
        return False
    return onset <= age and weeks > (age - onset + 1) * WEEKS_PER_YEAR


def _pregnancy_and_sex(record: PatientRecord) -> bool:
    return record.text("sex") == "male" and record.text("pregnancy") in ("planning", "pregnant", "breastfeeding")


CHECKS: Mapping[str, tuple[str, Callable[[PatientRecord], bool]]] = {
    "onset_after_age": ("onset_age_years", _onset_after_age),
    "single_with_prior_episodes": ("prior_episodes", _single_with_prior_episodes),
    "recurrent_without_prior_episodes": ("prior_episodes", _recurrent_without_prior_episodes),
    "episode_longer_than_life": ("episode_weeks", _episode_longer_than_life),
    "episode_before_onset": ("episode_weeks", _episode_before_onset),
    "pregnancy_and_sex": ("pregnancy", _pregnancy_and_sex),
}
"""Finding code → the column to look at, and the check."""


def _screener_contradicts_itself(record: PatientRecord, catalogue: Catalogue) -> bool:
    scale = catalogue.scales.get(SCREENER)
    if scale is None:
        return False
    answers = latest_answers(record, scale)
    return any(
        answers.get(item, 0) > 0 and answers.get(asked_if) == 0 for item, asked_if in scale.asked_only_if.items()
    )
