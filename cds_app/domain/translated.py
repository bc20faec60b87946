"""The clinical catalogue in another language: each sentence that is shown is looked up by its English words.

Only what is shown is replaced. Codes, classes, drug names, reasons and citations stay as they are, because they are
compared, stored or signed; names and reasons are looked up where they are shown. Citations are never translated, and
the questionnaires' items are no part of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

if TYPE_CHECKING:  # the window shows its first words before there is a catalogue
    from cds_app.domain.catalogue import Catalogue
    from cds_app.domain.published import PublishedFigure
    from cds_app.domain.rating import Scale
    from cds_app.domain.safety import EligibilityStop, PatientNote, Rule
    from cds_app.domain.suicidality import IdeationRate, Suicidality
    from cds_app.domain.treatment import Drug

Translate = Callable[[str, str], str]
"""Context and English words to the words shown. Words that have no translation come back as they are."""
CATALOGUE = "catalogue"
DRUGS = "drugs"
"""The contexts of sentences, and of the names of drugs and drug classes."""
_Titled = TypeVar("_Titled", "Rule", "EligibilityStop", "PatientNote")
_Say = Callable[[str], str]


NOT_REVIEWED = QT_TRANSLATE_NOOP("language", "This translation has not been reviewed clinically.")


def english(context: str, words: str) -> str:
    """No translation: the words as they are written in the code."""
    return words


def not_reviewed_words(translate: Translate) -> str:
    """What has to stand on everything shown in a translation; nothing in English."""
    words = translate("language", NOT_REVIEWED)
    return "" if words == NOT_REVIEWED else words


def plain_name(drug: str) -> str:
    """A drug's generic name as it stands inside a sentence."""
    return drug.replace("_", " ")


def translated(catalogue: Catalogue, translate: Translate) -> Catalogue:
    """The catalogue with every shown sentence in the other language. Its `sha256` still is that of the files."""

    def say(words: str) -> str:
        return translate(CATALOGUE, words) if words else words

    return replace(
        catalogue,
        scales={code: _scale(scale, say) for code, scale in catalogue.scales.items()},
        drugs={name: _drug(drug, say) for name, drug in catalogue.drugs.items()},
        rules=_titled(catalogue.rules, say),
        stops=_titled(catalogue.stops, say),
        notes=_titled(catalogue.notes, say),
        published=tuple(_figure(figure, say) for figure in catalogue.published),
        suicidality=None if catalogue.suicidality is None else _suicidality(catalogue.suicidality, say),
    )


def texts(catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Context and English words of everything in the catalogue that can be translated."""
    found: set[tuple[str, str]] = set()

    def note(context: str, words: str) -> str:
        found.add((context, words))
        return words

    translated(catalogue, note)
    for reason in (*catalogue.reasons, *catalogue.own_view_reasons):
        note(CATALOGUE, reason.display)
    for drug in catalogue.drugs.values():
        note(DRUGS, plain_name(drug.name))
        note(DRUGS, drug.drug_class)
    return frozenset(found)


def _titled(entries: Iterable[_Titled], say: _Say) -> tuple[_Titled, ...]:
    return tuple(replace(entry, title=say(entry.title), sentence=say(entry.sentence)) for entry in entries)


def _scale(scale: Scale, say: _Say) -> Scale:
    return replace(scale, note=say(scale.note))


def _drug(drug: Drug, say: _Say) -> Drug:
    facts: Mapping[str, str] = {key: say(words) for key, words in drug.facts.items()}
    effects = tuple(replace(effect, note=say(effect.note)) for effect in drug.side_effects)
    return replace(drug, facts=facts, side_effects=effects)


def _figure(figure: PublishedFigure, say: _Say) -> PublishedFigure:
    return replace(
        figure,
        about=say(figure.about),
        against=None if figure.against is None else replace(figure.against, who=say(figure.against.who)),
        population=say(figure.population),
        timeframe=None if figure.timeframe is None else say(figure.timeframe),
        note=say(figure.note),
    )


def _suicidality(known: Suicidality, say: _Say) -> Suicidality:
    return replace(
        known,
        statements=tuple(replace(entry, sentence=say(entry.sentence)) for entry in known.statements),
        age_bands=tuple(replace(band, ages=say(band.ages), event=say(band.event)) for band in known.age_bands),
        class_rates=known.class_rates,
        ideation=tuple(_ideation(rate, say) for rate in known.ideation),
    )


def _ideation(rate: IdeationRate, say: _Say) -> IdeationRate:
    return replace(
        rate,
        what=say(rate.what),
        population=say(rate.population),
        timeframe=say(rate.timeframe),
        note=say(rate.note),
    )
