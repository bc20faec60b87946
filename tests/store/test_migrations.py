"""Numbered steps, each whole or not taken, after a copy was put aside."""

from __future__ import annotations

import hashlib
import itertools
import shutil

import pytest

from cds_app.store import (
    alike,
    database,
    migrations,
    personal,
    schema,
    schema_2,
    schema_3,
    schema_4,
    schema_5,
    schema_6,
    schema_7,
    schema_9,
    schema_10,
)
from cds_app.store.whole_check import check_everything
from tests.store.helpers import crashed_at, create, import_these, insider, refused, sign_in
from tests.support.factories import make_record

NEXT = ("CREATE TABLE visits (id INTEGER PRIMARY KEY) STRICT", "ALTER TABLE batches ADD COLUMN note TEXT")


NOW = len(migrations.MIGRATIONS)


@pytest.fixture
def second(monkeypatch):
    """A program one version ahead."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NEXT))


@pytest.mark.requirement("STO-13")
def test_version_1_is_what_it_was_when_it_was_released():
    """Once a store exists with these tables they are never edited: add a migration, and leave this number alone."""
    assert hashlib.sha256("\n".join(schema.VERSION_1).encode()).hexdigest() == (
        "66a1a5afa540ac0dd3566b9c8d643bce7914d6efdeead96761a97686bcea79af"
    )


@pytest.mark.requirement("STO-13")
def test_version_2_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_2.VERSION_2).encode()).hexdigest() == (
        "0c1d306ad68d2b40b1d95feda1c919232a1f752ec2a51175532e0357d34dd9d1"
    )


@pytest.mark.requirement("STO-13")
def test_version_3_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_3.VERSION_3).encode()).hexdigest() == (
        "fb052aa5de612f96d9f70741519dbfedaacc22233e6c62c746b32e4634b0af62"
    )


@pytest.mark.requirement("STO-13")
def test_version_4_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_4.VERSION_4).encode()).hexdigest() == (
        "f31a3646bce66b4c3c65870610ea623bf747a246ec6ead421b29538b16f6a64a"
    )


@pytest.mark.requirement("STO-13")
def test_version_5_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_5.VERSION_5).encode()).hexdigest() == (
        "fececb8d62a528a42ce5c54b9b10d128049f6bc70c8bf1afdc39044ee25cef9a"
    )


@pytest.mark.requirement("STO-13")
def test_version_6_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_6.VERSION_6).encode()).hexdigest() == (
        "cdc3d6e6ebd4131139e018715f640e2dd73acd5a755195c30e8c00bf43768bde"
    )


@pytest.mark.requirement("STO-13")
def test_version_7_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_7.VERSION_7).encode()).hexdigest() == (
        "4737256969a28ef14350196f437a746322ccc1992398675968ec0931c2ff383b"
    )


@pytest.mark.requirement("STO-13")
def test_version_9_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_9.VERSION_9).encode()).hexdigest() == (
        "ef4f7d97be07b9772f44ce071d57fc47f426b2364e755ad50994a5a383883c0f"
    )


@pytest.mark.requirement("STO-13")
def test_version_10_is_what_it_was_when_it_was_released():
    assert hashlib.sha256("\n".join(schema_10.VERSION_10).encode()).hexdigest() == (
        "2e67481ad5eb28742d38b99df9cc7a960675720ad5afd2893b4d36f588dded34"
    )


@pytest.mark.requirement("STO-13")
def test_the_patients_of_a_store_of_version_9_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:9])
    monkeypatch.setattr(alike, "add", lambda *_: None)  # a program of then kept no count
    values = ({"age_years": 44}, {"age_years": None}, {"age_years": None})
    with create(tmp_path / "old") as store:
        import_these(store, [make_record(f"P-{place}", values=known) for place, known in enumerate(values)])
    monkeypatch.undo()
    with sign_in(tmp_path / "old") as store:
        assert store.count_patients() == 3
        found = store.counted_by({"age_years": False, "sex": True})
        assert {known["age_years"]: people for known, people in found} == {44: 1, None: 2}
        assert check_everything(store) == ()


@pytest.mark.requirement("STO-13")
def test_a_store_of_version_1_is_brought_up_to_date_with_everything_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", (schema.VERSION_1,))
    monkeypatch.setattr(personal, "keep", lambda *_: {})  # a program of then knew no values beside the log
    create(tmp_path / "old").close()
    monkeypatch.undo()
    with sign_in(tmp_path / "old") as store:
        assert (store.bundle_keys(), store.imported_bundles(), store.activations()) == ((), (), ())
        assert store.verify_chain() is None
    assert (tmp_path / "old" / "store.db.version-1").exists()


def test_every_table_is_strict_and_every_statement_is_one():
    for statement in (
        *schema.VERSION_1,
        *schema_2.VERSION_2,
        *schema_3.VERSION_3,
        *schema_4.VERSION_4,
        *schema_5.VERSION_5,
        *schema_6.VERSION_6,
        *schema_7.VERSION_7,
        *schema_9.VERSION_9,
    ):
        assert statement == statement.strip()
        if statement.startswith("CREATE TABLE"):
            assert statement.endswith(("STRICT", "STRICT, WITHOUT ROWID"))
        assert statement.split()[0] == "CREATE"


@pytest.mark.requirement("STO-13")
def test_an_older_store_is_copied_aside_and_brought_up_to_date(folder, second):
    before = (folder / "store.db").read_bytes()
    with sign_in(folder) as store:
        assert store._database.value("PRAGMA user_version") == NOW + 1
        assert store._database.rows("SELECT * FROM visits") == []
        assert store.count_patients() == 3
        assert store.verify_chain() is None
    aside = folder / f"store.db.version-{NOW}"
    assert aside.read_bytes() == before
    assert aside.stat().st_mode & 0o777 == 0o600
    sign_in(folder).close()


@pytest.mark.requirement("STO-13")
def test_the_copy_put_aside_opens_with_the_program_before(folder, second, monkeypatch):
    sign_in(folder).close()
    monkeypatch.undo()
    with refused("schema_newer"):
        sign_in(folder)
    shutil.copy(folder / f"store.db.version-{NOW}", folder / "store.db")
    with sign_in(folder) as store:
        assert store.count_patients() == 3


@pytest.mark.requirement("STO-13")
def test_a_migration_that_fails_leaves_the_store_as_it_was(folder, monkeypatch):
    first = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (*first, (*NEXT, "CREATE TABLE visits (again TEXT)")))
    with pytest.raises(database.cipher.Error):
        sign_in(folder)
    monkeypatch.undo()
    with sign_in(folder) as store:
        assert store._database.value("PRAGMA user_version") == NOW


@pytest.mark.requirement("STO-13")
def test_a_crash_while_migrating_is_made_good_at_the_next_opening(template, tmp_path, second):
    for step in itertools.count():
        folder = shutil.copytree(template, tmp_path / str(step))
        if not crashed_at(step, lambda folder=folder: sign_in(folder)):
            break
        with sign_in(folder) as store:
            assert store._database.value("PRAGMA user_version") == NOW + 1
            assert store.count_patients() == 3
    assert step > 3


def test_a_store_without_its_tables_is_brought_up_from_nothing_only_when_it_is_created(folder):
    with insider(folder) as opened:
        opened.run("PRAGMA user_version = 0")
    with pytest.raises(database.cipher.Error, match="already exists"):
        sign_in(folder)
