"""Failed sign-ins, counted beside the store: without the key, the log itself cannot be written.

The file holds numbers by account and a time, never what was typed. The next successful sign-in, whoever's it is,
moves it into the log; the entry names the accounts that were tried.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store.files import write_whole

MOST = 1_000_000
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Attempts:
    """How many sign-ins failed since the last success, for which accounts, and when the last one was.

    `accounts` maps user ids to counts; a name that is nobody's counts under "unknown".

    A file that somebody made unreadable counts as one attempt at a time unknown: it is not read as "none".
    """

    count: int
    last: str | None
    accounts: Mapping[str, int]


class AttemptFile:
    """Reads, raises and clears attempts.json."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Attempts | None:
        """What failed since the last success; None when nothing did."""
        try:
            data = json.loads(self.path.read_bytes()[:10_000])
            count, last, accounts = data["count"], data["last"], data["accounts"]
            datetime.fromisoformat(last)
            whole = all(type(n) is int and 0 < n <= MOST and len(user) <= 64 for user, n in accounts.items())
            if type(count) is int and 0 < count <= MOST and whole:
                return Attempts(count, last, accounts)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
        return Attempts(1, None, {UNKNOWN: 1})

    def add(self, time: str, account: str) -> None:
        """Count one more for an account. A folder that cannot be written must not hide the refusal itself."""
        before = self.read() or Attempts(0, None, {})
        accounts = {**before.accounts, account: min(before.accounts.get(account, 0) + 1, MOST)}
        made = {"count": min(before.count + 1, MOST), "last": time, "accounts": accounts}
        with suppress(CdsError):
            write_whole(self.path, json.dumps(made).encode() + b"\n")

    def clear(self) -> None:
        """Forget them; they are in the log now."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
