"""Which of many short texts hold a word: all of them in one array of bytes, looked through at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


class Haystack:
    """The texts one after the other in UTF-8, each with a line feed after it, which no word holds."""

    def __init__(self, texts: Iterable[str]) -> None:
        parts = [f"{text}\n".encode() for text in texts]
        self._number = len(parts)
        self._bytes = np.frombuffer(b"".join(parts), dtype=np.uint8)
        self._text_of = np.repeat(np.arange(self._number, dtype=np.int32), list(map(len, parts)))
        """The number of the text that a byte belongs to."""

    def holding(self, word: str) -> np.ndarray:
        """For each text whether it holds the word, (texts,) truths. A word is not empty and has no white space."""
        found, needle = np.zeros(self._number, dtype=bool), word.encode()
        possible = len(self._bytes) - len(needle) + 1
        if possible > 0:
            begins = np.flatnonzero(self._bytes[:possible] == needle[0])  # at which bytes the word may begin
            for place, byte in enumerate(needle[1:], 1):
                begins = begins[self._bytes[begins + place] == byte]
            found[self._text_of[begins]] = True
        return found
