"""Version 1 of the tables. Once released it never changes: what comes later is a migration of its own.

Words with a closed list (categories, scales, drugs, conditions …) are kept as numbers of `terms`: memory security
makes each text that is bound cost system calls, and a hundred thousand patients have millions of such words.
No table about patients has a date: times are days from the index day.
"""

from __future__ import annotations

from cds_app.domain.patient import PATIENT_COLUMNS

_SQL_TYPES = {"category": "INTEGER", "integer": "INTEGER", "age": "INTEGER", "number": "ANY"}
"""A category is a number of `terms`. ANY keeps 24 and 24.0 apart, which a REAL column would not."""


_PATIENT_COLUMNS = ",\n  ".join(f"{column.name} {_SQL_TYPES[column.kind]}" for column in PATIENT_COLUMNS)


_TABLES = f"""
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
  idx INTEGER PRIMARY KEY,
  leaf TEXT NOT NULL,
  link TEXT NOT NULL,
  entry TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  user_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  credential TEXT NOT NULL,
  roles TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

CREATE TABLE keys (
  key_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('installation', 'clinician')),
  user_id TEXT REFERENCES users (user_id),
  display_name TEXT NOT NULL,
  public_key TEXT NOT NULL UNIQUE,
  private_key TEXT,
  enrolled_at_entry INTEGER NOT NULL REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  retired_at_entry INTEGER REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((kind = 'clinician') = (user_id IS NOT NULL))
) STRICT;

CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (user_id),
  files TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT;

CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  term TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE patients (
  id INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL UNIQUE,
  pseudonym TEXT NOT NULL UNIQUE,
  batch INTEGER NOT NULL REFERENCES batches (id),
  knows_treatments INTEGER NOT NULL,
  knows_conditions INTEGER NOT NULL,
  knows_medications INTEGER NOT NULL,
  has_baseline INTEGER NOT NULL,
  latest_scale INTEGER REFERENCES terms (id),
  latest_total INTEGER,
  latest_day INTEGER,
  previous_total INTEGER,
  last_assessment INTEGER REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
  {_PATIENT_COLUMNS}
) STRICT;

CREATE TABLE ratings (
  patient INTEGER NOT NULL REFERENCES patients (id),
  position INTEGER NOT NULL,
  day INTEGER NOT NULL,
  scale INTEGER NOT NULL,
  item INTEGER NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (patient, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE treatments (
  patient INTEGER NOT NULL REFERENCES patients (id),
  position INTEGER NOT NULL,
  drug INTEGER NOT NULL,
  dose_mg_day ANY,
  start_day INTEGER,
  end_day INTEGER,
  outcome INTEGER NOT NULL,
  stop_reason INTEGER,
  same_episode INTEGER NOT NULL,
  PRIMARY KEY (patient, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE conditions (
  patient INTEGER NOT NULL REFERENCES patients (id),
  position INTEGER NOT NULL,
  condition INTEGER NOT NULL,
  status INTEGER NOT NULL,
  PRIMARY KEY (patient, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE medications (
  patient INTEGER NOT NULL REFERENCES patients (id),
  position INTEGER NOT NULL,
  medication INTEGER NOT NULL,
  status INTEGER NOT NULL,
  PRIMARY KEY (patient, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
  patient INTEGER NOT NULL REFERENCES patients (id),
  position INTEGER NOT NULL,
  concern INTEGER NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (patient, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessments (
  id INTEGER PRIMARY KEY,
  assessment_id TEXT NOT NULL UNIQUE,
  patient INTEGER NOT NULL REFERENCES patients (id),
  user_id TEXT NOT NULL REFERENCES users (user_id),
  created_at TEXT NOT NULL,
  state TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  amends TEXT REFERENCES assessments (assessment_id)
) STRICT;

CREATE INDEX assessments_of_patient ON assessments (patient);

CREATE TABLE signatures (
  assessment_id TEXT PRIMARY KEY REFERENCES assessments (assessment_id),
  statement TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES keys (key_id),
  signature TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  entry_index INTEGER NOT NULL UNIQUE REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE exports (
  id INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,
  head TEXT NOT NULL,
  time TEXT NOT NULL,
  last_entry INTEGER NOT NULL REFERENCES entries (idx)
) STRICT
"""


def refuse(table: str, when: str, words: str, condition: str = "") -> str:
    """A trigger that refuses a kind of statement on a table, optionally only under a condition."""
    name = f"{table}_{words.replace(' ', '_')}"
    guard = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {when} ON {table} {guard}BEGIN SELECT RAISE(ABORT, '{table}: {words}'); END"


_SIGNED = "EXISTS (SELECT 1 FROM signatures WHERE assessment_id = OLD.assessment_id)"
_NOT_SIGNED_STATE = "(SELECT state FROM assessments WHERE assessment_id = NEW.assessment_id) IS NOT 'signed'"

_TRIGGERS = (
    refuse("entries", "UPDATE", "never changed"),
    refuse("entries", "DELETE", "never removed"),
    refuse("entries", "INSERT", "only the next", "NEW.idx IS NOT (SELECT coalesce(max(idx), -1) + 1 FROM entries)"),
    refuse("users", "DELETE", "never removed"),
    refuse("users", "UPDATE OF user_id, name, folded_name", "names stay"),
    refuse("keys", "DELETE", "never removed"),
    refuse("keys", "UPDATE OF key_id, kind, user_id, public_key, enrolled_at_entry", "identity stays"),
    refuse("keys", "UPDATE", "retired ones stay", "OLD.retired_at_entry IS NOT NULL"),
    refuse("assessments", "DELETE", "never removed"),
    refuse("assessments", "UPDATE OF id, assessment_id, patient, user_id, created_at, amends", "identity stays"),
    refuse("assessments", "UPDATE", "signed ones stay", _SIGNED),
    refuse("signatures", "INSERT", "only of signed state", _NOT_SIGNED_STATE),
    refuse("signatures", "UPDATE", "never changed"),
    refuse("signatures", "DELETE", "never removed"),
    refuse("exports", "UPDATE", "never changed"),
    refuse("exports", "DELETE", "never removed"),
)

VERSION_1: tuple[str, ...] = (*(statement.strip() for statement in _TABLES.split(";\n")), *_TRIGGERS)
"""Statements in order. Python's own script runner would commit the transaction they belong in."""
