"""The decision as plain text, to be pasted into the chart."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from cds_app.domain.outcome import OUTCOMES
from cds_app.reporting.document import DRAFT, basis_line, signature_lines
from cds_app.reporting.numbers import figure, moment
from cds_app.reporting.rows import TITLES, rows_by_group
from cds_app.reporting.words import (
    AGREEMENTS,
    NOT_AGAINST,
    acknowledgement_words,
    decision_words,
    own_view_words,
    patient_line,
    rule_title,
    signed_decision,
    unknown_inputs,
)
from cds_app.reporting.words import OUTCOMES as OUTCOME_NAMES


def chart_text(assessment: Assessment, catalogue: Catalogue) -> str:
    """Everything that a later reader of the chart needs, in short lines without any formatting."""
    lines = [
        "Comparison of antidepressants",
        patient_line(assessment, catalogue),
        f"Assessment of {moment(assessment.created_at)}",
        "",
        *_decision(assessment, catalogue),
        "",
        *_estimates(assessment, catalogue),
        f"{basis_line(assessment)}.",
    ]
    if assessment.signed is None:
        lines = [DRAFT, *lines, DRAFT]
    else:
        lines += ["", *(f"{name}: {words}" for name, words in signature_lines(assessment.signed))]
    return "\n".join(lines) + "\n"


def _decision(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    own_view = f"Own view before the estimates: {own_view_words(assessment.own_view, catalogue)}"
    decision = signed_decision(assessment)
    if decision is None or assessment.signed is None:
        return ["Decision: none has been signed", own_view]
    statement = assessment.signed.statement
    lines = [
        f"Decision: {decision_words(decision)}",
        own_view,
        f"Where the decision stands: {AGREEMENTS[statement['agreement']]}",
        f"Reasons: {'; '.join(reason['display'] for reason in statement['reasons'])}",
    ]
    if statement["comment"]:
        lines.append(f"Comment: {statement['comment']}")
    if assessment.amends is not None:
        lines.append(f"Amends assessment {assessment.amends}")
    words = [acknowledgement_words(code, assessment.comparison, catalogue) for code in statement["acknowledged"]]
    return lines + [f"Acknowledged: {sentence}" for sentence in words]


def _estimates(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    comparison = assessment.comparison
    if comparison is None:
        return []
    decision = signed_decision(assessment)
    chosen = decision.drug if decision is not None else None
    named = (chosen, *(assessment.own_view.options if assessment.own_view else ()))
    lines = []
    for group, members in rows_by_group(comparison, catalogue).items():
        for row in members:
            if row.drug not in named:
                continue
            numbers = "; ".join(
                f"{OUTCOME_NAMES[outcome].lower()} {figure(row.estimates[outcome])}"
                for outcome in OUTCOMES
                if outcome in row.estimates
            )
            lines.append(f"{row.name}: {numbers or row.reason} [{TITLES[group]}]")
    if lines:
        lines.insert(0, "People of 100 like this, and between which numbers it could lie:")
    if not any(e.status == "estimated" for e in comparison.estimates):
        lines.append(NOT_AGAINST)
    unknown = unknown_inputs(comparison)
    if unknown:
        lines.append(f"Not known: {', '.join(unknown)}")
    rules = dict.fromkeys(rule_title(c.rule, catalogue) for c in comparison.cautions if c.drug == chosen)
    if rules:
        lines.append(f"Cautions for the choice: {'; '.join(rules)}")
    return lines
