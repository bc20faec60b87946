"""The comparison as the documents list it: every drug once, in the groups and the order of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import PRIMARY_OUTCOME
from cds_app.domain.estimate import Comparison, Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.reporting.language import translate
from cds_app.reporting.words import citations, drug_name, reason_of_no_estimate, rule_title

Group = Literal["tied", "lower", "abstained", "excluded", "not_estimated"]
TITLES: dict[Group, str] = {
    "tied": QT_TRANSLATE_NOOP("documents", "No clear difference from the best"),
    "lower": QT_TRANSLATE_NOOP("documents", "Lower estimate"),
    "abstained": QT_TRANSLATE_NOOP("documents", "No estimate"),
    "excluded": QT_TRANSLATE_NOOP("documents", "Excluded by a rule"),
    "not_estimated": QT_TRANSLATE_NOOP("documents", "Not estimated"),
}
"""In the order in which the groups are listed."""


def title(group: Group) -> str:
    """The words over a group."""
    return translate("documents", TITLES[group])


@dataclass(frozen=True)
class Row:
    """One drug. `estimates` by outcome, only what was estimated; `reason` and `source` say why nothing was."""

    drug: str
    name: str
    group: Group
    estimates: dict[str, Estimate]
    reason: str = ""
    source: str = ""


def rows_by_group(comparison: Comparison, catalogue: Catalogue) -> dict[Group, tuple[Row, ...]]:
    """The groups that have members; inside a group by guideline line, then by name."""

    def place(row: Row) -> tuple[int, str]:
        drug = catalogue.drugs.get(row.drug)
        return (99 if drug is None or drug.guideline_line is None else drug.guideline_line, row.name)

    drugs = dict.fromkeys((*comparison.drugs(), *comparison.not_estimated))
    rows = sorted((_row(drug, comparison, catalogue) for drug in drugs), key=place)
    groups = {group: tuple(row for row in rows if row.group == group) for group in TITLES}
    return {group: members for group, members in groups.items() if members}


def _row(drug: str, comparison: Comparison, catalogue: Catalogue) -> Row:
    found: dict[str, Estimate] = {e.outcome: e for e in comparison.estimates if e.drug == drug}
    excluding = [c for c in comparison.cautions if c.drug == drug and c.severity == "exclude" and c.known]
    if excluding or any(e.status == "excluded" for e in found.values()):
        named = [c.rule for c in excluding] or [e.reason or "" for e in found.values()]
        reason = ", ".join(dict.fromkeys(rule_title(rule, catalogue) for rule in named))
        return Row(drug, drug_name(drug), "excluded", {}, reason, citations((c.source for c in excluding), catalogue))
    first = found.get(PRIMARY_OUTCOME)
    if first is None:
        why = translate("documents", "Not in the trials that the estimates rest on")
        return Row(drug, drug_name(drug), "not_estimated", {}, why)
    if first.status != "estimated":
        return Row(drug, drug_name(drug), "abstained", {}, reason_of_no_estimate(first.reason, catalogue))
    numbers = {o: e for o, e in found.items() if e.status == "estimated"}
    return Row(drug, drug_name(drug), "tied" if first.tie_group == 1 else "lower", numbers)
