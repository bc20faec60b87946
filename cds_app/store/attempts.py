"""Failed sign-ins, counted beside the store: without the key, the log itself cannot be written.

The file holds a number and a time, never what was typed. The next successful sign-in moves it into the log.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cds_app.domain.errors import CdsError
from cds_app.store.files import write_whole

MOST = 1_000_000


@dataclass(frozen=True)
class Attempts:
    """How many sign-ins failed since the last success, and when the last one was.

    A file that somebody made unreadable counts as one attempt at a time unknown: it is not read as "none".
    """

    count: int
    last: str | None


class AttemptFile:
    """Reads, raises and clears attempts.json."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Attempts | None:
        """What failed since the last success; None when nothing did."""
        try:
            data = json.loads(self.path.read_bytes()[:10_000])
            count, last = data["count"], data["last"]
            datetime.fromisoformat(last)
            if type(count) is int and 0 < count <= MOST:
                return Attempts(count, last)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            pass
        return Attempts(1, None)

    def add(self, time: str) -> None:
        """Count one more. A folder that cannot be written must not hide the refusal itself."""
        before = self.read()
        count = min((before.count if before else 0) + 1, MOST)
        with suppress(CdsError):
            write_whole(self.path, json.dumps({"count": count, "last": time}).encode() + b"\n")

    def clear(self) -> None:
        """Forget them; they are in the log now."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
