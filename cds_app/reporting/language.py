"""The language of the document that is being made: English, unless whoever asks for it hands a translation over.

The words of the documents are written here in English and looked up through `translate`; the window hands over Qt's
own look-up, so that Qt stays above this room. What a log holds and what the command line writes is English always.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cds_app.domain.translated import Translate, english

_in_use: ContextVar[Translate] = ContextVar("translate", default=english)


@contextmanager
def written_in(language: Translate) -> Iterator[None]:
    """All that is written inside is in this language; what another thread writes meanwhile is not touched."""
    before = _in_use.set(language)
    try:
        yield
    finally:
        _in_use.reset(before)


def translate(context: str, words: str) -> str:
    """The words in the language of the document. Named as Qt's own function, so that its tool finds the calls."""
    return _in_use.get()(context, words)
