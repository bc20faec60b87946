"""Why the numbers are what they are, on paper: for and against, and the choice beside the clinician's first pick."""

from __future__ import annotations

from cds_app.domain.decision import PRIMARY_OUTCOME, Assessment, Decision
from cds_app.domain.explanation import Contribution, Explanation, contrast
from cds_app.reporting.html import columns, heading, items, paragraph
from cds_app.reporting.language import translate
from cds_app.reporting.numbers import people, points
from cds_app.reporting.words import NOT_CAUSES, drug_name, input_name, input_value, outcome_name, verb


def explanations_section(assessment: Assessment, decision: Decision | None) -> str:
    """Of the chosen drug when there is one, else all that were opened."""
    chosen = decision.drug if decision is not None else None
    opened = [e for e in assessment.explanations if chosen is None or e.drug == chosen]
    if not opened:
        return ""
    opening = [heading(translate("documents", "For and against")), paragraph(translate("compare", NOT_CAUSES))]
    return "".join([*opening, *(_explanation(e) for e in opened)])


def _explanation(explanation: Explanation) -> str:
    raising, lowering = explanation.for_and_against()
    if explanation.unnumbered:
        return _unnumbered_explanation(explanation, raising, lowering)
    shown = {c.input for c in (*raising, *lowering)}
    rest = sum(c.points for c in explanation.contributions if c.input not in shown)
    name, outcome = drug_name(explanation.drug), outcome_name(explanation.outcome).lower()
    sentence = translate(
        "documents",
        "{n} of 100 people like this {verb}; {rest} do not. The mean for this drug in the reference population is "
        "{mean} of 100.",
    ).format(
        n=people(explanation.probability),
        verb=verb(explanation.outcome),
        rest=100 - people(explanation.probability),
        mean=people(explanation.base),
    )
    sides = [
        heading(title, 3)
        + (
            items(f"{input_name(c.input)}, {input_value(c)}: {points(c.points)}" for c in side)
            or paragraph(translate("documents", "no input"), "muted")
        )
        for title, side in (
            (translate("documents", "Raises the number"), raising),
            (translate("documents", "Lowers the number"), lowering),
        )
    ]
    others = translate("documents", "All other inputs together: {points} (people of 100).").format(points=points(rest))
    closing = paragraph(others, "small")
    return heading(f"{name}: {outcome}", 3) + paragraph(sentence) + columns(*sides) + closing


def _unnumbered_explanation(
    explanation: Explanation, raising: tuple[Contribution, ...], lowering: tuple[Contribution, ...]
) -> str:
    """Which inputs, and which way."""
    name, outcome = drug_name(explanation.drug), outcome_name(explanation.outcome).lower()
    sides = [
        heading(title, 3)
        + (
            items(f"{input_name(c.input)}, {input_value(c)}" for c in side)
            or paragraph(translate("documents", "no input"), "muted")
        )
        for title, side in (
            (translate("documents", "Raises the number"), raising),
            (translate("documents", "Lowers the number"), lowering),
        )
    ]
    return heading(f"{name}: {outcome}", 3) + columns(*sides)


def contrast_section(assessment: Assessment, decision: Decision | None) -> str:
    """The chosen drug beside the clinician's own first pick, where both were opened."""
    picks = assessment.own_view.options if assessment.own_view is not None else ()
    opened = {e.drug: e for e in assessment.explanations if e.outcome == PRIMARY_OUTCOME}
    if decision is None or decision.drug not in opened or opened[decision.drug].unnumbered:
        return ""
    other = next((drug for drug in picks if drug != decision.drug and drug in opened), None)
    if other is None:
        return ""
    found = contrast(opened[decision.drug], opened[other])
    parts = sorted((c for c in found.contributions if abs(c.points) >= 0.0005), key=lambda c: (-abs(c.points), c.input))
    texts = [translate("documents", "The drug's own effect: {points}").format(points=points(found.drug_effect))]
    texts += [f"{input_name(c.input)}, {input_value(c)}: {points(c.points)}" for c in parts[:3]]
    rest = sum(c.points for c in found.contributions) - sum(c.points for c in parts[:3])
    if abs(rest) >= 0.0005:
        texts.append(translate("documents", "All other inputs together: {points}").format(points=points(rest)))
    a, b = drug_name(found.drug), drug_name(found.other)
    sentence = translate("documents", "{outcome}: {a} {n}, {b} {m} of 100; difference {points}.").format(
        outcome=outcome_name(found.outcome),
        a=a,
        n=people(opened[found.drug].probability),
        b=b,
        m=people(opened[found.other].probability),
        points=points(found.difference),
    )
    beside = translate("documents", "{a} beside the own view, {b}").format(a=a, b=b)
    return heading(beside) + paragraph(sentence) + items(texts)
