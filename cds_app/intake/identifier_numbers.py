"""Numbers that carry their own proof: a check digit says that a run of digits and letters is no accident.

The check digits themselves are those of python-stdnum, where it has them; vehicles, providers and prescribers are
counted here by their published rules (49 CFR 565.15; the NPI's Luhn digit over the prefix 80840; the DEA's digit).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator

from stdnum import iban, luhn

_VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
                       strict=True)) | {str(d): d for d in range(10)}  # fmt: skip
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_NPI_PREFIX = "80840"
_SHORTEST_CARD, _LONGEST_CARD, _IMEI, _VIN_CHECK = 13, 19, 15, 8

_DIGITS = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){8,18}(?![\d]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_VIN = re.compile(r"\b[A-HJ-NPR-Z0-9]{17}\b", re.IGNORECASE)
_DEA = re.compile(r"\b[ABCDEFGHJKLMPRSTUX][A-Z9]-?\d{7}\b", re.IGNORECASE)
_IP6 = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])", re.IGNORECASE)


def proven_numbers(text: str) -> Iterator[str]:
    """The kinds (`messages.identifiers.KINDS`) of numbers in a plain text whose check digit holds."""
    for kind, shape, holds in _PROVEN:
        if any(holds(match.group()) for match in shape.finditer(text)):
            yield kind


def _bare(text: str) -> str:
    return re.sub(r"[ -]", "", text).upper()


def _is_iban(text: str) -> bool:
    """Of a text that may run on into the next word: any beginning of it that is long enough."""
    whole = _bare(text)
    return any(iban.is_valid(whole[:length], check_country=False) for length in range(15, min(len(whole), 34) + 1))


def _is_card(text: str) -> bool:
    digits = _bare(text)
    return _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD and len(set(digits)) > 1 and luhn.is_valid(digits)


def _is_imei(text: str) -> bool:
    return len(_bare(text)) == _IMEI and _is_card(text)


def _is_npi(text: str) -> bool:
    digits = _bare(text)
    return len(digits) == 10 and digits[0] in "12" and luhn.is_valid(_NPI_PREFIX + digits)


def _is_vin(text: str) -> bool:
    """Position 9 holds the rest of a weighted sum by 11, ten being X."""
    letters = text.upper()
    if letters.isdigit() or letters.isalpha():
        return False
    rest = sum(_VIN_VALUES[c] * weight for c, weight in zip(letters, _VIN_WEIGHTS, strict=True)) % 11
    return letters[_VIN_CHECK] == ("X" if rest == 10 else str(rest))


def _is_dea(text: str) -> bool:
    digits = [int(c) for c in _bare(text)[2:]]
    return (sum(digits[0:6:2]) + 2 * sum(digits[1:6:2])) % 10 == digits[6]


def _is_ip6(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).version == 6 and len(text) > len("::")
    except ValueError:
        return False


_PROVEN: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("record_number", _IBAN, _is_iban),
    ("record_number", _DIGITS, _is_card),
    ("device", _DIGITS, _is_imei),
    ("device", _DIGITS, _is_npi),
    ("device", _DEA, _is_dea),
    ("device", _VIN, _is_vin),
    ("web", _IP6, _is_ip6),
)
