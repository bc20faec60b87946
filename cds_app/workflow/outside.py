"""What the reading of a foreign format needs here: the tables of codes, and which day is day 0."""

from __future__ import annotations

from datetime import date

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.clock import Clock
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import load_codes
from cds_app.intake.foreign import Outside


def outside(catalogue: Catalogue, clock: Clock, index_day: str | None = None) -> Outside:
    """For `read_record_set` and `iter_records`. `index_day` is a date as year-month-day, the same for every patient.

    Raises `CdsError` "index_day_invalid" for a text that is no day up to today, "codes_invalid".
    """
    today = clock.now().date()
    try:
        named = None if index_day is None else date.fromisoformat(index_day)
    except ValueError:
        raise CdsError("index_day_invalid") from None
    if named is not None and named > today:
        raise CdsError("index_day_invalid")
    return Outside(load_codes(paths.resource("codes"), catalogue), IndexRule(today, named))
