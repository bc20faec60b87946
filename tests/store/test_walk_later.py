"""A store may be looked at before every page of it was proved, where it is to the page as this program closed it."""

from __future__ import annotations

import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError, IntegrityError
from cds_app.store.folder import STORE_FILE
from tests.store.helpers import ADA, events, sign_in

PAGE, TAG = 4096, 80


@pytest.fixture
def told():
    return []


def damage(folder, page, place=100):
    """Change one byte of a page: in its content, or with a place near its end in its tag."""
    file = folder / STORE_FILE
    content = bytearray(file.read_bytes())
    content[page * PAGE + place] ^= 1
    file.write_bytes(content)


def test_a_store_as_it_was_closed_tells_who_it_is_and_is_not_walked_yet(folder, told):
    with sign_in(folder, early=told.append) as store:
        assert [user.name for user in told] == ["ada"]
        assert not store.walked
        assert events(store)[-1] == "signed_in"
        store.walk()
        assert store.walked


def test_nothing_but_the_sign_in_is_written_before_the_walk(folder, told):
    with sign_in(folder, early=told.append) as store:
        before = store.head()
        for kind in set(EventKind) - {EventKind.SIGNED_IN, EventKind.SIGN_IN_FAILED}:
            if kind not in (EventKind.INTEGRITY_FAILURE, EventKind.KEY_ENROLLED):
                with pytest.raises(RuntimeError, match="not every page was proved"), store.change(kind):
                    pytest.fail("a change began")
        assert store.head() == before
        store.walk()
        with store.change(EventKind.PROGRAM_STARTED):
            pass


def test_who_does_not_ask_for_it_gets_a_store_that_is_walked(folder):
    with sign_in(folder) as store:
        assert store.walked


@pytest.mark.requirement("STO-06")
def test_each_damaged_page_in_turn_is_refused_by_the_opening_or_by_the_walk(template, tmp_path):
    found = {"opening": 0, "walk": 0}
    for page in range(0, (template / STORE_FILE).stat().st_size // PAGE, 4):
        folder = shutil.copytree(template, tmp_path / str(page))
        damage(folder, page)
        try:
            store = sign_in(folder, early=lambda user: None)
        except IntegrityError:
            found["opening"] += 1
            continue
        with pytest.raises(IntegrityError, match="store_damaged"):
            store.walk()
        assert not store.walked
        store.give_up()
        found["walk"] += 1
    assert all(found.values())


def test_after_a_walk_that_failed_the_next_opening_walks_before_it_tells(folder, told):
    sign_in(folder, early=told.append).give_up()
    damage(folder, 5)
    told.clear()
    with pytest.raises(IntegrityError, match="store_damaged"):
        sign_in(folder, early=told.append)
    assert told == []


def test_a_store_that_was_given_up_is_free_for_others(folder, told):
    sign_in(folder, early=told.append).give_up()
    with sign_in(folder) as store:
        assert store.not_newest is None


def changed_tag(folder):
    damage(folder, 5, PAGE - TAG + 20)


def shortened(folder):
    file = folder / STORE_FILE
    file.write_bytes(file.read_bytes()[:-PAGE])


def lengthened(folder):
    file = folder / STORE_FILE
    file.write_bytes(file.read_bytes() + bytes(PAGE))


@pytest.mark.parametrize("harm", [changed_tag, shortened, lengthened])
def test_a_file_that_is_not_as_it_was_closed_is_refused_before_anything_is_told(folder, told, harm):
    harm(folder)
    with pytest.raises(IntegrityError, match="store_damaged"):
        sign_in(folder, early=told.append)
    assert told == []


def left_open(folder):
    sign_in(folder).give_up()


def without_marks(folder):
    for path in folder.glob("freshness*.json"):
        path.unlink()


def with_a_journal(folder):
    (folder / f"{STORE_FILE}-journal").write_bytes(b"")


def older(folder):
    file = folder / STORE_FILE
    content = file.read_bytes()
    sign_in(folder).close()
    file.write_bytes(content)


def waiting_for_a_key(folder):
    from cds_app.store import meta

    with sign_in(folder) as store, store._database.transaction():
        meta.ask_for_rekey(store._database, "asked_for")


@pytest.mark.parametrize("unusual", [left_open, without_marks, with_a_journal, older, waiting_for_a_key])
def test_where_anything_is_out_of_the_ordinary_the_walk_comes_first(folder, told, unusual):
    unusual(folder)
    with sign_in(folder, early=told.append) as store:
        assert store.walked
    assert told == []


def test_a_wrong_passphrase_is_told_nothing(folder, told):
    with pytest.raises(CdsError, match="sign_in_refused"):
        sign_in(folder, passphrase=f"{ADA} no", early=told.append)
    assert told == []


def test_a_closed_account_whose_slot_was_put_back_is_told_nothing(folder, told):
    slots = (folder / "slots.json").read_bytes()
    with sign_in(folder) as store, store.change(EventKind.USER_DISABLED) as change:
        change.disable_user(next(user.user_id for user in store.users() if user.name == "bob"))
    (folder / "slots.json").write_bytes(slots)
    with pytest.raises(CdsError, match="sign_in_refused"):
        sign_in(folder, name="bob", early=told.append)
    assert told == []
