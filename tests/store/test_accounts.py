"""People come and go; names and ids are never given twice."""

from __future__ import annotations

import itertools
import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import files
from cds_app.store.database import ConstraintBroken
from cds_app.store.passphrases import FLOOR
from cds_app.store.slots import Slot, SlotFile
from tests.store.helpers import ADA, crashed_at, drop_triggers, events, insider, refused, sign_in

NEW = "a passphrase for somebody new"


def add(store, name="dora", roles=("auditor",), passphrase=NEW):
    with store.change(EventKind.USER_ADDED) as change:
        return change.add_user(
            name=name, display_name=name.title(), credential="", roles=roles, passphrase=passphrase, kdf=FLOOR
        )


def disable(store, name):
    user_id = next(u.user_id for u in store.users() if u.name == name)
    with store.change(EventKind.USER_DISABLED, {"user_id": user_id}) as change:
        change.disable_user(user_id)


def slot_names(folder):
    return {slot.name for slot in SlotFile(folder / "slots.json").read()}


def test_a_new_clinician_gets_a_slot_a_key_and_two_entries(store, folder):
    user = add(store, roles=("clinician", "auditor"))
    key = next(k for k in store.keys() if k.user_id == user.user_id)
    added, enrolled = [entry for _, _, entry in store.entries()][-2:]
    assert added["event"] == EventKind.USER_ADDED
    assert added["data"]["user_id"] == user.user_id
    assert enrolled["event"] == EventKind.KEY_ENROLLED
    assert (enrolled["index"], enrolled["data"]["public_key"]) == (key.enrolled_at_entry, key.public_key)
    store.close()
    with sign_in(folder, "dora", NEW) as theirs:
        assert theirs.user == user
        theirs.sign(NEW, b"message")


def test_somebody_who_is_no_clinician_has_nothing_to_sign_with(folder):
    with sign_in(folder, "bob") as store, refused("no_signing_key"):
        store.sign("whatever this person types", b"message")


@pytest.mark.requirement("STO-23")
@pytest.mark.parametrize("name", ["bob", "BOB", "Bob", "ｂｏｂ"])
def test_a_name_is_never_given_twice_not_even_after_its_person_left(store, name):
    with refused("user_exists"):
        add(store, name)
    disable(store, "bob")
    before = store.head()
    with refused("user_exists"):
        add(store, name)
    assert store.head() == before


@pytest.mark.parametrize("name", ["", " ", "two words", "x" * 65, "line\nbreak", "a/b", "nul\x00"])
def test_a_name_that_holds_anything_but_plain_signs_is_refused(standing, name):
    with refused("user_name_invalid"):
        add(standing, name)


@pytest.mark.parametrize("roles", [(), ("king",), ("auditor", "king")])
def test_unknown_roles_are_refused(standing, roles):
    with refused("roles_unknown"):
        add(standing, roles=roles)


def test_a_short_passphrase_adds_nobody(store, folder):
    before = store.head(), store.users(), slot_names(folder)
    with refused("passphrase_too_short"):
        add(store, passphrase="too short")
    assert (store.head(), store.users(), slot_names(folder)) == before


def test_a_disabled_person_cannot_sign_in_and_their_key_is_retired_and_erased(store, folder):
    carol = next(u for u in store.users() if u.name == "carol")
    disable(store, "carol")
    key = next(k for k in store.keys() if k.user_id == carol.user_id)
    disabled, retired = [entry for _, _, entry in store.entries()][-2:]
    assert (disabled["event"], retired["event"]) == (EventKind.USER_DISABLED, EventKind.KEY_RETIRED)
    assert key.retired_at_entry == retired["index"]
    assert "carol" not in slot_names(folder)
    store.close()
    with refused("sign_in_refused"):
        sign_in(folder, "carol")
    with insider(folder) as opened:
        assert opened.value("SELECT private_key FROM keys WHERE key_id = ?", key.key_id) is None


def test_a_slot_that_was_put_back_does_not_reopen_a_closed_account(store, folder, tmp_path):
    shutil.copy(folder / "slots.json", tmp_path / "old-slots.json")
    disable(store, "carol")
    store.close()
    shutil.copy(tmp_path / "old-slots.json", folder / "slots.json")
    with refused("sign_in_refused"):
        sign_in(folder, "carol")
    sign_in(folder).close()
    assert "carol" not in slot_names(folder)


def test_disabling_twice_or_nobody_is_refused(store):
    disable(store, "carol")
    with refused("user_disabled"):
        disable(store, "carol")
    with refused("user_unknown"), store.change(EventKind.USER_DISABLED) as change:
        change.disable_user("0" * 32)


def test_the_last_administrator_stays(store):
    with refused("last_administrator"):
        disable(store, "ada")
    add(store, "dora", ("administrator",))
    disable(store, "dora")
    with refused("last_administrator"):
        disable(store, "ada")
    add(store, "eve", ("administrator",))
    disable(store, "ada")
    assert [u.name for u in store.users() if u.enabled and "administrator" in u.roles] == ["eve"]


@pytest.mark.requirement("STO-23")
def test_a_user_row_cannot_be_removed_or_renamed(store):
    for sql in ("DELETE FROM users", "UPDATE users SET name = 'x'", "UPDATE users SET user_id = 'x'"):
        with pytest.raises(ConstraintBroken), store._database.transaction():
            store._database.run(sql)


def test_a_slot_file_that_cannot_be_written_adds_nobody(store, folder, monkeypatch):
    before = store.head(), store.users(), slot_names(folder)

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    with refused("disk_full"):
        add(store)
    monkeypatch.undo()
    assert (store.head(), store.users(), slot_names(folder)) == before
    add(store)


def test_a_commit_that_fails_takes_the_new_slot_back(store, folder, monkeypatch):
    before = store.head(), store.users(), slot_names(folder)
    run = type(store._database).run

    def failing(self, sql, *parameters):
        if sql == "COMMIT":
            raise CdsError("disk_full")
        return run(self, sql, *parameters)

    monkeypatch.setattr(type(store._database), "run", failing)
    with refused("disk_full"):
        add(store)
    monkeypatch.undo()
    assert (store.head(), store.users(), slot_names(folder)) == before


def test_a_closed_accounts_slot_that_cannot_be_removed_is_told_and_opens_nothing(store, folder, monkeypatch):
    def refuse(*arguments):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(files.os, "replace", refuse)
    with refused("slot_not_removed"):
        disable(store, "bob")
    monkeypatch.undo()
    assert events(store)[-1] == EventKind.USER_DISABLED
    store.close()
    with refused("sign_in_refused"):
        sign_in(folder, "bob")
    sign_in(folder).close()
    assert "bob" not in slot_names(folder)


@pytest.mark.requirement("STO-12")
def test_a_crash_while_a_person_is_added_leaves_them_whole_or_to_be_added_again(template, tmp_path):
    def work():
        with sign_in(folder) as store:
            add(store, "dora", ("clinician",))

    for step in itertools.count():
        folder = shutil.copytree(template, tmp_path / str(step))
        if not crashed_at(step, work):
            break
        with sign_in(folder) as store:
            there = "dora" in {u.name for u in store.users()}
            assert ("dora" in slot_names(folder)) == there
            assert events(store).count(EventKind.USER_ADDED) == 3 + there
            assert len(store.keys()) == 3 + there
            if not there:
                add(store, "dora", ("clinician",))
        with sign_in(folder, "dora", NEW) as store:
            store.sign(NEW, b"message")
    assert step > 3


@pytest.mark.requirement("STO-12")
def test_a_crash_while_a_person_is_disabled_never_leaves_a_way_in(template, tmp_path):
    def work():
        with sign_in(folder) as store:
            disable(store, "carol")

    outcomes = []
    for step in itertools.count():
        folder = shutil.copytree(template, tmp_path / str(step))
        if not crashed_at(step, work):
            break
        with sign_in(folder) as store:
            gone = not next(u for u in store.users() if u.name == "carol").enabled
            assert ("carol" not in slot_names(folder)) == gone
        if gone:
            with refused("sign_in_refused"):
                sign_in(folder, "carol")
        else:
            sign_in(folder, "carol").close()
        outcomes.append(gone)
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


def test_nobody_seals_somebody_elses_key_anew(standing):
    carols = next(k for k in standing.keys() if k.display_name == "Carol")
    wrapped = SlotFile(standing.directory / "slots.json").read()[0].wrapped
    with pytest.raises(ValueError, match="own key"), standing.change(EventKind.PASSPHRASE_CHANGED) as change:
        change.keep_signing_key(carols.key_id, wrapped)


def test_whose_slot_was_taken_away_meanwhile_is_told_so(store, folder):
    file = SlotFile(folder / "slots.json")
    file.write(slot for slot in file.read() if slot.name != "ada")
    with refused("slots_damaged"):
        store.check_passphrase(ADA)


def test_two_people_can_be_added_in_one_change(store, folder):
    with store.change(EventKind.USER_ADDED) as change:
        for name in ("dora", "eve"):
            change.add_user(
                name=name, display_name=name, credential="", roles=("clinician",), passphrase=NEW, kdf=FLOOR
            )
    assert events(store)[-4:] == ["user_added", "key_enrolled", "user_added", "key_enrolled"]
    for key in store.keys():
        assert next(store.entries(key.enrolled_at_entry, 1))[2]["data"]["key_id"] == key.key_id
    store.close()
    for name in ("dora", "eve"):
        sign_in(folder, name, NEW).close()


def test_a_slot_left_by_a_crash_is_no_obstacle_to_a_person_of_that_name(store, folder):
    file = SlotFile(folder / "slots.json")
    file.write((*file.read(), Slot.seal(store._key, "9" * 32, "dora", "what was typed before", FLOOR)))
    add(store, "dora")
    store.close()
    sign_in(folder, "dora", NEW).close()


def test_an_insider_who_enables_an_account_again_still_has_no_passphrase_for_its_key(store, folder):
    disable(store, "carol")
    store.close()
    with insider(folder) as opened:
        drop_triggers(opened, "users")
        opened.run("UPDATE users SET enabled = 1")
        assert opened.value("SELECT count(*) FROM keys WHERE kind = 'clinician' AND private_key IS NOT NULL") == 1
    with refused("store_altered"):
        sign_in(folder, "ada", ADA)
