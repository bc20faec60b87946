"""The follow-up in words: the update's sentence, where it was off, what is known of an outcome by now."""

from __future__ import annotations

from collections.abc import Iterable

from cds_app.domain.course import Course
from cds_app.domain.estimate import Estimate
from cds_app.domain.follow_up import Chance, HeldOutSetting
from cds_app.domain.follow_up_plan import NextVisit
from cds_app.domain.messages import follow_up as words
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.domain.outcome import EARLY_STOP_BEFORE_DAY, FIRST_OUTCOME_DAY, LAST_OUTCOME_DAY
from cds_app.domain.rating import Total
from cds_app.gui.text.names import decision_kind, drug_name, scale_name, stop_reason, tr
from cds_app.gui.text.numbers import bounds, day, dose, interval, number, people, plural

NAMED_FROM = 5
"""From how many people of 100 on a difference between prediction and observation is named."""
STATES = {
    "overdue": QT_TRANSLATE_NOOP("follow_up", "Overdue"),
    "due": QT_TRANSLATE_NOOP("follow_up", "Due"),
    "not_yet": QT_TRANSLATE_NOOP("follow_up", "Not due yet"),
    "seen": QT_TRANSLATE_NOOP("follow_up", "Seen"),
}
_CHANCES = {
    "response": QT_TRANSLATE_NOOP(
        "follow_up", "{n} of 100 people with this course respond by week 6 to 12; {rest} do not. {range}"
    ),
    "non_response": QT_TRANSLATE_NOOP(
        "follow_up", "{n} of 100 improve by less than a quarter by then; {rest} improve by more. {range}"
    ),
    "worsening": QT_TRANSLATE_NOOP(
        "follow_up", "{n} of 100 have a higher total than at the start by then; {rest} do not. {range}"
    ),
}


def said(sentence: str, **params: str | int) -> str:
    """A sentence of the follow-up, translated."""
    return tr(words.CONTEXT, sentence, **params)


def chance_sentence(code: str, chance: Chance) -> str:
    """Both frames of a chance of "response", "non_response" or "worsening", and its interval."""
    low, n, high = bounds(chance.low, chance.probability, chance.high)
    between = QT_TRANSLATE_NOOP("follow_up", "It could be between {low} and {high}.")
    return said(_CHANCES[code], n=n, rest=100 - n, range=said(between, low=low, high=high))


def course_estimate(chance: Chance) -> Estimate:
    """The chance of response as an icon array takes it."""
    weeks = LAST_OUTCOME_DAY // 7
    return Estimate(
        "", "response", "estimated", None, chance.probability, chance.low, chance.high, None, weeks
    )  # fmt: skip


def course_sentence(found: Estimate) -> str:
    """What the icon array of a course shows. Raises ValueError for one without numbers."""
    if found.probability is None or found.low is None or found.high is None:
        raise ValueError("no numbers")
    return chance_sentence("response", Chance(found.probability, found.low, found.high))


def setting_name(code: str) -> str:
    """A data set in words; one that this program does not know is shown as it stands."""
    return said(words.SETTINGS[code]) if code in words.SETTINGS else code.replace("_", " ")


def tested_rows(tested: Iterable[HeldOutSetting]) -> tuple[tuple[str, ...], ...]:
    """The figures as a table, headings first."""
    heads = (
        said(QT_TRANSLATE_NOOP("follow_up", "Data set")),
        said(QT_TRANSLATE_NOOP("follow_up", "People")),
        said(QT_TRANSLATE_NOOP("follow_up", "AUC")),
        said(QT_TRANSLATE_NOOP("follow_up", "Predicted, of 100")),
        said(QT_TRANSLATE_NOOP("follow_up", "Responded, of 100")),
    )
    return (heads, *(_tested_row(found) for found in tested))


def _tested_row(found: HeldOutSetting) -> tuple[str, ...]:
    auc = found.auc
    return (
        setting_name(found.setting),
        number(found.people),
        f"{number(auc.probability, 2)} ({number(auc.low, 2)}–{number(auc.high, 2)})",
        f"{people(found.predicted.probability)} ({interval(found.predicted.low, found.predicted.high)})",
        str(people(found.observed)),
    )


def limits_sentence(tested: Iterable[HeldOutSetting]) -> str:
    """In which data sets the prediction was off by 5 of 100 or more, and which way."""
    off = []
    for found in tested:
        predicted, observed = people(found.predicted.probability), people(found.observed)
        if abs(predicted - observed) >= NAMED_FROM:
            sentence = words.TOO_HIGH if predicted > observed else words.TOO_LOW
            off.append(said(sentence, setting=setting_name(found.setting), predicted=predicted, observed=observed))
    return said(words.LIMITS, list="; ".join(off)) if off else said(words.NOT_OFF)


def decided_words(kind: str, drug: str | None, dose_mg_day: float | None) -> str:
    """ "Sertraline 50 mg", "Defer the decision"."""
    if drug is None:
        return decision_kind(kind)
    return drug_name(drug) if dose_mg_day is None else f"{drug_name(drug)} {dose(dose_mg_day)}"


def visit_words(visit: NextVisit) -> str:
    """ "Day 14: due"."""
    if visit.day is None:
        return said(STATES["seen"])
    return said(QT_TRANSLATE_NOOP("follow_up", "{day}: {state}"), day=_capital(day(visit.day)), state=_small(visit))


def _small(visit: NextVisit) -> str:
    state = said(STATES[visit.state])
    return state[:1].lower() + state[1:]


def _capital(words_: str) -> str:
    return words_[:1].upper() + words_[1:]


def days_ago(days: int) -> str:
    """ "today", "1 day ago", "15 days ago"."""
    if days == 0:
        return said(QT_TRANSLATE_NOOP("follow_up", "today"))
    one, many = QT_TRANSLATE_NOOP("follow_up", "1 day ago"), QT_TRANSLATE_NOOP("follow_up", "{n} days ago")
    return plural(words.CONTEXT, one, many, days)


def course_words(course: Course) -> str:
    """ "Still taken on day 15", "Stopped on day 20: side effects"."""
    if course.stop_reason is None:
        return said(QT_TRANSLATE_NOOP("follow_up", "Still taken on {day}"), day=day(course.until_day))
    stopped = QT_TRANSLATE_NOOP("follow_up", "Stopped on {day}: {reason}")
    return said(stopped, day=day(course.until_day), reason=stop_reason(course.stop_reason))


def total_words(total: Total) -> str:
    """ "PHQ-9 9 on day 15"."""
    return said(
        QT_TRANSLATE_NOOP("follow_up", "{scale} {n} on {day}"),
        scale=scale_name(total.scale),
        n=number(total.value),
        day=day(total.day),
    )


def rated_outcome(outcome: str, happened: bool | None, start: Total | None, later: Total | None, today: int) -> str:
    """What ratings say of response or remission by now."""
    if happened is not None and start is not None and later is not None:
        yes = _YES[outcome] if happened else _NO[outcome]
        return said(yes, first=total_words(start), later=total_words(later))
    if start is None or later is not None:
        return said(QT_TRANSLATE_NOOP("follow_up", "Cannot be told from this record"))
    if today > LAST_OUTCOME_DAY:
        over = QT_TRANSLATE_NOOP("follow_up", "Cannot be told: no {scale} total between day {first} and day {last}")
        return said(over, scale=start.scale, first=FIRST_OUTCOME_DAY, last=LAST_OUTCOME_DAY)
    waits = QT_TRANSLATE_NOOP(
        "follow_up", "Not known yet: the first {scale} total between day {first} and day {last} decides"
    )
    return said(waits, scale=start.scale, first=FIRST_OUTCOME_DAY, last=LAST_OUTCOME_DAY)


def stop_outcome(outcome: str, happened: bool | None, course: Course | None) -> str:
    """What the course says of an early stop, or one for side effects, by now."""
    if happened is not None:
        known = _YES[outcome] if happened else _NO[outcome]
        told = "" if course is None or not course.stopped else f" ({_uncapital(course_words(course))})"
        return said(known, day=EARLY_STOP_BEFORE_DAY) + told
    if course is None:
        return said(QT_TRANSLATE_NOOP("follow_up", "Not known yet: record whether it is still taken"))
    if course.stopped:
        return said(QT_TRANSLATE_NOOP("follow_up", "Cannot be told: stopped early, the reason is not known"))
    waits = QT_TRANSLATE_NOOP("follow_up", "Not known yet: still taken on {day}; day {last} decides")
    return said(waits, day=day(course.until_day), last=EARLY_STOP_BEFORE_DAY)


def _uncapital(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


_YES = {
    "response": QT_TRANSLATE_NOOP("follow_up", "Responded: {first}, {later}"),
    "remission": QT_TRANSLATE_NOOP("follow_up", "In remission: {later}"),
    "early_stop": QT_TRANSLATE_NOOP("follow_up", "Stopped before day {day}"),
    "side_effect_stop": QT_TRANSLATE_NOOP("follow_up", "Stopped before day {day} because of side effects"),
}
_NO = {
    "response": QT_TRANSLATE_NOOP("follow_up", "Did not respond: {first}, {later}"),
    "remission": QT_TRANSLATE_NOOP("follow_up", "Not in remission: {later}"),
    "early_stop": QT_TRANSLATE_NOOP("follow_up", "Not stopped before day {day}"),
    "side_effect_stop": QT_TRANSLATE_NOOP("follow_up", "Not stopped for side effects before day {day}"),
}
