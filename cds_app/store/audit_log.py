"""The log: canonical entries in one chain. Formats and hashes stand in the page on the decision log's format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import rfc8785

from cds_app.domain.audit import EventKind, first_link, leaf_hash, next_link
from cds_app.domain.errors import IntegrityError
from cds_app.store.accounts import User
from cds_app.store.database import Database

PAGE = 500
LAST = 2**63 - 1
"""The largest index there can be: SQLite has no larger number."""
DISPOSED = ""
"""What stands in the place of an entry whose content was disposed of."""
DRIFT_MS = 2_000
"""Milliseconds by which wall clock and monotonic count may always differ between two entries: a choice."""


class Clock(Protocol):
    """What the log needs to know of the time."""

    def now(self) -> datetime: ...

    def local_offset(self) -> str: ...

    def monotonic_ns(self) -> int: ...

    def boot_id(self) -> str: ...


def timestamp(clock: Clock) -> str:
    """Now, in UTC with milliseconds, as RFC 3339. Such texts sort like the moments they name."""
    return clock.now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def canonical(value: Any) -> bytes:
    """The value's bytes under RFC 8785. Raises TypeError for a float or any other type the format does not have."""
    _check(value)
    return rfc8785.dumps(value)


def _check(value: Any) -> None:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if not isinstance(key, str):
                raise TypeError("keys are text")
            _check(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _check(part)
    elif value is not None and not isinstance(value, str | int):  # bool is an int
        raise TypeError(f"{type(value).__name__} has no place in the log: write it as text")


@dataclass(frozen=True)
class Head:
    """Where the chain stands: how many entries, the link after the last one, when and by which count that was written.

    `boot_id` and `monotonic_ns` are None where the last entry does not tell.
    """

    size: int
    link: bytes
    time: str | None
    boot_id: str | None = None
    monotonic_ns: int | None = None


def head(database: Database, installation: str) -> Head:
    """The chain's head. Of an empty log, its first link."""
    last = database.row("SELECT idx, link, entry FROM entries ORDER BY idx DESC LIMIT 1")
    if last is None:
        return Head(0, first_link(installation), None)
    entry = _read(last[2])
    link = _link(last[1], last[0])
    if entry is None:
        return Head(last[0] + 1, link, None)
    boot, count = entry.get("boot_id"), entry.get("monotonic_ns")
    return Head(last[0] + 1, link, str(entry.get("time", "")), boot, count if isinstance(count, int) else None)


class Writer:
    """Appends the entries of one transaction.

    When the wall clock stands earlier than the last entry, or was set by more than it may drift since then, it first
    appends an entry that says so.
    """

    def __init__(self, database: Database, installation: str, user: User, clock: Clock) -> None:
        self._database, self._user, self._clock = database, user, clock
        before = head(database, installation)
        self.next_index, self._link = before.size, before.link
        self._begun = timestamp(clock)
        if before.time is not None:
            step = _clock_step_ms(before, self._begun, clock)
            if self._begun < before.time or step is not None:
                known = {} if step is None else {"step_ms": step}
                self.append(EventKind.CLOCK_JUMP, {"last_time": before.time, **known})

    def append(self, event: EventKind, data: Mapping[str, Any]) -> int:
        """Append an entry and return its index."""
        index = self.next_index
        entry = canonical(
            {
                "index": index,
                # never before the transaction began: a clock set back meanwhile shows in the next one
                "time": max(self._begun, timestamp(self._clock)),
                "local_offset": self._clock.local_offset(),
                "monotonic_ns": self._clock.monotonic_ns(),
                "boot_id": self._clock.boot_id(),
                "user_id": self._user.user_id,
                "role": ",".join(self._user.roles),
                "event": str(event),
                "data": data,
            }
        )
        leaf = leaf_hash(entry)
        self._link = next_link(self._link, leaf)
        self._database.run(
            "INSERT INTO entries (idx, leaf, link, entry) VALUES (?, ?, ?, ?)",
            index,
            leaf.hex(),
            self._link.hex(),
            entry.decode(),
        )
        self.next_index += 1
        return index


def _clock_step_ms(before: Head, now: str, clock: Clock) -> int | None:
    """By how much the wall clock was set since the last entry of the same boot; None where it was not, or who knows.

    A clock that is disciplined over the network may be slowed or hurried by half a thousandth, so twice that is drift.
    """
    count = clock.monotonic_ns()
    if before.time is None or before.boot_id != clock.boot_id() or before.monotonic_ns is None:
        return None
    passed = (count - before.monotonic_ns) // 1_000_000
    try:
        shown = datetime.fromisoformat(now) - datetime.fromisoformat(before.time)
    except (ValueError, TypeError):
        return None
    step = round(shown.total_seconds() * 1000) - passed
    return step if abs(step) > DRIFT_MS + abs(passed) // 1000 else None


def entries(
    database: Database, first: int = 0, count: int | None = None, holding: Sequence[Collection[str]] = ()
) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Index, leaf (hexadecimal) and entry of `count` entries from `first` on, or of all of them.

    `holding`: what does not hold, of each of these, one text (see `texts_of`) is left out, at a tenth of the time; who
    asks still looks closely, for a text may stand anywhere. What was disposed of is left out too (see `lines`).
    Raises `IntegrityError` "log_broken" at an entry that somebody made unreadable.
    """
    for index, leaf, entry in lines(database, first, count, holding):
        if entry is not None:
            yield index, leaf, entry


def texts_of(field: str, *values: str) -> tuple[str, ...]:
    """How a field with one of these texts stands in an entry, whose form is canonical."""
    return tuple(f'"{field}":{json.dumps(value, ensure_ascii=False)}' for value in values)


def lines(
    database: Database, first: int = 0, count: int | None = None, holding: Sequence[Collection[str]] = ()
) -> Iterator[tuple[int, str, dict[str, Any] | None]]:
    """As `entries`, with None in the place of an entry whose content was disposed of."""
    told: tuple[range, ...] | None = None
    for index, leaf, _, text in _stored(database, first, count, holding):
        entry = _read(text)
        if entry is None:
            told = disposed_ranges(database) if told is None else told
            if text != DISPOSED or not any(index in one for one in told):
                raise IntegrityError("log_broken", index=index)
        yield index, leaf, entry


def disposed_ranges(database: Database) -> tuple[range, ...]:
    """The indexes that disposals tell of, in order; none in a store of a version that knew no disposals."""
    if database.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'disposals'") is None:
        return ()
    rows = database.rows('SELECT "first", "end" FROM disposals ORDER BY "first"')
    return tuple(range(first, end) for first, end in rows)


def first_bad(database: Database, installation: str, first: int = 0) -> int | None:
    """Recompute the chain from an entry on; the first index that does not fit, or None.

    From the middle on, the link before it is taken as it stands: only the whole chain proves the whole log. An entry
    without content fits where a signed disposal tells of it.
    """
    from cds_app.store.disposal import first_strange

    link, expected = first_link(installation), first
    emptied: list[int] = []
    if first > 0:
        before = database.value("SELECT link FROM entries WHERE idx = ?", first - 1)
        if before is None:
            return first - 1
        link = _link(before, first - 1)
    for index, leaf_text, link_text, text in _stored(database, first, None):
        if text == DISPOSED:
            emptied.append(index)
            leaf, says = _leaf(leaf_text), index
        else:
            leaf = leaf_hash(text.encode())
            says = (_read(text) or {}).get("index")
        link = next_link(link, leaf)
        if not index == expected == says or leaf_text != leaf.hex() or link_text != link.hex():
            return min(int(index), expected)
        expected += 1
    if first > 0 and not emptied:
        return None
    if first > 0:
        emptied = [row[0] for row in database.rows("SELECT idx FROM entries WHERE entry = ?", DISPOSED)]
    return first_strange(database, tuple(emptied))


def _leaf(text: str) -> bytes:
    """A leaf as it stands; b"" for what is none."""
    try:
        found = bytes.fromhex(text)
    except ValueError:
        return b""
    return found if len(found) == hashlib.sha256().digest_size else b""


def link_at(database: Database, size: int) -> str | None:
    """The head, in hexadecimal, that the chain had after `size` entries; None when it is shorter."""
    found: str | None = database.value("SELECT link FROM entries WHERE idx = ?", size - 1)
    return found


def _link(text: str, index: int) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise IntegrityError("log_broken", index=index) from error


def _read(text: str) -> dict[str, Any] | None:
    """The entry, or None for text that is none."""
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _stored(
    database: Database, first: int, count: int | None, holding: Sequence[Collection[str]] = ()
) -> Iterator[list[Any]]:
    """Rows of a range of indexes in order, a page at a time. What is no entry comes whatever it holds."""
    columns = ("idx", "leaf", "link", "entry")
    last = LAST if count is None else first + count - 1
    held = " AND ".join(f"({' OR '.join(['instr(entry, ?)'] * len(texts))})" for texts in holding)
    only = f"AND (({held}) OR substr(entry, 1, 1) <> '{{')" if holding else ""
    source = f"SELECT {', '.join(columns)} FROM entries WHERE idx BETWEEN ? AND ? {only} ORDER BY idx LIMIT ?"  # noqa: S608
    wanted = [text for texts in holding for text in texts]
    while first <= last:
        page = database.packed(columns, source, first, last, *wanted, PAGE)
        yield from page
        if len(page) < PAGE:
            return
        first = page[-1][0] + 1
