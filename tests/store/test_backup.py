"""Copies that open, or no copies."""

from __future__ import annotations

import itertools
import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import backup, files
from cds_app.store.database import PLAIN_HEADER, Database
from tests.store.helpers import crashed_at, events, import_these, refused, sign_in
from tests.support.factories import make_record


@pytest.mark.requirement("STO-11")
def test_a_copy_opens_with_the_same_passphrases_and_holds_the_same(store, tmp_path):
    import_these(store, [make_record(f"B-{n}") for n in range(600)], "b")
    before = store.head()
    target = store.back_up(tmp_path / "copies" / "today")
    assert target == tmp_path / "copies" / "today"
    assert {p.name for p in target.iterdir()} == {"store.db", "slots.json"}
    assert {p.name for p in target.parent.iterdir()} == {"today"}
    assert not (target / "store.db").read_bytes().startswith(PLAIN_HEADER)
    assert target.stat().st_mode & 0o777 == 0o700
    for name in ("ada", "bob", "carol"):
        sign_in(target, name).close()
    with sign_in(target) as copy:
        assert [r.pseudonym for r in copy.patients()] == [r.pseudonym for r in store.patients()]
        assert copy.verify_chain() is None
        assert list(copy.entries(0, before[0])) == list(store.entries(0, before[0]))
    last = list(store.entries())[-1][2]
    assert (last["event"], last["data"]) == (EventKind.BACKED_UP, {"size": before[0], "head": before[1]})


def test_nothing_is_ever_written_over(store, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = store.head()
    for name in ("there", "link", "store"):
        with refused("backup_exists"):
            store.back_up(tmp_path / name)
    assert store.head() == before


@pytest.mark.requirement("STO-11")
def test_a_copy_that_does_not_open_is_removed_and_not_logged(store, tmp_path, monkeypatch):
    copy_to = Database.copy_to

    def damaged(self, path, key):
        copy_to(self, path, key)
        content = bytearray(path.read_bytes())
        content[5000] ^= 1
        path.write_bytes(bytes(content))

    def other(self, path, key):
        copy_to(self, path, key)
        with store.change(EventKind.LOG_READ):
            pass

    for broken in (damaged, other):
        before = store.head()[0]
        monkeypatch.setattr(Database, "copy_to", broken)
        with refused("backup_differs"):
            store.back_up(tmp_path / "copy")
        monkeypatch.undo()
        assert [p.name for p in tmp_path.iterdir()] == ["store"]
        assert EventKind.BACKED_UP not in events(store)[before:]


def test_a_copy_whose_entry_cannot_be_written_is_removed(store, tmp_path, monkeypatch):
    run = Database.run

    def full(self, sql, *parameters):
        if sql == "COMMIT":
            raise CdsError("disk_full")
        return run(self, sql, *parameters)

    before = store.head()
    monkeypatch.setattr(Database, "run", full)
    with refused("disk_full"):
        store.back_up(tmp_path / "copy")
    monkeypatch.undo()
    assert store.head() == before
    assert [p.name for p in tmp_path.iterdir()] == ["store"]


@pytest.mark.parametrize(("number", "code"), [(28, "disk_full"), (30, "store_read_only"), (5, "disk_refused")])
def test_a_disk_that_refuses_the_copy_is_told_in_words(store, tmp_path, monkeypatch, number, code):
    def refuse(*arguments):
        raise OSError(number, "as the system says it")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with refused(code):
        store.back_up(tmp_path / "copy")
    monkeypatch.undo()
    monkeypatch.setattr(backup.os, "rename", refuse)
    with refused(code):
        store.back_up(tmp_path / "copy")
    monkeypatch.undo()
    assert [p.name for p in tmp_path.iterdir()] == ["store"]
    assert EventKind.BACKED_UP not in events(store)


@pytest.mark.requirement("STO-11")
def test_a_crash_at_any_step_leaves_a_whole_copy_or_none_and_the_next_one_succeeds(template, tmp_path):
    def work():
        with sign_in(base / "store") as store:
            store.back_up(base / "copy")

    whole = []
    for step in itertools.count():
        base = tmp_path / str(step)
        shutil.copytree(template, base / "store")
        if not crashed_at(step, work):
            break
        whole.append((base / "copy").exists())
        if whole[-1]:
            sign_in(base / "copy").close()
        else:
            work()
            assert {p.name for p in base.iterdir()} == {"store", "copy"}
    assert whole == sorted(whole)
    assert set(whole) == {False, True}
