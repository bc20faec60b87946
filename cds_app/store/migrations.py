"""Numbered migrations: each runs in one transaction, after a copy of the store was put aside."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store import (
    schema,
    schema_2,
    schema_3,
    schema_4,
    schema_5,
    schema_6,
    schema_7,
    schema_8,
    schema_9,
    schema_10,
)
from cds_app.store.database import Database, in_memory
from cds_app.store.files import disk_errors, sync_directory, sync_file

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    schema.VERSION_1,
    schema_2.VERSION_2,
    schema_3.VERSION_3,
    schema_4.VERSION_4,
    schema_5.VERSION_5,
    schema_6.VERSION_6,
    schema_7.VERSION_7,
    schema_8.VERSION_8,
    schema_9.VERSION_9,
    schema_10.VERSION_10,
)
"""Migration n (counted from 1) leads from version n − 1 to version n. `PRAGMA user_version` holds n."""


def migrate(database: Database) -> None:
    """Bring the tables up to this program's version.

    Raises `CdsError` "schema_newer" for a store of a later program, `IntegrityError` "store_altered" when the
    tables or triggers are not what the migrations make.
    """
    version = int(database.value("PRAGMA user_version"))
    if version > len(MIGRATIONS):
        raise CdsError("schema_newer")
    if version < len(MIGRATIONS):
        if version > 0:
            _put_aside(database.path, version)
        with database.setting_up(), database.transaction():
            _apply(database, MIGRATIONS, version)
    if _schema(database) != _expected(MIGRATIONS):
        raise IntegrityError("store_altered", path=str(database.path))


def is_current(database: Database) -> bool:
    """Whether `migrate` has nothing to do and nothing to object to."""
    return int(database.value("PRAGMA user_version")) == len(MIGRATIONS) and _schema(database) == _expected(MIGRATIONS)


def _apply(database: Database, migrations: tuple[tuple[str, ...], ...], version: int) -> None:
    for number, statements in list(enumerate(migrations, start=1))[version:]:
        for statement in statements:
            database.run(statement)
        database.run(f"PRAGMA user_version = {number}")


def _put_aside(path: Path, version: int) -> None:
    """Copy the store as it is, beside itself. Encrypted as it is, it opens with the same passphrases."""
    target = path.with_name(f"{path.name}.version-{version}")
    partial = target.with_name(f"{target.name}.partial")
    with disk_errors(target):
        shutil.copyfile(path, partial)
        os.chmod(partial, 0o600)
        sync_file(partial)
        os.replace(partial, target)
        sync_directory(target.parent)


def _schema(database: Database) -> list[tuple[str, ...]]:
    return database.rows("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name")


@cache
def _expected(migrations: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    database = in_memory()
    try:
        with database.setting_up(), database.transaction():
            _apply(database, migrations, 0)
        return _schema(database)
    finally:
        database.close()
