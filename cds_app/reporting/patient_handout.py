"""The patient handout: one page, plain words, a hundred people as a hundred icons."""

from __future__ import annotations

import re

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.decision import Assessment, Decision
from cds_app.domain.estimate import Comparison, Estimate
from cds_app.domain.messages.levels import CONTEXT as LEVELS
from cds_app.domain.messages.levels import level_words
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.patient import CONCERNS, PatientRecord
from cds_app.domain.preference import concerns_shown
from cds_app.domain.translated import Translate, english
from cds_app.domain.treatment import Drug, SideEffect, effects_for
from cds_app.reporting.charts import icon_array
from cds_app.reporting.document import Document, make_document, signature_lines
from cds_app.reporting.html import cell, columns, heading, items, paragraph, picture, table
from cds_app.reporting.language import translate, written_in
from cds_app.reporting.numbers import dose, people, plain
from cds_app.reporting.words import drug_name, signed_decision

ARRAYS = {"response": "response.png", "side_effect_stop": "side_effect_stop.png"}
"""The two outcomes that get a picture: one benefit and one harm, in the same size and unit."""
MARK = "*"
NOT_REVIEWED = QT_TRANSLATE_NOOP("handout", "Not yet checked by a clinician.")
LEAFLETS = QT_TRANSLATE_NOOP("handout", "The leaflets warn of thoughts of self-harm in people up to 24 years.")

_HAPPENS = {
    "response": QT_TRANSLATE_NOOP("handout", "{n} of 100 people like you get much better within {weeks} weeks."),
    "side_effect_stop": QT_TRANSLATE_NOOP(
        "handout", "{n} of 100 people like you stop within {weeks} weeks because of side effects."
    ),
    "early_stop": QT_TRANSLATE_NOOP("handout", "{n} of 100 stop within {weeks} weeks for any reason."),
    "remission": QT_TRANSLATE_NOOP("handout", "{n} of 100 have hardly any signs left within {weeks} weeks."),
}
_CONCERNS = {
    "weight_gain": QT_TRANSLATE_NOOP("handout", "Weight gain"),
    "sexual_dysfunction": QT_TRANSLATE_NOOP("handout", "Sex problems"),
    "sedation": QT_TRANSLATE_NOOP("handout", "Feeling sleepy"),
    "insomnia": QT_TRANSLATE_NOOP("handout", "Trouble sleeping"),
    "nausea": QT_TRANSLATE_NOOP("handout", "Feeling sick"),
    "discontinuation_symptoms": QT_TRANSLATE_NOOP("handout", "Feeling unwell when you stop"),
}
_WHEN_TO_TAKE = {
    "divided or bedtime": QT_TRANSLATE_NOOP("handout", "Split it over the day or take it at bedtime."),
    "divided": QT_TRANSLATE_NOOP("handout", "Split it over the day."),
    "bid": QT_TRANSLATE_NOOP("handout", "Split it over the day."),
    "bedtime": QT_TRANSLATE_NOOP("handout", "Take it at bedtime."),
    "with food": QT_TRANSLATE_NOOP("handout", "Take it with food."),
    "am": QT_TRANSLATE_NOOP("handout", "Take it in the morning."),
}
"""Hints in the catalogue's starting dose, the longest first."""
_OTHERWISE = {
    "other_treatment": QT_TRANSLATE_NOOP(
        "handout", "You and your clinician chose a treatment that is not one of these medicines."
    ),
    "defer": QT_TRANSLATE_NOOP(
        "handout", "You and your clinician chose to wait with the choice and talk about it again."
    ),
    "none": QT_TRANSLATE_NOOP("handout", "You and your clinician chose no treatment for now."),
}


def patient_handout(
    assessment: Assessment, catalogue: Catalogue, *, crisis_line: str, language: Translate = english
) -> Document:
    """About the chosen drug, or, as long as nothing is signed, about those whose explanation was opened.

    `crisis_line` is the site's own contact, as it completes "call …".
    """
    with written_in(language):
        return _handout(assessment, catalogue, translate("policy", crisis_line))


def _handout(assessment: Assessment, catalogue: Catalogue, crisis_line: str) -> Document:
    decision = signed_decision(assessment)
    images: dict[str, bytes] = {}
    if decision is not None and decision.kind == "treat" and decision.drug is not None:
        drug = catalogue.drugs.get(decision.drug)
        body = [
            heading(translate("handout", "Your medicine: {drug}").format(drug=drug_name(decision.drug)), 1),
            _expectation(assessment.comparison, decision.drug, images),
            columns(_how_to_take(decision, drug), _when_it_works()),
            _side_effects(assessment.record, drug),
            columns(_stopping(), _when_to_call(crisis_line, medicine=True)),
        ]
    elif decision is not None:
        again = translate("handout", "You can talk about medicines again at any time.")
        words = paragraph(translate("handout", _OTHERWISE[decision.kind])) + paragraph(again)
        body = [heading(translate("handout", "What was decided"), 1), words, _when_to_call(crisis_line)]
    else:
        body = [
            heading(translate("handout", "Choosing a medicine"), 1),
            _still_open(assessment),
            _when_to_call(crisis_line),
        ]
    body.append(_meaning_of_numbers(assessment))
    if assessment.signed is not None:
        told = " ".join(f"{name}: {words.removesuffix('.')}." for name, words in signature_lines(assessment.signed))
        body.append(paragraph(told, "small"))
    return make_document(translate("handout", "Patient handout"), assessment, "".join(body), images)


def _expectation(comparison: Comparison | None, drug: str, images: dict[str, bytes]) -> str:
    """Benefit and harm side by side, in one unit and over one time, with both frames and the range in words."""
    found = {e.outcome: e for e in comparison.estimates if e.drug == drug} if comparison is not None else {}
    if comparison is not None and comparison.unnumbered:
        hidden = translate("handout", "This clinic does not print numbers about what to expect.")
        ask = translate("handout", "Ask your clinician what to expect.")
        return heading(translate("handout", "What to expect")) + paragraph(hidden) + paragraph(ask)
    numbers: dict[str, Estimate] = {outcome: e for outcome, e in found.items() if e.probability is not None}
    if "response" not in numbers:
        none = translate(
            "handout", "There is no number for this medicine and you. That does not mean that it does not work."
        )
        return (
            heading(translate("handout", "What to expect"))
            + paragraph(none)
            + paragraph(translate("handout", "Ask your clinician what to expect."))
        )
    blocks = []
    for outcome, name in ARRAYS.items():
        if outcome in numbers:
            p = numbers[outcome].probability or 0.0
            images[name] = icon_array(p)
            filled = translate("handout", "{n} of 100 people filled in").format(n=people(p))
            shown = picture(name, 150, filled)
            blocks.append(f"<p>{shown}</p>{paragraph(_sentence(numbers[outcome]))}")
    more = [_sentence(numbers[outcome]) for outcome in ("remission", "early_stop") if outcome in numbers]
    return (
        heading(translate("handout", "What to expect: 100 people like you, 1 figure is 1 person"))
        + columns(*blocks)
        + "".join(paragraph(sentence) for sentence in more)
    )


def _sentence(estimate: Estimate) -> str:
    assert estimate.probability is not None, "only called where there is a number"
    assert estimate.low is not None, "an estimate has its range"
    assert estimate.high is not None, "an estimate has its range"
    n = people(estimate.probability)
    does = translate("handout", _HAPPENS[estimate.outcome])
    if estimate.weeks is None:
        does = translate("handout", "{n} of 100 do.")
    does_not = translate("handout", "{rest} do not.")
    low, high = people(estimate.low), people(estimate.high)
    interval = translate("handout", "The range rounds to the same number.")
    if low != high:
        interval = translate("estimate", "It could be between {low} and {high}.").format(low=low, high=high)
    return f"{does.format(n=n, weeks=estimate.weeks)} {does_not.format(rest=100 - n)} {interval}"


def _how_to_take(decision: Decision, drug: Drug | None) -> str:
    texts = []
    if decision.dose_mg_day is not None:
        texts.append(translate("handout", "Your dose is {dose} a day.").format(dose=dose(decision.dose_mg_day)))
    if drug is not None:
        mark = "" if drug.reviewed_on is not None else MARK
        low, high = drug.dose_usual_min, drug.dose_usual_max
        start = re.match(r"\s*([0-9.]+)(?:-([0-9.]+))?", drug.dose_start)
        if start is not None:
            first = _range(float(start[1]), float(start[2] or start[1]))
            texts.append(translate("handout", "People start with {dose} a day.").format(dose=first) + mark)
        if low is not None and high is not None:
            usual = translate("handout", "The usual range is {dose} a day.").format(dose=_range(low, high))
            texts.append(usual + mark)
        hint = next((words for code, words in _WHEN_TO_TAKE.items() if re.search(rf"\b{code}\b", drug.dose_start)), "")
        if hint:
            texts.append(translate("handout", hint) + mark)
    texts.append(translate("handout", "Take it each day."))
    texts.append(translate("handout", "Do not change the dose by yourself."))
    return heading(translate("handout", "How to take it"), 3) + items(texts)


def _range(low: float, high: float) -> str:
    """ "10 to 20 mg", or one dose where both are the same."""
    if low == high:
        return dose(high)
    return translate("evidence", "{low} to {high}").format(low=plain(low), high=dose(high))


def _when_it_works() -> str:
    return heading(translate("handout", "When it starts to work"), 3) + items(
        [
            translate("handout", "It does not work at once. It can take some weeks."),
            translate("handout", "Side effects can come first. Some go away with time."),
            translate("handout", "Keep your next visit, even when you feel better."),
        ]
    )


def _side_effects(record: PatientRecord, drug: Drug | None) -> str:
    """Those the patient asked about, in the patient's order; without any, those with a published number."""
    effects = {effect.concern: effect for effect in effects_for(drug, record.text("sex"))}
    chosen = list(concerns_shown(record.preferences))
    if chosen:
        title = translate("handout", "The side effects that matter to you")
    else:
        title = translate("handout", "Side effects that were counted")
        chosen = [c for c in CONCERNS if c in effects and effects[c].percent is not None]
    if not chosen:
        return ""
    mark = "" if drug is not None and drug.reviewed_on is not None else MARK
    rows = [
        cell(translate("handout", _CONCERNS[concern])) + cell(_effect_words(effects.get(concern), mark))
        for concern in chosen
    ]
    closing = translate(
        "handout",
        "These were counted in studies, and not only in people like you. Some of these people would have had the "
        "problem without the medicine.",
    )
    return heading(title, 3) + table(rows, padding=1) + paragraph(closing, "small")


def _effect_words(effect: SideEffect | None, mark: str) -> str:
    if effect is None or (effect.percent is None and effect.level is None):
        return translate("handout", "No number is at hand. Ask your clinician.")
    if effect.percent is not None:
        counted = translate("handout", "{n} of 100 people; {rest} did not have it.")
        return counted.format(n=plain(effect.percent), rest=plain(100 - effect.percent)) + mark
    level = translate(LEVELS, level_words(effect.level or 0.0))
    return translate("handout", "No number is at hand. It is {level}.").format(level=level) + mark


def _stopping() -> str:
    return heading(translate("handout", "If you want to stop"), 3) + items(
        [
            translate("handout", "Do not stop all at once. You may feel unwell."),
            translate("handout", "Talk to your clinician. You can go down step by step."),
            translate("handout", "If it does not help, there are other ways. Say so."),
        ]
    )


def _when_to_call(crisis_line: str, *, medicine: bool = False) -> str:
    """`medicine` adds what the leaflets of all these medicines say: the same sentence whoever reads it."""
    texts = [
        translate("handout", "You think of harming yourself, or such thoughts get stronger."),
        translate("handout", "You feel very restless, or high and without need of sleep."),
        translate("handout", "You get a rash, a swollen face or trouble breathing."),
        translate("handout", "You have a fever with shaking and feel confused."),
    ]
    said = paragraph(translate("handout", LEAFLETS) + MARK, "small") if medicine else ""
    call = translate("handout", "Call {crisis_line} if:").format(crisis_line=crisis_line.rstrip("."))
    return heading(translate("handout", "When to call at once"), 3) + paragraph(call) + items(texts) + said


def _still_open(assessment: Assessment) -> str:
    """Nothing is signed: the drugs that were looked at together, benefit and harm in one row each."""
    comparison = assessment.comparison
    opened = dict.fromkeys(e.drug for e in assessment.explanations)
    rows = []
    for drug in opened if comparison is not None else ():
        found = {e.outcome: e for e in comparison.estimates if e.drug == drug} if comparison is not None else {}
        numbers = [found[outcome] for outcome in ARRAYS if outcome in found]
        if len(numbers) == len(ARRAYS) and all(e.probability is not None for e in numbers):
            rows.append(cell(drug_name(drug), bold=True) + "".join(cell(_sentence(e)) for e in numbers))
    opening = translate(
        "handout", "You and your clinician have not chosen yet. This page shows what you looked at together."
    )
    heads = [
        translate("handout", "Medicine"),
        translate("handout", "Getting better"),
        translate("handout", "Stopping"),
    ]
    if comparison is not None and comparison.unnumbered and opened:
        return paragraph(opening) + items(drug_name(drug) for drug in opened)
    return paragraph(opening) + (table(rows, heads, padding=3) if rows else "")


def _meaning_of_numbers(assessment: Assessment) -> str:
    not_reviewed = f"{MARK} {translate('handout', NOT_REVIEWED)}"
    if assessment.comparison is None or assessment.comparison.unnumbered:
        return paragraph(not_reviewed, "small")
    text = translate(
        "handout",
        "“Much better” means that the score of your symptoms falls by half or more. A computer worked the numbers out "
        "from published studies of other people. Nobody has checked them on patients yet. They cannot say what will "
        "happen to you, and not all of it comes from the medicine.",
    )
    return paragraph(f"{text} {not_reviewed}", "small")
