"""Which safety rules fire for which drug. The rules are data (`resources/catalogue/rules.json`)."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Caution
from cds_app.domain.patient import PatientRecord
from cds_app.guidance.circumstances import Case, Circumstance, judge
from cds_app.guidance.rulebook import Placed, rulebook


def holds(when: Circumstance, record: PatientRecord, catalogue: Catalogue, *, drug: str | None = None) -> bool | None:
    """Whether a circumstance holds for the record: True, False, or None when the record does not tell.

    `drug` is the drug under consideration, for circumstances that speak of "the same drug" or of another medicine.
    """
    return judge(when, Case(record, catalogue, drug))


def cautions(record: PatientRecord, catalogue: Catalogue) -> tuple[Caution, ...]:
    """Every rule that fires, for every drug it is about, by drug, then severity, then the catalogue's order.

    A rule that cannot be judged shows as its `if_unknown` severity with `known` False, or not at all.
    """
    patient, taken = Case(record, catalogue), _taken(record, catalogue)
    found: list[Placed] = []
    for ready in rulebook(catalogue).rules:
        for drugs in ready.alike(taken):
            answer = ready.judge(patient.considering(drugs[0]) if ready.by_drug else patient)
            if said := ready.holding if answer else (ready.unknown if answer is None else None):
                found += [said[drug] for drug in drugs]
    return tuple(caution for _, caution in sorted(found))


def _taken(record: PatientRecord, catalogue: Catalogue) -> frozenset[str]:
    """The catalogue's drugs that the record names, now or earlier."""
    medicines = (catalogue.drug_named(taken.medication) for taken in record.medications or ())
    return frozenset(t.drug for t in record.treatments or ()).union(drug.name for drug in medicines if drug is not None)
