"""JSON that is read without guessing: no repeated key, no NaN, no depth without end, whole numbers exact.

The standard parser takes the last of two doses and accepts NaN and Infinity; here each is a refusal.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

DEEPEST = 64
"""Levels of nesting. A FHIR resource needs some fifteen."""

_STRUCTURE = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{\]}]')


class JsonRefused(ValueError):
    """Carries the code of a finding, never what stood in the file."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse(content: bytes) -> Any:
    """The value of a JSON text. Numbers with a fraction are `Decimal`.

    Raises `JsonRefused` "encoding_not_utf8", "json_too_deep", "json_key_repeated", "json_number", "json_invalid".
    """
    _check_depth(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JsonRefused("encoding_not_utf8") from None
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_decimal)
    except JsonRefused:
        raise
    except (ValueError, RecursionError):
        raise JsonRefused("json_invalid") from None


def _check_depth(content: bytes) -> None:
    """Count brackets outside of texts before a parser recurses into them."""
    depth = 0
    for mark in _STRUCTURE.finditer(content):
        first = content[mark.start()]
        if first in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise JsonRefused("json_too_deep")
        elif first in b"]}":
            depth -= 1


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise JsonRefused("json_key_repeated")
    return found


def _no_constant(_: str) -> Any:
    raise JsonRefused("json_number")


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite() or abs(value.adjusted()) > 30:  # 1e400 is no measurement
        raise JsonRefused("json_number")
    return value
