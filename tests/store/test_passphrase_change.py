"""Changing a passphrase: at every moment exactly one of the two opens, and the same one signs."""

from __future__ import annotations

import itertools
import json
import os
import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import files
from cds_app.store.passphrases import FLOOR
from cds_app.store.slots import SlotFile
from tests.store.helpers import ADA, BOB, crashed_at, events, refused, sign_in

NEW = "ada's other passphrase, longer"


def which_opens(folder, old=ADA, name="ada"):
    """The one passphrase that opens the store now, and how often the log says that it was changed.

    Checks that the other one does not open, that the one that opens signs, and that nothing is left to be done.
    """
    try:
        store = sign_in(folder, name, old)
    except CdsError:
        opens, store = NEW, sign_in(folder, name, NEW)
    else:
        opens = old
    with store:
        if name == "ada":
            store.sign(opens, b"message")
        logged = events(store).count(EventKind.PASSPHRASE_CHANGED)
        assert store.verify_chain() is None
    slots = SlotFile(folder / "slots.json").read()
    assert not any(slot.unlogged or slot.pending for slot in slots)
    if opens == old:
        assert next(slot for slot in slots if slot.name == name).open(NEW) is None
    return opens, logged


def test_the_new_passphrase_opens_and_signs_and_the_old_one_does_neither(store, folder):
    store.sign(ADA, b"message")
    store.change_passphrase(ADA, NEW, kdf=FLOOR)
    store.sign(NEW, b"message")
    with refused("passphrase_wrong"):
        store.sign(ADA, b"message")
    entry = list(store.entries())[-1][2]
    assert (entry["event"], entry["data"]) == (EventKind.PASSPHRASE_CHANGED, {"interrupted": False})
    store.close()
    assert which_opens(folder) == (NEW, 1)


def test_other_people_keep_theirs(store, folder):
    before = {s.name: s.wrapped for s in SlotFile(folder / "slots.json").read()}
    store.change_passphrase(ADA, NEW, kdf=FLOOR)
    after = {s.name: s.wrapped for s in SlotFile(folder / "slots.json").read()}
    assert {name for name in before if before[name] != after[name]} == {"ada"}
    store.close()
    sign_in(folder, "bob").close()


def test_a_wrong_old_or_a_short_new_passphrase_changes_nothing(store, folder):
    before = store.head(), (folder / "slots.json").read_bytes()
    with refused("passphrase_wrong"):
        store.change_passphrase(BOB, NEW)
    with refused("passphrase_too_short"):
        store.change_passphrase(ADA, "short")
    with refused("kdf_outside"):
        store.change_passphrase(ADA, NEW, kdf=type(FLOOR)(1024, 1, 1))
    assert (store.head(), (folder / "slots.json").read_bytes()) == before


@pytest.mark.requirement("STO-12")
@pytest.mark.parametrize("name", ["ada", "bob"])
def test_a_crash_at_any_step_leaves_one_passphrase_that_opens_and_signs_and_a_log_that_knows(template, tmp_path, name):
    old = {"ada": ADA, "bob": BOB}[name]

    def work():
        with sign_in(folder, name) as store:
            store.change_passphrase(old, NEW, kdf=FLOOR)

    changed = []
    for step in itertools.count():
        folder = shutil.copytree(template, tmp_path / str(step))
        if not crashed_at(step, work):
            break
        opens, logged = which_opens(folder, old, name)
        changed.append(opens == NEW)
        # a crash after the entry and before the mark is taken off the slot logs it once more, never less
        assert logged in ((1, 2) if changed[-1] else (0,))
    assert changed == sorted(changed)
    assert set(changed) == {False, True}


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_disk_that_refuses_leaves_one_passphrase_that_opens_and_signs(store, folder, monkeypatch, failing, at):
    function, left = getattr(os, failing), at

    def full(*arguments):
        nonlocal left
        left -= 1
        if left == -1:
            raise OSError(28, "No space left on device")
        return function(*arguments)

    monkeypatch.setattr(files.os, failing, full)
    try:
        store.change_passphrase(ADA, NEW, kdf=FLOOR)
        told = None
    except CdsError as error:
        told = error.code
    monkeypatch.undo()
    assert told in (None, "disk_full")
    store.close()
    opens, logged = which_opens(folder)
    assert (opens == NEW) == (logged > 0)
    if told is None:
        assert opens == NEW


def test_a_commit_that_fails_puts_the_old_slot_back(store, folder, monkeypatch):
    run = type(store._database).run

    def full(self, sql, *parameters):
        if sql == "COMMIT":
            raise CdsError("disk_full")
        return run(self, sql, *parameters)

    before = (folder / "slots.json").read_bytes()
    monkeypatch.setattr(type(store._database), "run", full)
    with refused("disk_full"):
        store.change_passphrase(ADA, NEW, kdf=FLOOR)
    monkeypatch.undo()
    assert json.loads((folder / "slots.json").read_bytes()) == json.loads(before)
    store.sign(ADA, b"message")
    store.close()
    assert which_opens(folder) == (ADA, 0)


def test_a_foreign_key_slipped_into_the_slot_file_does_not_replace_the_clinicians_own(folder):
    path = folder / "slots.json"
    data = json.loads(path.read_text())
    ada, bob = data["slots"][0], data["slots"][1]
    ada["unlogged"] = True
    ada["pending"] = {name: bob[name] for name in ("version", "kdf", "salt", "nonce", "sealed")}
    path.write_text(json.dumps(data))
    with sign_in(folder) as store:
        store.sign(ADA, b"message")
        assert events(store)[-2:] == [EventKind.PASSPHRASE_CHANGED, EventKind.SIGNED_IN]
