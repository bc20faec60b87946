"""Encryption proved, damage found, doors closed."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3  # noqa: TID251 - the plain driver plays the stub library and the plain file
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from cds_app.domain.audit import EventKind
from cds_app.store import database, migrations
from cds_app.store.attempts import AttemptFile
from cds_app.store.database import PLAIN_HEADER, ConstraintBroken
from tests.store.helpers import ADA, crashed_at, create, insider, refused, sign_in

PAGE = 4096


@pytest.fixture(scope="module")
def big(template, tmp_path_factory):
    """A closed store of many pages, and its bytes."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("big") / "store")
    with sign_in(folder) as store:
        for number in range(60):
            with store.change(EventKind.WHAT_IF, {"text": f"{number}" * 800}):
                pass
    content = (folder / "store.db").read_bytes()
    assert len(content) > 40 * PAGE
    return folder, content


def replaced(big, content):
    folder, _ = big
    (folder / "store.db").write_bytes(content)
    return folder


# -- what a store proves -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-01")
def test_an_open_store_is_encrypted_authenticated_and_keeps_temporary_data_in_memory(store, folder):
    proof = store.prove()
    assert proof.pages * PAGE == (folder / "store.db").stat().st_size
    assert tuple(map(int, proof.cipher_version.split()[0].split(".")))[:2] >= (4, 6)
    value = store._database.value
    assert not (folder / "store.db").read_bytes().startswith(PLAIN_HEADER)
    with store._database.setting_up():
        settings = {
            name: str(value(f"PRAGMA {name}"))
            for name in (
                "cipher_memory_security",
                "cipher_use_hmac",
                "temp_store",
                "foreign_keys",
                "secure_delete",
                "recursive_triggers",
                "cache_size",
                "journal_mode",
                "synchronous",
            )
        }
    assert settings == {
        "cipher_memory_security": "1",
        "cipher_use_hmac": "1",
        "temp_store": "2",
        "foreign_keys": "1",
        "secure_delete": "1",
        "recursive_triggers": "1",
        "cache_size": "-65536",
        "journal_mode": "delete",
        "synchronous": "3",
    }


@pytest.mark.requirement("STO-01")
def test_a_stub_library_without_a_cipher_is_refused(folder, tmp_path, monkeypatch):
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (a)")
    with refused("cipher_missing"):
        database.prove(tmp_path / "plain.db", plain)
    plain.close()

    opened = []
    connect = sqlite3.connect
    monkeypatch.setattr(database.cipher, "connect", lambda *a, **k: opened.append(connect(*a, **k)) or opened[-1])
    before = (folder / "store.db").read_bytes()
    with refused("cipher_missing"):
        sign_in(folder)
    with refused("cipher_missing"):
        database.cipher_version()
    assert (folder / "store.db").read_bytes() == before
    for connection in opened:
        connection.close()


class Answers:
    """A connection that answers pragmas as it is told."""

    def __init__(self, **answers):
        self.answers = {
            "cipher_version": [("4.6.0 community",)],
            "cipher_use_hmac": [("1",)],
            "cipher_memory_security": [("1",)],
            "temp_store": [(2,)],
            "page_count": [(1,)],
            "page_size": [("4096",)],
            "cipher_integrity_check": [],
            "quick_check": [("ok",)],
            **answers,
        }

    def execute(self, sql):
        rows = self.answers[sql.removeprefix("PRAGMA ")]

        class Cursor:
            fetchall = staticmethod(lambda: rows)
            fetchone = staticmethod(lambda: rows[0] if rows else None)

        return Cursor


@pytest.mark.requirement("STO-01")
@pytest.mark.parametrize(
    ("name", "answer", "code"),
    [
        ("cipher_version", [], "cipher_missing"),
        ("cipher_version", [("4.5.9 community",)], "cipher_missing"),
        ("cipher_version", [("3.99",)], "cipher_missing"),
        ("cipher_version", [("unknown",)], "cipher_missing"),
        ("cipher_version", [("",)], "cipher_missing"),
        ("cipher_use_hmac", [("0",)], "cipher_missing"),
        ("cipher_use_hmac", [], "cipher_missing"),
        ("cipher_memory_security", [("0",)], "cipher_missing"),
        ("temp_store", [(0,)], "cipher_missing"),
        ("temp_store", [(1,)], "cipher_missing"),
        ("page_count", [(2,)], "store_damaged"),
        ("cipher_integrity_check", [("HMAC verification failed for page 1",)], "store_damaged"),
        ("quick_check", [("*** in database main ***",)], "store_damaged"),
    ],
)
def test_each_missing_protection_is_found(tmp_path, name, answer, code):
    path = tmp_path / "store.db"
    path.write_bytes(b"\x01" * 4096)
    database.prove(path, Answers())
    database.prove(path, Answers(cipher_version=[("4.10.0 community",)]))
    with refused(code):
        database.prove(path, Answers(**{name: answer}))


@pytest.mark.requirement("STO-01")
def test_a_plain_file_in_place_of_the_store_is_refused_and_stays_as_it_is(folder):
    path = folder / "store.db"
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    for passphrase in (ADA, "not even the right words"):
        with refused("store_plain"):
            sign_in(folder, passphrase=passphrase)
    assert path.read_bytes() == before


# -- damage ------------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-09")
def test_one_flipped_bit_anywhere_is_found(big):
    _, content = big
    picked = random.Random(1)
    offsets = [0, 15, 16, 100, PAGE - 1, PAGE, len(content) - 1, *(picked.randrange(len(content)) for _ in range(25))]
    for offset in offsets:
        flipped = bytearray(content)
        flipped[offset] ^= 1 << picked.randrange(8)
        with refused("store_damaged"):
            sign_in(replaced(big, bytes(flipped)))


@pytest.mark.requirement("STO-09")
def test_a_truncated_or_extended_store_is_found(big):
    _, content = big
    cuts = [content[:-1], content[:-PAGE], content[: 20 * PAGE], content[:PAGE], content[:100], content[:10], b""]
    longer = [content + b"x", content + bytes(PAGE), content + content[-PAGE:], content + os.urandom(PAGE)]
    for changed in cuts + longer:
        with refused("store_damaged"):
            sign_in(replaced(big, changed))


@pytest.mark.requirement("STO-09")
def test_two_pages_that_changed_places_are_found(big):
    _, content = big
    a, b = content[10 * PAGE : 11 * PAGE], content[12 * PAGE : 13 * PAGE]
    moved = content[: 10 * PAGE] + b + content[11 * PAGE : 12 * PAGE] + a + content[13 * PAGE :]
    with refused("store_damaged"):
        sign_in(replaced(big, moved))
    sign_in(replaced(big, content)).close()


@pytest.mark.requirement("STO-09")
def test_another_stores_file_and_its_pages_are_found(folder, tmp_path):
    create(tmp_path / "other").close()
    theirs = (tmp_path / "other" / "store.db").read_bytes()
    mine = (folder / "store.db").read_bytes()
    for mixed in (theirs, mine[: 5 * PAGE] + theirs[5 * PAGE : 6 * PAGE] + mine[6 * PAGE :]):
        (folder / "store.db").write_bytes(mixed)
        with refused("store_damaged"):
            sign_in(folder)


@pytest.mark.requirement("STO-09")
def test_damage_that_comes_while_the_store_is_open_is_told_in_words(store, folder):
    path = folder / "store.db"
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // PAGE):
        content[page * PAGE + 50] ^= 1
    path.write_bytes(bytes(content))
    with refused("store_damaged"):
        store.prove()


@pytest.mark.requirement("STO-13")
def test_a_store_of_a_newer_program_is_refused_and_stays_as_it_is(folder):
    with insider(folder) as opened:
        opened.run(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    before = (folder / "store.db").read_bytes()
    with refused("schema_newer"):
        sign_in(folder)
    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER entries_never_removed",
        "CREATE TABLE notes (text TEXT)",
        "CREATE TRIGGER spy AFTER INSERT ON entries BEGIN DELETE FROM exports; END",
        "CREATE VIEW patients_plain AS SELECT * FROM patients",
        "ALTER TABLE patients ADD COLUMN surname TEXT",
    ],
)
def test_tables_or_triggers_changed_from_outside_are_found(folder, sql):
    with insider(folder) as opened:
        opened.run(sql)
    with refused("store_altered"):
        sign_in(folder)


# -- doors -------------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-08")
@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH DATABASE 'out.db' AS out KEY ''",
        "ATTACH ':memory:' AS out",
        "DETACH main",
        "VACUUM",
        "VACUUM INTO 'out.db'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
        "SELECT fts3_tokenizer('simple')",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA cipher_log = 'out.log'",
        "PRAGMA temp_store = FILE",
        "PRAGMA user_version = 9",
        "DROP TRIGGER entries_never_removed",
        "DROP TABLE entries",
        "ALTER TABLE entries RENAME TO old",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t (a)",
        "CREATE TEMP TRIGGER t AFTER INSERT ON entries BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE t USING fts5(a)",
    ],
)
def test_every_door_out_of_the_store_is_denied(standing, tmp_path, monkeypatch, sql):
    monkeypatch.chdir(tmp_path)
    before = standing.head()
    with pytest.raises(database.cipher.Error, match="authoriz"):
        standing._database.run(sql)
    assert not (tmp_path / "out.db").exists()
    assert standing.head() == before


@pytest.mark.requirement("STO-08")
def test_attaching_is_denied_even_while_tables_are_made(store):
    with store._database.setting_up(), pytest.raises(database.cipher.Error, match="authoriz"):
        store._database.run("ATTACH ':memory:' AS out KEY ''")


@pytest.mark.requirement("STO-03")
def test_only_one_function_speaks_the_key_statement_and_only_with_the_raw_key(folder, monkeypatch):
    spoken = []
    run = database.Database.run
    monkeypatch.setattr(database.Database, "run", lambda self, sql, *p: spoken.append(sql) or run(self, sql, *p))
    with sign_in(folder) as store:
        key = store._key
    assert [sql for sql in spoken if sql.startswith("PRAGMA key")] == [f"PRAGMA key = \"x'{key.hex()}'\""]
    assert sum(key.hex() in sql for sql in spoken) == 1
    assert len(key) == 32
    assert not any(ADA in sql for sql in spoken)


def test_a_wrong_key_writes_nothing_to_standard_error(folder):
    code = (
        "import sys; from pathlib import Path; from cds_app.store import database\n"
        "try: database.open_file(Path(sys.argv[1]), bytes(32))\n"
        "except Exception as error: print(type(error).__name__, error.code)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(folder / "store.db")], capture_output=True, text=True, check=True
    )
    assert (result.stdout, result.stderr) == ("IntegrityError store_damaged\n", "")


@pytest.mark.requirement("STO-26")
def test_a_second_program_is_told_that_the_store_is_open(store, folder):
    code = (
        "import sys; from pathlib import Path; from cds_app.store.session import Store\n"
        "from tests.support.clock import FixedClock\n"
        "from cds_app.domain.messages import sentence\n"
        f"try: Store.open(Path(sys.argv[1]), name='ada', passphrase={ADA!r}, clock=FixedClock(), program='0')\n"
        "except Exception as error: print(error.code, sentence(error))\n"
    )
    result = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("store_busy Another copy of this program has the store")
    with refused("store_busy"):
        sign_in(folder, "bob")
    assert AttemptFile(folder / "attempts.json").read().accounts == {}
    store.close()
    sign_in(folder, "bob").close()


@pytest.mark.requirement("STO-26")
def test_a_program_that_was_killed_leaves_no_lock_behind(folder):
    assert crashed_at(0, lambda: sign_in(folder))
    sign_in(folder).close()


def test_another_programs_lock_on_the_file_itself_is_told(folder, monkeypatch):
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.01)
    with sign_in(folder) as store:
        with insider(folder) as opened:
            opened.run("BEGIN IMMEDIATE")
            with refused("store_busy"), store.change(EventKind.LOG_READ):
                pass
        with store.change(EventKind.LOG_READ):
            pass


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (28, "disk_full"),
        (27, "disk_full"),
        (122, "disk_full"),
        (30, "store_read_only"),
        (13, "store_read_only"),
        (5, "disk_refused"),
    ],
)
def test_what_the_system_says_of_a_file_becomes_a_sentence(tmp_path, number, code):
    from cds_app.store.files import disk_errors

    with refused(code), disk_errors(tmp_path):
        raise OSError(number, "as the system says it")


def test_a_store_belongs_to_the_thread_that_opened_it(store):
    with ThreadPoolExecutor(1) as other, pytest.raises(database.cipher.ProgrammingError, match="thread"):
        other.submit(store.count_patients).result()


def test_a_store_that_cannot_be_written_says_so(store):
    with store._database.setting_up():
        store._database.run("PRAGMA query_only = ON")
    before = store.head()
    with refused("store_read_only"), store.change(EventKind.LOG_READ):
        pass
    assert store.head() == before


def test_a_bug_of_ours_is_not_dressed_up_as_the_worlds_fault(store):
    with pytest.raises(database.cipher.Error):
        store._database.run("SELECT nothing FROM nowhere")
    with pytest.raises(ConstraintBroken), store._database.transaction():
        store._database.run("INSERT INTO meta (key, value) VALUES ('installation', 'x')")


def test_a_broken_constraint_names_no_value(store):
    with pytest.raises(ConstraintBroken) as error, store._database.transaction():
        store._database.run(
            "INSERT INTO patients (record_id, pseudonym, batch, knows_treatments, knows_conditions,"
            " knows_medications, has_baseline) SELECT 'r', pseudonym, 1, 0, 0, 0, 0 FROM patients LIMIT 1"
        )
    assert "P-0001" not in str(error.value)


def test_a_closed_store_has_forgotten_its_key_and_closes_twice(store):
    store.close()
    store.close()
    assert store._key == b""
