"""Values to plain JSON data and back, so that an assessment can be stored, hashed and replayed.

Numbers with a fraction become decimal strings (the log format's rule); `repr` of a float is the shortest string
that reads back as the same float, so nothing is lost.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union

T = TypeVar("T")

LATER: Mapping[str, bool] = types.MappingProxyType({"later": True})
"""Metadata of a field with the default None that came later: it is left out while it is None, so that what was stored
before reads back, and what has none of it keeps its bytes."""


def to_plain(value: Any) -> Any:
    """Strings, integers, booleans, None, lists and dicts only. Raises TypeError for anything it does not know."""
    if value is None or isinstance(value, bool | str | int):
        return str(value) if isinstance(value, Enum) else value
    if isinstance(value, float):
        return repr(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if not _left_out(f, value)}
        return {name: to_plain(part) for name, part in held.items()}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(part) for part in value]
    raise TypeError(type(value).__name__)


def from_plain(kind: type[T], data: Any) -> T:
    """Rebuild a frozen value from `to_plain`'s answer, by its annotations. Raises TypeError or KeyError on a misfit."""
    return typing.cast(T, _build(kind, data))


def _build(kind: Any, data: Any) -> Any:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return _build_union(args, data)
    if origin is Literal or kind is Any:
        return data
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_build(args[0], part) for part in data)
        return tuple(_build(arg, part) for arg, part in zip(args, data, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return {key: _build(args[1], part) for key, part in data.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        there = [f.name for f in dataclasses.fields(kind) if not (f.metadata.get("later") and f.name not in data)]
        return kind(**{name: _build(hints[name], data[name]) for name in there})
    if kind is float:
        return float(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if isinstance(kind, type) and isinstance(data, kind):
        return data
    raise TypeError(f"{kind!r}")


@lru_cache
def _hints(kind: type) -> Mapping[str, Any]:
    """The types of a value's fields. Reading annotations takes longer than all of the rest, and there are few kinds."""
    return typing.get_type_hints(kind)


def _left_out(field: dataclasses.Field[Any], value: Any) -> bool:
    return bool(field.metadata.get("later")) and getattr(value, field.name) is None


def _build_union(args: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    named = [arg for arg in args if arg is not type(None)]
    if len(named) == 1:
        return _build(named[0], data)
    # a patient's value: text, whole number or fraction; a fraction travels as a decimal string
    if isinstance(data, str) and float in named:
        try:
            return float(data)
        except ValueError:
            return data
    return data
