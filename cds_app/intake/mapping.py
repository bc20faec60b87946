"""A mapping profile: which column of a site's file is what in the data dictionary, and what its codes mean.

It is written once, saved as a small JSON file and used again for every export of the same shape. It holds names of
columns and codes of the site, never a value of a patient.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from cds_app.domain.catalogue import Catalogue
from cds_app.domain.errors import CdsError
from cds_app.domain.patient import (
    CONDITIONS,
    MEDICATION_STATUSES,
    PATIENT_COLUMNS,
    STOP_REASONS,
    TREATMENT_OUTCOMES,
    YES_NO,
)

FORMAT, VERSION = "cds-mapping", 1
LARGEST = 1_000_000
DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S")
"""The ways of writing a date that can be chosen; which one it is, is said and never guessed."""
BORN = "born"
"""The field of a birth date, which becomes an age at the index day and is never kept."""

TREATMENT_FIELDS = ("drug", "dose_mg_day", "start", "end", "outcome", "stop_reason", "same_episode")
MEDICATION_FIELDS = ("medication", "start", "end", "status")
CONDITION_FIELDS = ("condition", "status", "when")


@dataclass(frozen=True)
class FieldMap:
    """One column of the file. `values` turns the site's codes into ours; a code that is not in it is refused.

    Without `values` the cell is taken as it stands. `form` is a date's form for a column that holds dates; with the
    form "day" it holds whole days from the index day.
    """

    column: str
    values: Mapping[str, str] = field(default_factory=dict)
    form: str = ""


@dataclass(frozen=True)
class RatingMap:
    """A column that holds one item of a scale, or its total. `add` turns answers coded 1 to 4 into 0 to 3 with -1."""

    scale: str
    item: str
    column: str
    add: int = 0


@dataclass(frozen=True)
class EntryMap:
    """Columns that together make one entry of another file, by the entry's fields; `fixed` are the same in each row.

    A condition's field may name a column of yes and no: then `fixed` names the condition.
    """

    fields: Mapping[str, FieldMap]
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MappingProfile:
    """The whole profile. `day` dates a row's ratings; without it they are of day 0, as in the flat file."""

    name: str
    pseudonym: str
    day: FieldMap | None = None
    columns: Mapping[str, FieldMap] = field(default_factory=dict)
    ratings: tuple[RatingMap, ...] = ()
    treatments: tuple[EntryMap, ...] = ()
    medications: tuple[EntryMap, ...] = ()
    conditions: tuple[EntryMap, ...] = ()
    delimiter: str = ","
    decimal_comma: bool = False

    def columns_read(self) -> tuple[str, ...]:
        """Every column of the file that is read, the pseudonym first."""
        names = [self.pseudonym, *([self.day.column] if self.day else [])]
        names += [found.column for found in self.columns.values()] + [rating.column for rating in self.ratings]
        for entry in (*self.treatments, *self.medications, *self.conditions):
            names += [found.column for found in entry.fields.values()]
        return tuple(dict.fromkeys(names))


def profile_text(profile: MappingProfile) -> str:
    """The profile as the JSON text that `read_profile` reads."""
    return json.dumps({"format": FORMAT, "version": VERSION} | asdict(profile), indent=1, sort_keys=True) + "\n"


def read_profile(content: bytes, catalogue: Catalogue) -> MappingProfile:
    """Raises `CdsError` "mapping_invalid" (where) for anything that is not a whole, known profile."""
    where = "the whole file"
    try:
        if len(content) > LARGEST:
            raise ValueError(where)
        data = json.loads(content)
        if (data.pop("format"), data.pop("version")) != (FORMAT, VERSION):
            raise ValueError("format")
        profile = MappingProfile(
            name=_text(data, "name"),
            pseudonym=_text(data, "pseudonym"),
            day=_field(data["day"]) if data.get("day") else None,
            columns={name: _field(part) for name, part in data.get("columns", {}).items()},
            ratings=tuple(RatingMap(**part) for part in data.get("ratings", ())),
            treatments=_entries(data, "treatments"),
            medications=_entries(data, "medications"),
            conditions=_entries(data, "conditions"),
            delimiter=data.get("delimiter", ","),
            decimal_comma=data.get("decimal_comma", False),
        )
        unknown = set(data) - set(asdict(profile))
        if unknown:
            raise ValueError(min(unknown))
        check(profile, catalogue)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CdsError("mapping_invalid", where=_printable(error, where)) from error
    return profile


def check(profile: MappingProfile, catalogue: Catalogue) -> None:
    """Raise `ValueError` naming the first part of a profile that the data dictionary does not have."""
    for ok, where in _checks(profile, catalogue):
        if not ok:
            raise ValueError(where)


def _checks(profile: MappingProfile, catalogue: Catalogue) -> list[tuple[bool, str]]:
    known = {column.name: column for column in PATIENT_COLUMNS}
    found = [
        (profile.delimiter in (",", ";", "\t", "|"), "delimiter"),
        (isinstance(profile.decimal_comma, bool), "decimal_comma"),
        (profile.day is None or profile.day.form in (*DATE_FORMS, "day"), "day"),
    ]
    for name, mapped in profile.columns.items():
        allowed = known[name].values if name in known else ()
        found.append((name in known or name == BORN, name))
        found.append((name != BORN or mapped.form in DATE_FORMS, name))
        found.append((not allowed or set(mapped.values.values()) <= {*allowed, ""}, name))
    for rating in profile.ratings:
        scale = catalogue.scales.get(rating.scale)
        item = rating.item.isdecimal() and scale is not None and scale.item_range(int(rating.item)) is not None
        total = rating.item == "total" and scale is not None and scale.total_range is not None
        found.append((item or total, f"{rating.scale} {rating.item}"))
        found.append((isinstance(rating.add, int) and abs(rating.add) <= _LARGEST_STEP, rating.column))
    for kind, fields, needed, words in _ENTRIES:
        for entry in getattr(profile, kind):
            given = {**entry.fixed, **entry.fields}
            found.append((set(given) <= set(fields), kind))
            found.append((needed in given, kind))
            found += [(_known(value, words.get(name)), f"{kind} {name}") for name, value in entry.fixed.items()]
            found += [(m.form in ("", "day", *DATE_FORMS), f"{kind} {name}") for name, m in entry.fields.items()]
    return found


_LARGEST_STEP = 4
_ENTRIES: tuple[tuple[str, tuple[str, ...], str, Mapping[str, tuple[str, ...]]], ...] = (
    (
        "treatments",
        TREATMENT_FIELDS,
        "drug",
        {"outcome": TREATMENT_OUTCOMES, "stop_reason": STOP_REASONS, "same_episode": YES_NO},
    ),
    ("medications", MEDICATION_FIELDS, "medication", {"status": MEDICATION_STATUSES}),
    ("conditions", CONDITION_FIELDS, "condition", {"condition": CONDITIONS, "status": ("current", "past")}),
)


def _known(value: str, allowed: tuple[str, ...] | None) -> bool:
    return allowed is None or value in allowed


def _entries(data: Mapping[str, Any], name: str) -> tuple[EntryMap, ...]:
    return tuple(
        EntryMap({key: _field(part) for key, part in entry["fields"].items()}, _texts(entry.get("fixed", {})))
        for entry in data.get(name, ())
    )


def _field(part: Mapping[str, Any]) -> FieldMap:
    unknown = set(part) - {"column", "values", "form"}
    if unknown:
        raise ValueError(min(unknown))
    return FieldMap(_text(part, "column"), _texts(part.get("values", {})), part.get("form", ""))


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    if not all(isinstance(value, str) for pair in values.items() for value in pair):
        raise ValueError("values")
    return dict(values)


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data[name]
    if not isinstance(value, str) or not value:
        raise ValueError(name)
    return value


def _printable(error: Exception, otherwise: str) -> str:
    """Which part it was. Words of the interpreter are not for people, so only our own and missing names pass."""
    part = str(error.args[0]) if isinstance(error, (ValueError, KeyError)) and error.args else ""
    return part if type(error) in (ValueError, KeyError) and part.isprintable() and len(part) <= 60 else otherwise
