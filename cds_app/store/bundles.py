"""The site's bundle keys, imported bundles and activations, as rows. The bundles themselves are files (`bundle_files`).

These keys check what others signed; they have nothing to do with the keys people sign with (`signing`).
"""

from __future__ import annotations

from dataclasses import dataclass

from cds_app.domain.errors import CdsError
from cds_app.store.database import ConstraintBroken, Database

SITE = "site"


@dataclass(frozen=True)
class BundleKey:
    """A key that the site trusts, or that it revoked. `public_key` is base64; `kind` is "site" for a key of its own.

    A key that the program ships stands here only when the site revoked it; it then has no entry of trust.
    """

    key_id: str
    kind: str
    public_key: str
    trusted_at_entry: int | None
    revoked_at_entry: int | None


@dataclass(frozen=True)
class ImportedBundle:
    """A bundle that lies in the store's folder. `sha256` is over its manifest."""

    bundle_id: str
    version: str
    sha256: str
    key_id: str
    imported_at_entry: int


@dataclass(frozen=True)
class Activation:
    """When a bundle was put to use, and what it replaced. The last one counts."""

    bundle_id: str
    version: str
    sha256: str
    replaced_id: str | None
    replaced_sha256: str | None
    activated_at_entry: int


def keys(database: Database) -> tuple[BundleKey, ...]:
    """All keys, by id."""
    sql = "SELECT key_id, kind, public_key, trusted_at_entry, revoked_at_entry FROM bundle_keys ORDER BY key_id"
    return tuple(BundleKey(*row) for row in database.rows(sql))


def trust(database: Database, key_id: str, public_key: str, at_entry: int) -> None:
    """Trust a key of the site's. Raises `CdsError` "bundle_key_present" for one that is, or was, there."""
    try:
        database.run(
            "INSERT INTO bundle_keys (key_id, kind, public_key, trusted_at_entry) VALUES (?, ?, ?, ?)",
            key_id,
            SITE,
            public_key,
            at_entry,
        )
    except ConstraintBroken as error:
        raise CdsError("bundle_key_present") from error


def revoke(database: Database, key_id: str, kind: str, public_key: str, at_entry: int) -> None:
    """Trust a key no longer, for good; `kind` and `public_key` are kept of one that the program ships.

    Raises `CdsError` "bundle_key_revoked_before".
    """
    known = database.row("SELECT revoked_at_entry FROM bundle_keys WHERE key_id = ?", key_id)
    if known is None:
        database.run(
            "INSERT INTO bundle_keys (key_id, kind, public_key, revoked_at_entry) VALUES (?, ?, ?, ?)",
            key_id,
            kind,
            public_key,
            at_entry,
        )
    elif known[0] is None:
        database.run("UPDATE bundle_keys SET revoked_at_entry = ? WHERE key_id = ?", at_entry, key_id)
    else:
        raise CdsError("bundle_key_revoked_before")


def imported(database: Database) -> tuple[ImportedBundle, ...]:
    """All imported bundles, in the order of their import."""
    sql = "SELECT bundle_id, version, sha256, key_id, imported_at_entry FROM bundles ORDER BY imported_at_entry"
    return tuple(ImportedBundle(*row) for row in database.rows(sql))


def note_import(database: Database, bundle: ImportedBundle) -> None:
    """Raises `CdsError` "bundle_present" when there is one with this id or content already."""
    try:
        database.run(
            "INSERT INTO bundles (bundle_id, version, sha256, key_id, imported_at_entry) VALUES (?, ?, ?, ?, ?)",
            bundle.bundle_id,
            bundle.version,
            bundle.sha256,
            bundle.key_id,
            bundle.imported_at_entry,
        )
    except ConstraintBroken as error:
        raise CdsError("bundle_present") from error


def activations(database: Database) -> tuple[Activation, ...]:
    """All activations, oldest first."""
    sql = (
        "SELECT bundle_id, version, sha256, replaced_id, replaced_sha256, activated_at_entry FROM activations"
        " ORDER BY id"
    )
    return tuple(Activation(*row) for row in database.rows(sql))


def note_activation(database: Database, activation: Activation) -> None:
    database.run(
        "INSERT INTO activations (bundle_id, version, sha256, replaced_id, replaced_sha256, activated_at_entry)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        activation.bundle_id,
        activation.version,
        activation.sha256,
        activation.replaced_id,
        activation.replaced_sha256,
        activation.activated_at_entry,
    )
