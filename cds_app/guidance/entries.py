"""Strict reading of the catalogue's JSON: every key is expected, typed and used, or the catalogue is refused."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NoReturn

from cds_app.domain.errors import CdsError

STATUSES = ("memory", "computed", "read-secondary", "read")
"""How a figure was come by, from the weakest to the strongest; shown beside it."""


def refuse(file: str, entry: str, field: str) -> NoReturn:
    """Raise the error that names the place in the catalogue."""
    raise CdsError("catalogue_invalid", file=file, entry=entry, field=field)


def parse(file: str, content: bytes) -> Entry:
    """The file's outermost object. Raises `catalogue_invalid` for anything but plain UTF-8 JSON with unique keys."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            raise ValueError("duplicate key")
        return dict(pairs)

    def no_constant(name: str) -> NoReturn:
        raise ValueError(name)

    try:
        data = json.loads(content.decode("utf-8"), object_pairs_hook=unique, parse_constant=no_constant)
    except (ValueError, RecursionError):
        refuse(file, "file", "json")
    return Entry(data, file, "file")


class Entry:
    """One JSON object. Each key is taken once by its type; `done` refuses keys that nobody took."""

    def __init__(self, data: object, file: str, name: str) -> None:
        if not isinstance(data, dict):
            refuse(file, name, "object")
        self._data: dict[str, Any] = data
        self._left = set(data)
        self.file, self.name = file, name

    def refuse(self, field: str) -> NoReturn:
        refuse(self.file, self.name, field)

    def done(self) -> None:
        """Refuse the entry when it holds a key that was not expected."""
        for key in sorted(self._left):
            self.refuse(key)

    def take(self, key: str) -> Any:
        """The value of a key that must be there, whatever its type."""
        if key not in self._data:
            self.refuse(key)
        self._left.discard(key)
        return self._data[key]

    def text(self, key: str) -> str:
        """A string that is not empty."""
        value = self.take(key)
        if not isinstance(value, str) or not value.strip():
            self.refuse(key)
        return value

    def any_text(self, key: str) -> str:
        """A string, empty or not."""
        value = self.take(key)
        if not isinstance(value, str):
            self.refuse(key)
        return value

    def text_or_none(self, key: str) -> str | None:
        return None if self._is_null(key) else self.text(key)

    def date_or_none(self, key: str) -> str | None:
        """A calendar date as YYYY-MM-DD, or null."""
        value = self.text_or_none(key)
        try:
            if value is not None and date.fromisoformat(value).isoformat() != value:
                self.refuse(key)
        except ValueError:
            self.refuse(key)
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            self.refuse(key)
        return value

    def choice_or_none(self, key: str, allowed: Collection[str]) -> str | None:
        value = self.text_or_none(key)
        if value is not None and value not in allowed:
            self.refuse(key)
        return value

    def flag(self, key: str) -> bool:
        value = self.take(key)
        if not isinstance(value, bool):
            self.refuse(key)
        return value

    def number(self, key: str) -> float:
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key)
        return float(value)

    def number_or_none(self, key: str) -> float | None:
        return None if self._is_null(key) else self.number(key)

    def integer(self, key: str) -> int:
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(key)
        return value

    def integer_or_none(self, key: str) -> int | None:
        return None if self._is_null(key) else self.integer(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, at least one."""
        value = self._list(key)
        if not value or not all(isinstance(part, str) and part for part in value):
            self.refuse(key)
        return tuple(value)

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, at least one."""
        value = self._list(key)
        if not value or not all(isinstance(part, int) and not isinstance(part, bool) for part in value):
            self.refuse(key)
        return tuple(value)

    def lists(self, key: str) -> tuple[list[Any], ...]:
        """A list of lists; each inner list is checked by the caller."""
        value = self._list(key)
        if not all(isinstance(part, list) for part in value):
            self.refuse(key)
        return tuple(value)

    def entry(self, key: str) -> Entry:
        return Entry(self.take(key), self.file, f"{self.name}.{key}")

    def entry_or_none(self, key: str) -> Entry | None:
        return None if self._is_null(key) else self.entry(key)

    def entries(self, key: str, name: str) -> Iterator[Entry]:
        """A list of objects, each named by one of its own values."""
        for place, data in enumerate(self._list(key)):
            label = data.get(name) if isinstance(data, Mapping) else None
            yield Entry(data, self.file, str(label) if label is not None else f"{key}[{place}]")

    def names(self) -> tuple[str, ...]:
        """The keys in the file's order, for an object whose keys are names."""
        return tuple(self._data)

    def mapping(self, key: str) -> Iterator[tuple[str, Entry]]:
        """An object whose values are objects."""
        inner = self.entry(key)
        for name in inner.names():
            yield name, inner.entry(name)

    def provenance(self, references: Collection[str]) -> tuple[str, str]:
        """The entry's source keys, joined by ";", and its status. Refuses a key that no reference has."""
        keys = self.texts("source")
        if not set(keys) <= set(references):
            self.refuse("source")
        return ";".join(keys), self.choice("status", STATUSES)

    def _is_null(self, key: str) -> bool:
        """Whether the key is there and null; a key that is absent is left for the caller to refuse."""
        if key in self._data and self._data[key] is None:
            self._left.discard(key)
            return True
        return False

    def _list(self, key: str) -> list[Any]:
        value = self.take(key)
        if not isinstance(value, list):
            self.refuse(key)
        return value
