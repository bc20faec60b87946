"""The fixed limits of recalibration and of drift: each with its source and how well it is founded."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cds_app.domain.errors import IntegrityError

FORMAT = "cds-app monitoring limits 1"
STATUSES = ("read", "computed", "memory", "design choice")


@dataclass(frozen=True)
class Limit:
    """One limit. `status` says whether its source was read, or it was recalled, or it is our own choice."""

    name: str
    value: float
    status: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class MonitoringLimits:
    """By name. Numbers of people are whole; differences and shares are fractions."""

    least_events: Limit
    least_without: Limit
    slope_at_most: Limit
    intercept_within: Limit
    chance_of_needless: Limit
    drift_window: Limit
    standardised_difference: Limit
    share_difference: Limit
    ratio_at_least: Limit
    ratio_at_most: Limit
    drift_least_outcomes: Limit
    false_alarms: Limit


def monitoring_limits(table: Mapping[str, Any]) -> MonitoringLimits:
    """The limits of `resources/monitoring/limits.json`. Raises `IntegrityError` "monitoring_limits"."""
    try:
        if table["format"] != FORMAT:
            raise ValueError(FORMAT)
        found = [_limit(entry) for entry in table["limits"]]
        limits = MonitoringLimits(**{limit.name: limit for limit in found})
        if len(found) != len({limit.name for limit in found}):
            raise ValueError("one name twice")
    except (KeyError, TypeError, ValueError):
        raise IntegrityError("monitoring_limits") from None
    return limits


def _limit(entry: Mapping[str, Any]) -> Limit:
    made = Limit(entry["name"], float(entry["value"]), entry["status"], tuple(entry["sources"]), entry["note"])
    founded = made.status in STATUSES and (made.sources or made.status == "design choice")
    if not (founded and made.note and math.isfinite(made.value) and made.value > 0):
        raise ValueError(made.name)
    return made
