"""The comparison without a picture: the same rows as a table of words, and as plain text to read or copy."""

from __future__ import annotations

from dataclasses import dataclass

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from cds_app.domain.evidence_quality import EvidenceQuality
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import OUTCOMES
from cds_app.gui import text
from cds_app.gui.tables import Column
from cds_app.gui.widgets.compare_rows import Row, Section
from cds_app.gui.widgets.compare_words import CAUSES, INTENDED_USE, caution_words, tr, unknown_words
from cds_app.gui.widgets.finding_words import finding_words


@dataclass(frozen=True)
class TwinRow:
    """A row with the sentence of its group."""

    group: str
    row: Row


def twin_rows(sections: tuple[Section, ...]) -> tuple[TwinRow, ...]:
    """All rows in the order of the picture."""
    return tuple(TwinRow(section.title, row) for section in sections for row in section.rows)


def twin_columns(concerns: tuple[str, ...], evidence: EvidenceQuality | None = None) -> tuple[Column, ...]:
    """Columns of the table of words; every figure is the one that the picture shows."""

    def of_outcome(outcome: str) -> Column:
        return Column(
            text.outcome_name(outcome),
            lambda found: found.row.figure(outcome),
            align="right",
            spoken=lambda found: _said(found.row, outcome),
            sortable=False,
        )

    def of_concern(concern: str) -> Column:
        return Column(
            text.concern_name(concern),
            lambda found: next((c.words() for c in found.row.concerns if c.concern == concern), ""),
            sortable=False,
        )

    of_evidence = [
        Column(tr(QT_TRANSLATE_NOOP("compare", "Evidence")), lambda found: _few(found.row, evidence), sortable=False)
    ][: 1 if evidence is not None else 0]
    return (
        Column(tr(QT_TRANSLATE_NOOP("compare", "Drug")), lambda found: found.row.name, sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Class")), lambda found: found.row.drug_class, sortable=False),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Safety")), lambda found: found.row.safety_words(), sortable=False),
        *map(of_outcome, OUTCOMES),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Why no estimate")), lambda found: _why(found.row), sortable=False),
        *of_evidence,
        *map(of_concern, concerns),
        Column(tr(QT_TRANSLATE_NOOP("compare", "Group")), lambda found: found.group, sortable=False),
    )


def comparison_text(
    assessment: Assessment,
    sections: tuple[Section, ...],
    catalogue: Catalogue,
    evidence: EvidenceQuality | None = None,
) -> str:
    """The whole comparison in sentences."""
    comparison = assessment.comparison
    if comparison is None:
        return ""
    parts = [
        assessment.pseudonym,
        text.rests_on(comparison.bundle) + ".",
        tr(INTENDED_USE),
    ]
    parts.append(unknown_words(comparison, most=len(comparison.readiness)) + ".")
    parts += [finding_words(finding) for finding in comparison.readiness if finding.code != "input_missing"]
    for outcome, rate in comparison.base_rates:
        parts.append(f"{text.outcome_name(outcome)}: {text.base_rate_text(rate)}.")
    for section in sections:
        parts += ["", section.title or tr(QT_TRANSLATE_NOOP("compare", "In your own order")), ""]
        for row in section.rows:
            parts += [_paragraph(row, catalogue, evidence), ""]
    parts.append(tr(CAUSES))
    return "\n".join(parts)


def _few(row: Row, evidence: EvidenceQuality | None) -> str:
    """Which estimates rest on few trials; nothing for a drug without estimates."""
    return text.few_trials_outcomes(row.drug, evidence) if row.estimates else ""


def _paragraph(row: Row, catalogue: Catalogue, evidence: EvidenceQuality | None) -> str:
    lines = [f"{row.name} ({row.full_class})"]
    lines += [f"  {text.outcome_name(e.outcome)}: {text.estimate_sentence(e)}" for e in row.estimates]
    few = _few(row, evidence)
    if few:
        lines.append(f"  {text.sentence_case(few)}")
    if row.reason:
        lines.append(f"  {_why(row)}")
    lines += [f"  {caution_words(caution, catalogue)}" for caution in row.cautions]
    lines += [f"  {text.concern_name(cell.concern)}: {cell.words()}" for cell in row.concerns]
    return "\n".join(lines)


def _why(row: Row) -> str:
    return f"{row.reason} · {row.source}" if row.source else row.reason


def _said(row: Row, outcome: str) -> str:
    estimate = row.estimate(outcome)
    return _why(row) if estimate is None else text.estimate_sentence(estimate)
