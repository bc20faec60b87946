"""What a typed text may hold that tells who somebody is, in words that complete "looks like …"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP

CONTEXT = "identifiers"
KINDS: Mapping[str, str] = {
    "date": QT_TRANSLATE_NOOP("identifiers", "a date"),
    "age": QT_TRANSLATE_NOOP("identifiers", "an age of 90 or more"),
    "name": QT_TRANSLATE_NOOP("identifiers", "a name"),
    "employer": QT_TRANSLATE_NOOP("identifiers", "an employer or a school"),
    "address": QT_TRANSLATE_NOOP("identifiers", "an address"),
    "phone": QT_TRANSLATE_NOOP("identifiers", "a telephone or fax number"),
    "email": QT_TRANSLATE_NOOP("identifiers", "an e-mail address"),
    "web": QT_TRANSLATE_NOOP("identifiers", "a web or network address"),
    "social_security": QT_TRANSLATE_NOOP("identifiers", "a social security number"),
    "record_number": QT_TRANSLATE_NOOP("identifiers", "a record, account or insurance number"),
    "device": QT_TRANSLATE_NOOP("identifiers", "a plate, licence or serial number"),
    "long_number": QT_TRANSLATE_NOOP("identifiers", "a long number"),
    "hash": QT_TRANSLATE_NOOP("identifiers", "a key made from an identifier"),
    "binary": QT_TRANSLATE_NOOP("identifiers", "a picture, or a code made from a body"),
    "unique": QT_TRANSLATE_NOOP("identifiers", "something that only one person is"),
    "pseudonym": QT_TRANSLATE_NOOP("identifiers", "a patient's code"),
}


def english(kinds: Iterable[str]) -> str:
    """ "a date, a name". Raises KeyError for a kind that nobody gave words."""
    return ", ".join(KINDS[kind] for kind in kinds)
