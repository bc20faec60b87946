"""The limits of recalibration and drift, as they ship with the program."""

from __future__ import annotations

import json
from functools import cache

from cds_app.domain.errors import IntegrityError
from cds_app.domain.monitoring import MonitoringLimits, monitoring_limits
from cds_app.environment import paths


@cache
def limits_in_force() -> MonitoringLimits:
    """The program's own file. Raises `IntegrityError` "monitoring_limits" when it is not what it should be."""
    try:
        table = json.loads(paths.resource("monitoring/limits.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise IntegrityError("monitoring_limits") from None
    return monitoring_limits(table)
