"""Version 4 of the tables: what became of treatments that were decided in the program.

Each time it is told is a row of its own; the last one about a drug and its first day counts, the ones before stay,
and so do the imported treatments.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

VERSION_4: tuple[str, ...] = (
    """CREATE TABLE courses (
  id INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patients (id),
  assessment_id TEXT NOT NULL REFERENCES assessments (assessment_id),
  course TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    "CREATE INDEX courses_of_patient ON courses (patient)",
    refuse("courses", "DELETE", "never removed"),
    refuse("courses", "UPDATE", "never changed"),
)
