"""The order of a site's patients in time, from a file of its own: the record format holds no calendar time at all.

`pseudonym,period`, a period being a whole number that grows with time (a quarter, a year, a running number).
"""

from __future__ import annotations

import csv
from pathlib import Path

from models.training.site.refusal import NotTrained

COLUMNS = ["pseudonym", "period"]
MOST_DIGITS = 4
"""A longer number is taken for a date and refused: the site's exact days must not come along."""


def read_order(path: Path, pseudonyms: set[str]) -> dict[str, int]:
    """The period of every patient. Raises `NotTrained` unless each pseudonym stands there exactly once."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, ValueError):
        raise NotTrained(f"The order file {path.name} cannot be read as CSV in UTF-8 with a header.") from None
    if [cell.strip() for cell in header] != COLUMNS:
        raise NotTrained(f"The order file {path.name} needs the header {','.join(COLUMNS)}.")
    periods: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        if len(row) != 2 or not (row[1].isascii() and row[1].isdigit() and len(row[1]) <= MOST_DIGITS):
            raise NotTrained(
                f"The order file {path.name}, row {number}: a period is a whole number of at most {MOST_DIGITS} "
                "digits that grows with time; dates are not taken."
            )
        if row[0] in periods:
            raise NotTrained(f"The order file {path.name}, row {number}: this pseudonym has two periods.")
        periods[row[0]] = int(row[1])
    if missing := len(pseudonyms - set(periods)):
        raise NotTrained(f"The order file {path.name} has no period for {missing} of {len(pseudonyms)} patients.")
    return periods
