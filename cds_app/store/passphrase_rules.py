"""What a new passphrase must be: long enough, and not among the first that somebody would try.

No other rule: no composition, no upper limit, no expiry (NIST SP 800-63B). The guess count is zxcvbn's, which knows
lists of passwords, names and words, keyboard runs, sequences, repetitions and dates, all offline.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from cds_app.domain.errors import CdsError

LEAST_CHARACTERS = 15
LEAST_GUESSES = 1e8
"""Tries that would find the passphrase, by a guesser who knows the usual patterns. At the default cost of a try, a
tenth of a second with 64 MiB, that many take a third of a year of computing; and online, tries are slowed further."""
LOOKED_AT = 72
"""Characters that are judged; the rest can only make it harder."""
PROGRAM_WORDS = ("cds-app", "antidepressant", "comparison", "depression", "psychiatry", "clinic", "passphrase")


def check_new(passphrase: str, about: Iterable[str] = ()) -> None:
    """Raise `CdsError` unless somebody may use it from now on. `about`: the person's own names.

    Codes: "passphrase_too_short", "passphrase_repeats", "passphrase_sequence" (keys or letters in a row),
    "passphrase_about_you" (own name, or words of this program), "passphrase_usual" (words that everybody tries).
    """
    words = unicodedata.normalize("NFKC", passphrase)
    if len(words) < LEAST_CHARACTERS:
        raise CdsError("passphrase_too_short", least=LEAST_CHARACTERS)
    from zxcvbn import zxcvbn  # its word lists take a moment to load; most sign-ins never need them

    names = [part for text in about for part in (text, *text.split())]
    found = zxcvbn(words[:LOOKED_AT], user_inputs=[*PROGRAM_WORDS, *names])
    if float(found["guesses"]) < LEAST_GUESSES:
        raise _refusal(found["sequence"])


def _refusal(parts: list[dict[str, Any]]) -> CdsError:
    """What to say of the pattern that covers most of the passphrase."""
    longest = max(parts, key=lambda part: len(part["token"]))
    if longest.get("dictionary_name") == "user_inputs":
        return CdsError("passphrase_about_you")
    if longest["pattern"] == "repeat":
        return CdsError("passphrase_repeats")
    if longest["pattern"] in ("sequence", "spatial"):
        return CdsError("passphrase_sequence")
    return CdsError("passphrase_usual")
