"""The decision as plain text, to be pasted into the chart."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.translated import Translate, english, not_reviewed_words, translated
from cds_app.reporting.document import basis_line, draft_words, signature_lines
from cds_app.reporting.language import translate, written_in
from cds_app.reporting.numbers import figure, moment
from cds_app.reporting.rows import rows_by_group, title
from cds_app.reporting.words import (
    NOT_AGAINST,
    NUMBERS_HIDDEN,
    acknowledgement_words,
    agreement_name,
    decision_words,
    outcome_name,
    own_view_words,
    patient_line,
    reason_name,
    rule_title,
    signed_decision,
    unknown_inputs,
)


def chart_text(assessment: Assessment, catalogue: Catalogue, *, language: Translate = english) -> str:
    """Everything that a later reader of the chart needs, in short lines without any formatting."""
    with written_in(language):
        return _text(assessment, translated(catalogue, language))


def _text(assessment: Assessment, catalogue: Catalogue) -> str:
    lines = [
        translate("documents", "Comparison of antidepressants"),
        patient_line(assessment, catalogue),
        translate("documents", "Assessment of {moment}").format(moment=moment(assessment.created_at)),
        "",
        *_decision(assessment, catalogue),
        "",
        *_estimates(assessment, catalogue),
        f"{basis_line(assessment)}.",
        *filter(None, [not_reviewed_words(translate)]),
    ]
    if assessment.signed is None:
        lines = [draft_words(), *lines, draft_words()]
    else:
        lines += ["", *(f"{name}: {words}" for name, words in signature_lines(assessment.signed))]
    return "\n".join(lines) + "\n"


def _decision(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    own_view = _line(
        translate("documents", "Own view before the estimates"), own_view_words(assessment.own_view, catalogue)
    )
    decision = signed_decision(assessment)
    if decision is None or assessment.signed is None:
        return [_line(translate("documents", "Decision"), translate("documents", "none has been signed")), own_view]
    statement = assessment.signed.statement
    lines = [
        _line(translate("documents", "Decision"), decision_words(decision)),
        own_view,
        _line(translate("documents", "Where the decision stands"), agreement_name(statement["agreement"])),
        _line(translate("documents", "Reasons"), "; ".join(reason_name(r["display"]) for r in statement["reasons"])),
    ]
    if statement["comment"]:
        lines.append(_line(translate("documents", "Comment"), statement["comment"]))
    if assessment.amends is not None:
        lines.append(translate("documents", "Amends assessment {id}").format(id=assessment.amends))
    words = [acknowledgement_words(code, assessment.comparison, catalogue) for code in statement["acknowledged"]]
    return lines + [_line(translate("documents", "Acknowledged"), sentence) for sentence in words]


def _line(name: str, words: str) -> str:
    return f"{name}: {words}"


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
                f"{outcome_name(outcome).lower()} {figure(row.estimates[outcome])}"
                for outcome in OUTCOMES
                if outcome in row.estimates
            )
            lines.append(f"{row.name}: {numbers or row.reason} [{title(group)}]")
    if lines:
        reading = translate("documents", "People of 100 like this, and between which numbers it could lie:")
        lines.insert(0, translate("documents", NUMBERS_HIDDEN) if comparison.unnumbered else reading)
    if not any(e.status == "estimated" for e in comparison.estimates):
        lines.append(translate("documents", NOT_AGAINST))
    unknown = unknown_inputs(comparison)
    if unknown:
        lines.append(_line(translate("documents", "Not known"), ", ".join(unknown)))
    rules = dict.fromkeys(rule_title(c.rule, catalogue) for c in comparison.cautions if c.drug == chosen)
    if rules:
        lines.append(_line(translate("documents", "Cautions for the choice"), "; ".join(rules)))
    return lines
