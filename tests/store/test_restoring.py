"""A backup comes back whole, or the store stays as it was; what was there is never lost."""

from __future__ import annotations

import itertools
import shutil

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import restore_drill, restoring, switch
from cds_app.store.passphrases import FLOOR
from tests.store.helpers import ADA, BOB, crashed_at, create, events, import_these, refused, sign_in
from tests.support.clock import FixedClock
from tests.support.factories import make_record

THEN, NOW = ["P-0001", "P-0002", "Q-0003"], ["N-1", "P-0001", "P-0002", "Q-0003"]


@pytest.fixture(scope="module")
def pair(template, tmp_path_factory):
    """A store that went on after its backup: one patient more. Closed."""
    base = tmp_path_factory.mktemp("pair")
    shutil.copytree(template, base / "store")
    with sign_in(base / "store") as store:
        store.back_up(base / "backup")
        import_these(store, [make_record("N-1")], "n")
    return base


@pytest.fixture
def base(pair, tmp_path):
    return shutil.copytree(pair, tmp_path / "base")


def restore(base, name="ada", passphrase=ADA, target="store"):
    return restoring.restore(base / "backup", base / target, name=name, passphrase=passphrase, clock=FixedClock())


def patients(folder):
    with sign_in(folder) as store:
        assert store.verify_chain() is None
        return [row.pseudonym for row in store.patients()]


@pytest.mark.requirement("STO-11")
def test_a_backup_comes_back_and_what_was_there_is_kept(base):
    before = {p.name: p.read_bytes() for p in (base / "backup").iterdir()}
    with sign_in(base / "store") as store:
        size, head = store.head()
    found = restore(base)
    assert {p.name: p.read_bytes() for p in (base / "backup").iterdir()} == before
    assert (found.people, found.patients, found.reopened, found.rekey_due) == (3, 3, (), False)
    assert found.aside is not None
    assert found.aside.name.startswith("store.before-restore-2026")
    assert patients(base / "store") == THEN
    assert patients(found.aside) == NOW
    with sign_in(base / "store") as store:
        told = next(e for _, _, e in store.entries() if e["event"] == EventKind.RESTORED)
        assert told["data"]["replaced"] == {"size": size, "head": head}
        assert told["data"]["backup"]["size"] == told["index"]
        assert EventKind.INTEGRITY_FAILURE not in events(store)
        assert store.not_newest is None
        assert (found.entries, found.head) == (told["index"] + 1, _head_after(store, told["index"]))
    for name in ("bob", "carol"):
        sign_in(base / "store", name).close()


def _head_after(store, index):
    return store._database.value("SELECT link FROM entries WHERE idx = ?", index)


@pytest.mark.requirement("STO-11")
def test_into_an_empty_place_and_over_a_store_that_nobody_can_read(base):
    assert restore(base, target="elsewhere").aside is None
    assert patients(base / "elsewhere") == THEN
    for name, damage in (
        ("slots.json", b"{"),
        ("store.db", bytes(8192)),
        ("store.db-journal", b"a journal of the store that was there" * 200),
    ):
        (base / "store" / name).write_bytes(damage)
        found = restore(base)
        assert found.aside is not None
        assert (found.aside / name).read_bytes() == damage
        assert patients(base / "store") == THEN


@pytest.mark.requirement("STO-11")
def test_a_crash_before_any_step_leaves_the_old_store_or_the_restored_one(pair, tmp_path):
    outcomes = []
    for step in itertools.count():
        base = shutil.copytree(pair, tmp_path / str(step))
        if not crashed_at(step, lambda base=base: restore(base)):
            break
        found = patients(base / "store")
        assert found in (THEN, NOW)
        outcomes.append(found == THEN)
        with sign_in(base / "store") as store:
            assert (EventKind.RESTORED in events(store)) == outcomes[-1]
            assert store.not_newest is None
            assert EventKind.INTEGRITY_FAILURE not in events(store)
        assert not [p for p in (base / "store").iterdir() if switch.NEXT in p.name]
        shutil.rmtree(base)
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


def test_a_failure_leaves_everything_as_it_was(base, monkeypatch):
    def fail(*_):
        raise CdsError("disk_full")

    before = {p.name for p in base.iterdir()}
    monkeypatch.setattr(switch, "decide", fail)
    with refused("disk_full"):
        restore(base)
    with refused("disk_full"):
        restore(base, target="elsewhere")
    monkeypatch.undo()
    assert {p.name for p in base.iterdir()} == before
    assert patients(base / "store") == NOW


def test_only_an_administrator_of_both_may(base):
    for name, passphrase in (("bob", BOB), ("carol", "carol's passphrase is long")):
        with refused("restore_not_administrator"):
            restore(base, name, passphrase)
    with refused("sign_in_refused"):
        restore(base, passphrase="not the passphrase at all")
    with sign_in(base / "store") as store:
        with store.change(EventKind.USER_ADDED) as change:
            change.add_user(
                name="dora", display_name="Dora", credential="", roles=("administrator",), passphrase=BOB, kdf=FLOOR
            )
            ada = store.user.user_id
        with store.change(EventKind.ROLES_CHANGED) as change:
            change.change_roles(ada, ("clinician",))
    with refused("restore_not_administrator"):  # no administrator any more, so no way back to when she was one
        restore(base)


def test_a_backup_that_is_none_damaged_or_in_use_is_refused(base, tmp_path):
    with refused("backup_missing"):
        restoring.restore(tmp_path, base / "store", name="ada", passphrase=ADA, clock=FixedClock())
    with refused("restore_itself"):
        restoring.restore(base / "store", base / "store", name="ada", passphrase=ADA, clock=FixedClock())
    with sign_in(base / "store"), refused("store_busy"):
        restore(base)
    content = bytearray((base / "backup" / "store.db").read_bytes())
    content[9000] ^= 1
    (base / "backup" / "store.db").write_bytes(bytes(content))
    with refused("store_damaged"):
        restore(base)
    (base / "backup" / "store.db-journal").write_bytes(b"x")
    with refused("backup_unfinished"):
        restore(base)
    assert patients(base / "store") == NOW


@pytest.mark.requirement("STO-06")
def test_whoever_was_locked_out_since_is_named_and_the_key_is_changed_again(base):
    with sign_in(base / "store") as store:
        carol = next(u for u in store.users() if u.name == "carol")
        with store.change(EventKind.USER_DISABLED) as change:
            change.disable_user(carol.user_id)
        store.rotate_key("account_closed")
    found = restore(base)
    assert (found.reopened, found.rekey_due) == (("carol",), True)
    with sign_in(base / "store") as store:
        assert store.rekeyed_for == "restored"
        assert store.not_newest is None


# -- the drill --------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-11")
def test_a_drill_counts_and_changes_nothing(base):
    before = {p.name: p.read_bytes() for p in (base / "backup").iterdir()}
    told = []
    with sign_in(base / "store") as store:
        size = store.head()[0]
        found = restore_drill.look(store, base / "backup", None, lambda done, total: told.append((done, total)))
        assert store.head()[0] == size
    assert (found.people, found.patients, found.sound, found.findings) == (3, 3, True, ())
    assert 0 < found.entries < size
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert {p.name: p.read_bytes() for p in (base / "backup").iterdir()} == before


def codes(found):
    return [finding.code for finding in found.findings]


def test_a_drill_says_what_is_wrong(base, tmp_path):
    with create(tmp_path / "other") as other:
        other.back_up(tmp_path / "others")
    with sign_in(base / "store") as store:
        assert codes(restore_drill.look(store, tmp_path / "others", None)) == ["store_damaged"]
        with refused("backup_missing"):
            restore_drill.look(store, tmp_path, None)
        (base / "backup" / "store.db").write_bytes(b"SQLite format 3\x00")
        assert codes(restore_drill.look(store, base / "backup", None)) == ["store_plain"]


def test_a_drill_of_a_backup_under_an_older_key_asks_for_the_passphrase(base):
    with sign_in(base / "store") as store:
        store.rotate_key()
        assert codes(restore_drill.look(store, base / "backup", None)) == ["backup_other_key"]
        assert codes(restore_drill.look(store, base / "backup", "another passphrase")) == ["sign_in_refused"]
        found = restore_drill.look(store, base / "backup", ADA)
        assert (found.sound, found.patients, codes(found)) == (True, 3, [])
