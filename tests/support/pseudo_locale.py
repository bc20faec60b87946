"""A language for tests: every text of the program with brackets, accents on all letters, and about a third longer.

Made through the whole chain of a real translation (collected, merged, compiled, loaded), so what stays plain English in
the window is not reached by any translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from installer import translations

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MARKED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞQ̂ŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž".replace("Q̂", "Ɋ")
_ACCENTS = str.maketrans(_PLAIN, _MARKED)
_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;)")
LONGER = 0.35


def pseudo(words: str) -> str:
    """ "[Åççéñţ {name} ~~~]": placeholders and mark-up stay, line ends too."""
    parts = _KEPT.split(words)
    shown = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    return f"[{shown} {'~' * max(1, round(LONGER * len(words)) - 3)}]"


def compile_pseudo(folder: Path) -> Path:
    """A .qm file with a pseudo translation of every text that is collected from code and catalogue."""
    ts = folder / "pseudo.ts"
    translations.update("eo", ts)
    given = [{**text, "translation": pseudo(text["source"])} for text in translations.missing(ts)]
    translations.merge(ts, "eo", given)
    return translations.compile_one(ts, folder / "pseudo.qm")


def english_words(shown: str, data: Iterable[str], codes: re.Pattern[str]) -> list[str]:
    """The plain words of two letters or more that stand in a text besides data and codes."""
    for known in data:
        if known in shown:
            shown = re.sub(rf"(?<![A-Za-z]){re.escape(known)}(?![A-Za-z])", " ", shown)
    return re.findall(r"[A-Za-z]{2,}", codes.sub(" ", shown))
