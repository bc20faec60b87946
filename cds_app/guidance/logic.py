"""Three-valued logic (Kleene): True, False, and None for "cannot be told".

In a record an absent fact is not a denial, so "unknown" has to survive every combination unless the other parts
already settle the answer.
"""

from __future__ import annotations

from collections.abc import Iterable


def negation(value: bool | None) -> bool | None:
    """Not; unknown stays unknown."""
    return None if value is None else not value


def conjunction(values: Iterable[bool | None]) -> bool | None:
    """All of them: one False settles it, else one unknown leaves it open. Of nothing: True."""
    unknown = False
    for value in values:
        if value is False:
            return False
        unknown = unknown or value is None
    return None if unknown else True


def disjunction(values: Iterable[bool | None]) -> bool | None:
    """Any of them: one True settles it, else one unknown leaves it open. Of nothing: False."""
    unknown = False
    for value in values:
        if value:
            return True
        unknown = unknown or value is None
    return None if unknown else False
