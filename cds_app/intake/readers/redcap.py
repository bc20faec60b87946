"""REDCap's data dictionary beside an export: which fields identify a person, and what the coded answers mean.

The export itself is a delimited file with one row a record, event and repeated instrument; `mapped` reads it. Fields
that the dictionary flags as identifiers, free text and files are never read, whatever a profile says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cds_app.domain.errors import CdsError

LARGEST_DICTIONARY = 32_000_000
_NAME, _TYPE, _CHOICES = "Variable / Field Name", "Field Type", "Choices, Calculations, OR Slider Labels"
_VALIDATION, _IDENTIFIER = "Text Validation Type OR Show Slider Number", "Identifier?"
_MACHINE_NAMES = {
    "field_name": _NAME, "field_type": _TYPE, "select_choices_or_calculations": _CHOICES,
    "text_validation_type_or_show_slider_number": _VALIDATION, "identifier": _IDENTIFIER,
}  # fmt: skip
"""The same columns as the program interface of REDCap names them."""
_NUMBERS = ("number", "integer", "number_1dp", "number_2dp", "number_1dp_comma_decimal", "number_comma_decimal")
EVENT_COLUMNS = ("redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_data_access_group")


@dataclass(frozen=True)
class RedcapField:
    """One field of the dictionary. `choices` are codes to labels; `readable` is false for what must not be read."""

    name: str
    kind: str
    choices: Mapping[str, str]
    validation: str
    identifier: bool

    @property
    def readable(self) -> bool:
        """Coded answers, numbers, calculations and dates; never an identifier, a note, a file or plain text."""
        if self.identifier or self.kind in ("notes", "file", "signature", "descriptive", "sql"):
            return False
        return self.kind != "text" or self.validation in _NUMBERS or self.validation.startswith("date")


def read_dictionary(path: Path) -> tuple[RedcapField, ...]:
    """The fields of a data dictionary. Raises `CdsError` "dictionary_invalid" when the file is none."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_DICTIONARY + 1)
        if len(content) > LARGEST_DICTIONARY:
            raise ValueError("size")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        header = [_MACHINE_NAMES.get(name, name) for name in rows[0]]
        if not {_NAME, _TYPE, _IDENTIFIER} <= set(header) or any(len(row) != len(header) for row in rows if row):
            raise ValueError("header")
        return tuple(_field(dict(zip(header, row, strict=True))) for row in rows[1:] if row)
    except (OSError, ValueError, IndexError, csv.Error) as error:
        raise CdsError("dictionary_invalid") from error


def not_to_be_read(fields: tuple[RedcapField, ...]) -> frozenset[str]:
    """The columns of an export that must not be read, in small letters; a checkbox has one column a choice.

    The first field of a project is its record id, which is plain text and read, unless it is flagged too.
    """
    return frozenset(
        column.casefold()
        for place, field in enumerate(fields)
        if field.identifier or (place > 0 and not field.readable)
        for column in (field.name, *(f"{field.name}___{code}" for code in field.choices))
    )


def looks_like_redcap(header: list[str]) -> bool:
    """Whether a header is of a REDCap export: its own columns, or the completion mark of an instrument."""
    names = {name.strip().casefold() for name in header}
    return bool(names & set(EVENT_COLUMNS[:3])) or (
        "record_id" in names and any(n.endswith("_complete") for n in names)
    )


def _field(row: Mapping[str, str]) -> RedcapField:
    kind = row[_TYPE].strip().casefold()
    coded = kind in ("radio", "dropdown", "checkbox", "yesno", "truefalse")
    choices = {"1": "yes", "0": "no"} if kind in ("yesno", "truefalse") else _choices(row.get(_CHOICES, ""))
    return RedcapField(
        row[_NAME].strip(),
        kind,
        choices if coded else {},
        row.get(_VALIDATION, "").strip().casefold(),
        row[_IDENTIFIER].strip().casefold() == "y",
    )


def _choices(text: str) -> dict[str, str]:
    """Codes and labels as the dictionary writes them: "1, Male | 2, Female"."""
    pairs = (part.partition(",") for part in text.split("|"))
    return {code.strip(): label.strip() for code, comma, label in pairs if comma}
