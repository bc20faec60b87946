"""How the model did for people like this one: the rows of the bundle's own card for the patient's own groups.

Only the card of the bundle that made the estimates is read, after its signature and hashes hold. What the card does
not hold is not there: an older bundle has no such rows, and a group that cannot be told is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cds_app.domain.errors import IntegrityError
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import baseline
from cds_app.workflow.choose_bundle import place_with, places, trusted_keys
from cds_app.workflow.session import Session

CARD = "card.json"
PHQ9 = "PHQ-9"
_SCHOOL = ((12, "below high school"), (13, "high school"), (16, "some college"))
_PHQ9_BANDS = ((10, ""), (15, "moderate"), (20, "moderately severe"), (28, "severe"))


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class SimilarPeople:
    """One of the patient's groups, for one outcome. Shares and differences are from 0 to 1; None is not known.

    `difference` is what was observed less what was estimated; `small` says that there were too few to tell.
    """

    family: str
    label: str
    people: int
    events: int
    small: bool
    rate: float
    auc: Measured | None
    difference: Measured | None


@dataclass(frozen=True)
class Performance:
    """The rows by outcome, and what they rest on, in the bundle's own words. No rows: the bundle has none."""

    basis: str
    rows: Mapping[str, tuple[SimilarPeople, ...]]


def performance_for(session: Session, assessment_id: str, drug: str) -> Performance | None:
    """Rows for the patient and the drug; None when the bundle that made the estimates is not here any more, or where
    the policy shows no numbers.

    Raises `IntegrityError` when that bundle is not as it was signed, or its card is not of the known form.
    """
    from cds_app.scoring.sealed_files import open_sealed_files

    session.require("compare")
    assessment = session.store.assessment(assessment_id)
    if assessment.comparison is None or session.policy.hides_numbers:
        return None
    bundle = assessment.comparison.bundle
    place = place_with(places(session.surroundings, session.store), bundle.sha256)
    if place is None:
        return None
    sealed = open_sealed_files(place.path, trusted_keys(session.surroundings, session.store))
    card: Mapping[str, Any] = sealed.json(CARD) if CARD in sealed.files else {}
    labels = groups_of(assessment.record, drug, session)
    try:
        rows = {outcome: tuple(_rows(found.get("subgroups", {}), labels)) for outcome, found in card["metrics"].items()}
    except KeyError:
        rows = {}
    except (TypeError, ValueError, AttributeError):
        raise IntegrityError("bundle_table", file=CARD) from None
    return Performance(bundle.basis, {outcome: found for outcome, found in rows.items() if found})


def groups_of(record: PatientRecord, drug: str, session: Session) -> dict[str, str]:
    """The patient's label in each family of the card; a family that cannot be told is not there."""
    start = baseline(record.ratings, session.catalogue.scales)
    total = start.value if start is not None and start.scale == PHQ9 else None
    years, employment = record.number("education_years"), record.text("employment")
    found = {
        "sex": record.text("sex"),
        "age_band": None,
        "severity_band": None if total is None else next((name for below, name in _PHQ9_BANDS if total < below), None),
        "employment": employment and ("unemployed" if employment == "unemployed" else "not unemployed"),
        "education": None
        if years is None
        else next((label for below, label in _SCHOOL if years < below), "college graduate"),
        "drug": drug,
    }
    labels = {family: label for family, label in found.items() if label}
    age = record.number("age_years")
    return labels if age is None else {**labels, "age_band": f"age:{age:.0f}"}


def _rows(subgroups: Mapping[str, Mapping[str, Any]], labels: Mapping[str, str]) -> Iterator[SimilarPeople]:
    for family, label in labels.items():
        for name, row in subgroups.get(family, {}).items():
            if name == label or (label.startswith("age:") and holds_age(name, int(label[4:]))):
                yield SimilarPeople(
                    family,
                    name,
                    int(row["people"]),
                    int(row["events"]),
                    bool(row["small"]),
                    float(row["rate"]),
                    _measured(row.get("auc")),
                    _measured(row.get("observed_minus_predicted")),
                )


def holds_age(band: str, age: int) -> bool:
    """Whether an age lies in "18-29", "65 and over", "65+"."""
    ages = [int(n) for n in re.findall(r"\d+", band)]
    if len(ages) == 2:
        return ages[0] <= age <= ages[1]
    return len(ages) == 1 and age >= ages[0]


def _measured(found: Mapping[str, float | None] | None) -> Measured | None:
    if found is None or any(found.get(name) is None for name in ("value", "low", "high")):
        return None
    return Measured(*(float(found[name] or 0.0) for name in ("value", "low", "high")))
