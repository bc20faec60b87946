"""The words of the import page: what a column can be, how dates are written, what is wrong with a line."""

from __future__ import annotations

from collections.abc import Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.gui import text
from cds_app.workflow.look_through import MappingLine, number_of, without_number

_TARGETS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("import", "Not read"),
    "pseudonym": QT_TRANSLATE_NOOP("import", "Patient code (pseudonym)"),
    "day": QT_TRANSLATE_NOOP("import", "Day of the ratings"),
    "born": QT_TRANSLATE_NOOP("import", "Birth date, for the age only"),
    "treatments:drug": QT_TRANSLATE_NOOP("import", "Antidepressant: name"),
    "treatments:dose_mg_day": QT_TRANSLATE_NOOP("import", "Antidepressant: dose in mg a day"),
    "treatments:start": QT_TRANSLATE_NOOP("import", "Antidepressant: first day"),
    "treatments:end": QT_TRANSLATE_NOOP("import", "Antidepressant: last day"),
    "treatments:outcome": QT_TRANSLATE_NOOP("import", "Antidepressant: outcome"),
    "treatments:stop_reason": QT_TRANSLATE_NOOP("import", "Antidepressant: why it was stopped"),
    "treatments:same_episode": QT_TRANSLATE_NOOP("import", "Antidepressant: in this episode"),
    "medications:medication": QT_TRANSLATE_NOOP("import", "Other medicine: name"),
    "medications:start": QT_TRANSLATE_NOOP("import", "Other medicine: first day"),
    "medications:end": QT_TRANSLATE_NOOP("import", "Other medicine: last day"),
    "medications:status": QT_TRANSLATE_NOOP("import", "Other medicine: taken or stopped"),
    "conditions:condition": QT_TRANSLATE_NOOP("import", "Diagnosis: ICD-10 code or name"),
    "conditions:status": QT_TRANSLATE_NOOP("import", "Diagnosis: current or past"),
    "conditions:when": QT_TRANSLATE_NOOP("import", "Diagnosis: day"),
}
_FORMS: Mapping[str, str] = {
    "day": QT_TRANSLATE_NOOP("import", "Days from day 0, such as -14"),
    "%Y-%m-%d": QT_TRANSLATE_NOOP("import", "Year-month-day, 2026-01-31"),
    "%d.%m.%Y": QT_TRANSLATE_NOOP("import", "Day.month.year, 31.01.2026"),
    "%d/%m/%Y": QT_TRANSLATE_NOOP("import", "Day/month/year, 31/01/2026"),
    "%m/%d/%Y": QT_TRANSLATE_NOOP("import", "Month/day/year, 01/31/2026"),
    "%Y%m%d": QT_TRANSLATE_NOOP("import", "Without marks, 20260131"),
    "%Y-%m-%d %H:%M": QT_TRANSLATE_NOOP("import", "With the time, 2026-01-31 09:30"),
    "%Y-%m-%dT%H:%M:%S": QT_TRANSLATE_NOOP("import", "With T and seconds, 2026-01-31T09:30:00"),
}
_PROBLEMS: Mapping[str, str] = {
    "codes_left": QT_TRANSLATE_NOOP("import", "Some codes are not explained"),
    "too_many_codes": QT_TRANSLATE_NOOP("import", "These are no codes"),
    "dates_unread": QT_TRANSLATE_NOOP("import", "Some dates are written otherwise"),
    "numbers_unread": QT_TRANSLATE_NOOP("import", "Some cells are no numbers"),
    "other_mark": QT_TRANSLATE_NOOP("import", "The other decimal mark"),
}
_DELIMITERS: Mapping[str, str] = {
    ",": QT_TRANSLATE_NOOP("import", "Comma"),
    ";": QT_TRANSLATE_NOOP("import", "Semicolon"),
    "\t": QT_TRANSLATE_NOOP("import", "Tab"),
    "|": QT_TRANSLATE_NOOP("import", "Vertical bar"),
}
_COUNTED: Mapping[str, str] = {
    "patients": QT_TRANSLATE_NOOP("import", "Patients"),
    "ratings": QT_TRANSLATE_NOOP("import", "Ratings"),
    "treatments": QT_TRANSLATE_NOOP("import", "Antidepressant treatments"),
    "conditions": QT_TRANSLATE_NOOP("import", "Conditions"),
    "medications": QT_TRANSLATE_NOOP("import", "Other medicines"),
    "preferences": QT_TRANSLATE_NOOP("import", "Preferences"),
}
SHORT_HASH = 12
"""Characters of a hash that are shown: enough to compare two by eye."""


def tr(sentence: str, **params: str | int) -> str:
    return text.tr("import", sentence, **params)


def target_name(code: str) -> str:
    """What a column is. Raises KeyError for a target that nobody named."""
    kind, _, name = code.partition(":")
    if kind == "rating":
        scale, _, item = name.rpartition(":")
        if item == "total":
            return tr(QT_TRANSLATE_NOOP("import", "{scale}, total"), scale=scale)
        return tr(QT_TRANSLATE_NOOP("import", "{scale}, item {item}"), scale=scale, item=item)
    if kind == "condition":
        return tr(QT_TRANSLATE_NOOP("import", "Yes or no: {condition}"), condition=text.condition_name(name))
    number, code = number_of(code), without_number(code)
    what = tr(_TARGETS[code]) if code in _TARGETS else text.column_name(code)
    if number == 1:
        return what
    return tr(QT_TRANSLATE_NOOP("import", "{what}, no. {number}"), what=what, number=number)


def form_name(code: str) -> str:
    return tr(_FORMS[code]) if code else ""


def delimiter_name(mark: str) -> str:
    return tr(_DELIMITERS[mark])


def problem_name(code: str) -> str:
    return tr(_PROBLEMS[code])


def counted_name(code: str) -> str:
    return tr(_COUNTED[code])


def word_name(line: MappingLine, word: str) -> str:
    """One of our words that a code of this column can mean."""
    target = without_number(line.target)
    kind, _, name = target.partition(":")
    if kind == "condition" or target == "conditions:status":
        return text.condition_status(word) if word in ("current", "past") else text.column_value("smoker", word)
    if target == "medications:status":
        return text.medication_status(word)
    if kind == "treatments" and name in ("outcome", "stop_reason"):
        return text.treatment_outcome(word) if name == "outcome" else text.stop_reason(word)
    return text.column_value("sex", word)
