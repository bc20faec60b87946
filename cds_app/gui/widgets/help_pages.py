"""The pages of the help as values: their order, titles and words, and which of them hold what somebody looks for."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cds_app.environment import paths

START = "start"
"""The topic that opens where no other fits."""


@dataclass(frozen=True)
class HelpPage:
    """One topic. `words` is the page as plain text, for the search."""

    topic: str
    title: str
    html: str
    words: str


@dataclass(frozen=True)
class HelpSection:
    """Pages that belong together, under one head of the contents."""

    title: str
    pages: tuple[HelpPage, ...]


def help_folder() -> Path:
    return paths.resource("help")


@lru_cache(maxsize=1)
def load_sections() -> tuple[HelpSection, ...]:
    """The whole help in the order of `contents.json`. Raises OSError when a page is missing."""
    contents = json.loads((help_folder() / "contents.json").read_text(encoding="utf-8"))
    return tuple(HelpSection(part["title"], tuple(map(_read, part["pages"]))) for part in contents)


def pages_by_topic() -> dict[str, HelpPage]:
    return {page.topic: page for section in load_sections() for page in section.pages}


def find(pages: Sequence[HelpPage], typed: str) -> tuple[HelpPage, ...]:
    """The pages that hold every typed word, in any letter case; those with one of them in the title come first."""
    wanted = typed.casefold().split()
    if not wanted:
        return ()
    held = [page for page in pages if all(word in page.words.casefold() for word in wanted)]
    return tuple(sorted(held, key=lambda page: not any(word in page.title.casefold() for word in wanted)))


def _read(topic: str) -> HelpPage:
    text = (help_folder() / f"{topic}.html").read_text(encoding="utf-8")
    title = re.search(r"<h1>(.*?)</h1>", text, re.DOTALL)
    return HelpPage(topic, plain(title.group(1)) if title else topic, text, plain(text))


def plain(markup: str) -> str:
    """What a page says, without its markup; what stood in separate blocks stays apart."""
    body = re.sub(r"<(head|style)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
