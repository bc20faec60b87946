"""Small looks into a FHIR resource as plain data: what is not of the expected shape is simply not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cds_app.intake.cells import CellRefused
from cds_app.intake.chronology import day_of, whole_day
from cds_app.intake.codes import Coding

Resource = Mapping[str, Any]
_LONGEST_NUMBER = 40


def at(value: Any, *path: str | int) -> Any:
    """What lies under a path of names and places, or None."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list) or len(value) <= step:
                return None
            value = value[step]
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def many(value: Any, name: str) -> list[Any]:
    """A list under a name; an empty one when there is none."""
    found = at(value, name)
    return found if isinstance(found, list) else []


def text(value: Any, *path: str | int) -> str:
    """A text under a path, "" when there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def codings(concept: Any) -> tuple[Coding, ...]:
    """Every coding of a CodeableConcept, and its words as one more."""
    found = [
        Coding(text(coding, "system"), text(coding, "code"), text(coding, "display"))
        for coding in many(concept, "coding")
        if isinstance(coding, dict)
    ]
    words = text(concept, "text")
    return tuple([*found, Coding("", "", words)] if words else found)


def code_of(concept: Any) -> str:
    """The first code of a CodeableConcept, "" when there is none."""
    return next((coding.code for coding in codings(concept) if coding.code), "")


def moment(resource: Any, *names: str) -> date | None:
    """The day under the first of these names that holds one: a date, a time, or the start of a period."""
    for name in names:
        value = at(resource, name)
        words = value if isinstance(value, str) else text(value, "start") or text(value, "end")
        if words:
            try:
                return whole_day(words)
            except CellRefused:
                return None
    return None


def ended_on(resource: Any, *path: str) -> date | None:
    """The whole day under a path; None when there is none, or only a year or a month."""
    try:
        words = text(resource, *path)
        return whole_day(words) if words else None
    except CellRefused:
        return None


def born(words: str) -> date | None:
    """The first day that a birth date allows, whole or not. None when it cannot be read."""
    try:
        return day_of(words) if words else None
    except CellRefused:
        return None


def number_text(value: Any) -> str:
    """A number as a cell, without an exponent; "" for anything that is none."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        if len(plain) > _LONGEST_NUMBER:
            return ""
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", value.strip()):
        return value.strip()
    return ""


def reference(value: Any) -> str:
    """What a Reference points at, as a key: the id behind the last slash, or the uuid of a urn."""
    words = text(value, "reference")
    return words.split("/_history/")[0].rsplit("/", 1)[-1].removeprefix("urn:uuid:").removeprefix("urn:oid:")


def nested(items: Any, name: str = "item") -> Iterator[Any]:
    """Every element of a tree of items, parents before children."""
    stack = list(reversed(many(items, name)))
    while stack:
        item = stack.pop()
        yield item
        stack.extend(reversed(many(item, name)))
        for answer in reversed(many(item, "answer")):
            stack.extend(reversed(many(answer, name)))
