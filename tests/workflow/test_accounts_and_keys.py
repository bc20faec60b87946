"""People, keys and sheets through the use cases: who is asked again, what is left when somebody goes."""

from __future__ import annotations

import shutil
from functools import cache

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, NotAllowed
from cds_app.store import passphrases, sheets
from cds_app.store.attempts import AttemptFile, Failed
from cds_app.workflow.back_up import back_up, back_up_into
from cds_app.workflow.change_passphrase import change_passphrase
from cds_app.workflow.emergency import emergency_state, make_emergency, open_emergency
from cds_app.workflow.list_patients import list_patients
from cds_app.workflow.manage_users import add_user, change_roles, disable_user, list_users, reset_passphrase
from cds_app.workflow.open_patient import open_patient
from cds_app.workflow.recovery import make_recovery, open_with_recovery, recovery_state
from cds_app.workflow.restore import accept_state, drill, restore, store_state
from cds_app.workflow.rotate_key import rotate_key, who_waits
from cds_app.workflow.session import open_session
from tests.support.clock import FixedClock
from tests.support.world import PASSPHRASE, make_session, make_surroundings

BOB, NEW, WRONG = "bob thinks of something else", "afterwards it is another one", "this is not the passphrase"


@pytest.fixture(scope="module", autouse=True)
def _remembered_derivations():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrases, "hash_secret_raw", cache(passphrases.hash_secret_raw))
        yield


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture(scope="module")
def template(_remembered_derivations, tmp_path_factory):
    """A store with ada, who holds every role, and bob, a clinician; closed."""
    folder = tmp_path_factory.mktemp("accounts") / "store"
    opened = make_session(folder)
    add_user(
        opened,
        name="bob",
        display_name="Dr Bob",
        credential="MD",
        roles=("clinician",),
        passphrase=BOB,
        confirm=PASSPHRASE,
    )
    opened.close()
    return folder


@pytest.fixture
def world(template, tmp_path, clock):
    folder = shutil.copytree(template, tmp_path / "store")
    opened = open_session(make_surroundings(clock=clock), folder, name="ada", passphrase=PASSPHRASE)
    yield opened
    opened.store.close()


def enter(world, name="ada", passphrase=PASSPHRASE):
    return open_session(world.surroundings, world.store.directory, name=name, passphrase=passphrase)


def refused(code, act, *args, **named):
    with pytest.raises(CdsError) as error:
        act(*args, **named)
    assert error.value.code == code


def events(world):
    return [entry["event"] for _, _, entry in world.store.entries()]


def person(name):
    return {"name": name, "display_name": "Dora", "credential": "", "roles": ("auditor",), "passphrase": NEW}


SENSITIVE = {
    "add_user": lambda s: add_user(s, **person("dora"), confirm=WRONG),
    "change_roles": lambda s: change_roles(s, "bob", ("auditor",), WRONG),
    "disable_user": lambda s: disable_user(s, "bob", WRONG),
    "reset_passphrase": lambda s: reset_passphrase(s, "bob", NEW, WRONG),
    "rotate_key": lambda s: rotate_key(s, WRONG),
    "make_recovery": lambda s: make_recovery(s, WRONG),
    "make_emergency": lambda s: make_emergency(s, WRONG),
    "change_passphrase": lambda s: change_passphrase(s, WRONG, NEW),
}


@pytest.mark.requirement("STO-25")
def test_a_sensitive_act_asks_for_the_passphrase_again(world):
    users, key = list_users(world), world.store._key
    for name, act in SENSITIVE.items():
        before = len(events(world))
        world.clock.advance(3600)
        refused("passphrase_wrong", act, world)
        assert [e for e in events(world)[before:] if e != EventKind.SIGN_IN_FAILED] == [], name
    assert events(world).count(EventKind.SIGN_IN_FAILED) == len(SENSITIVE)
    assert (list_users(world), world.store._key, world.store.sheet_notes()) == (users, key, {})


@pytest.mark.requirement("STO-22")
def test_a_new_passphrase_ends_the_wait_that_the_old_one_had_left(world, clock):
    counter = AttemptFile(world.store.directory / "attempts.json")
    bob = next(user for user in list_users(world) if user.name == "bob")
    counter.put(bob.user_id, Failed(9, clock.now().isoformat()))
    reset_passphrase(world, "bob", NEW, PASSPHRASE)
    halves = make_recovery(world, PASSPHRASE).halves
    world.store.close()
    enter(world, "bob", NEW).close()
    for _ in range(3):
        refused("sign_in_refused", enter, world, "ada", WRONG)
    refused("sign_in_wait", enter, world, "ada", PASSPHRASE)
    again = "yet another sentence of mine"
    open_with_recovery(world.surroundings, world.store.directory, halves, name="ada", passphrase=again).close()


@pytest.mark.requirement("STO-06")
def test_a_closed_account_leaves_a_new_key_behind(world):
    key = world.store._key
    told = []
    disable_user(world, "bob", PASSPHRASE, progress=lambda done, total: told.append(done == total))
    assert world.store._key != key
    assert told[-1]
    assert events(world)[-3:] == ["user_disabled", "key_retired", "key_rotated"]
    assert world.store.rekey_due() is None
    refused("user_disabled", disable_user, world, "bob", PASSPHRASE)
    refused("last_administrator", disable_user, world, "ada", PASSPHRASE)
    refused("user_unknown", disable_user, world, "nobody", PASSPHRASE)


def test_a_new_key_that_was_stopped_comes_at_the_next_sign_in(world):
    refused("rekey_stopped", disable_user, world, "bob", PASSPHRASE, None, lambda: True)
    assert world.store.rekey_due() == "account_closed"
    world.store.close()
    again = enter(world)
    assert again.store.rekeyed_for == "account_closed"
    assert "key_rotated" in events(again)
    again.close()


def test_roles_bring_and_take_the_signing_key(world):
    changed = change_roles(world, "bob", ("auditor",), PASSPHRASE)
    assert changed.roles == ("auditor",)
    assert events(world)[-2:] == ["roles_changed", "key_retired"]
    refused("roles_same", change_roles, world, "bob", ("auditor",), PASSPHRASE)
    refused("roles_unknown", change_roles, world, "bob", ("king",), PASSPHRASE)
    refused("last_administrator", change_roles, world, "ada", ("clinician",), PASSPHRASE)
    change_roles(world, "bob", ("clinician",), PASSPHRASE)
    world.store.close()
    bob = enter(world, "bob", BOB)
    assert events(bob)[-2:] == ["key_enrolled", "program_started"]
    bob.store.sign(BOB, b"message")
    bob.close()


def test_ones_own_roles_hold_from_now_on(world):
    change_roles(world, "bob", ("administrator", "clinician"), PASSPHRASE)
    change_roles(world, "ada", ("administrator",), PASSPHRASE)
    with pytest.raises(NotAllowed):
        list_patients(world)
    change_roles(world, "ada", ("administrator", "clinician"), PASSPHRASE)
    world.store.sign(PASSPHRASE, b"message")
    assert sum(key.user_id == world.user.user_id for key in world.store.keys()) == 2


@pytest.mark.requirement("SIG-14")
def test_a_forgotten_passphrase_gives_way_to_a_new_one_with_a_new_visible_key(world):
    refused("reset_own", reset_passphrase, world, "ada", NEW, PASSPHRASE)
    refused("passphrase_too_short", reset_passphrase, world, "bob", "short", PASSPHRASE)
    old = world.store.keys()[-1]
    reset_passphrase(world, "bob", NEW, PASSPHRASE)
    assert events(world)[-3:] == ["passphrase_changed", "key_retired", "key_enrolled"]
    rotate_key(world, PASSPHRASE)
    assert who_waits(world) == ()
    world.store.close()
    refused("sign_in_refused", enter, world, "bob", BOB)
    bob = enter(world, "bob", NEW)
    key_id, _ = bob.store.sign(NEW, b"message")
    assert key_id != old.key_id
    assert next(key for key in bob.store.keys() if key.key_id == old.key_id).retired_at_entry is not None
    bob.close()


@pytest.mark.requirement("STO-06")
def test_two_sheets_let_an_administrator_back_in(world):
    assert recovery_state(world).made_at is None
    made = make_recovery(world, PASSPHRASE)
    assert recovery_state(world).made_by == "Dr Ada Example"
    assert all(half not in repr(made) for half in made.halves)
    world.store.close()
    folder, surroundings = world.store.directory, world.surroundings
    refused(
        "sheet_halves_same",
        open_with_recovery,
        surroundings,
        folder,
        (made.halves[0], made.halves[0]),
        name="ada",
        passphrase=NEW,
    )
    again = open_with_recovery(surroundings, folder, made.halves, name="ada", passphrase=NEW)
    assert (again.user.name, recovery_state(again).made_at, again.store.rekey_due()) == ("ada", None, None)
    assert EventKind.EMERGENCY_ACCESS in events(again)
    again.close()


@pytest.mark.requirement("STO-19")
def test_the_drill_of_an_emergency_from_the_envelope_to_the_next_one(world):
    made = make_emergency(world, PASSPHRASE)
    assert emergency_state(world).uses == ()
    world.store.close()
    folder, surroundings, who = world.store.directory, world.surroundings, "Dr On Call"
    refused("emergency_reason_unknown", open_emergency, surroundings, folder, made.code, person=who, reason="curious")
    refused("emergency_person_missing", open_emergency, surroundings, folder, made.code, person=" ", reason="drill")
    other = sheets.written(sheets.new_secret())
    refused("sheet_refused", open_emergency, surroundings, folder, other, person=who, reason="drill")
    reading = open_emergency(surroundings, folder, made.code, person="Dr  On Call", reason="drill")
    assert list_patients(reading) == ()
    with pytest.raises(CdsError):
        open_patient(reading, "nobody")
    with pytest.raises(NotAllowed):
        back_up(reading, folder / "copy")
    reading.close()
    again = enter(world)
    assert again.store.rekeyed_for == sheets.EMERGENCY
    state = emergency_state(again)
    assert [(use.person, use.reason) for use in state.uses] == [(who, "drill")]
    assert (state.sheet.made_at, state.rekey_due) == (None, False)
    make_emergency(again, PASSPHRASE)
    assert emergency_state(again).sheet.made_by == "Dr Ada Example"
    again.close()
    refused("sheet_refused", open_emergency, surroundings, folder, made.code, person=who, reason="drill")


@pytest.mark.requirement("STO-11")
def test_backups_are_named_kept_tried_and_brought_back(world, tmp_path, clock):
    places = tmp_path / "copies"
    for _ in range(3):
        clock.advance(3600)
        made, thinned = back_up_into(world, places, keep=2)
    assert [path.name for path in thinned.removed] == ["cds-backup-20261102T100000Z"]
    (places / "cds-backup-mine").mkdir()
    (places / "cds-backup-20200101T000000Z").mkdir()  # looks like ours, and holds nothing
    rotate_key(world, PASSPHRASE)
    clock.advance(3600)
    made, thinned = back_up_into(world, places, keep=1)
    assert thinned.removed == ()
    assert len(thinned.passed_over) == 3
    assert len(list(places.iterdir())) == 5
    assert events(world).count(EventKind.BACKUPS_REMOVED) == 1
    refused("backups_keep", back_up_into, world, places, 0)
    found = drill(world, made)
    assert (found.sound, found.people, found.findings) == (True, 2, ())
    disable_user(world, "bob", PASSPHRASE)
    world.store.close()
    refused("sign_in_refused", restore, world.surroundings, made, world.store.directory, name="ada", passphrase=WRONG)
    back = restore(world.surroundings, made, world.store.directory, name="ada", passphrase=PASSPHRASE)
    assert (back.reopened, back.rekey_due) == (("bob",), True)
    again = enter(world)
    assert "restored" in events(again)
    assert again.store.rekeyed_for == "restored"
    again.close()
    enter(world, "bob", BOB).close()


@pytest.mark.requirement("STO-10")
def test_a_store_that_is_not_the_newest_signs_again_once_an_administrator_takes_it_as_it_is(tmp_path):
    session = make_session(tmp_path / "store")
    refused("store_is_newest", accept_state, session, PASSPHRASE, "no_newer_copy")
    session.store._freshness.problem = "mark_older"
    refused("passphrase_wrong", accept_state, session, WRONG, "no_newer_copy")
    refused("accept_reason_unknown", accept_state, session, PASSPHRASE)
    refused("accept_reason_unknown", accept_state, session, PASSPHRASE, "because I say so")
    assert store_state(session) == "mark_older"
    assert accept_state(session, PASSPHRASE, "no_newer_copy") == "mark_older"
    assert session.store.not_newest is None
    *_, last = session.store.entries()
    assert (last[2]["event"], last[2]["data"]["accepted"]) == (EventKind.RESTORED, "mark_older")
    assert last[2]["data"]["reason"] == "no_newer_copy"
    session.close()
