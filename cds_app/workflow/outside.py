"""What the reading of a foreign format needs here: the tables of codes, and which day is day 0."""

from __future__ import annotations

from dataclasses import dataclass
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
from cds_app.intake.record_set import FOREIGN, detect_format
from cds_app.workflow.mapping import load_mapping
from cds_app.workflow.session import Surroundings


@dataclass(frozen=True)
class How:
    """How a person wants a foreign record set to be read; the files of a mapping profile and of REDCap's dictionary."""

    index_day: str | None = None
    mapping: Path | None = None
    dictionary: Path | None = None


AS_IT_IS = How()


def outside_of(surroundings: Surroundings, path: Path, how: How) -> Outside:
    """For `iter_records` at this path. Raises `CdsError` "index_day_not_used" for files that hold days already,
    "mapping_invalid", what `outside` and `detect_format` say."""
    foreign = how.mapping is not None or detect_format(path) in FOREIGN
    if how.index_day is not None and not foreign:
        raise CdsError("index_day_not_used")
    mapping = None if how.mapping is None else load_mapping(surroundings.catalogue, how.mapping)
    return outside(surroundings.catalogue, surroundings.clock, how.index_day, mapping, how.dictionary)


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
