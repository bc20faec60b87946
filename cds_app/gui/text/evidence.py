"""Published figures, class rates and amounts of evidence in words, through the one formatter for numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cds_app.domain.messages import evidence as words
from cds_app.domain.outcome import OUTCOMES
from cds_app.domain.published import base_for, base_of, interval_not_read, places_of
from cds_app.gui.text.names import drug_name, outcome_name, tr
from cds_app.gui.text.numbers import DASH, count, number, plural

if TYPE_CHECKING:
    from cds_app.domain.evidence_quality import EvidenceCount, EvidenceQuality
    from cds_app.domain.published import PublishedFigure
    from cds_app.domain.suicidality import AgeBand, ArmRate, ClassRate, IdeationRate


def said(sentence: str, **params: str | int) -> str:
    """A sentence about evidence, translated."""
    return tr(words.CONTEXT, sentence, **params)


def measure_name(figure: PublishedFigure) -> str:
    """What was measured, and of whom where that is not the drug alone."""
    name = said(words.MEASURES[figure.measure])
    return f"{name}, {figure.about}" if figure.about else name


def published_value(figure: PublishedFigure) -> str:
    """ "+0.41 kg (+0.31 to +0.52) against sertraline", "31 of 100 people (27–35); 17 of 100 with placebo (14–21)"."""
    if figure.kind == "finding":
        return figure.note
    own, other = _value(figure, figure.value, figure.low, figure.high), figure.against
    if figure.kind == "odds_ratio":
        own = said(words.ODDS_RATIO, figure=own)
    if other is None:
        return own
    if other.value is None:
        return said(words.AGAINST, figure=own, who=other.who)
    against = _value(figure, other.value, other.low, other.high)
    return said(words.ON_THE_OTHER_SIDE, figure=own, other=against, who=other.who)


def _value(figure: PublishedFigure, value: float | None, low: float | None, high: float | None) -> str:
    if figure.kind == "frequency":
        return frequency(value, low, high, base_of(figure))
    if figure.kind == "odds_ratio":
        return _with_ends(number(value or 0, 2), low, high, lambda x: number(x, 2))
    places = places_of(figure)

    def signed(x: float, unit: str = "") -> str:
        return ("+" if x > 0 else "") + number(x, places, unit)

    if value is None:
        return said(words.RANGE, low=signed(low or 0), high=signed(high or 0, figure.unit))
    if low is None or high is None:
        return signed(value, figure.unit)
    return f"{signed(value, figure.unit)} ({said(words.RANGE, low=signed(low), high=signed(high))})"


def frequency(value: float | None, low: float | None, high: float | None, base: int) -> str:
    """ "31 of 100 people (27–35)" from percentages; a range without a value is "26 to 80 of 100 people"."""

    def people(percent: float) -> str:
        return number(percent * base / 100)

    if value is None:
        ends = said(words.RANGE, low=people(low or 0), high=people(high or 0))
        return said(words.OF_PEOPLE, n=ends, base=count(base))
    return _with_ends(said(words.OF_PEOPLE, n=people(value), base=count(base)), low, high, people)


def _with_ends(shown: str, low: float | None, high: float | None, formatted: Callable[[float], str]) -> str:
    return shown if low is None or high is None else f"{shown} ({formatted(low)}{DASH}{formatted(high)})"


def basis_text(figures: tuple[PublishedFigure, ...]) -> str:
    """Who was studied, how many, over what time, and what of this was not read; for figures of one basis."""
    first = figures[0]
    parts = [first.population]
    if first.people is not None:
        parts.append(said(words.PEOPLE, n=count(first.people)))
    if first.timeframe is not None:
        parts.append(first.timeframe)
    sentences = ["; ".join(parts) + "."]
    if first.note and any(figure.kind != "finding" for figure in figures):
        sentences.append(first.note)
    missing = [said(words.THE_INTERVAL)] if interval_not_read(figures) else []
    missing += [said(words.HOW_MANY)] if first.people is None else []
    missing += [said(words.HOW_LONG)] if first.timeframe is None else []
    if missing:
        sentences.append(said(words.NOT_READ, names=", ".join(missing)))
    return " ".join(sentences)


def age_band_name(band: AgeBand) -> str:
    """ "Under 25 years, thoughts or behaviour"."""
    words_of_it = said(words.AGE_BAND, ages=band.ages, event=band.event)
    return words_of_it[:1].upper() + words_of_it[1:]


def age_band_value(band: AgeBand) -> str:
    """ "1.62 (0.97–2.71)"."""
    return _with_ends(number(band.odds_ratio, 2), band.low, band.high, lambda x: number(x, 2))


def class_rate_name(rate: ClassRate) -> str:
    """The event and of how many people or years it is told."""
    return said(words.RATE_NAMES[(rate.event, rate.denominator)], base=count(words.RATE_BASE))


def arm_rate(arm: ArmRate) -> str:
    """ "11 (5–24)", of 10 000 people or years."""

    def shown(rate: float) -> str:
        return number(rate * words.RATE_BASE)

    return _with_ends(shown(arm.rate), arm.low, arm.high, shown)


def arm_counts(arm: ArmRate) -> str:
    """ "37 in 31 781", people or years."""
    return said(words.COUNTED, events=arm.events, amount=count(round(arm.amount)))


def ratio_text(rate: ClassRate) -> str:
    """ "1.63 (1.09–2.53)"."""
    value, low, high = rate.ratio
    return _with_ends(number(value, 2), low, high, lambda x: number(x, 2))


def ideation_value(rate: IdeationRate) -> str:
    """ "7 of 100 people", "4 to 20 of 100 people"."""
    smallest = rate.percent if rate.percent is not None else rate.low
    return frequency(rate.percent, rate.low, rate.high, base_for(smallest or 0))


def ideation_basis(rate: IdeationRate) -> str:
    """Who was asked, how many, over what time."""
    parts = [rate.population]
    if rate.people is not None:
        parts.append(said(words.PEOPLE, n=count(rate.people)))
    return f"{'; '.join((*parts, rate.timeframe))}. {rate.note}".strip()


def evidence_level(level: str) -> str:
    """ "few trials"."""
    return said(words.LEVELS[level])


def evidence_sentence(found: EvidenceCount) -> str:
    """How many trials and people stand behind a drug's effect on the outcome shown, and what few of them mean."""
    sentences = [
        said(
            words.RESTS_ON,
            drug=drug_name(found.drug),
            level=evidence_level(found.level),
            trials=trials_text(found.trials),
            people=count(found.people),
        )
    ]
    if found.mostly_indirect:
        sentences.append(said(words.INDIRECT))
    if found.level == "few":
        sentences.append(said(words.FEW_MEANS))
    return " ".join(sentences)


def few_trials_sentence(found: EvidenceCount) -> str:
    """The quiet mark of an estimate that rests on little."""
    return said(words.FEW_SAID, trials=trials_text(found.trials), people=count(found.people))


def few_trials_outcomes(drug: str, quality: EvidenceQuality | None) -> str:
    """ "few trials for response, remission"; nothing where no estimate of the drug rests on few."""
    few = [o for o in OUTCOMES if quality is not None and quality.rests_on_few(drug, o)]
    if not few:
        return ""
    return said(words.FEW_OUTCOMES, outcomes=", ".join(outcome_name(o)[:1].lower() + outcome_name(o)[1:] for o in few))


def trials_text(n: int) -> str:
    """ "1 trial", "3 trials"."""
    return plural(words.CONTEXT, *words.TRIALS, n)
