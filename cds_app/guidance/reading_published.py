"""Published figures about side effects, from published_rates.json to values: each with its source and status."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cds_app.domain.published import FIGURE_KINDS, MEASURES, UNITS, Against, PublishedFigure
from cds_app.domain.treatment import Drug
from cds_app.guidance.entries import Entry

MOST_PERCENT = 100.0


def read_published(file: Entry, references: Collection[str], drugs: Mapping[str, Drug]) -> tuple[PublishedFigure, ...]:
    """The figures in the file's order. A number that makes no sense for its kind is refused."""
    found: dict[str, PublishedFigure] = {}
    for entry in file.entries("figures", "id"):
        figure = _figure(entry, references, drugs)
        if figure.id in found:
            entry.refuse("id")
        found[figure.id] = figure
    return tuple(found.values())


def _figure(entry: Entry, references: Collection[str], drugs: Mapping[str, Drug]) -> PublishedFigure:
    source, status = entry.provenance(references)
    kind = entry.choice("kind", FIGURE_KINDS)
    figure = PublishedFigure(
        id=entry.text("id"),
        measure=entry.choice("measure", MEASURES),
        drugs=entry.texts("drugs"),
        about=entry.any_text("about"),
        kind=next(known for known in FIGURE_KINDS if known == kind),
        unit=entry.any_text("unit"),
        value=entry.number_or_none("value"),
        low=entry.number_or_none("low"),
        high=entry.number_or_none("high"),
        against=_against(entry),
        population=entry.text("population"),
        people=entry.integer_or_none("people"),
        timeframe=entry.text_or_none("timeframe"),
        note=entry.any_text("note"),
        source=source,
        status=status,
    )
    if not set(figure.drugs) <= set(drugs) or len(set(figure.drugs)) != len(figure.drugs):
        entry.refuse("drugs")
    if figure.people is not None and figure.people <= 0:
        entry.refuse("people")
    _check_numbers(entry, figure)
    entry.done()
    return figure


def _against(entry: Entry) -> Against | None:
    part = entry.entry_or_none("against")
    if part is None:
        return None
    found = Against(
        part.text("who"), part.number_or_none("value"), part.number_or_none("low"), part.number_or_none("high")
    )
    if not _in_order(found.value, found.low, found.high) or (found.value is None and found.low is not None):
        part.refuse("value")
    part.done()
    return found


def _check_numbers(entry: Entry, figure: PublishedFigure) -> None:
    """A finding has words and no number, everything else a number or a range in order and in its unit's bounds."""
    if figure.unit not in (UNITS if figure.kind == "difference" else ("",)):
        entry.refuse("unit")
    numbers = (figure.value, figure.low, figure.high)
    if figure.kind == "finding":
        if any(number is not None for number in numbers) or not figure.note:
            entry.refuse("value")
        return
    if not _in_order(*numbers) or (figure.value is None and (figure.low is None or not figure.about)):
        entry.refuse("value")
    other = figure.against
    every = (*numbers, *((other.value, other.low, other.high) if other else ()))
    given = [number for number in every if number is not None]
    if figure.kind == "frequency" and not all(0 <= number <= MOST_PERCENT for number in given):
        entry.refuse("value")
    if figure.kind == "odds_ratio" and (other is None or not all(number > 0 for number in given)):
        entry.refuse("value")


def _in_order(value: float | None, low: float | None, high: float | None) -> bool:
    """Both ends or none, and the value between them."""
    if (low is None) != (high is None):
        return False
    return low is None or high is None or low <= (low if value is None else value) <= high
