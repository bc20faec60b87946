"""Whether a store is in the newest state that was ever seen of it.

The cipher authenticates each page by its number, so an older page, or the whole file as it was last week, opens as
well as the newest. What tells them apart is kept outside the file: a mark with a generation, the log's size and head,
and a digest over the authentication tags of all pages. A page written anew gets a new random tag, so that the digest
names exactly one state of the file. The mark stands beside the store and once more in the folder where the system
keeps what belongs to this person on this machine; it is sealed with a key derived from the database key.

What is honest, for the newest mark that can be read:
- the digest is the file's;
- the mark says "open" (the program was ended without closing) and the log goes on from the mark's head, or it ends
  there and a journal had to be rolled back, which writes pages anew;
- the mark says "loose" (a step without a log entry was under way) and the log ends at its head or goes on from it.
Everything else is an older file, an older page, or something written by another program.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import json
import mmap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cds_app.domain.audit import first_link
from cds_app.store import audit_log
from cds_app.store.database import Database
from cds_app.store.files import disk_errors
from cds_app.store.folder import MARK_FILES

FILE, LATEST = MARK_FILES
"""Beside the store: the mark that lasts through a loss of power (at opening and closing), and the one of each step."""
PAGE, TAG = 4096, 80
"""Bytes of a page, and of its random start value and authentication code at its end (SQLCipher 4)."""
LARGEST = 4096
_PURPOSE = b"cds-app freshness mark/1"

Problem = Literal["older", "pages", "mark_missing", "other_history"]
Phase = Literal["closed", "open", "loose"]
PROBLEMS: tuple[Problem, ...] = ("older", "pages", "mark_missing", "other_history")
_PHASES: tuple[Phase, ...] = ("closed", "open", "loose")


@dataclass(frozen=True)
class Mark:
    """One state of a store. `problem` goes on from mark to mark until a restore is recorded.

    `restored` is the log's head at which one was accepted last: that very file is not accepted a second time.
    """

    installation: str
    generation: int
    size: int
    head: str
    pages: str
    phase: Phase
    problem: Problem | None = None
    restored: str = ""


@dataclass(frozen=True)
class Found:
    """A mark as it lay in a file. One that another key sealed proves nothing, but its generation can warn."""

    mark: Mark
    sealed: bool


@dataclass(frozen=True)
class Judgement:
    """What opening found. `newest` is the mark it was held against; `crashed` that only the log could be compared."""

    problem: Problem | None
    newest: Mark | None
    crashed: bool = False


def seal(mark: Mark, keys: Iterable[bytes]) -> bytes:
    """The mark's file: its fields, and one code for each database key that may read it (two during a re-key)."""
    body = dataclasses.asdict(mark)
    return json.dumps({**body, "format": 1, "codes": [_code(body, key) for key in keys]}).encode()


def unseal(content: bytes, key: bytes) -> Found | None:
    """The mark and whether this key sealed it, or None for bytes that are none."""
    try:
        data = json.loads(content)
        codes = data.pop("codes")
        if data.pop("format") != 1:
            return None
        mark = Mark(**data)
        sealed = any(hmac.compare_digest(_code(data, key), code) for code in codes)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return Found(mark, sealed) if _sound(mark) else None


def _sound(mark: Mark) -> bool:
    numbers = all(type(value) is int and value >= 0 for value in (mark.generation, mark.size))
    words = all(isinstance(value, str) for value in (mark.installation, mark.head, mark.pages, mark.restored))
    return numbers and words and mark.phase in _PHASES and mark.problem in (None, *PROBLEMS)


def _code(body: dict[str, Any], key: bytes) -> str:
    sealing = hmac.new(key, _PURPOSE, hashlib.sha256).digest()
    return hmac.new(sealing, json.dumps(body, sort_keys=True).encode(), hashlib.sha256).hexdigest()


def read(path: Path, installation: str, key: bytes) -> Found | None:
    """This installation's mark in a file, or None when there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        return None
    found = unseal(content, key) if len(content) <= LARGEST else None
    return found if found is not None and found.mark.installation == installation else None


def pages_digest(path: Path) -> str:
    """SHA-256, in hexadecimal, over the tags of all pages. About 10 ms for a store of 50 MB.

    Call it outside a transaction: closing any handle of the file drops the locks this process holds on it.
    """
    digest = hashlib.sha256()
    with disk_errors(path), path.open("rb") as file:
        size = file.seek(0, 2)
        if size:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pages:
                digest.update(b"".join([pages[end - TAG : end] for end in range(PAGE, size + 1, PAGE)]))
    digest.update(size.to_bytes(8, "big"))
    return digest.hexdigest()


def judge(database: Database, installation: str, found: Iterable[Found], *, expected: bool, journal: bool) -> Judgement:
    """Hold an opened store against every mark that could be read.

    `expected` says that the store knows it has marks; `journal` that an interrupted step was rolled back just now.
    """
    found = list(found)
    marks = sorted((one.mark for one in found if one.sealed), key=lambda mark: mark.generation)
    if not marks:
        return Judgement("mark_missing" if expected or found else None, None)
    newest = marks[-1]
    if any(one.mark.generation >= newest.generation for one in found if not one.sealed):
        # the whole folder of a time before the last re-key: what it holds fits together, and another key came after
        return Judgement("other_history", newest)
    if pages_digest(database.path) == newest.pages:
        return Judgement(newest.problem, newest)
    return _of_other_pages(database, installation, marks, journal=journal)


def _of_other_pages(database: Database, installation: str, marks: list[Mark], *, journal: bool) -> Judgement:
    newest, standing = marks[-1], audit_log.head(database, installation)
    if not all(_contains(database, installation, mark) for mark in marks):
        return Judgement("older" if standing.size < newest.size else "other_history", newest)
    grown = standing.size > newest.size
    if newest.phase == "loose" or (newest.phase == "open" and (grown or journal)):
        return Judgement(newest.problem, newest, crashed=True)
    return Judgement("pages", newest)


def _contains(database: Database, installation: str, mark: Mark) -> bool:
    """Whether the log passed through the mark's head."""
    if mark.size == 0:
        return first_link(installation).hex() == mark.head
    return audit_log.link_at(database, mark.size) == mark.head
