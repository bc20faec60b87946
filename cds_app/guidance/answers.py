"""The latest answers to a scale's items on or before day 0."""

from __future__ import annotations

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.patient import PatientRecord
from cds_app.domain.rating import TOTAL, Scale, left_to_answer


def latest_day(record: PatientRecord, scale: str) -> int | None:
    """The latest day on or before day 0 with any answer to the scale's items; None when there is none."""
    days = [r.day for r in record.ratings if r.scale == scale and r.item != TOTAL and r.day <= 0]
    return max(days, default=None)


def newest_day(record: PatientRecord, scale: str) -> int | None:
    """The last day with any answer to the scale's items, also after day 0; None when there is none."""
    days = [r.day for r in record.ratings if r.scale == scale and r.item != TOTAL]
    return max(days, default=None)


def latest_answers(record: PatientRecord, scale: Scale) -> dict[int, int]:
    """The answers of that latest day by item number. An item that was skipped because the item before it was
    answered with 0 counts as 0 (the C-SSRS screener's own rule); any other missing item stays missing.
    """
    day = latest_day(record, scale.code)
    answers = {
        int(r.item): r.value for r in record.ratings if r.scale == scale.code and r.day == day and r.item != TOTAL
    }
    skipped = {
        item: 0 for item, asked_if in scale.asked_only_if.items() if item not in answers and answers.get(asked_if) == 0
    }
    return {**answers, **skipped}


def self_harm_positive(record: PatientRecord, catalogue: Catalogue) -> bool | None:
    """Whether the latest answer to any scale's self-harm item is above 0; None when none was answered.

    Looked up scale by scale, so that a 0 on one scale never hides a positive answer on another.
    """
    latest = _latest_self_harm(record, catalogue)
    return any(value > 0 for _, value in latest.values()) if latest else None


def screened_since(record: PatientRecord, catalogue: Catalogue, screener: str) -> bool:
    """Whether a complete screener is of the day of the latest positive self-harm answer or of a later one."""
    scale, day = catalogue.scales.get(screener), latest_day(record, screener)
    if scale is None or day is None or left_to_answer(scale, latest_answers(record, scale)):
        return False
    return all(day >= answered for answered, value in _latest_self_harm(record, catalogue).values() if value > 0)


def _latest_self_harm(record: PatientRecord, catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """The latest answer to each scale's self-harm item on or before day 0, as day and value."""
    latest: dict[str, tuple[int, int]] = {}
    for rating in record.ratings:
        scale = catalogue.scales.get(rating.scale)
        if scale is None or rating.day > 0 or rating.item == TOTAL or int(rating.item) != scale.self_harm_item:
            continue
        if rating.scale not in latest or rating.day >= latest[rating.scale][0]:
            latest[rating.scale] = (rating.day, rating.value)
    return latest
