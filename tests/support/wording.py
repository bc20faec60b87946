"""The words that the program does not say, from the one list there is: `resources/wording.json`."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from cds_app.environment import paths


@cache
def wording() -> dict[str, Any]:
    """Words with reason and substitute, and the exceptions with theirs."""
    found: dict[str, Any] = json.loads(paths.resource("wording.json").read_text(encoding="utf-8"))
    return found


@cache
def forbidden() -> re.Pattern[str]:
    """Every forbidden word as a whole word, in any letter case."""
    return re.compile(rf"\b({'|'.join(word['pattern'] for word in wording()['words'])})\b", re.IGNORECASE)


def hit(text: str) -> str | None:
    """The first forbidden word with what stands around it, or None; the listed exceptions are passed over."""
    for exception in wording()["exceptions"]:
        text = text.replace(exception["words"], "")
    found = forbidden().search(text)
    return None if found is None else text[max(0, found.start() - 40) : found.end() + 40]
