"""Version 9 of the tables: names of people stand beside the log, and entries hold commitments to them.

A value can only go, never change: with the account of its person closed, or with its entry disposed of. The entry that
tells of it is kept in its place.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

_CLOSED = "(SELECT enabled FROM users WHERE user_id = OLD.user_id) IS 0"
_DISPOSED = "(SELECT entry FROM entries WHERE idx = OLD.entry) IS ''"

VERSION_9: tuple[str, ...] = (
    """CREATE TABLE personal (
  entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  user_id TEXT REFERENCES users (user_id),
  salt TEXT,
  value TEXT,
  gone_at_entry INTEGER REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (entry, field),
  CHECK ((salt IS NULL) = (value IS NULL) AND (salt IS NULL) = (gone_at_entry IS NOT NULL))
) STRICT, WITHOUT ROWID""",
    refuse(
        "personal", "INSERT", "only with its entry",
        "NEW.entry <= (SELECT coalesce(max(idx), -1) FROM entries) OR NEW.salt IS NULL",
    ),
    refuse("personal", "DELETE", "never removed"),
    refuse("personal", "UPDATE OF entry, field, user_id", "place stays"),
    refuse("personal", "UPDATE", "only erased", "NEW.salt IS NOT NULL OR OLD.salt IS NULL"),
    refuse("personal", "UPDATE", "not of open accounts", f"NOT ({_CLOSED} OR {_DISPOSED})"),
)  # fmt: skip
