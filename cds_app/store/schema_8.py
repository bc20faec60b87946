"""Version 8 of the tables: old entries can be disposed of. What is left of one is its place, its leaf and its link.

Only the content of an entry can go, only inside a range that an entry of the log tells of, and never what
`retention.KEPT` names: no other way of writing gets round it.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

_KEPT = (
    "'store_created', 'decision_signed', 'decision_amended', 'notice_given', 'key_enrolled', 'key_retired',"
    " 'log_co_signed', 'entries_disposed'"
)
_COVERED = 'EXISTS (SELECT 1 FROM disposals WHERE OLD.idx >= "first" AND OLD.idx < "end")'

VERSION_8: tuple[str, ...] = (
    """CREATE TABLE disposals (
  "first" INTEGER PRIMARY KEY,
  "end" INTEGER NOT NULL,
  entry INTEGER NOT NULL UNIQUE REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  CHECK ("first" >= 0 AND "first" < "end" AND "end" <= entry)
) STRICT""",
    refuse("disposals", "UPDATE", "never changed"),
    refuse("disposals", "DELETE", "never removed"),
    refuse(
        "disposals", "INSERT", "one after the other",
        'NEW."first" IS NOT (SELECT coalesce(max("end"), 0) FROM disposals)',
    ),
    "DROP TRIGGER entries_never_changed",
    refuse("entries", "UPDATE OF idx, leaf, link", "place and hash stay"),
    refuse("entries", "UPDATE", "only disposed of", f"NEW.entry IS NOT '' OR NOT {_COVERED}"),
    refuse("entries", "UPDATE", "some kept for ever", f"json_extract(OLD.entry, '$.event') IN ({_KEPT})"),
)  # fmt: skip
