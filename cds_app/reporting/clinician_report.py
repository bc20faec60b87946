"""The clinician report: what was known, what was estimated and shown, what was decided, and by whom."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import PRIMARY_OUTCOME, Assessment, Decision
from cds_app.domain.estimate import Caution, Comparison
from cds_app.domain.explanation import Explanation, contrast
from cds_app.domain.messages.levels import level_words
from cds_app.domain.outcome import OUTCOMES
from cds_app.reporting.charts import Bar, interval_chart
from cds_app.reporting.document import Document, make_document, signature_lines
from cds_app.reporting.evidence import published_section, suicidality_section
from cds_app.reporting.html import cell, columns, escaped, heading, items, paragraph, picture, table
from cds_app.reporting.numbers import figure, moment, of_100, people, plain, points
from cds_app.reporting.rows import TITLES, Group, Row, rows_by_group
from cds_app.reporting.words import (
    AGREEMENTS,
    CONCERNS,
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
    source_keys,
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
            _axis(comparison, catalogue),
            _estimates(comparison, catalogue),
            _explanations(assessment, decision),
            _contrast(assessment, decision),
            _concerns(assessment, decision, catalogue),
            _cautions(comparison, decision, catalogue),
            _published(decision, catalogue),
            suicidality_section(catalogue),
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
    # from the top of a page, so that the table is not cut in two
    title = '<h2 style="page-break-before:always">Estimates</h2>'
    parts = [title, paragraph(reading)]
    if not any(e.status == "estimated" for e in comparison.estimates):
        parts.append(paragraph(NOT_AGAINST, "caution"))
    parts.append(table(rows, heads, padding=1))
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


def _axis(comparison: Comparison, catalogue: Catalogue) -> str:
    """The place of the picture: after the words, as a page seldom holds the whole table and the picture of it."""
    if not _chart_rows(comparison, catalogue):
        return ""
    return (
        heading(f"{_column(comparison, PRIMARY_OUTCOME)}, on one axis")
        + paragraph("The same numbers as in the table of estimates; the dashed line is the average.", "small")
        + f"<p>{picture(CHART, 600, 'Interval chart of the response column of the table of estimates')}</p>"
    )


def _chart(comparison: Comparison, catalogue: Catalogue) -> dict[str, bytes]:
    groups = _chart_rows(comparison, catalogue)
    if not groups:
        return {}
    drawn = [(f"{TITLES[group]} ({len(rows)})", [_bar(row) for row in rows]) for group, rows in groups.items()]
    return {CHART: interval_chart(drawn, comparison.base_rate(PRIMARY_OUTCOME))}


def _chart_rows(comparison: Comparison, catalogue: Catalogue) -> dict[Group, tuple[Row, ...]]:
    """All groups, when there is anything to draw."""
    groups = rows_by_group(comparison, catalogue)
    return groups if any(row.estimates for rows in groups.values() for row in rows) else {}


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


def _concerns(assessment: Assessment, decision: Decision | None, catalogue: Catalogue) -> str:
    """What the patient wants to avoid, with the published figures for the chosen drug."""
    drug = catalogue.drugs.get(decision.drug or "") if decision is not None else None
    wanted = [p for p in assessment.record.preferences if p.weight > 0]
    if drug is None or not wanted:
        return ""
    effects = {effect.concern: effect for effect in drug.side_effects}
    texts = []
    for preference in wanted:
        effect, name = effects.get(preference.concern), CONCERNS[preference.concern]
        parts = ["no figure at hand"]
        if effect is not None and (effect.percent is not None or effect.level is not None):
            parts = [f"{plain(effect.percent)} of 100"] if effect.percent is not None else []
            parts += [level_words(effect.level)] if effect.level is not None else []
            source, status = citations([effect.source], catalogue), status_words(effect.status, drug.reviewed_on)
            parts.append(f"{effect.note} {source}; {status}".strip())
        texts.append(f"{name} (weight {preference.weight}): {', '.join(parts)}.")
    return (
        heading(f"What the patient wants to avoid, with {drug_name(drug.name)}")
        + paragraph("Published frequencies, not compared with placebo; levels are an ordinal grading.", "small")
        + items(texts)
    )


def _published(decision: Decision | None, catalogue: Catalogue) -> str:
    """What was published about the chosen drug; nothing as long as none is chosen."""
    drug = catalogue.drugs.get(decision.drug or "") if decision is not None else None
    return "" if drug is None else published_section(drug, catalogue)


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
    opening = heading("Cautions") + paragraph("From the catalogue's rules, not from the model.", "small")
    if not ordered:
        return opening + paragraph("No rule of the catalogue fired.")
    keys = source_keys(caution.source for found in ordered for caution in found)
    numbers = {key: place for place, key in enumerate(keys, 1)}
    cited = [f"{number}. {citations([key], catalogue)}" for key, number in numbers.items()]
    return (
        opening
        + "".join(_rule(found, numbers, catalogue) for found in ordered)
        + heading("Sources of the cautions", 3)
        + "".join(paragraph(text, "small") for text in cited)
    )


def _rule(found: list[Caution], numbers: dict[str, int], catalogue: Catalogue) -> str:
    first, rule = found[0], rule_of(found[0].rule, catalogue)
    unknown = "" if first.known else " It cannot be told from this record whether this holds."
    sentence = rule.sentence if rule else ""
    title = f"{SEVERITIES[first.severity]}: {rule_title(first.rule, catalogue)}."
    drugs = ", ".join(c.drug.replace("_", " ") for c in found)
    status = status_words(rule.status, rule.reviewed_on) if rule else "not in this catalogue"
    places = ", ".join(str(numbers[key]) for key in source_keys(c.source for c in found))
    return f'<p style="margin-bottom:0px"><b>{escaped(title)}</b> {escaped(sentence + unknown)}</p>' + paragraph(
        f"For {drugs}. Source {places}; {status}.", "small"
    )


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
