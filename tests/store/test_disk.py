"""Kill, full disk, no more room: all or none, and one clear error."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.domain.messages import sentence
from cds_app.domain.record_block import BLOCK as CHUNK
from tests.store.helpers import ADA, SCALES, events, import_these, refused, sign_in
from tests.support.factories import make_record

IMPORT = f"""
import sys
from pathlib import Path
from tests.store.helpers import SCALES, sign_in
from cds_app.domain.audit import EventKind
from tests.support.factories import make_record

def told():
    for number in range({6 * CHUNK}):
        if number % {CHUNK} == 0:
            print(number, flush=True)
        yield make_record(f"K-{{number}}")

store = sign_in(Path(sys.argv[1]))
with store.change(EventKind.RECORDS_IMPORTED) as change:
    change.add_batch("k", "k" * 64, "flat_csv", (), {{}})
    change.add_records(told(), "k", SCALES)
    print("kept", flush=True)
print("committed", flush=True)
store.close()
"""


def killed_after(folder, words, delay):
    """Run the import in another process and kill it once it has said the words, after a while; what it had said."""
    process = subprocess.Popen([sys.executable, "-c", IMPORT, str(folder)], stdout=subprocess.PIPE, text=True)
    said = []
    for line in process.stdout:
        said.append(line.strip())
        if line.strip() == words:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            break
    rest, _ = process.communicate()
    return said + rest.split()


@pytest.mark.requirement("IMP-16")
@pytest.mark.parametrize(
    ("words", "delay"),
    [("0", 0.0), (f"{2 * CHUNK}", 0.01), (f"{5 * CHUNK}", 0.0), ("kept", 0.0), ("kept", 0.002), ("committed", 0.0)],
)
def test_an_import_that_is_killed_is_there_whole_or_not_at_all(folder, words, delay):
    said = killed_after(folder, words, delay)
    with sign_in(folder) as store:
        there = store.count_patients() - 3
        assert there in (0, 6 * CHUNK)
        assert store.batch_known("k" * 64) == (there > 0) == (events(store).count("records_imported") == 2)
        assert store.verify_chain() is None
        store.prove()
        if "committed" in said:
            assert there
        if "kept" not in said:
            assert not there
        if not there:
            assert len(import_these(store, [make_record(f"K-{n}") for n in range(10)], "k")) == 10


@pytest.fixture
def little_room(folder):
    """No file of this process may grow beyond what the store has now and a little."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "store.db").stat().st_size + 50_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.requirement("SIG-24")
def test_when_the_disk_has_no_room_there_is_one_error_and_nothing_half_written(folder, little_room):
    with sign_in(folder) as store:
        before = store.head(), store.count_patients()
        with pytest.raises(CdsError) as error:
            import_these(store, (make_record(f"F-{n}") for n in range(2 * CHUNK)), "f")
        assert error.value.code in ("disk_full", "disk_refused")
        assert "Nothing of this step was kept." in sentence(error.value)
        assert (store.head(), store.count_patients()) == before
        assert not store.batch_known("f" * 64)
        with store.change(EventKind.LOG_READ):  # a small step still has room
            pass
        store.prove()


def test_a_full_database_is_told_as_a_full_disk(folder):
    with sign_in(folder) as store:
        before = store.head(), store.count_patients()
        with store._database.setting_up():
            pages = int(store._database.value("PRAGMA page_count"))
            store._database.value(f"PRAGMA max_page_count = {pages + 3}")
        with refused("disk_full"):
            import_these(store, (make_record(f"F-{n}") for n in range(4 * CHUNK)), "f")
        with refused("disk_full"), store.change(EventKind.WHAT_IF, {"text": "x" * 50_000}):
            pass
        assert (store.head(), store.count_patients()) == before
        assert store.verify_chain() is None
    with sign_in(folder) as store:
        assert import_these(store, [make_record("F-1")], "f")


def test_signing_in_on_a_full_disk_says_so(folder, monkeypatch):
    from cds_app.store.database import Database

    run = Database.run

    def full(self, sql, *parameters):
        if sql.startswith("INSERT INTO entries"):
            raise CdsError("disk_full")
        return run(self, sql, *parameters)

    monkeypatch.setattr(Database, "run", full)
    with refused("disk_full"):
        sign_in(folder)
    monkeypatch.undo()
    sign_in(folder).close()  # and the lock was given back


def test_refused_sign_ins_are_refused_in_a_folder_that_cannot_be_written(folder, monkeypatch):
    def refuse(*arguments):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    before = (folder / "attempts.json").read_bytes()
    with refused("sign_in_refused"):
        sign_in(folder, "ada", ADA + "?")
    assert (folder / "attempts.json").read_bytes() == before
    assert SCALES
