"""What is known about suicidality for the class, from suicidality.json to values. No entry may name a drug."""

from __future__ import annotations

from collections.abc import Collection

from cds_app.domain.suicidality import (
    CLASS_RATES,
    STATEMENTS,
    AgeBand,
    ArmRate,
    ClassRate,
    IdeationRate,
    Statement,
    Suicidality,
)
from cds_app.guidance.entries import Entry

MOST_PERCENT = 100.0


def read_suicidality(file: Entry, references: Collection[str], drugs: Collection[str]) -> Suicidality:
    """Exactly the statements and the class rates that the pages show, in their order; bands and studies as listed."""
    statements = tuple(_statement(e, place, references) for place, e in enumerate(file.entries("statements", "code")))
    if len(statements) != len(STATEMENTS):
        file.refuse("statements")
    rates = tuple(_class_rate(e, place, references) for place, e in enumerate(file.entries("class_rates", "event")))
    if len(rates) != len(CLASS_RATES):
        file.refuse("class_rates")
    found = Suicidality(
        statements=statements,
        age_bands=tuple(_age_band(entry, references) for entry in file.entries("age_bands", "ages")),
        class_rates=rates,
        ideation=tuple(_ideation(entry, references) for entry in file.entries("ideation", "what")),
    )
    _name_no_drug(file, found, drugs)
    return found


def _statement(entry: Entry, place: int, references: Collection[str]) -> Statement:
    code = entry.choice("code", STATEMENTS[place : place + 1])
    source, status = entry.provenance(references)
    found = Statement(next(known for known in STATEMENTS if known == code), entry.text("sentence"), source, status)
    entry.done()
    return found


def _age_band(entry: Entry, references: Collection[str]) -> AgeBand:
    source, status = entry.provenance(references)
    ratio, low, high = (entry.number(key) for key in ("odds_ratio", "low", "high"))
    if not 0 < low <= ratio <= high:
        entry.refuse("odds_ratio")
    found = AgeBand(
        ages=entry.text("ages"),
        event=entry.text("event"),
        odds_ratio=ratio,
        low=low,
        high=high,
        trials=entry.integer("trials"),
        people=entry.integer("people"),
        source=source,
        status=status,
    )
    entry.done()
    return found


def _class_rate(entry: Entry, place: int, references: Collection[str]) -> ClassRate:
    known = CLASS_RATES[place : place + 1]
    event = entry.choice("event", [event for event, _ in known])
    denominator = entry.choice("denominator", [denominator for _, denominator in known])
    source, status = entry.provenance(references)
    ratio = entry.entry("ratio")
    value, low, high = (ratio.number(key) for key in ("value", "low", "high"))
    if not 0 < low <= value <= high:
        ratio.refuse("value")
    ratio.done()
    shown = next(pair for pair in known if pair == (event, denominator))
    found = ClassRate(
        event=shown[0],
        denominator=shown[1],
        programmes=entry.integer("programmes"),
        drug=_arm(entry.entry("drug")),
        placebo=_arm(entry.entry("placebo")),
        ratio=(value, low, high),
        source=source,
        status=status,
    )
    entry.done()
    return found


def _arm(entry: Entry) -> ArmRate:
    found = ArmRate(
        events=entry.integer("events"),
        amount=entry.number("amount"),
        rate=entry.number("rate"),
        low=entry.number("low"),
        high=entry.number("high"),
    )
    if found.events < 0 or found.amount <= 0:
        entry.refuse("events")
    if not 0 <= found.low <= found.rate <= found.high <= 1:
        entry.refuse("rate")
    entry.done()
    return found


def _ideation(entry: Entry, references: Collection[str]) -> IdeationRate:
    source, status = entry.provenance(references)
    percent, low, high = (entry.number_or_none(key) for key in ("percent", "low", "high"))
    given = [number for number in (low, percent, high) if number is not None]
    if (
        not given
        or given != sorted(given)
        or (low is None) != (high is None)
        or not 0 <= given[0] <= given[-1] <= MOST_PERCENT
    ):
        entry.refuse("percent")
    found = IdeationRate(
        what=entry.text("what"),
        population=entry.text("population"),
        percent=percent,
        low=low,
        high=high,
        people=entry.integer_or_none("people"),
        timeframe=entry.text("timeframe"),
        note=entry.any_text("note"),
        source=source,
        status=status,
    )
    entry.done()
    return found


def _name_no_drug(file: Entry, found: Suicidality, drugs: Collection[str]) -> None:
    """These facts are about the class: a drug's name in them would set it apart from the others."""
    texts = [statement.sentence for statement in found.statements]
    texts += [part for rate in found.ideation for part in (rate.what, rate.population, rate.note)]
    if any(drug in text.lower() for text in texts for drug in drugs):
        file.refuse("drug")
