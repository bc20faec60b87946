"""Which safety rules fire for which drug. The rules are data (`resources/catalogue/rules.json`)."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.estimate import Caution, RuleSeverity
from cds_app.domain.patient import PatientRecord
from cds_app.domain.safety import Rule
from cds_app.guidance.circumstances import Case, Circumstance, depends_on_drug, judge

ORDER: tuple[RuleSeverity, ...] = ("exclude", "caution", "information")


def holds(when: Circumstance, record: PatientRecord, catalogue: Catalogue, *, drug: str | None = None) -> bool | None:
    """Whether a circumstance holds for the record: True, False, or None when the record does not tell.

    `drug` is the drug under consideration, for circumstances that speak of "the same drug" or of another medicine.
    """
    return judge(when, Case(record, catalogue, drug))


def cautions(record: PatientRecord, catalogue: Catalogue) -> tuple[Caution, ...]:
    """Every rule that fires, for every drug it is about, by drug, then severity, then the catalogue's order.

    A rule that cannot be judged shows as its `if_unknown` severity with `known` False, or not at all.
    """
    found = [caution for rule in catalogue.rules for caution in _of_rule(rule, record, catalogue)]
    return tuple(sorted(found, key=lambda c: (c.drug, ORDER.index(c.severity))))


def _of_rule(rule: Rule, record: PatientRecord, catalogue: Catalogue) -> list[Caution]:
    one_by_one = depends_on_drug(rule.when, catalogue)
    shared = None if one_by_one else holds(rule.when, record, catalogue)
    found = []
    for drug in rule.drugs:
        answer = holds(rule.when, record, catalogue, drug=drug) if one_by_one else shared
        severity = rule.severity if answer else (rule.if_unknown if answer is None else None)
        if severity is not None:
            found.append(Caution(drug, rule.id, severity, rule.source, known=answer is not None))
    return found
