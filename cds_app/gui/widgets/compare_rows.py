"""What the comparison shows, as plain values: one row a drug, in groups, with every word and number ready.

The painted table, the table of words and the tests all read these rows, so they cannot show different numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from cds_app.domain.estimate import Caution, Comparison, Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES, Outcome
from cds_app.domain.preference import concerns_shown
from cds_app.domain.treatment import Drug, effects_for
from cds_app.gui import text
from cds_app.gui.widgets.compare_words import (
    group_title,
    reason_of_no_estimate,
    rule_title,
    short_class,
    short_sources,
    tr,
    usual_dose,
)

Group = Literal["tied", "lower", "abstained", "excluded", "not_estimated"]
GROUPS: tuple[Group, ...] = ("tied", "lower", "abstained", "excluded", "not_estimated")


@dataclass(frozen=True)
class ConcernCell:
    """One of the patient's own concerns for one drug: a published frequency of 100 people, a level 0–3, or both."""

    concern: str
    percent: float | None = None
    level: float | None = None
    reviewed: bool = False

    @property
    def known(self) -> bool:
        return self.percent is not None or self.level is not None

    def words(self) -> str:
        """The frequency and the level in words, with the mark of what nobody has reviewed."""
        if not self.known:
            return tr(QT_TRANSLATE_NOOP("compare", "no figure at hand"))
        parts = []
        if self.percent is not None:
            parts.append(text.of_100(self.percent / 100))
        if self.level is not None:
            parts.append(text.level_text(self.level))
        if not self.reviewed:
            parts.append(tr(QT_TRANSLATE_NOOP("compare", "not clinically reviewed")))
        return ", ".join(parts)


@dataclass(frozen=True)
class Row:
    """One drug. `estimates` holds what was estimated; `reason` and `source` say why nothing was."""

    drug: str
    name: str
    drug_class: str
    full_class: str
    group: Group
    estimates: tuple[Estimate, ...]
    cautions: tuple[Caution, ...]
    concerns: tuple[ConcernCell, ...]
    reason: str = ""
    source: str = ""
    guideline_line: int | None = None

    @property
    def unnumbered(self) -> bool:
        """Whether its estimates are shown without their numbers, by their groups alone."""
        return any(estimate.unnumbered for estimate in self.estimates)

    def estimate(self, outcome: str) -> Estimate | None:
        """The estimate of an outcome; None where there is none."""
        return next((e for e in self.estimates if e.outcome == outcome), None)

    def count(self, severity: str) -> int:
        """How many rules of a severity fired for this drug."""
        return sum(c.severity == severity for c in self.cautions)

    def figure(self, outcome: str) -> str:
        """ "54 (47–61)", the group alone where numbers are not shown, or nothing where there is no estimate."""
        estimate = self.estimate(outcome)
        return "" if estimate is None else figure(estimate)

    def safety_words(self) -> str:
        """The rules that fired, counted, in words."""
        parts = [
            text.plural("compare", one, many, self.count(severity))
            for severity, one, many in (
                ("exclude", _EXCLUDES[0], _EXCLUDES[1]),
                ("caution", _CAUTIONS[0], _CAUTIONS[1]),
                ("information", _NOTES[0], _NOTES[1]),
            )
            if self.count(severity)
        ]
        return ", ".join(parts) or tr(QT_TRANSLATE_NOOP("compare", "no rule fired"))


_EXCLUDES = (
    QT_TRANSLATE_NOOP("compare", "excluded by {n} rule"),
    QT_TRANSLATE_NOOP("compare", "excluded by {n} rules"),
)
_CAUTIONS = (QT_TRANSLATE_NOOP("compare", "{n} caution"), QT_TRANSLATE_NOOP("compare", "{n} cautions"))
_NOTES = (QT_TRANSLATE_NOOP("compare", "{n} note"), QT_TRANSLATE_NOOP("compare", "{n} notes"))


@dataclass(frozen=True)
class Section:
    """A group of rows under a sentence; `title` is empty where the reader chose an order of their own."""

    group: Group | None
    title: str
    rows: tuple[Row, ...]


def figure(estimate: Estimate) -> str:
    """ "54 (47–61)", in people of 100; where numbers are not shown, its group in words; empty without an estimate."""
    if estimate.unnumbered:
        return text.group_word(estimate)
    if estimate.probability is None or estimate.low is None or estimate.high is None:
        return ""
    return f"{text.people(estimate.probability)} {text.bracketed(estimate.low, estimate.high)}"


def level_text(level: float) -> str:
    """A level of 0 to 3 without an idle decimal, for a table of figures: "2", "1.5"."""
    return text.number(level, 0 if float(level).is_integer() else 1)


def concerns_of(assessment: Assessment) -> tuple[str, ...]:
    """The patient's own concerns in the patient's order; one that weighs nothing is none."""
    return concerns_shown(assessment.record.preferences)


def rows_of(assessment: Assessment, catalogue: Catalogue) -> tuple[Row, ...]:
    """One row for each drug of the comparison and of the catalogue's drugs that it names as not estimated."""
    comparison = assessment.comparison
    if comparison is None:
        return ()
    concerns = concerns_of(assessment)
    drugs = dict.fromkeys((*comparison.drugs(), *comparison.not_estimated))
    sex = assessment.record.text("sex")
    rows = tuple(_row(drug, comparison, catalogue, concerns, sex) for drug in drugs)
    if has_estimates(rows):
        return rows
    # the reason is the patient's and stands above the table once; a usual dose helps more than saying it 20 times
    return tuple(row if row.group == "excluded" else _as_option(row, catalogue) for row in rows)


def sections(rows: Iterable[Row]) -> tuple[Section, ...]:
    """The groups in their order; inside a group by guideline line, then by name."""
    ordered = sorted(rows, key=_in_group)
    estimated, found = has_estimates(ordered), []
    for group in GROUPS:
        members = tuple(row for row in ordered if row.group == group)
        if members:
            named = "options" if group == "abstained" and not estimated else group
            found.append(Section(group, group_title(named, len(members)), members))
    return tuple(found)


def sorted_rows(rows: Iterable[Row], column: str) -> tuple[Row, ...]:
    """The reader's own order: most benefit or least harm first; rows without a number stay behind, by name.

    `column` is an outcome, a concern, "drug", "class" or "safety".
    """
    return tuple(sorted(rows, key=lambda row: (*_own_order(row, column), row.name)))


def has_estimates(rows: Sequence[Row]) -> bool:
    """Whether anything was estimated, with or without its number in sight."""
    return any(row.estimates for row in rows)


def _as_option(row: Row, catalogue: Catalogue) -> Row:
    entry = catalogue.drugs.get(row.drug)
    return replace(row, group="abstained", reason=usual_dose(entry) if entry else "", source="")


def _row(drug: str, comparison: Comparison, catalogue: Catalogue, concerns: Sequence[str], sex: str | None) -> Row:
    entry = catalogue.drugs.get(drug)
    found = {e.outcome: e for e in comparison.estimates if e.drug == drug}
    cautions = tuple(c for c in comparison.cautions if c.drug == drug)
    group = _group(drug, found, cautions, comparison)
    excluding = [c for c in cautions if c.severity == "exclude"]
    reason, source = "", ""
    if group == "excluded":
        reason = " · ".join(dict.fromkeys(rule_title(c.rule, catalogue) for c in excluding))
        source = short_sources((c.source for c in excluding), catalogue)
        reason = reason or tr(QT_TRANSLATE_NOOP("compare", "a rule of the catalogue"))
    elif group == "abstained":
        reason = reason_of_no_estimate(found["response"].reason, catalogue)
    elif group == "not_estimated":
        reason = tr(QT_TRANSLATE_NOOP("compare", "not in the trials that the estimates rest on"))
    given = entry.drug_class if entry else ""
    return Row(
        drug=drug,
        name=text.drug_name(drug),
        drug_class=short_class(given),
        full_class=text.class_name(given) if given else "",
        group=group,
        estimates=tuple(found[o] for o in OUTCOMES if o in found and _estimated(found[o]))
        if group in ("tied", "lower")
        else (),
        cautions=cautions,
        concerns=tuple(_concern(entry, concern, sex) for concern in concerns),
        reason=reason,
        source=source,
        guideline_line=entry.guideline_line if entry else None,
    )


def _group(drug: str, found: dict[Outcome, Estimate], cautions: Sequence[Caution], comparison: Comparison) -> Group:
    excluded = any(c.severity == "exclude" and c.known for c in cautions)
    if excluded or any(e.status == "excluded" for e in found.values()):
        return "excluded"
    if drug in comparison.not_estimated and not found:
        return "not_estimated"
    response = found.get("response")
    if response is None or not _estimated(response):
        return "abstained" if response is not None else "not_estimated"
    return "tied" if response.tie_group == 1 else "lower"


def _estimated(estimate: Estimate) -> bool:
    return estimate.status == "estimated"


def _concern(entry: Drug | None, concern: str, sex: str | None) -> ConcernCell:
    for effect in effects_for(entry, sex):
        if effect.concern == concern:
            reviewed = entry is not None and entry.reviewed_on is not None
            return ConcernCell(concern, effect.percent, effect.level, reviewed)
    return ConcernCell(concern)


def _in_group(row: Row) -> tuple[int, str]:
    return (99 if row.guideline_line is None else row.guideline_line, row.name)


def _own_order(row: Row, column: str) -> tuple[float | str, ...]:
    last = (2.0, 0.0) if row.group in ("excluded", "not_estimated") else (1.0, 0.0)
    if column == "drug":
        return ()
    if column == "class":
        return (row.full_class.lower(),)
    if column == "safety":
        return (float(row.count("exclude")), float(row.count("caution")), float(row.count("information")))
    if column in OUTCOMES:
        estimate = row.estimate(column)
        if estimate is not None and estimate.unnumbered:
            return (0.0, float(estimate.tie_group or 1))
        if estimate is None or estimate.probability is None:
            return last
        benefit = column in ("response", "remission")
        return (0.0, -estimate.probability if benefit else estimate.probability)
    cell = next((c for c in row.concerns if c.concern == column), None)
    if cell is None or not cell.known:
        return last
    return (0.0, cell.level if cell.level is not None else 99.0, cell.percent if cell.percent is not None else 99.0)
