"""Version 5 of the tables: what somebody had entered when the window locked, until it is recorded or signed.

A draft is no record: it is replaced and removed. It is the only table of which a row about a patient may go.
"""

from __future__ import annotations

VERSION_5: tuple[str, ...] = (
    """CREATE TABLE drafts (
  user_id TEXT NOT NULL REFERENCES users (user_id),
  kind TEXT NOT NULL CHECK (kind IN ('own_view', 'sign_off')),
  subject TEXT NOT NULL,
  content TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (user_id, kind, subject)
) STRICT, WITHOUT ROWID""",
)
