"""The clinician report: what was known, what was estimated and shown, what was decided, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import PRIMARY_OUTCOME, Assessment, Decision
from cds_app.domain.estimate import Caution, Comparison
from cds_app.domain.explanation import Explanation, contrast
from cds_app.domain.outcome import OUTCOMES
from cds_app.reporting.charts import Bar, interval_chart
from cds_app.reporting.document import Document, make_document, signature_lines
from cds_app.reporting.html import cell, columns, heading, items, paragraph, picture, table
from cds_app.reporting.numbers import figure, moment, of_100, people, points
from cds_app.reporting.rows import TITLES, Row, rows_by_group
from cds_app.reporting.words import (
    AGREEMENTS,
    INTENDED_USE,
    NOT_AGAINST,
    NOT_CAUSES,
    SEVERITIES,
    VERBS,
    acknowledgement_words,
    citations,
    decision_words,
    drug_name,
    finding_words,
    input_name,
    input_value,
    own_view_words,
    patient_line,
    rule_of,
    rule_title,
    signed_decision,
    status_words,
    unknown_inputs,
)
from cds_app.reporting.words import (
    OUTCOMES as OUTCOME_NAMES,
)

CHART = "response.png"


def clinician_report(assessment: Assessment, catalogue: Catalogue) -> Document:
    """The whole assessment on paper. Before signing it holds what is there so far."""
    comparison, decision = assessment.comparison, signed_decision(assessment)
    body = [
        heading("Comparison of antidepressants: clinician report", 1),
        paragraph(patient_line(assessment, catalogue)),
        paragraph(f"Assessment of {moment(assessment.created_at)}. {INTENDED_USE}", "small"),
        _decision(assessment, decision, catalogue),
    ]
    images: dict[str, bytes] = {}
    if comparison is not None:
        body += [
            _readiness(comparison, catalogue),
            _estimates(comparison, catalogue),
            _explanations(assessment, decision),
            _contrast(assessment, decision),
            _cautions(comparison, decision, catalogue),
        ]
        images = _chart(comparison, catalogue)
    body.append(_basis(assessment))
    return make_document("Clinician report", assessment, "".join(body), images)


def _decision(assessment: Assessment, decision: Decision | None, catalogue: Catalogue) -> str:
    own_view = own_view_words(assessment.own_view, catalogue)
    if decision is None or assessment.signed is None:
        rows = [("Decision", "none has been signed"), ("Own view before the estimates", own_view)]
        return heading("Decision") + _pairs(rows)
    statement = assessment.signed.statement
    rows = [
        ("Decision", decision_words(decision)),
        ("Own view before the estimates", own_view),
        ("Where the decision stands", AGREEMENTS[statement["agreement"]]),
        ("Reasons", "; ".join(reason["display"] for reason in statement["reasons"])),
        ("Comment", statement["comment"] or "none"),
    ]
    if assessment.amends is not None:
        rows.append(("Amends", f"assessment {assessment.amends}"))
    words = [acknowledgement_words(code, assessment.comparison, catalogue) for code in statement["acknowledged"]]
    return (
        heading("Decision")
        + _pairs(rows)
        + (heading("Acknowledged", 3) + items(words) if words else "")
        + heading("Signature", 3)
        + _pairs(signature_lines(assessment.signed))
    )


def _readiness(comparison: Comparison, catalogue: Catalogue) -> str:
    unknown = unknown_inputs(comparison)
    texts = [
        f"{SEVERITIES[finding.severity]}: {finding_words(finding, catalogue)}"
        for finding in comparison.readiness
        if finding.code != "input_missing"
    ]
    if unknown:
        texts.append(f"Not known, so the ranges are wider: {', '.join(unknown)}.")
    if not texts:
        texts = ["All inputs of the model are known, and nothing stood out."]
    return heading("Readiness, and what is not known") + items(texts)


def _estimates(comparison: Comparison, catalogue: Catalogue) -> str:
    groups = rows_by_group(comparison, catalogue)
    heads = ["Drug", *(_column(comparison, outcome) for outcome in OUTCOMES)]
    rows = []
    for group, members in groups.items():
        rows.append(cell(f"{TITLES[group]} ({len(members)})", bold=True, span=5))
        rows += [_row(row) for row in members]
    rates = [comparison.base_rate(outcome) for outcome in OUTCOMES]
    if any(rate is not None for rate in rates):
        average = [cell("" if rate is None else str(people(rate)), muted=True) for rate in rates]
        rows.append(cell("Average of all people and drugs", muted=True) + "".join(average))
    reading = "People of 100 like this; in brackets, between which numbers it could lie."
    coverage = next((e.coverage for e in comparison.estimates if e.coverage is not None), None)
    if coverage is not None:
        reading += f" The brackets are meant to hold the true number for {of_100(coverage)} people."
    parts = [heading("Estimates"), paragraph(reading)]
    if not any(e.status == "estimated" for e in comparison.estimates):
        parts.append(paragraph(NOT_AGAINST, "caution"))
    parts.append(table(rows, heads))
    if any(row.estimates for members in groups.values() for row in members):
        parts.append(heading(f"{_column(comparison, PRIMARY_OUTCOME)}, on one axis", 3))
        parts.append(paragraph("The same numbers as in the table above; the dashed line is the average.", "small"))
        parts.append(f"<p>{picture(CHART, 620, 'Interval chart of the response column above')}</p>")
    return "".join(parts)


def _column(comparison: Comparison, outcome: str) -> str:
    weeks = next((e.weeks for e in comparison.estimates if e.outcome == outcome and e.weeks is not None), None)
    return OUTCOME_NAMES[outcome] + (f" within {weeks} weeks" if weeks is not None else "")


def _row(row: Row) -> str:
    if not row.estimates:
        why = f"{row.reason} ({row.source})" if row.source else row.reason
        return cell(row.name, muted=True) + cell(why, muted=True, span=4)
    found = (row.estimates.get(outcome) for outcome in OUTCOMES)
    return cell(row.name) + "".join(cell("no estimate" if e is None else figure(e)) for e in found)


def _chart(comparison: Comparison, catalogue: Catalogue) -> dict[str, bytes]:
    groups = rows_by_group(comparison, catalogue)
    if not any(row.estimates for members in groups.values() for row in members):
        return {}
    drawn = [
        (f"{TITLES[group]} ({len(members)})", [_bar(row) for row in members])
        for group, members in groups.items()
    ]  # fmt: skip
    return {CHART: interval_chart(drawn, comparison.base_rate(PRIMARY_OUTCOME))}


def _bar(row: Row) -> Bar:
    estimate = row.estimates.get(PRIMARY_OUTCOME)
    if estimate is None:
        return Bar(row.name, note=row.reason if len(row.reason) <= 60 else f"{row.reason[:59].rstrip()}…")
    return Bar(row.name, estimate.probability, estimate.low, estimate.high)


def _explanations(assessment: Assessment, decision: Decision | None) -> str:
    """Of the chosen drug when there is one, else all that were opened."""
    chosen = decision.drug if decision is not None else None
    opened = [e for e in assessment.explanations if chosen is None or e.drug == chosen]
    if not opened:
        return ""
    return "".join([heading("For and against"), paragraph(NOT_CAUSES), *(_explanation(e) for e in opened)])


def _explanation(explanation: Explanation) -> str:
    raising, lowering = explanation.for_and_against()
    shown = {c.input for c in (*raising, *lowering)}
    rest = sum(c.points for c in explanation.contributions if c.input not in shown)
    name, outcome = drug_name(explanation.drug), OUTCOME_NAMES[explanation.outcome].lower()
    sentence = (
        f"{of_100(explanation.probability)} people like this {VERBS[explanation.outcome]}; "
        f"{100 - people(explanation.probability)} do not. "
        f"The mean for this drug in the reference population is {of_100(explanation.base)}."
    )
    sides = [
        heading(title, 3)
        + (
            items(f"{input_name(c.input)}, {input_value(c)}: {points(c.points)}" for c in side)
            or paragraph("no input", "muted")
        )
        for title, side in (("Raises the number", raising), ("Lowers the number", lowering))
    ]
    closing = paragraph(f"All other inputs together: {points(rest)} (people of 100).", "small")
    return heading(f"{name}: {outcome}", 3) + paragraph(sentence) + columns(*sides) + closing


def _contrast(assessment: Assessment, decision: Decision | None) -> str:
    """The chosen drug beside the clinician's own first pick, where both were opened."""
    picks = assessment.own_view.options if assessment.own_view is not None else ()
    opened = {e.drug: e for e in assessment.explanations if e.outcome == PRIMARY_OUTCOME}
    if decision is None or decision.drug not in opened:
        return ""
    other = next((drug for drug in picks if drug != decision.drug and drug in opened), None)
    if other is None:
        return ""
    found = contrast(opened[decision.drug], opened[other])
    parts = sorted((c for c in found.contributions if abs(c.points) >= 0.0005), key=lambda c: (-abs(c.points), c.input))
    texts = [f"The drug's own effect: {points(found.drug_effect)}"]
    texts += [f"{input_name(c.input)}, {input_value(c)}: {points(c.points)}" for c in parts[:3]]
    rest = sum(c.points for c in found.contributions) - sum(c.points for c in parts[:3])
    if abs(rest) >= 0.0005:
        texts.append(f"All other inputs together: {points(rest)}")
    a, b = drug_name(found.drug), drug_name(found.other)
    sentence = f"{OUTCOME_NAMES[found.outcome]}: {a} {people(opened[found.drug].probability)}, "
    sentence += f"{b} {people(opened[found.other].probability)} of 100; difference {points(found.difference)}."
    return heading(f"{a} beside the own view, {b}") + paragraph(sentence) + items(texts)


def _cautions(comparison: Comparison, decision: Decision | None, catalogue: Catalogue) -> str:
    """Each rule once, those of the chosen drug first, with its drugs, its source and how well it is founded."""
    chosen = decision.drug if decision is not None else None
    by_rule: dict[tuple[str, str, bool], list[Caution]] = {}
    for caution in comparison.cautions:
        by_rule.setdefault((caution.rule, caution.severity, caution.known), []).append(caution)
    order = ("exclude", "caution", "information")
    ordered = sorted(
        by_rule.values(),
        key=lambda found: (chosen not in [c.drug for c in found], order.index(found[0].severity), found[0].rule),
    )
    opening = paragraph("From the catalogue's rules, not from the model.", "small")
    if not ordered:
        return heading("Cautions") + opening + paragraph("No rule of the catalogue fired.")
    return heading("Cautions") + opening + items(text for found in ordered for text in _rule(found, catalogue))


def _rule(found: list[Caution], catalogue: Catalogue) -> Iterator[str]:
    first, rule = found[0], rule_of(found[0].rule, catalogue)
    unknown = "" if first.known else " It cannot be told from this record whether this holds."
    sentence = f" {rule.sentence}" if rule else ""
    drugs = ", ".join(c.drug.replace("_", " ") for c in found)
    status = status_words(rule.status, rule.reviewed_on) if rule else "not in this catalogue"
    source = citations([first.source], catalogue)
    title = f"{SEVERITIES[first.severity]}: {rule_title(first.rule, catalogue)}."
    yield f"{title}{sentence}{unknown} For: {drugs}. Source: {source}; {status}."


def _basis(assessment: Assessment) -> str:
    rows = [("Program", assessment.program)]
    if assessment.comparison is not None:
        bundle = assessment.comparison.bundle
        rows = [
            ("Basis", bundle.basis),
            ("Model bundle", f"{bundle.id}, version {bundle.version}"),
            ("Bundle, SHA-256", bundle.sha256),
            *rows,
        ]
    rows += [
        ("Catalogue, SHA-256", assessment.catalogue_sha256),
        ("Policy, SHA-256", assessment.policy_sha256),
        ("Assessment", assessment.assessment_id),
    ]
    how = (
        "The number is that of the central model. The brackets hold what the evidence leaves open, and what it would "
        f"change if the inputs that are not known were known. {NOT_CAUSES}"
    )
    return heading("How this was estimated") + paragraph(how) + _pairs(rows)


def _pairs(rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    return table(cell(name, muted=True) + cell(words) for name, words in rows)
