"""Why nothing was trained."""

from __future__ import annotations

from typing import Any


class NotTrained(Exception):
    """The site's data cannot be used as they are. `reasons` are sentences, without any patient's value.

    `content` is what the report can still say of the records.
    """

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons
        self.content: dict[str, Any] = {}
