"""Failed sign-ins, counted beside the store: without the key, the log itself cannot be written.

The file holds numbers by account and times, never what was typed. From the third failure in a row an account has to
wait, longer each time; the count outlives a restart. The next successful sign-in moves the counts into the log. It
also leaves a mark that the database knows too, so that a file taken away or exchanged is noticed.

A success ends the counting of the account that had it. Those of others go on, or somebody with an account of their own
could guess at another's for ever; they are forgotten after a day without a failure.

A name that is nobody's counts like any other: its place is one of 256, chosen by a hash of the name, which says next
to nothing about what was typed but lets nobody learn from a delay whether an account exists.
"""

from __future__ import annotations

import hashlib
import json
import math
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cds_app.domain.errors import CdsError
from cds_app.store.files import write_whole

MOST = 1_000_000
LARGEST = 1_000_000
"""Bytes of an attempts.json that is still read: some thousands of accounts."""
UNKNOWN = "unknown"
FREE_TRIES = 2
"""Mistypings that cost no waiting."""
FIRST_WAIT, LONGEST_WAIT = 5, 900
"""Seconds: 5, 10, 20 … up to a quarter of an hour, at most about 100 tries a day (NIST SP 800-63B)."""
FORGOTTEN_AFTER = timedelta(days=1)
"""How long a count of somebody else's outlasts its last failure."""


@dataclass(frozen=True)
class Failed:
    """How often in a row an account's passphrase was wrong, when the last time was (RFC 3339), and of how many the
    log knows already.
    """

    count: int
    last: str
    noted: int = 0


@dataclass(frozen=True)
class Attempts:
    """What failed since the last success, by user id or by the place of an unknown name.

    `marks` are those of the last success and of the one before, which the database still has when the last one was
    cut short; empty for a file that is missing or was never marked. `readable` is False for a file that somebody made
    unreadable: it is not read as "none".
    """

    marks: tuple[str, ...] = ()
    accounts: Mapping[str, Failed] = field(default_factory=dict)
    readable: bool = True

    def wait(self, account: str, now: datetime) -> int:
        """Whole seconds until this account may try again, never more than `LONGEST_WAIT`."""
        failed = self.accounts.get(account)
        if failed is None or failed.count <= FREE_TRIES:
            return 0
        pause: int = min(FIRST_WAIT * 2 ** min(failed.count - FREE_TRIES - 1, 20), LONGEST_WAIT)
        left = datetime.fromisoformat(failed.last) + timedelta(seconds=pause) - now
        # A clock that was put back must neither free nor lock the account: the pause then counts from now.
        return max(0, min(pause, math.ceil(left.total_seconds())))


class AttemptFile:
    """Reads, raises and clears attempts.json."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Attempts:
        """What failed since the last success."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return Attempts()
        except OSError:
            return Attempts(readable=False)
        try:
            data = json.loads(content[:LARGEST])
            marks = tuple(_short(mark) for mark in data["marks"])
            return Attempts(marks, {_short(k): _failed(v) for k, v in data["accounts"].items()})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Attempts(readable=False)

    def add(self, time: str, account: str) -> None:
        """Count one more for an account. A folder that cannot be written must not hide the refusal itself."""
        before = self.read()
        failed = before.accounts.get(account, Failed(0, time))
        self.put(account, Failed(min(failed.count + 1, MOST), time, failed.noted))

    def put(self, account: str, failed: Failed) -> None:
        """Set the count of an account."""
        before = self.read()
        self._write(before.marks, {**before.accounts, account: failed})

    def forget(self, account: str) -> None:
        """The account has shown its passphrase, or has a new one: its count begins again."""
        before = self.read()
        if account in before.accounts:
            self._write(before.marks, {name: failed for name, failed in before.accounts.items() if name != account})

    def settle(self, account: str, now: datetime, *marks: str) -> None:
        """The failures are in the log now; forget those of the account that signed in, and what is older than a day.

        Leaves the mark of this success and of the one before.
        """
        kept = {
            name: replace(failed, noted=failed.count)
            for name, failed in self.read().accounts.items()
            if name != account and now - datetime.fromisoformat(failed.last) < FORGOTTEN_AFTER
        }
        self._write(marks, kept)

    def _write(self, marks: tuple[str, ...], accounts: Mapping[str, Failed]) -> None:
        plain = {
            name: {"count": failed.count, "last": failed.last, "noted": failed.noted}
            for name, failed in sorted(accounts.items())
        }
        with suppress(CdsError):
            write_whole(self.path, json.dumps({"marks": marks, "accounts": plain}).encode() + b"\n")


def new_mark() -> str:
    """A mark that nobody can guess."""
    return secrets.token_hex(16)


def place_of_unknown(folded_name: str) -> str:
    """The place under which a name that is nobody's counts."""
    return f"{UNKNOWN}-{hashlib.sha256(folded_name.encode('utf-8', 'surrogatepass')).digest()[0]}"


def for_the_log(attempts: Attempts) -> dict[str, Any] | None:
    """The data of the log's entry: counts by account that it does not know yet, unknown names together, or None."""
    if not attempts.readable:
        return {"count": 1, "last": None, "accounts": [{"user_id": UNKNOWN, "count": 1}]}
    fresh = {name: failed for name, failed in attempts.accounts.items() if failed.count > failed.noted}
    if not fresh:
        return None
    counts: dict[str, int] = {}
    for name, failed in fresh.items():
        user_id = UNKNOWN if name.startswith(UNKNOWN) else name
        counts[user_id] = counts.get(user_id, 0) + failed.count - failed.noted
    return {
        "count": sum(counts.values()),
        "last": max(failed.last for failed in fresh.values()),
        "accounts": [{"user_id": user_id, "count": n} for user_id, n in sorted(counts.items())],
    }


def _short(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 64:
        raise ValueError("text")
    return value


def _failed(data: Any) -> Failed:
    count, last, noted = data["count"], data["last"], data.get("noted", 0)
    if type(count) is not int or not 0 < count <= MOST or datetime.fromisoformat(last).tzinfo is None:
        raise ValueError("failed")
    if type(noted) is not int or not 0 <= noted <= count:
        raise ValueError("noted")
    return Failed(count, last, noted)
