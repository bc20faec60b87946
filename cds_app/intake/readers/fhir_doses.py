"""Milligrams a day, only where the source says all of it: strength, amount and how often.

Half a statement gives no dose: a dose that is guessed would make a trial of a drug look adequate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from cds_app.intake.codes import Coding
from cds_app.intake.readers.fhir_values import at, many, number_text, text

_STRENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s?mg\b(?!\s?/)", re.IGNORECASE)
_DAYS = {"d": Decimal(1), "h": Decimal(1) / 24, "wk": Decimal(7)}
_MILLIGRAMS = ("mg",)
_PIECES = ("", "1", "{tbl}", "tablet", "tab", "capsule", "cap", "tablets", "capsules")


def strength_mg(concept: Iterable[Coding]) -> Decimal | None:
    """The strength of one piece, from the medicine's words, when they name exactly one."""
    found = {Decimal(strength) for coding in concept for strength in _STRENGTH.findall(coding.display)}
    return found.pop() if len(found) == 1 else None


def dose_mg_day(instructions: list[Any], strength: Decimal | None) -> str:
    """The highest dose of the instructions as a cell, "" when none of them says all that is needed."""
    doses = [dose for instruction in instructions if (dose := _one(instruction, strength)) is not None]
    return number_text(max(doses)) if doses else ""


def _one(instruction: Any, strength: Decimal | None) -> Decimal | None:
    if at(instruction, "asNeededBoolean") is True or at(instruction, "asNeededCodeableConcept"):
        return None
    often = _times_a_day(at(instruction, "timing", "repeat"))
    quantity = at(instruction, "doseAndRate", 0, "doseQuantity")
    amount = number_text(at(quantity, "value"))
    if often is None or not amount:
        return None
    unit = (text(quantity, "code") or text(quantity, "unit")).casefold()
    if unit in _MILLIGRAMS:
        return _rounded(Decimal(amount) * often)
    if unit in _PIECES and strength is not None:
        return _rounded(Decimal(amount) * strength * often)
    return None


def _times_a_day(repeat: Any) -> Decimal | None:
    frequency, period = number_text(at(repeat, "frequency")), number_text(at(repeat, "period"))
    days = _DAYS.get(text(repeat, "periodUnit"))
    if not frequency or not period or days is None or Decimal(period) <= 0 or many(repeat, "dayOfWeek"):
        return None
    return Decimal(frequency) / (Decimal(period) * days)


def _rounded(dose: Decimal) -> Decimal:
    return dose.quantize(Decimal("0.001")).normalize()
