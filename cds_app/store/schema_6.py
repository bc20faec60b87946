"""Version 6 of the tables: which notices to patients were handed over, by the entry of the log that tells of each.

The entry holds what was recorded; this table finds it without reading the whole log.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

VERSION_6: tuple[str, ...] = (
    """CREATE TABLE notices (
  entry INTEGER PRIMARY KEY REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  assessment_id TEXT NOT NULL REFERENCES assessments (assessment_id)
) STRICT""",
    "CREATE INDEX notices_of_assessment ON notices (assessment_id)",
    refuse("notices", "DELETE", "never removed"),
    refuse("notices", "UPDATE", "never changed"),
)
