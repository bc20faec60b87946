"""The encrypted store against the same statements on plain SQLite: what encryption and wiped memory cost.

The statements are those of an import, random record ids included.
"""

from __future__ import annotations

import secrets
import sqlite3  # noqa: TID251 - the floor: the same statements without encryption
import tempfile
from itertools import count
from pathlib import Path

from cds_app.store.bulk import insert_at_once
from cds_app.store.database import Database, create_file
from cds_app.store.migrations import migrate
from tests.bench.measure import Row, measured

PATIENTS, RATINGS_EACH = 5_000, 20
LOOK_UPS, SCANS = 2_000, 5
SETTINGS = (
    "temp_store = MEMORY", "foreign_keys = ON", "secure_delete = ON", "recursive_triggers = ON", "cell_size_check = ON",
    "trusted_schema = OFF", "cache_size = -65536", "cache_spill = OFF", "journal_mode = DELETE", "synchronous = EXTRA",
)  # fmt: skip
"""As `store.database` sets them: the floor gives the same guarantees, but for secrecy and a proof of each page."""
_PATIENT = ("id", "batch", "knows_treatments", "knows_conditions", "knows_medications", "has_baseline", "age_years")
_RATING = ("patient", "position", "day", "scale", "item", "value")


def rows() -> list[Row]:
    """Bulk insert, point look-up and warm scan."""
    with tempfile.TemporaryDirectory() as name:
        ours, floor = create_file(Path(name) / "ours.db", secrets.token_bytes(32)), _plain(Path(name) / "plain.db")
        for database in (ours, floor):
            migrate(database)
            _add_batch(database)
        mine, least = count(), count()
        found = [
            measured(
                f"bulk insert of {PATIENTS * (RATINGS_EACH + 1):,} rows, encrypted",
                lambda: _insert(ours, next(mine)),
                lambda: _insert(floor, next(least)),
                "the same on plain SQLite",
                1.6,
            ),
            measured(f"{LOOK_UPS:,} look-ups", lambda: _look_up(ours), lambda: _look_up(floor), "plain SQLite", 2.2),
            measured(f"{SCANS} warm scans", lambda: _scan(ours), lambda: _scan(floor), "plain SQLite", 1.3),
        ]
        ours.close()
        floor.close()
        return found


def _plain(path: Path) -> Database:
    """Our own door over the plain library, so that both run the same lines of Python."""
    database = Database(sqlite3.connect(path, isolation_level=None), path)
    with database.setting_up():
        for setting in SETTINGS:
            database.run(f"PRAGMA {setting}")
    return database


def _add_batch(database: Database) -> None:
    with database.transaction():
        database.run(
            "INSERT INTO users (user_id, name, folded_name, display_name, credential, roles, enabled) "
            "VALUES ('u', 'u', 'u', 'u', '', '', 1)"
        )
        database.run(
            "INSERT INTO batches (id, batch_id, sha256, format, imported_at, user_id, files, counts) "
            "VALUES (1, 'b', 'h', 'folder', '2026-11-02T09:00:00Z', 'u', '[]', '{}')"
        )


def _insert(database: Database, turn: int) -> None:
    """The patients of one more import and their ratings, in one transaction."""
    numbers = range(turn * PATIENTS + 1, (turn + 1) * PATIENTS + 1)
    with database.transaction():
        ids, names = [secrets.token_hex(16) for _ in numbers], [f"P-{n:06d}" for n in numbers]
        known = [1] * PATIENTS
        people = dict(zip(_PATIENT, (numbers, *[known] * 5, [20 + n % 60 for n in numbers]), strict=True))
        insert_at_once(database, "patients", people, {"record_id": ids, "pseudonym": names})
        ratings = zip(*((n, p, p, 1, p % 10, p % 4) for n in numbers for p in range(RATINGS_EACH)), strict=True)
        insert_at_once(database, "ratings", dict(zip(_RATING, ratings, strict=True)))


def _look_up(database: Database) -> None:
    for number in range(1, PATIENTS, PATIENTS // LOOK_UPS):
        database.row("SELECT id, age_years, has_baseline FROM patients WHERE pseudonym = ?", f"P-{number:06d}")


def _scan(database: Database) -> None:
    for _ in range(SCANS):
        database.row("SELECT count(*), sum(day), sum(value) FROM ratings")
