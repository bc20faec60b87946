"""A new key for the whole database: at every moment the store opens, with one key, and nothing is lost."""

from __future__ import annotations

import base64
import itertools
import json
import os
import random
import select
import shutil
import signal
import time
import warnings

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import database, meta, rekey, switch
from cds_app.store.boxes import new_private, open_box, public_of, seal_to
from cds_app.store.passphrases import FLOOR
from cds_app.store.slots import Slot, SlotFile, key_for
from cds_app.store.wrapping import wrap
from tests.store.helpers import ADA, PASSPHRASES, crashed_at, events, import_these, refused, sign_in
from tests.support.factories import make_record

KILLS = int(os.environ.get("CDS_KILLS", "6"))
"""Kills at random moments; `make attack` sets more."""


def old_key(folder):
    return key_for(SlotFile(folder / "slots.json").read(), "ada", ADA)[1]


def opens(folder, key):
    """Whether a key opens the file that is the store."""
    try:
        database.open_file(folder / "store.db", key).close()
    except CdsError:
        return False
    return True


def check_one_key(folder, before, patients, newest=None):
    """After anything: everybody signs in, all rows and entries are there, and only the key in the slots opens."""
    with sign_in(folder) as store:
        assert [row.pseudonym for row in store.patients()] == patients
        assert store.verify_chain() is None
        assert store.not_newest == newest
        rotated = events(store).count(EventKind.KEY_ROTATED)
        now = store._key
        store.sign(ADA, b"message")
    assert rotated in (0, 1)
    assert opens(folder, now)
    assert opens(folder, before) == (rotated == 0)
    assert not [p.name for p in folder.iterdir() if switch.NEXT in p.name]
    keys = {key_for(SlotFile(folder / "slots.json").read(), name, PASSPHRASES[name])[1] for name in PASSPHRASES}
    assert keys == {now}
    return rotated == 1


@pytest.mark.requirement("STO-07")
def test_everybody_keeps_their_passphrase_and_the_old_key_opens_nothing(store, folder, tmp_path):
    import_these(store, [make_record(f"B-{n}") for n in range(300)], "b")
    before, patients = store._key, [row.pseudonym for row in store.patients()]
    shutil.copy(folder / "slots.json", tmp_path / "old-slots.json")
    told = []
    store.rotate_key(progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    assert store._key != before
    store.sign(ADA, b"message")
    store.check_passphrase(ADA)
    entry = list(store.entries())[-1][2]
    assert entry["event"] == EventKind.KEY_ROTATED
    assert entry["data"] == {"generation": 2, "why": "asked_for", "left_behind": [], "sheets_ended": []}
    import_these(store, [make_record("C-1")], "c")  # and the sitting goes on
    store.close()
    assert check_one_key(folder, before, sorted([*patients, "C-1"]))
    for name in PASSPHRASES:
        sign_in(folder, name).close()
    shutil.copy(
        tmp_path / "old-slots.json", folder / "slots.json"
    )  # an old copy of the slots opens the new file no more
    with refused("store_damaged"):
        sign_in(folder)


@pytest.mark.requirement("STO-07")
def test_a_crash_before_any_step_leaves_the_old_key_or_the_new_one(template, tmp_path):
    def work(store):
        store.rotate_key()
        store.close()

    before, patients = old_key(template), ["P-0001", "P-0002", "Q-0003"]
    outcomes = []
    for step in itertools.count():
        folder = shutil.copytree(template, tmp_path / str(step))
        if not crashed_at(step, work, lambda folder=folder: sign_in(folder)):
            break
        outcomes.append(check_one_key(folder, before, patients))
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


def killed(seconds, act):
    """Run `act` in a child process and kill it after so many seconds, wherever it is; how long it took otherwise."""
    read, write = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(read)
        try:
            act(lambda: os.write(write, b"."))
        finally:
            os._exit(0)
    os.close(write)
    try:
        os.read(read, 1)  # the work begins now
        begun = time.monotonic()
        select.select([read], [], [], seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return time.monotonic() - begun
    finally:
        os.close(read)


@pytest.mark.requirement("STO-07")
@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_kill_at_any_moment_leaves_one_key_and_all_rows(template, tmp_path, journal):
    whole = shutil.copytree(template, tmp_path / "whole")
    with sign_in(whole) as store:
        import_these(store, [make_record(f"K-{n}") for n in range(400)], "k")
        patients = [row.pseudonym for row in store.patients()]
    if journal == "WAL":  # another program left it so; the store takes it back at each opening
        opened = database.open_file(whole / "store.db", old_key(whole))
        with opened.setting_up():
            opened.run("PRAGMA journal_mode = WAL")
        opened.close()

    def work(ready):
        with sign_in(folder) as store:
            ready()
            store.rotate_key()

    def run(number, seconds):
        nonlocal folder
        folder = shutil.copytree(whole, tmp_path / str(number))
        return killed(seconds, work)

    folder, before, chance = whole, old_key(whole), random.Random(journal)
    takes = run("measured", 60)
    for number in range(KILLS // 2):
        run(number, chance.uniform(0, takes))
        # that another program wrote pages is noticed, whatever the kill did
        check_one_key(folder, before, patients, None if journal == "DELETE" else "pages")
        shutil.rmtree(folder)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("at", range(6))
def test_a_disk_that_refuses_leaves_one_key(store, folder, monkeypatch, failing, at):
    before, patients = store._key, [row.pseudonym for row in store.patients()]
    function, left = getattr(os, failing), at

    def full(*arguments):
        nonlocal left
        left -= 1
        if left == -1:
            raise OSError(28, "No space left on device")
        return function(*arguments)

    monkeypatch.setattr(os, failing, full)
    try:
        store.rotate_key()
        told = None
    except CdsError as error:
        told = error.code
    monkeypatch.undo()
    assert told in (None, "disk_full", "rekey_unfinished")
    if told == "disk_full" and store._database.usable:
        store.sign(ADA, b"message")  # the sitting goes on with the old key
        import_these(store, [make_record("Z-1")], "z")
        patients.append("Z-1")
    store.close()
    assert check_one_key(folder, before, patients) or told == "disk_full"


def test_it_can_be_stopped_and_then_nothing_has_changed(store, folder):
    import_these(store, [make_record(f"S-{n}") for n in range(50)], "s")
    head, before = store.head(), store._key
    with refused("rekey_stopped"):
        store.rotate_key(stop=lambda: True)
    assert (store.head(), store._key) == (head, before)
    assert not [p.name for p in folder.iterdir() if switch.NEXT in p.name]


def test_a_copy_that_lost_a_row_does_not_become_the_store(store, monkeypatch):
    counts = iter([[3, 0, 0, 3], [4, 0, 0, 3]])
    monkeypatch.setattr(rekey, "_rows", lambda opened: next(counts))
    before = store._key
    with refused("rekey_differs"):
        store.rotate_key()
    assert store._key == before
    store.sign(ADA, b"message")


# -- people whose slots are of the first version --------------------------------------------------------------------


def as_first_version(folder, name, passphrase):
    """Put a person's slot back into the form that a program of the first version wrote."""
    file = SlotFile(folder / "slots.json")
    slot, key = key_for(file.read(), name, passphrase)
    bound = {"purpose": "database_key", "user_id": slot.user_id, "name": slot.name}
    file.replace(Slot(slot.user_id, slot.name, wrap(key, passphrase, FLOOR, bound)))
    with database_of(folder, key) as opened, opened.transaction():
        meta.forget_personal_key(opened, slot.user_id)


class database_of:  # noqa: N801 - reads as a phrase
    def __init__(self, folder, key):
        self.opened = database.open_file(folder / "store.db", key)

    def __enter__(self):
        return self.opened

    def __exit__(self, *_):
        self.opened.close()


@pytest.fixture
def with_an_old_slot(template, tmp_path):
    folder = shutil.copytree(template, tmp_path / "old")
    as_first_version(folder, "bob", PASSPHRASES["bob"])
    for name in ("freshness.json", "freshness-latest.json"):
        (folder / name).unlink(missing_ok=True)
    return folder


@pytest.mark.requirement("STO-05")
def test_an_old_slot_is_renewed_at_its_persons_next_sign_in(with_an_old_slot):
    folder = with_an_old_slot
    with sign_in(folder) as store:
        assert store.who_waits() == ("bob",)
        with refused("rekey_waits"):
            store.rotate_key()
    sign_in(folder, "bob").close()
    with sign_in(folder) as store:
        assert store.who_waits() == ()
        store.rotate_key()
    sign_in(folder, "bob").close()


def test_whoever_is_left_behind_needs_a_new_passphrase_from_an_administrator(with_an_old_slot):
    folder = with_an_old_slot
    with sign_in(folder) as store:
        bob = next(u for u in store.users() if u.name == "bob")
        store.rotate_key(drop=True)
        assert list(store.entries())[-1][2]["data"]["left_behind"] == [bob.user_id]
    with refused("sign_in_refused"):
        sign_in(folder, "bob")
    with sign_in(folder) as store, store.change(EventKind.PASSPHRASE_CHANGED) as change:
        change.reset_passphrase(bob.user_id, "bob's new one, even longer", FLOOR)
    sign_in(folder, "bob", "bob's new one, even longer").close()


# -- attacks on slots.json --------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-04")
def test_a_new_key_is_never_sealed_to_a_public_half_that_was_slipped_in(store, folder):
    file = SlotFile(folder / "slots.json")
    slots = {slot.name: slot for slot in file.read()}
    mine = public_of(new_private())
    data = json.loads((folder / "slots.json").read_text())
    carol = next(part for part in data["slots"] if part["name"] == "carol")
    carol["public"] = base64.b64encode(mine).decode()
    (folder / "slots.json").write_text(json.dumps(data))
    assert next(s for s in file.read() if s.name == "carol").public == mine != slots["carol"].public
    before = store._key
    with refused("slots_altered"):
        store.rotate_key()
    assert store._key == before


@pytest.mark.requirement("STO-04")
def test_parts_of_one_slot_do_not_work_in_another(folder):
    path = folder / "slots.json"
    whole = json.loads(path.read_text())
    ada, bob = whole["slots"][0], whole["slots"][1]
    for part in ("public", "box", "sealed", "salt", "nonce"):
        mixed = {**ada, part: bob[part]}
        path.write_text(json.dumps({**whole, "slots": [mixed, bob]}))
        slot = SlotFile(path).read()[0]
        assert slot.open(ADA) is None, part
    path.write_text(json.dumps({**whole, "slots": [{**ada, "name": "adam"}]}))
    assert SlotFile(path).read()[0].open(ADA) is None


def test_a_box_opens_with_its_own_private_half_and_facts_only():
    private = new_private()
    box = seal_to(public_of(private), b"secret", {"a": "b"})
    assert open_box(private, box, {"a": "b"}) == b"secret"
    assert open_box(private, box, {"a": "c"}) is None
    assert open_box(new_private(), box, {"a": "b"}) is None
    for at in range(len(box)):
        assert open_box(private, box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :], {"a": "b"}) is None
    assert open_box(private, b"", {"a": "b"}) is None


# -- a role that ends -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-06")
def test_a_closed_accounts_slot_does_not_open_the_new_file(store, folder, tmp_path):
    _, held = key_for(SlotFile(folder / "slots.json").read(), "carol", PASSPHRASES["carol"])
    with store.change(EventKind.USER_DISABLED) as change:
        change.disable_user(next(u for u in store.users() if u.name == "carol").user_id)
    assert store.rekey_due() == "account_closed"
    store.rotate_key("account_closed")
    assert store.rekey_due() is None
    store.close()
    assert not opens(folder, held)


@pytest.mark.requirement("STO-06")
def test_a_new_key_that_is_due_is_made_at_an_administrators_next_sign_in(store, folder):
    held = store._key
    with store.change(EventKind.USER_DISABLED) as change:
        change.disable_user(next(u for u in store.users() if u.name == "carol").user_id)
    store.close()  # as if the program had been ended here
    with sign_in(folder, "bob") as bob:  # an auditor
        assert bob.rekeyed_for is None
        assert bob.rekey_due() == "account_closed"
    with sign_in(folder) as again:
        assert again.rekeyed_for == "account_closed"
        assert again.rekey_due() is None
    assert not opens(folder, held)
