"""The acceptance thresholds: a file written before the training, read strictly, recorded with its hash and dates."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.training.site.refusal import NotTrained

DEFAULT = Path(__file__).with_name("thresholds.json")


@dataclass(frozen=True)
class Thresholds:
    """The file's limits by group and name, and what dates it: `fixed` as it says, `modified` as the disk says."""

    limits: Mapping[str, Mapping[str, Any]]
    fixed: str
    modified: str
    sha256: str
    file: str

    def of(self, group: str, name: str) -> Any:
        return self.limits[group][name]

    def record(self) -> dict[str, Any]:
        """What the bundle and the report keep of the file."""
        return {"file": self.file, "sha256": self.sha256, "fixed": self.fixed, "file_modified": self.modified,
                "limits": {group: dict(names) for group, names in self.limits.items()}}  # fmt: skip


def read_thresholds(path: Path, today: dt.date) -> Thresholds:
    """Read a thresholds file. Raises `NotTrained` unless it has exactly the limits of the default file, each of its
    kind, and says that it was fixed on a day that is not after today.
    """
    try:
        content = path.read_bytes()
        table = json.loads(content.decode("utf-8"))
        modified = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC)
    except (OSError, ValueError):
        raise NotTrained(f"The thresholds file {path.name} cannot be read as JSON.") from None
    pattern = json.loads(DEFAULT.read_text(encoding="utf-8"))
    trouble = _difference(pattern, table)
    if trouble:
        raise NotTrained(f"The thresholds file {path.name} is not usable: {trouble}.")
    if _day(table["fixed"]) is None or str(table["fixed"]) > today.isoformat():
        raise NotTrained(
            f"The thresholds file {path.name} must say on which day it was fixed (fixed: YYYY-MM-DD), not after the "
            "day of training."
        )
    limits = {group: names for group, names in table.items() if isinstance(names, dict)}
    digest = hashlib.sha256(content).hexdigest()
    return Thresholds(limits, table["fixed"], modified.isoformat(timespec="seconds"), digest, path.name)


def _difference(pattern: Any, found: Any, where: str = "the file") -> str | None:
    """The first place where a table is not built like the pattern, in words; None when it is."""
    if isinstance(pattern, dict):
        if not isinstance(found, dict):
            return f"{where} is not a table"
        if odd := sorted(set(pattern) ^ set(found)):
            return f"{where} lacks or does not know {', '.join(odd)}"
        return next((why for name in pattern if (why := _difference(pattern[name], found[name], name))), None)
    if isinstance(pattern, list):
        same_length = len(found) == len(pattern) if isinstance(found, list) else False
        if not isinstance(found, list) or (isinstance(pattern[0], float) and not same_length):
            return f"{where} is not a list of {len(pattern)} numbers"
        return next((why for each in found if (why := _difference(pattern[0], each, where))), None)
    if isinstance(pattern, str):
        return None if isinstance(found, str) else f"{where} is not a text"
    number = isinstance(found, int | float) and not isinstance(found, bool)
    return None if number else f"{where} is not a number"


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
