"""What a person types that may tell who somebody is: the kinds found, never where and never what.

The classes are those of Safe Harbor (45 CFR 164.514(b)(2)) that text can hold. The text is first made plain, so that
full-width digits, Unicode hyphens, look-alike spaces and numbers written with gaps are seen for what they are. Names
are found by what stands before them (a title, a relative, "called"), because no list holds them all: what is found is
an identifier in all likelihood, what is not found is no proof of its absence.
"""

from __future__ import annotations

import re
import unicodedata

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _MONTH_NUMBER, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:1[89]|20)\d\d"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_GAP = r"[-./ ]{1,3}"
_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|nurse|sister|herr|frau|monsieur|madame|mme)"
_RELATIVE = (
    r"(?:husband|wife|spouse|partner|boyfriend|girlfriend|fianc[eé]e?|mother|father|mum|mom|dad|parent|son|daughter"
    r"|brother|sister|twin|uncle|aunt|cousin|nephew|niece|grand(?:mother|father|ma|pa|son|daughter)|friend|neighbou?r"
    r"|carer|colleague|boss)"
)
_WORD = r"[A-Z][a-z\u00c0-\u024f'’-]+"
_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|square|sq|boulevard|blvd|terrace|crescent|way"
    r"|place|row|gardens|mews)"
)
_NUMBER_NAMES = (
    r"(?:mrn|nhs|hospital|medical record|record|chart|case|file|account|acct|policy|insurance|member|beneficiary"
    r"|health plan|patient|encounter|admission|certificate)"
)
_DEVICE_NAMES = r"(?:number plate|license plate|licence plate|registration|vin|serial|imei|device|passport|driving)"
_NINETY = r"ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a hundred|one hundred(?: and \w+)?"
_SHORT = r"(?:no|nr|num|number|id|#)?\.?\s*[:#]?\s*"


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", _any_case(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.|\s?\(dot\)\s?)[a-z]{2,}")),
    ("web", _any_case(r"\bhttps?://|\bwww\.|\b[\w-]+\.(?:com|org|net|edu|gov|info|io)\b")),
    ("web", re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")),
    ("web", _any_case(r"\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b")),
    ("date", re.compile(rf"(?<!\d){_YEAR}{_GAP}{_MONTH_NUMBER}{_GAP}{_DAY}(?!\d)")),
    ("date", re.compile(rf"(?<!\d){_DAY}{_GAP}{_MONTH_NUMBER}{_GAP}(?:{_YEAR}|\d\d)(?!\d)")),
    ("date", re.compile(rf"(?<!\d){_MONTH_NUMBER}{_GAP}{_DAY}{_GAP}(?:{_YEAR}|\d\d)(?!\d)")),
    ("date", re.compile(rf"(?<!\d){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")),
    ("date", re.compile(rf"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){_YEAR}(?!\d)")),
    ("date", _any_case(rf"\b{_NTH}\s?(?:of\s)?[-.]?\s?{_MONTH}\b(?!\s*\d*\s*mg)")),
    ("date", _any_case(rf"\b(?!may\s){_MONTH}[-. ]{{1,2}}{_NTH}\b(?!\s*(?:mg|weeks?|days?|tablets?|%))")),
    ("date", _any_case(rf"\b(?:born|birthday|dob|d\.o\.b\.?|date of birth)\b.{{0,12}}\b(?:{_YEAR}|\d)")),
    ("age", _any_case(rf"\b(?:9\d|1[01]\d|{_NINETY})[- ]?(?:years?|yrs?|yo|y/o|y\.o\.)\b")),
    ("age", _any_case(rf"\b(?:age|aged)[: ]+(?:9\d|1[01]\d|{_NINETY})\b")),
    ("social_security", re.compile(r"(?<!\d)(?!000|666|9)\d{3}[- ](?!00)\d\d[- ](?!0000)\d{4}(?!\d)")),
    ("social_security", _any_case(r"\b(?:ssn|social security|national insurance)\b\W{0,4}(?:no|number)?\W{0,3}\w*\d")),
    ("social_security", _any_case(r"\b[a-ceghj-prstw-z][a-ceghj-nprstw-z]\s?\d\d\s?\d\d\s?\d\d\s?[a-d]\b")),
    ("record_number", _any_case(rf"\b{_NUMBER_NAMES}\s*{_SHORT}[a-z]{{0,3}}-?\d[\d -]{{2,}}")),
    ("device", _any_case(rf"\b{_DEVICE_NAMES}\b[\w ]{{0,10}}?{_SHORT}(?=[a-z]*\d)[a-z0-9][a-z0-9 -]{{3,}}")),
    ("phone", re.compile(r"(?<![\w.])\+\d[\d ()./-]{6,}\d")),
    ("phone", re.compile(r"(?<![\d.])\(?\d{2,5}\)?[ ./-]\d{3,4}[ ./-]\d{3,5}(?![\d])")),
    ("phone", _any_case(r"\b(?:tel|phone|telephone|mobile|cell|fax|call \w+ (?:on|at))\b\W{0,4}\d[\d -]{4,}")),
    ("hash", _any_case(r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{16,}\b")),
    ("long_number", re.compile(r"(?<![\d.,])\d(?:[ -]?\d){6,}(?![\d.,]*\d)")),
    ("name", _any_case(rf"\b{_TITLE}\.?\s+(?!(?:and|or|the|said|of|is|was|has|in|on|with)\b)[a-z\u00c0-\u024f]{{2,}}")),
    ("name", re.compile(rf"(?i:\b{_RELATIVE}),?\s+(?:(?i:is )?(?i:called|named)\s+)?{_WORD}")),
    ("name", re.compile(rf"(?i:\b(?:called|named|name is|name:|known as|signed by|spoke (?:to|with)))\s+{_WORD}")),
    ("employer", re.compile(r"(?i:\b(?:work(?:s|ed|ing)?|employed|job)\s+(?:at|for|by|with)(?: the)?)\s+[A-Z]\w+")),
    ("employer", re.compile(rf"\b{_WORD}(?:\s+{_WORD})*\s+(?:School|University|College|Academy|Ltd|Inc|GmbH|plc)\b")),
    ("address", _any_case(rf"\b\d+[a-z]?,?\s+(?:[a-z'’]+\s+){{1,3}}{_STREET}\b\.?(?!\s*\d*\s*mg)")),
    ("address", _any_case(r"\b[a-zäöüß-]+(?:straße|strasse|str\.|weg|platz|gasse|allee)\s+\d+[a-z]?\b")),
    ("address", _any_case(r"\b(?:p\.?\s?o\.?\s?box|zip|zip code|postcode|postal code)\W{0,3}[a-z]{0,2}\d")),
    ("address", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b")),
    ("address", re.compile(rf"(?i:\b(?:lives?|living|resides?|born|comes?|moved)\s+(?:in|at|from|to))\s+{_WORD}")),
)  # fmt: skip


def identifiers_in(text: str, pseudonyms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The kinds of identifiers that a text seems to hold, each once, as codes of `messages.identifiers.KINDS`.

    `pseudonyms` are codes that must not stand in it either.
    """
    plain = _plain(text)
    found = [kind for kind, shape in _SHAPES if shape.search(plain)]
    folded = plain.casefold()
    if any(_plain(code).casefold() in folded for code in pseudonyms if code):
        found.append("pseudonym")
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    """Compatibility forms resolved; every dash a hyphen, every space a blank; a number written with gaps in one."""
    folded = unicodedata.normalize("NFKC", text)
    characters = [
        "-" if unicodedata.category(c) == "Pd" or c == "\N{MINUS SIGN}"
        else " " if unicodedata.category(c) in ("Zs", "Cc")
        else "" if unicodedata.category(c) == "Cf"
        else c
        for c in folded
    ]  # fmt: skip
    return re.sub(r" {2,}", " ", "".join(characters))
