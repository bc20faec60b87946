"""Cells of a table file that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_STARTS_A_FORMULA = frozenset("=+-@|%")


def inert(value: str | int | None) -> str:
    """The cell's text. True numbers stay as they are; text that could start a formula gets a leading apostrophe.

    That is text whose first visible character is one of = + - @ | %, in any width, or that starts with a control
    character (tab, line end, NUL). NUL itself, which cuts a cell short in some programs, becomes U+FFFD.
    """
    if value is None:
        return ""
    text = str(value).replace("\0", "\N{REPLACEMENT CHARACTER}")
    if not str(value) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if _could_act(str(value)) else text


def _could_act(text: str) -> bool:
    if unicodedata.category(text[0]) in ("Cc", "Cf"):
        return True
    for character in text:
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Mn", "Zs"):
            continue
        # compatibility forms fold full-width and small look-alikes; the minus sign is no such form but reads as one
        folded = unicodedata.normalize("NFKC", character)[:1].replace("\N{MINUS SIGN}", "-")
        return folded in _STARTS_A_FORMULA
    return False
