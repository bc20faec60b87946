"""Published figures and what is known about suicidality, for paper: the same words and numbers as in the window."""

from __future__ import annotations

from collections.abc import Callable

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.messages import evidence as words
from cds_app.domain.published import (
    PublishedFigure,
    base_of,
    by_basis,
    figures_for,
    interval_not_read,
    places_of,
)
from cds_app.domain.suicidality import AgeBand, ArmRate, Suicidality
from cds_app.domain.treatment import Drug
from cds_app.reporting.html import cell, heading, items, paragraph, table
from cds_app.reporting.language import translate
from cds_app.reporting.numbers import DASH, FIXED_SPACE, count, fixed
from cds_app.reporting.words import citations, drug_name, sentence_case, status_words


def said(sentence: str) -> str:
    """A sentence about evidence in the language of the document, its placeholders still open."""
    return translate(words.CONTEXT, sentence)


def published_section(drug: Drug, catalogue: Catalogue) -> str:
    """A drug's published figures, each with who was studied, its source and how well it is founded."""
    groups = by_basis(figures_for(drug.name, catalogue.published))
    if not groups:
        return ""
    published = said(words.PUBLISHED_TITLE)
    parts = [heading(f"{drug_name(drug.name)}: {published[:1].lower()}{published[1:]}")]
    parts.append(paragraph(said(words.PUBLISHED_NOTE), "small"))
    for group in groups:
        parts.append(items(f"{measure_name(figure)}: {published_value(figure)}" for figure in group))
        source = citations([group[0].source], catalogue)
        parts.append(paragraph(f"{basis_text(group)} {source}; {status_words(group[0].status, None)}.", "small"))
    return "".join(parts)


def measure_name(figure: PublishedFigure) -> str:
    """What was measured, and of whom where that is not the drug alone."""
    name = said(words.MEASURES[figure.measure])
    return f"{name}, {figure.about}" if figure.about else name


def published_value(figure: PublishedFigure) -> str:
    """ "+0.41 kg (+0.31 to +0.52) against sertraline"."""
    if figure.kind == "finding":
        return figure.note
    own, other = _value(figure, figure.value, figure.low, figure.high), figure.against
    if figure.kind == "odds_ratio":
        own = said(words.ODDS_RATIO).format(figure=own)
    if other is None:
        return own
    if other.value is None:
        return said(words.AGAINST).format(figure=own, who=other.who)
    against = _value(figure, other.value, other.low, other.high)
    return said(words.ON_THE_OTHER_SIDE).format(figure=own, other=against, who=other.who)


def _value(figure: PublishedFigure, value: float | None, low: float | None, high: float | None) -> str:
    if figure.kind == "frequency":
        return frequency(value, low, high, base_of(figure))
    if figure.kind == "odds_ratio":
        return _with_ends(fixed(value or 0, 2), low, high, lambda x: fixed(x, 2))
    places = places_of(figure)

    def signed(x: float, unit: str = "") -> str:
        return f"{'+' if x > 0 else ''}{fixed(x, places)}{FIXED_SPACE if unit else ''}{unit}"

    if value is None:
        return said(words.RANGE).format(low=signed(low or 0), high=signed(high or 0, figure.unit))
    if low is None or high is None:
        return signed(value, figure.unit)
    return f"{signed(value, figure.unit)} ({said(words.RANGE).format(low=signed(low), high=signed(high))})"


def frequency(value: float | None, low: float | None, high: float | None, base: int) -> str:
    """ "31 of 100 people (27–35)", from percentages."""

    def people(percent: float) -> str:
        return fixed(percent * base / 100)

    if value is None:
        ends = said(words.RANGE).format(low=people(low or 0), high=people(high or 0))
        return said(words.OF_PEOPLE).format(n=ends, base=count(base))
    return _with_ends(said(words.OF_PEOPLE).format(n=people(value), base=count(base)), low, high, people)


def _with_ends(shown: str, low: float | None, high: float | None, formatted: Callable[[float], str]) -> str:
    return shown if low is None or high is None else f"{shown} ({formatted(low)}{DASH}{formatted(high)})"


def basis_text(figures: tuple[PublishedFigure, ...]) -> str:
    """Who was studied, how many, over what time, and what of this was not read."""
    first = figures[0]
    parts = [first.population]
    parts += [said(words.PEOPLE).format(n=count(first.people))] if first.people is not None else []
    parts += [first.timeframe] if first.timeframe is not None else []
    sentences = ["; ".join(parts) + "."]
    if first.note and any(figure.kind != "finding" for figure in figures):
        sentences.append(first.note)
    missing = [said(words.THE_INTERVAL)] if interval_not_read(figures) else []
    missing += [said(words.HOW_MANY)] if first.people is None else []
    missing += [said(words.HOW_LONG)] if first.timeframe is None else []
    if missing:
        sentences.append(said(words.NOT_READ).format(names=", ".join(missing)))
    return " ".join(sentences)


def suicidality_section(catalogue: Catalogue) -> str:
    """The fixed facts about the class in short: the same in every report."""
    known = catalogue.suicidality
    if known is None:
        return ""
    ages = known.age_bands
    sources = [entry.source for entry in known.statements]
    sources += [band.source for band in ages] + [rate.source for rate in known.class_rates]
    return "".join(
        (
            heading(said(words.SUICIDALITY_TITLE)),
            paragraph(said(words.SUICIDALITY_NOTE), "small"),
            *(paragraph(known.statement(code).sentence) for code in ("label", "monitoring")),
            heading(said(words.AGE_TITLE), 3),
            paragraph(said(words.AGE_NOTE).format(trials=count(ages[0].trials), people=count(ages[0].people)), "small"),
            items(_age_band(band) for band in ages),
            *_class_rates(known),
            *(paragraph(known.statement(code).sentence) for code in ("dispute", "no_ranking")),
            paragraph(said(words.PATHWAY_IN_SHORT)),
            paragraph(f"{citations(sources, catalogue)}; {status_words('', None)}.", "small"),
        )
    )


def _age_band(band: AgeBand) -> str:
    name = sentence_case(said(words.AGE_BAND).format(ages=band.ages, event=band.event))
    mark = f"; {status_words(band.status, None)}" if band.status == "memory" else ""
    return f"{name}: {_ratio(band.odds_ratio, band.low, band.high)}{mark}"


def _ratio(value: float, low: float, high: float) -> str:
    return _with_ends(fixed(value, 2), low, high, lambda x: fixed(x, 2))


def _class_rates(known: Suicidality) -> list[str]:
    heads = ["", said(words.ON_DRUG), said(words.ON_PLACEBO), said(words.RATIO)]
    rows = [
        cell(said(words.RATE_NAMES[(rate.event, rate.denominator)]).format(base=count(words.RATE_BASE)))
        + cell(_arm(rate.drug))
        + cell(_arm(rate.placebo))
        + cell(_ratio(*rate.ratio))
        for rate in known.class_rates
    ]
    return [
        heading(said(words.RATES_TITLE), 3),
        paragraph(said(words.RATES_NOTE), "small"),
        table(rows, heads, padding=1),
        paragraph(known.statement("rates_below_practice").sentence),
    ]


def _arm(arm: ArmRate) -> str:
    def shown(value: float) -> str:
        return fixed(value * words.RATE_BASE)

    counted = said(words.COUNTED).format(events=arm.events, amount=count(round(arm.amount)))
    return f"{_with_ends(shown(arm.rate), arm.low, arm.high, shown)}; {counted}"
