"""The clinician report: what was known, what was estimated and shown, what was decided, and by whom."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import PRIMARY_OUTCOME, Assessment, Decision
from cds_app.domain.estimate import Caution, Comparison
from cds_app.domain.messages.levels import CONTEXT as LEVELS
from cds_app.domain.messages.levels import level_words
from cds_app.domain.notice import GivenNotice
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.translated import Translate, english, translated
from cds_app.reporting.charts import Bar, interval_chart
from cds_app.reporting.document import Document, make_document, signature_lines
from cds_app.reporting.evidence import published_section, suicidality_section
from cds_app.reporting.explained import contrast_section, explanations_section
from cds_app.reporting.html import cell, escaped, heading, items, paragraph, picture, table
from cds_app.reporting.language import translate, written_in
from cds_app.reporting.numbers import figure, moment, of_100, people, plain
from cds_app.reporting.patient_notice import given_words
from cds_app.reporting.recalibration_words import recalibrated_words
from cds_app.reporting.rows import Group, Row, rows_by_group
from cds_app.reporting.rows import title as group_title
from cds_app.reporting.words import (
    INTENDED_USE,
    NOT_AGAINST,
    NOT_CAUSES,
    NUMBERS_HIDDEN,
    acknowledgement_words,
    agreement_name,
    basis_words,
    citations,
    concern_name,
    decision_words,
    drug_name,
    finding_words,
    outcome_name,
    own_view_words,
    patient_line,
    reason_name,
    rule_of,
    rule_title,
    severity_name,
    signed_decision,
    source_keys,
    status_words,
    unknown_inputs,
    unknown_words,
)

CHART = "response.png"


def clinician_report(
    assessment: Assessment,
    catalogue: Catalogue,
    *,
    notices: tuple[GivenNotice, ...] = (),
    language: Translate = english,
) -> Document:
    """The whole assessment on paper. Before signing it holds what is there so far. `notices`: what was recorded."""
    with written_in(language):
        return _report(assessment, translated(catalogue, language), notices)


def _report(assessment: Assessment, catalogue: Catalogue, notices: tuple[GivenNotice, ...]) -> Document:
    comparison, decision = assessment.comparison, signed_decision(assessment)
    made = translate("documents", "Assessment of {moment}.").format(moment=moment(assessment.created_at))
    body = [
        heading(translate("documents", "Comparison of antidepressants: clinician report"), 1),
        paragraph(patient_line(assessment, catalogue)),
        paragraph(f"{made} {translate('compare', INTENDED_USE)}", "small"),
        _decision(assessment, decision, catalogue),
        _notices(notices),
    ]
    images: dict[str, bytes] = {}
    if comparison is not None:
        body += [
            _readiness(comparison, catalogue),
            _axis(comparison, catalogue),
            _estimates(comparison, catalogue),
            explanations_section(assessment, decision),
            contrast_section(assessment, decision),
            _concerns(assessment, decision, catalogue),
            _cautions(comparison, decision, catalogue),
            _published(decision, catalogue),
            suicidality_section(catalogue),
        ]
        images = _chart(comparison, catalogue)
    body.append(_basis(assessment))
    return make_document(translate("documents", "Clinician report"), assessment, "".join(body), images)


def _decision(assessment: Assessment, decision: Decision | None, catalogue: Catalogue) -> str:
    own_view = own_view_words(assessment.own_view, catalogue)
    own_view_name = translate("documents", "Own view before the estimates")
    if decision is None or assessment.signed is None:
        none = translate("documents", "none has been signed")
        rows = [(translate("documents", "Decision"), none), (own_view_name, own_view)]
        return heading(translate("documents", "Decision")) + _pairs(rows)
    statement = assessment.signed.statement
    rows = [
        (translate("documents", "Decision"), decision_words(decision)),
        (own_view_name, own_view),
        (translate("documents", "Where the decision stands"), agreement_name(statement["agreement"])),
        (translate("documents", "Reasons"), "; ".join(reason_name(r["display"]) for r in statement["reasons"])),
        (translate("documents", "Comment"), statement["comment"] or translate("names", "none")),
    ]
    if assessment.amends is not None:
        amended = translate("documents", "assessment {id}").format(id=assessment.amends)
        rows.append((translate("documents", "Amends"), amended))
    words = [acknowledgement_words(code, assessment.comparison, catalogue) for code in statement["acknowledged"]]
    return (
        heading(translate("documents", "Decision"))
        + _pairs(rows)
        + (heading(translate("documents", "Acknowledged"), 3) + items(words) if words else "")
        + heading(translate("documents", "Signature"), 3)
        + _pairs(signature_lines(assessment.signed))
    )


def _notices(notices: tuple[GivenNotice, ...]) -> str:
    """What was recorded of the patient notice; nothing where nothing was."""
    if not notices:
        return ""
    return heading(translate("notice", "Patient notice"), 3) + items(map(given_words, notices))


def _readiness(comparison: Comparison, catalogue: Catalogue) -> str:
    unknown = unknown_inputs(comparison)
    texts = [
        f"{severity_name(finding.severity)}: {finding_words(finding, catalogue)}"
        for finding in comparison.readiness
        if finding.code != "input_missing"
    ]
    if unknown:
        texts.append(unknown_words(unknown))
    if not texts:
        texts = [translate("documents", "All inputs of the model are known, and nothing stood out.")]
    return heading(translate("documents", "Readiness, and what is not known")) + items(texts)


def _estimates(comparison: Comparison, catalogue: Catalogue) -> str:
    groups = rows_by_group(comparison, catalogue)
    heads = [translate("documents", "Drug"), *(_column(comparison, outcome) for outcome in OUTCOMES)]
    rows = []
    for group, members in groups.items():
        rows.append(cell(f"{group_title(group)} ({len(members)})", bold=True, span=5))
        rows += [_row(row) for row in members]
    rates = [comparison.base_rate(outcome) for outcome in OUTCOMES]
    if any(rate is not None for rate in rates):
        average = [cell("" if rate is None else str(people(rate)), muted=True) for rate in rates]
        rows.append(cell(translate("documents", "Average of all people and drugs"), muted=True) + "".join(average))
    reading = translate("documents", "People of 100 like this; in brackets, between which numbers it could lie.")
    if comparison.unnumbered:
        reading = translate("documents", NUMBERS_HIDDEN)
    coverage = next((e.coverage for e in comparison.estimates if e.coverage is not None), None)
    if coverage is not None:
        meant = translate("documents", "The brackets are meant to hold the true number for {n_of_100} people.")
        reading += f" {meant.format(n_of_100=of_100(coverage))}"
    # from the top of a page, so that the table is not cut in two
    estimates = translate("documents", "Estimates")
    title = f'<h2 style="page-break-before:always">{escaped(estimates)}</h2>'
    parts = [title, paragraph(reading)]
    if not any(e.status == "estimated" for e in comparison.estimates):
        parts.append(paragraph(translate("documents", NOT_AGAINST), "caution"))
    parts.append(table(rows, heads, padding=1))
    return "".join(parts)


def _column(comparison: Comparison, outcome: str) -> str:
    weeks = next((e.weeks for e in comparison.estimates if e.outcome == outcome and e.weeks is not None), None)
    name = outcome_name(outcome)
    if weeks is None:
        return name
    return translate("documents", "{outcome} within {weeks} weeks").format(outcome=name, weeks=weeks)


def _row(row: Row) -> str:
    if not row.estimates:
        why = f"{row.reason} ({row.source})" if row.source else row.reason
        return cell(row.name, muted=True) + cell(why, muted=True, span=4)
    found = (row.estimates.get(outcome) for outcome in OUTCOMES)
    return cell(row.name) + "".join(
        cell(translate("documents", "no estimate") if e is None else figure(e)) for e in found
    )


def _axis(comparison: Comparison, catalogue: Catalogue) -> str:
    """The place of the picture: after the words, as a page seldom holds the whole table and the picture of it."""
    if not _chart_rows(comparison, catalogue):
        return ""
    same = translate("documents", "The same numbers as in the table of estimates; the dashed line is the average.")
    described = translate("documents", "Interval chart of the response column of the table of estimates")
    return (
        heading(translate("documents", "{column}, on one axis").format(column=_column(comparison, PRIMARY_OUTCOME)))
        + paragraph(same, "small")
        + f"<p>{picture(CHART, 600, described)}</p>"
    )


def _chart(comparison: Comparison, catalogue: Catalogue) -> dict[str, bytes]:
    groups = _chart_rows(comparison, catalogue)
    if not groups:
        return {}
    drawn = [(f"{group_title(group)} ({len(rows)})", [_bar(row) for row in rows]) for group, rows in groups.items()]
    return {CHART: interval_chart(drawn, comparison.base_rate(PRIMARY_OUTCOME))}


def _chart_rows(comparison: Comparison, catalogue: Catalogue) -> dict[Group, tuple[Row, ...]]:
    """All groups, when there is anything to draw and numbers may be shown."""
    if comparison.unnumbered:
        return {}
    groups = rows_by_group(comparison, catalogue)
    return groups if any(row.estimates for rows in groups.values() for row in rows) else {}


def _bar(row: Row) -> Bar:
    estimate = row.estimates.get(PRIMARY_OUTCOME)
    if estimate is None:
        return Bar(row.name, note=row.reason if len(row.reason) <= 60 else f"{row.reason[:59].rstrip()}…")
    return Bar(row.name, estimate.probability, estimate.low, estimate.high)


def _concerns(assessment: Assessment, decision: Decision | None, catalogue: Catalogue) -> str:
    """What the patient wants to avoid, with the published figures for the chosen drug."""
    drug = catalogue.drugs.get(decision.drug or "") if decision is not None else None
    wanted = [p for p in assessment.record.preferences if p.weight > 0]
    if drug is None or not wanted:
        return ""
    effects = {effect.concern: effect for effect in drug.side_effects}
    texts = []
    for preference in wanted:
        effect, name = effects.get(preference.concern), concern_name(preference.concern)
        parts = [translate("compare", "no figure at hand")]
        if effect is not None and (effect.percent is not None or effect.level is not None):
            parts = (
                [translate("numbers", "{n} of 100").format(n=plain(effect.percent))]
                if effect.percent is not None
                else []
            )
            parts += [translate(LEVELS, level_words(effect.level))] if effect.level is not None else []
            source, status = citations([effect.source], catalogue), status_words(effect.status, drug.reviewed_on)
            parts.append(f"{effect.note} {source}; {status}".strip())
        weighed = translate("documents", "{concern} (weight {n}): {figures}.")
        texts.append(weighed.format(concern=name, n=preference.weight, figures=", ".join(parts)))
    title = translate("documents", "What the patient wants to avoid, with {drug}").format(drug=drug_name(drug.name))
    note = translate("documents", "Published frequencies, not compared with placebo; levels are an ordinal grading.")
    return heading(title) + paragraph(note, "small") + items(texts)


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
    opening = heading(translate("documents", "Cautions"))
    opening += paragraph(translate("compare", "From the catalogue's rules, not from the model."), "small")
    if not ordered:
        return opening + paragraph(translate("documents", "No rule of the catalogue fired."))
    keys = source_keys(caution.source for found in ordered for caution in found)
    numbers = {key: place for place, key in enumerate(keys, 1)}
    cited = [f"{number}. {citations([key], catalogue)}" for key, number in numbers.items()]
    return (
        opening
        + "".join(_rule(found, numbers, catalogue) for found in ordered)
        + heading(translate("documents", "Sources of the cautions"), 3)
        + "".join(paragraph(text, "small") for text in cited)
    )


def _rule(found: list[Caution], numbers: dict[str, int], catalogue: Catalogue) -> str:
    first, rule = found[0], rule_of(found[0].rule, catalogue)
    unknown = "" if first.known else f" {translate('sign', 'It cannot be told from this record whether this holds.')}"
    sentence = rule.sentence if rule else ""
    title = f"{severity_name(first.severity)}: {rule_title(first.rule, catalogue)}."
    drugs = ", ".join(drug_name(c.drug, inside=True) for c in found)
    status = status_words(rule.status, rule.reviewed_on) if rule else translate("documents", "not in this catalogue")
    places = ", ".join(str(numbers[key]) for key in source_keys(c.source for c in found))
    where = translate("documents", "For {drugs}. Source {places}; {status}.")
    return f'<p style="margin-bottom:0px"><b>{escaped(title)}</b> {escaped(sentence + unknown)}</p>' + paragraph(
        where.format(drugs=drugs, places=places, status=status), "small"
    )


def _basis(assessment: Assessment) -> str:
    rows = [(translate("documents", "Program"), assessment.program)]
    if assessment.comparison is not None:
        bundle = assessment.comparison.bundle
        version, again = translate("documents", "{id}, version {version}"), recalibrated_words(bundle)
        rows = [
            (translate("documents", "Basis"), basis_words(bundle.basis)),
            *([(translate("recalibration", "Recalibration"), again)] if again else []),
            (translate("documents", "Model bundle"), version.format(id=bundle.id, version=bundle.version)),
            (translate("documents", "Bundle, SHA-256"), bundle.sha256),
            *rows,
        ]
    rows += [
        (translate("documents", "Catalogue, SHA-256"), assessment.catalogue_sha256),
        (translate("documents", "Policy, SHA-256"), assessment.policy_sha256),
        (translate("documents", "Assessment"), assessment.assessment_id),
    ]
    how = translate(
        "documents",
        "The number is that of the central model. The brackets hold what the evidence leaves open, and what it would "
        "change if the inputs that are not known were known.",
    )
    if assessment.comparison is not None and assessment.comparison.unnumbered:
        how = translate("documents", NUMBERS_HIDDEN)
    told = paragraph(f"{how} {translate('compare', NOT_CAUSES)}")
    return heading(translate("documents", "How this was estimated")) + told + _pairs(rows)


def _pairs(rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    return table(cell(name, muted=True) + cell(words) for name, words in rows)
