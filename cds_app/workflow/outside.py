"""What the reading of a foreign format needs here: the tables of codes, and which day is day 0."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.environment import paths
from cds_app.environment.clock import Clock
from cds_app.intake.chronology import IndexRule
from cds_app.intake.codes import load_codes
from cds_app.intake.foreign import Outside
from cds_app.intake.mapping import MappingProfile
from cds_app.intake.readers.redcap import not_to_be_read, read_dictionary


def outside(
    catalogue: Catalogue,
    clock: Clock,
    index_day: str | None = None,
    mapping: MappingProfile | None = None,
    dictionary: Path | None = None,
) -> Outside:
    """For `read_record_set` and `iter_records`. `index_day` is a date as year-month-day, the same for every patient.

    `mapping` says what the columns of a site's own file mean; `dictionary` is REDCap's, whose identifiers are never
    read. Raises `CdsError` "index_day_invalid" for a text that is no day up to today, "codes_invalid",
    "dictionary_invalid".
    """
    today = clock.now().date()
    try:
        named = None if index_day is None else date.fromisoformat(index_day)
    except ValueError:
        raise CdsError("index_day_invalid") from None
    if named is not None and named > today:
        raise CdsError("index_day_invalid")
    never = frozenset[str]() if dictionary is None else not_to_be_read(read_dictionary(dictionary))
    return Outside(load_codes(paths.resource("codes"), catalogue), IndexRule(today, named), mapping, never)
