"""Version 3 of the tables: what patients said in the program that they want to avoid.

Each time is a set of its own, and an empty one is an answer too. The last one counts; the ones before stay, and so
do the imported preferences.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

VERSION_3: tuple[str, ...] = (
    """CREATE TABLE preference_sets (
  id INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patients (id),
  chosen TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    "CREATE INDEX preference_sets_of_patient ON preference_sets (patient)",
    refuse("preference_sets", "DELETE", "never removed"),
    refuse("preference_sets", "UPDATE", "never changed"),
)
