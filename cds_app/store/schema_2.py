"""Version 2 of the tables: the site's bundle keys, the bundles it imported, and which bundle was active when.

What was signed with a retired bundle stays checkable, so no row is ever removed.
"""

from __future__ import annotations

from cds_app.store.schema import refuse

_ENTRY = "INTEGER{} REFERENCES entries (idx) DEFERRABLE INITIALLY DEFERRED"
_NEEDED, _MAYBE = _ENTRY.format(" NOT NULL"), _ENTRY.format("")

VERSION_2: tuple[str, ...] = (
    f"""CREATE TABLE bundle_keys (
  key_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  public_key TEXT NOT NULL UNIQUE,
  trusted_at_entry {_MAYBE},
  revoked_at_entry {_MAYBE},
  CHECK (trusted_at_entry IS NOT NULL OR revoked_at_entry IS NOT NULL)
) STRICT""",
    f"""CREATE TABLE bundles (
  bundle_id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  key_id TEXT NOT NULL,
  imported_at_entry {_NEEDED}
) STRICT""",
    f"""CREATE TABLE activations (
  id INTEGER PRIMARY KEY,
  bundle_id TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  replaced_id TEXT,
  replaced_sha256 TEXT,
  activated_at_entry {_NEEDED},
  CHECK ((replaced_id IS NULL) = (replaced_sha256 IS NULL))
) STRICT""",
    refuse("bundle_keys", "DELETE", "never removed"),
    refuse("bundle_keys", "UPDATE OF key_id, kind, public_key, trusted_at_entry", "identity stays"),
    refuse("bundle_keys", "UPDATE", "revoked ones stay", "OLD.revoked_at_entry IS NOT NULL"),
    refuse("bundles", "DELETE", "never removed"),
    refuse("bundles", "UPDATE", "never changed"),
    refuse("activations", "DELETE", "never removed"),
    refuse("activations", "UPDATE", "never changed"),
)
