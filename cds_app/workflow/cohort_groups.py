"""The groups by which results on a cohort are reported, and each person's label in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cds_app.domain.patient import PatientRecord, age_band
from cds_app.domain.rating import Scale, band_of, baseline

FAMILIES = ("sex", "age_band", "severity_band", "employment", "education", "care_setting", "drug")
NOT_KNOWN = "not known"
_BANDS = ("none", "mild", "moderate", "moderately severe", "severe", "very severe")
_SCHOOL = ((12, "11 years or less"), (13, "12 years"), (16, "13–15 years"))
"""Years of education below which each label holds: school not finished, school finished, some college (a choice)."""


def group_labels(record: PatientRecord, drug: str, scales: Mapping[str, Scale]) -> dict[str, str]:
    """One label for each family, "not known" where the record does not tell."""
    start = baseline(record.ratings, scales)
    band = None if start is None else band_of(scales[start.scale], start.value)
    found = {
        "sex": record.text("sex"),
        "age_band": age_band(record),
        "severity_band": band.code if band else None,
        "employment": record.text("employment"),
        "education": _education(record.number("education_years")),
        "care_setting": record.text("care_setting"),
        "drug": drug,
    }
    return {family: (found[family] or NOT_KNOWN).replace("_", " ") for family in FAMILIES}


def _education(years: float | None) -> str | None:
    if years is None:
        return None
    return next((label for below, label in _SCHOOL if years < below), "16 years or more")


def in_order(labels: Iterable[str]) -> list[str]:
    """A family's labels as they are listed: severity from none upwards, the rest by name, "not known" last."""
    return sorted(labels, key=lambda label: (label == NOT_KNOWN, label in _BANDS and _BANDS.index(label), label))
