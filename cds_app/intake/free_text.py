"""What a person types that may tell who somebody is: the kinds found, never where and never what.

The classes are those of Safe Harbor (45 CFR 164.514(b)(2)). The text is first made plain, so that full-width digits,
Unicode hyphens, look-alike spaces and numbers written with gaps are seen for what they are; then its shapes are looked
at (`identifier_shapes`), its check digits (`identifier_numbers`) and its names (`given_names`). No list holds every
name: what is found is an identifier in all likelihood, what is not found is no proof of its absence.
"""

from __future__ import annotations

import re
import unicodedata

from cds_app.intake.given_names import GIVEN_NAMES
from cds_app.intake.identifier_numbers import proven_numbers
from cds_app.intake.identifier_shapes import SHAPES

_EPONYMS = re.compile(r"\bst\.? john['’]?s?[- ]wort|\bcharles bonnet\b|\bsaint john['’]?s?[- ]wort", re.IGNORECASE)
"""Names that stand for a plant or a disease."""
_STEPS = re.compile(r"(?<![\d-])\d{1,3}(?:\.\d)?(?:-\d{1,3}(?:\.\d)?){1,3}(?= ?(?:mg|mcg|ml|g)\b)")
"""Doses in steps ("50-100-150 mg"), which would look like a telephone number."""
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")


def identifiers_in(text: str, pseudonyms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The kinds of identifiers that a text seems to hold, each once, as codes of `messages.identifiers.KINDS`.

    `pseudonyms` are codes that must not stand in it either.
    """
    plain = _plain(text)
    found = [kind for kind, shape in SHAPES if shape.search(plain)]
    found += proven_numbers(plain)
    if _BINARY.search(text):
        found.append("binary")
    folded = plain.casefold()
    if any(_without_marks(word) in GIVEN_NAMES for word in _TOKEN.findall(_EPONYMS.sub(" ", folded))):
        found.append("name")
    if any(_plain(code).casefold() in folded for code in pseudonyms if code):
        found.append("pseudonym")
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    """Compatibility forms resolved; every dash a hyphen, every space a blank; a number written with gaps in one."""
    folded = unicodedata.normalize("NFKC", text)
    characters = [
        "-" if unicodedata.category(c) == "Pd" or c in "\N{MINUS SIGN}\N{MIDDLE DOT}\N{BULLET}\N{HYPHENATION POINT}"
        else " " if unicodedata.category(c) in ("Zs", "Cc")
        else "" if unicodedata.category(c) == "Cf"
        else str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd"
        else c
        for c in folded
    ]  # fmt: skip
    return _STEPS.sub("", re.sub(r" {2,}", " ", "".join(characters)))


def _without_marks(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
