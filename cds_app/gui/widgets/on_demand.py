"""Parts of a page that are made when they are first asked for, by what they are called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Part = TypeVar("_Part")


class OnDemand(dict[str, _Part]):
    """Holds the parts that were made so far; asked for another one, it makes it."""

    def __init__(self, make: Callable[[str], _Part]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> _Part:
        part = self[name] = self._make(name)
        return part
