"""Version 10 of the tables: how many patients share each combination of what somebody from outside could know of them.

Kept, because counting a million patients anew at each import and each look at the worklist took longer than the rest.
"""

from __future__ import annotations

COUNTED = ("age_years", "sex", "employment", "education_years", "partnered", "pregnancy")
"""Columns of the patients, whole numbers all of them; words as numbers of `terms`."""
NOT_KNOWN = -1
"""In the place of NULL, which is never the same as another NULL."""

_NAMES = ", ".join(COUNTED)
_COLUMNS = ",\n  ".join(f"{name} INTEGER NOT NULL" for name in COUNTED)
_VALUES = ", ".join(f"coalesce({name}, {NOT_KNOWN}) AS {name}" for name in COUNTED)

COUNT_ANEW = f"SELECT {_VALUES}, count(*) AS people FROM patients GROUP BY {_NAMES}"  # noqa: S608 - our own names
KEEP_ANEW = f"INSERT INTO alike ({_NAMES}, people) {COUNT_ANEW}"

VERSION_10: tuple[str, ...] = (
    f"""CREATE TABLE alike (
  {_COLUMNS},
  people INTEGER NOT NULL CHECK (people > 0),
  PRIMARY KEY ({_NAMES})
) STRICT, WITHOUT ROWID""",
    KEEP_ANEW,
)
