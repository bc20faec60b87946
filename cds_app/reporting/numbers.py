"""The one formatter for numbers on paper. It rounds as the window does: by decimal digits, halves upwards.

Digits, decimal point and signs are the same in every language; only words are translated.
"""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from cds_app.domain.estimate import Estimate
from cds_app.domain.messages.marker import QT_TRANSLATE_NOOP
from cds_app.reporting.language import translate

MINUS, DASH, FIXED_SPACE = "\N{MINUS SIGN}", "\N{EN DASH}", "\N{NO-BREAK SPACE}"
_MONTHS = (
    QT_TRANSLATE_NOOP("numbers", "Jan"), QT_TRANSLATE_NOOP("numbers", "Feb"), QT_TRANSLATE_NOOP("numbers", "Mar"),
    QT_TRANSLATE_NOOP("numbers", "Apr"), QT_TRANSLATE_NOOP("numbers", "May"), QT_TRANSLATE_NOOP("numbers", "Jun"),
    QT_TRANSLATE_NOOP("numbers", "Jul"), QT_TRANSLATE_NOOP("numbers", "Aug"), QT_TRANSLATE_NOOP("numbers", "Sep"),
    QT_TRANSLATE_NOOP("numbers", "Oct"), QT_TRANSLATE_NOOP("numbers", "Nov"), QT_TRANSLATE_NOOP("numbers", "Dec"),
)  # fmt: skip


def people(probability: float) -> int:
    """How many of 100 a probability (0–1) is."""
    return int((Decimal(str(probability)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def of_100(probability: float) -> str:
    """ "54 of 100"."""
    return translate("numbers", "{n} of 100").format(n=people(probability))


def bracketed(low: float, high: float) -> str:
    """ "(47–61)", in people of 100."""
    return f"({people(low)}{DASH}{people(high)})"


def figure(estimate: Estimate) -> str:
    """ "54 (47–61)", in people of 100; where numbers are not shown, its group; empty where there is no estimate."""
    if estimate.unnumbered:
        return group_word(estimate)
    if estimate.probability is None or estimate.low is None or estimate.high is None:
        return ""
    return f"{people(estimate.probability)} {bracketed(estimate.low, estimate.high)}"


_SAME = QT_TRANSLATE_NOOP("estimate", "no clear difference")
_LOWER, _HIGHER = QT_TRANSLATE_NOOP("estimate", "lower"), QT_TRANSLATE_NOOP("estimate", "higher")


def group_word(estimate: Estimate) -> str:
    """Where an estimate stands whose number is not shown: "no clear difference", "lower", "higher"."""
    if estimate.tie_group in (None, 1):
        return translate("estimate", _SAME)
    return translate("estimate", _LOWER if estimate.outcome in ("response", "remission") else _HIGHER)


def points(difference: float) -> str:
    """A signed difference in people of 100: "+4", "−12"; below half a person with one decimal: "−0.3"."""
    exact = Decimal(str(difference)) * 100
    step = Decimal("0.1") if abs(exact) < Decimal("0.5") else Decimal(1)
    rounded = exact.copy_abs().quantize(step, ROUND_HALF_UP)
    if not rounded:
        return "0"
    return f"{'+' if exact > 0 else MINUS}{rounded}"


def plain(value: float) -> str:
    """A number without idle decimals: "20", "37.5"."""
    text = f"{Decimal(str(abs(value))).quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def fixed(value: float, places: int = 0) -> str:
    """A number with so many decimals: "0.41", "−8.18"."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):f}"


def count(value: int) -> str:
    """A count with its thousands set apart: "31 781"."""
    return f"{value:,}".replace(",", FIXED_SPACE)


def dose(mg_per_day: float) -> str:
    """ "20 mg", "37.5 mg"; the unit never breaks away."""
    return f"{plain(mg_per_day)}{FIXED_SPACE}mg"


def moment(text: str) -> str:
    """ "2 Nov 2026, 10:00 (UTC+01:00)", in the offset in which it was written down."""
    found = datetime.fromisoformat(text)
    offset = f"{found:%z}"
    zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
    date = f"{found.day}{FIXED_SPACE}{translate('numbers', _MONTHS[found.month - 1])}{FIXED_SPACE}{found.year:04d}"
    return f"{date}, {found:%H:%M}{zone}"
