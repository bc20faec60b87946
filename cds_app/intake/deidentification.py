"""Which pseudonyms are refused because they may name a person.

No column of the data dictionary holds free text: every other cell is one of a closed set of words or a number in a
range, so the pseudonym is the one place where an identifier could enter (Safe Harbor, 45 CFR 164.514(b) and (c)).
Written-out shapes are looked for inside longer pseudonyms too, because "P-1980-02-29" still tells a birthday; bare
runs of digits only where they are the whole pseudonym or follow a short prefix, because a random id of letters and
digits may hold any run by chance. Six bare digits are let through: they may be a date, but far more often they count.
"""

from __future__ import annotations

import re

from cds_app.intake.cells import CellRefused

_PLAIN = re.compile(r"[A-Za-z]{1,2}[-_]?[0-9]{1,6}")
"""The usual form of a code, which none of the shapes below can have."""
_FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")
_RANDOM_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)

_DAY, _MONTH, _YEAR = r"(?:0[1-9]|[12][0-9]|3[01])", r"(?:0[1-9]|1[0-2])", r"(?:1[89]|20)[0-9]{2}"
_LOOSE_DAY, _LOOSE_MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_PREFIX = r"(?:[a-z]{1,3}[-_]?)?"


def _whole(*shapes: str) -> re.Pattern[str]:
    """The shapes as one pattern that must be all there is."""
    return re.compile(rf"\A(?:{'|'.join(shapes)})\Z", re.IGNORECASE)


def _anywhere(*shapes: str) -> re.Pattern[str]:
    """The shapes as one pattern that neither starts nor ends inside a longer number."""
    return re.compile(rf"(?<![0-9])(?:{'|'.join(shapes)})(?![0-9])", re.IGNORECASE)


_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pseudonym_like_hash", _whole(r"[0-9a-f]{32}", r"[0-9a-f]{40}", r"[0-9a-f]{64}")),
    (
        "pseudonym_like_date",
        _anywhere(
            rf"{_YEAR}[-_]{_LOOSE_MONTH}[-_]{_LOOSE_DAY}",
            rf"{_LOOSE_DAY}[-_]{_LOOSE_MONTH}[-_]{_YEAR}",
            rf"{_LOOSE_MONTH}[-_]{_LOOSE_DAY}[-_]{_YEAR}",
            rf"{_LOOSE_DAY}[-_]?{_NAME}[-_]?{_YEAR}",
            rf"{_NAME}[-_]?{_LOOSE_DAY}[-_]{_YEAR}",
            rf"{_YEAR}[-_]?{_NAME}[-_]?{_LOOSE_DAY}",
        ),
    ),
    (
        "pseudonym_like_date",
        _whole(
            rf"{_PREFIX}{_YEAR}{_MONTH}{_DAY}",
            rf"{_PREFIX}{_DAY}{_MONTH}{_YEAR}",
            rf"{_PREFIX}{_MONTH}{_DAY}{_YEAR}",
            rf"{_LOOSE_DAY}[-_]{_LOOSE_MONTH}[-_][0-9]{{2}}",
            rf"{_LOOSE_MONTH}[-_]{_LOOSE_DAY}[-_][0-9]{{2}}",
            rf"{_LOOSE_DAY}[-_]?{_NAME}[-_]?[0-9]{{2}}",
        ),
    ),
    (
        "pseudonym_like_social_security_number",
        _anywhere(r"(?!000|666|9)[0-9]{3}[-_](?!00)[0-9]{2}[-_](?!0000)[0-9]{4}"),
    ),
    (
        "pseudonym_like_social_security_number",
        _whole(
            r"(?:ssn[-_]?)?(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}",
            r"[0-9]{6}[-_][0-9]{3}[0-9a-z]",  # birth date and serial, as several countries number their residents
        ),
    ),
    (
        "pseudonym_like_phone_number",
        _anywhere(
            r"(?:1[-_])?[2-9][0-9]{2}[-_][2-9][0-9]{2}[-_][0-9]{4}",  # North America
            r"0[0-9]{2,4}[-_][0-9]{3,4}[-_]?[0-9]{3,4}",  # national form with a leading zero
        ),
    ),
    (
        "pseudonym_like_phone_number",
        _whole(
            r"(?:tel[-_]?|ph[-_]?)?1?[2-9][0-9]{2}[2-9][0-9]{6}",
            r"(?:tel[-_]?|ph[-_]?)?0[1-9][0-9]{8,9}",
            r"(?:tel[-_]?|ph[-_]?)?00[1-9][0-9]{9,12}",  # international form
        ),
    ),
    ("pseudonym_like_record_number", _whole(r"mrn[-_]?[0-9]+")),
)


def pseudonym(text: str) -> str:
    """The pseudonym exactly as written (leading zeros and letter case stay). Raises `CellRefused`."""
    if _PLAIN.fullmatch(text):
        return text
    if not text:
        raise CellRefused("value_missing")
    if not _FORM.fullmatch(text):
        raise CellRefused("pseudonym_form")
    if _RANDOM_UUID.fullmatch(text):
        return text
    for code, shape in _SHAPES:
        if shape.search(text):
            raise CellRefused(code)
    return text
