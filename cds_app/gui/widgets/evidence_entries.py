"""Everything in the catalogue that has a source, as one list: rules, side effects, published figures, references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.published import by_basis
from cds_app.domain.safety import Rule
from cds_app.domain.treatment import Drug, SideEffect
from cds_app.gui import text
from cds_app.gui.widgets.compare_facts import fact_name
from cds_app.gui.widgets.compare_words import short_source, source_keys, usual_dose

KINDS: dict[str, str] = {
    "rule": QT_TRANSLATE_NOOP("sources", "Rules"),
    "stop": QT_TRANSLATE_NOOP("sources", "Stops and notes"),
    "side_effect": QT_TRANSLATE_NOOP("sources", "Side effects"),
    "published": QT_TRANSLATE_NOOP("sources", "Published figures"),
    "class": QT_TRANSLATE_NOOP("sources", "Suicidality"),
    "drug": QT_TRANSLATE_NOOP("sources", "Drug facts"),
    "scale": QT_TRANSLATE_NOOP("sources", "Rating scales"),
    "reference": QT_TRANSLATE_NOOP("sources", "References"),
}


@dataclass(frozen=True)
class Entry:
    """One entry: what it is about, what it says, and where it comes from.

    `sources` are reference keys, `status` a code, `reviewed_on` ISO text or None. `about` are names to search by.
    """

    kind: str
    title: str
    words: str
    sources: tuple[str, ...]
    status: str
    reviewed_on: str | None = None
    about: str = ""


def said(sentence: str, **params: str | int) -> str:
    """A sentence of this list, translated."""
    return text.tr("sources", sentence, **params)


def kind_name(code: str) -> str:
    return said(KINDS[code])


def entries_of(catalogue: Catalogue) -> tuple[Entry, ...]:
    """All entries, by kind."""
    return (
        *(_rule(rule) for rule in catalogue.rules),
        *_stops(catalogue),
        *(entry for drug in catalogue.drugs.values() for entry in _side_effects(drug)),
        *_published(catalogue),
        *_class(catalogue),
        *(entry for drug in catalogue.drugs.values() for entry in _facts(drug)),
        *(
            Entry("scale", text.scale_name(s.code, full=True), _scale_words(s.code), source_keys(s.source), s.status)
            for s in catalogue.scales.values()
        ),
        *(
            Entry("reference", short_source(r), r.citation, (r.key,), r.status, about=r.how)
            for r in catalogue.references.values()
        ),
    )


def _rule(rule: Rule) -> Entry:
    drugs = ", ".join(text.drug_name(drug, inside=True) for drug in rule.drugs)
    words = f"{text.severity_name(rule.severity)}: {rule.sentence}"
    concerns = said(QT_TRANSLATE_NOOP("sources", "Concerns: {drugs}."), drugs=drugs) if drugs else ""
    return Entry(
        "rule",
        rule.title,
        f"{words} {concerns}".strip(),
        source_keys(rule.source),
        rule.status,
        rule.reviewed_on,
        drugs,
    )


def _stops(catalogue: Catalogue) -> Iterator[Entry]:
    for stop in catalogue.stops:
        words = f"{text.severity_name('stop')}: {stop.sentence}"
        yield Entry("stop", stop.title, words, source_keys(stop.source), stop.status, stop.reviewed_on)
    for note in catalogue.notes:
        words = f"{text.severity_name(note.severity)}: {note.sentence}"
        yield Entry("stop", note.title, words, source_keys(note.source), note.status, note.reviewed_on)


def _side_effects(drug: Drug) -> Iterator[Entry]:
    for effect in drug.side_effects:
        title = f"{text.drug_name(drug.name)}: {text.concern_name(effect.concern)}"
        if effect.percent is not None:
            share = said(
                QT_TRANSLATE_NOOP("sources", "{n} of 100 people, as the source counts it; placebo not taken off."),
                n=text.number(effect.percent),
            )
            yield _effect(title, share, effect, effect.source, effect.status, drug)
        if effect.level is not None:
            places = 0 if float(effect.level).is_integer() else 1
            level = said(QT_TRANSLATE_NOOP("sources", "Level {n} of 3."), n=text.number(effect.level, places))
            yield _effect(title, level, effect, effect.level_source, effect.level_status, drug)


def _effect(title: str, words: str, effect: SideEffect, source: str, status: str, drug: Drug) -> Entry:
    said_of_it = f"{words} {effect.note}".strip()
    return Entry("side_effect", title, said_of_it, source_keys(source), status, drug.reviewed_on, drug.name)


def _published(catalogue: Catalogue) -> Iterator[Entry]:
    for group in by_basis(catalogue.published):
        for figure in group:
            drugs = ", ".join(text.drug_name(drug, inside=True) for drug in figure.drugs)
            title = f"{text.measure_name(figure)}: {drugs}"
            words = f"{text.published_value(figure)}. {text.basis_text(group)}"
            yield Entry("published", title, words, source_keys(figure.source), figure.status, None, drugs)


def _class(catalogue: Catalogue) -> Iterator[Entry]:
    known = catalogue.suicidality
    if known is None:
        return
    for statement in known.statements:
        title = said(QT_TRANSLATE_NOOP("sources", "Antidepressants as a class"))
        yield Entry("class", title, statement.sentence, source_keys(statement.source), statement.status)
    for band in known.age_bands:
        odds = said(
            QT_TRANSLATE_NOOP("sources", "Odds ratio against placebo {figure}."), figure=text.age_band_value(band)
        )
        yield Entry("class", text.age_band_name(band), odds, source_keys(band.source), band.status)
    for rate in known.class_rates:
        sides = said(
            QT_TRANSLATE_NOOP("sources", "Drug {drug}, placebo {placebo}; ratio {ratio}."),
            drug=text.arm_rate(rate.drug),
            placebo=text.arm_rate(rate.placebo),
            ratio=text.ratio_text(rate),
        )
        yield Entry("class", text.class_rate_name(rate), sides, source_keys(rate.source), rate.status)
    for found in known.ideation:
        words = f"{text.ideation_value(found)}. {text.ideation_basis(found)}"
        yield Entry("class", text.sentence_case(found.what), words, source_keys(found.source), found.status)


def _facts(drug: Drug) -> Iterator[Entry]:
    name = text.drug_name(drug.name)
    dose = usual_dose(drug)
    if dose:
        title = said(QT_TRANSLATE_NOOP("sources", "dose"))
        yield _fact(drug, "dose", f"{name}: {title}", f"{text.sentence_case(dose)}.")
    for key, words in drug.facts.items():
        yield _fact(drug, key, f"{name}: {fact_name(key)}", words)


def _fact(drug: Drug, group: str, title: str, words: str) -> Entry:
    sources = source_keys(drug.group_sources.get(group, ""))
    return Entry("drug", title, words, sources, drug.status.get(group, ""), drug.reviewed_on, drug.name)


def _scale_words(code: str) -> str:
    return said(QT_TRANSLATE_NOOP("sources", "Items, bands and cut-offs of {scale}."), scale=code)
