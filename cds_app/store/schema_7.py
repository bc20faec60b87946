"""Version 7 of the tables: recalibrations that somebody proposed, and what became of each.

That the proposer does not approve is a rule of the table too: no other way of writing gets round it.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

_PROPOSER = "(SELECT proposed_by FROM recalibrations WHERE recalibration_id = NEW.recalibration_id)"
_WITHDRAWN = (
    "EXISTS (SELECT 1 FROM recalibration_acts WHERE recalibration_id = NEW.recalibration_id AND act = 'withdrawn')"
)

VERSION_7: tuple[str, ...] = (
    """CREATE TABLE recalibrations (
  id INTEGER PRIMARY KEY,
  recalibration_id TEXT NOT NULL UNIQUE,
  bundle_sha256 TEXT NOT NULL,
  catalogue_sha256 TEXT NOT NULL,
  proposal TEXT NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES users (user_id),
  proposed_at TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE recalibration_acts (
  recalibration_id TEXT NOT NULL REFERENCES recalibrations (recalibration_id),
  act TEXT NOT NULL CHECK (act IN ('approved', 'withdrawn')),
  user_id TEXT NOT NULL REFERENCES users (user_id),
  acted_at TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (recalibration_id, act)
) STRICT, WITHOUT ROWID""",
    refuse("recalibrations", "UPDATE", "never changed"),
    refuse("recalibrations", "DELETE", "never removed"),
    refuse("recalibration_acts", "UPDATE", "never changed"),
    refuse("recalibration_acts", "DELETE", "never removed"),
    refuse("recalibration_acts", "INSERT", "by two people", f"NEW.act = 'approved' AND NEW.user_id IS {_PROPOSER}"),
    refuse("recalibration_acts", "INSERT", "not after withdrawal", f"NEW.act = 'approved' AND {_WITHDRAWN}"),
)
