"""An older store, an older page, marks taken away or exchanged: told at the next opening, and nothing is signed."""

from __future__ import annotations

import itertools
import json
import os
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import database, freshness
from cds_app.store.files import write_quickly
from cds_app.store.freshness import Mark, pages_digest, seal, unseal
from cds_app.store.rekey import rotate
from cds_app.store.whole_check import check_everything
from tests.store.helpers import ADA, crashed_at, create, events, import_these, insider, refused, sign_in
from tests.support.clock import FixedClock
from tests.support.factories import make_record

PAGE = 4096
DETECTED = ("older", "pages", "other_history", "store_damaged", "log_broken")
MARKS = ("freshness.json", "freshness-latest.json")


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put(folder, files):
    for path in folder.iterdir():
        if path.is_file() and path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def work(folder, state, number):
    """One sitting with some changes in several tables."""
    with sign_in(folder, state=state) as store:
        import_these(store, [make_record(f"F-{number}-{n}") for n in range(3)], str(number))
        with store.change(EventKind.WHAT_IF, {"text": "x" * 900}):
            pass


def problem(folder, state=None, **person):
    """What the next opening says."""
    with sign_in(folder, state=state, **person) as store:
        return store.not_newest


def told(folder, state=None):
    """What the next opening says or refuses with."""
    try:
        return problem(folder, state)
    except CdsError as error:
        return error.code


@pytest.fixture(scope="module")
def history(template, tmp_path_factory):
    """A store, its state folder, and all files of both at two times."""
    base = tmp_path_factory.mktemp("history")
    folder, state = shutil.copytree(template, base / "store"), base / "state"
    work(folder, state, 5)
    old = files_of(folder), files_of(state)
    for number in (6, 7):
        work(folder, state, number)
    return folder, state, old, (files_of(folder), files_of(state))


@pytest.fixture
def restored(history):
    """Puts the store and its state folder back to how they were at the end, or as told."""
    folder, state, _, new = history

    def back(files=None, elsewhere=None):
        put(folder, {**new[0], **(files or {})})
        put(state, new[1] if elsewhere is None else elsewhere)
        return folder, state

    return back


def test_a_store_that_nobody_touched_is_the_newest(restored):
    folder, state = restored()
    assert problem(folder, state) is None
    with sign_in(folder, state=state) as store:
        assert store.is_newest()
        assert check_everything(store) == ()


@pytest.mark.requirement("STO-10")
def test_an_older_file_is_told_logged_and_signs_nothing_until_a_restore_is_recorded(restored, history):
    _, _, (old, _), _ = history
    folder, state = restored({"store.db": old["store.db"]})
    with sign_in(folder, state=state) as store:
        assert store.not_newest == "older"
        assert check_everything(store) == ("store_not_newest",)
        noted = [e["data"] for _, _, e in store.entries() if e["event"] == EventKind.INTEGRITY_FAILURE]
        assert [n["found"] for n in noted if n["what"] == "store_not_newest"] == ["older"]
        with refused("store_not_newest"), store.change(EventKind.DECISION_SIGNED):
            pass
        with store.change(EventKind.LOG_READ):  # looking is not signing
            pass
    with sign_in(folder, state=state) as store:  # the next sitting knows it still, and does not note it again
        assert store.not_newest == "older"
        assert events(store).count("integrity_failure") == len(noted)
        store.accept_restored({"why": "tested"})
        assert store.not_newest is None
        with pytest.raises(ValueError, match="given up"), store.change(EventKind.DECISION_SIGNED):
            raise ValueError("given up")
    with sign_in(folder, state=state) as store:
        assert store.not_newest is None
        assert events(store).count("restored") == 1


@pytest.mark.requirement("STO-10")
def test_the_whole_folder_of_last_week_is_told_by_the_mark_outside_it(restored, history):
    _, _, (old, _), _ = history
    folder, state = restored(old)
    assert problem(folder, state) == "older"
    folder, state = restored(old, {})
    assert problem(folder, state) is None  # without that mark nothing on this machine could know


@pytest.mark.requirement("STO-10")
def test_each_page_of_the_older_file_in_turn_is_told_or_is_the_same(restored, history):
    _, _, (old, _), (new, _) = history
    before, after = old["store.db"], new["store.db"]
    different = [n for n in range(len(before) // PAGE) if before[n * PAGE :][:PAGE] != after[n * PAGE :][:PAGE]]
    assert len(different) > 8
    for number in different:
        at = number * PAGE
        folder, state = restored({"store.db": after[:at] + before[at : at + PAGE] + after[at + PAGE :]})
        assert told(folder, state) in DETECTED, number


@pytest.mark.requirement("STO-10")
def test_a_page_that_is_put_back_while_the_store_is_open_is_found_by_the_scheduled_check(restored, history):
    _, _, (old, _), (new, _) = history
    folder, state = restored()
    at = next(
        n * PAGE
        for n in range(2, len(old["store.db"]) // PAGE)
        if old["store.db"][n * PAGE :][:PAGE] != new["store.db"][n * PAGE :][:PAGE]
    )
    with sign_in(folder, state=state) as store:
        with (folder / "store.db").open("r+b") as file:
            file.seek(at)
            file.write(old["store.db"][at : at + PAGE])
        assert not store.is_newest()
        assert "store_not_newest" in check_everything(store)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ((), None),
        (MARKS[:1], None),
        (MARKS[1:], None),
        (MARKS, None),  # the one outside is enough
        ((*MARKS, "outside"), "mark_missing"),
    ],
)
def test_marks_that_were_taken_away_are_missed(restored, history, taken, expected):
    _, _, _, (_, elsewhere) = history
    folder, state = restored(None, {} if "outside" in taken else elsewhere)
    for name in taken:
        (folder / name).unlink(missing_ok=True)
    assert problem(folder, state) == expected


@pytest.mark.requirement("STO-10")
def test_an_older_mark_beside_an_older_file_does_not_help(restored, history):
    _, _, (old, _), _ = history
    for names in (("store.db", MARKS[0]), ("store.db", MARKS[1]), ("store.db", *MARKS)):
        folder, state = restored({name: old[name] for name in names})
        assert problem(folder, state) == "older"


def test_a_mark_that_somebody_wrote_proves_nothing(restored, history):
    _, _, (old, _), (new, _) = history
    mark = json.loads(new[MARKS[1]])
    for change in ({"generation": 999}, {"pages": "0" * 64}, {"size": 1}, {"phase": "open"}, {"codes": []}):
        folder, state = restored({"store.db": old["store.db"], MARKS[1]: json.dumps({**mark, **change}).encode()})
        assert problem(folder, state) in ("older", "other_history")


@pytest.mark.requirement("STO-10")
def test_a_change_by_another_program_is_told(restored):
    folder, state = restored()
    with insider(folder) as opened:
        opened.run("UPDATE users SET display_name = 'Somebody Else' WHERE name = 'bob'")
    assert problem(folder, state) == "pages"


@pytest.mark.requirement("STO-10")
def test_the_folder_of_a_time_before_a_new_key_is_told(restored):
    folder, state = restored()
    before = files_of(folder)
    with sign_in(folder, state=state) as store:
        rotate(store, "asked_for", drop=True)
    assert problem(folder, state) is None
    put(folder, before)
    assert problem(folder, state) == "other_history"


def test_another_person_of_the_machine_whose_mark_is_behind_is_honest(restored, tmp_path):
    folder, state = restored()
    work(folder, tmp_path / "state of another", 11)
    work(folder, tmp_path / "state of another", 12)
    assert problem(folder, state) is None


def test_a_state_folder_that_cannot_be_written_does_not_matter(restored, tmp_path):
    folder, _ = restored()
    (tmp_path / "file").write_text("in the way")
    assert problem(folder, tmp_path / "file" / "state") is None


@pytest.mark.requirement("STO-10")
def test_a_copy_is_no_store_until_a_restore_is_recorded(restored, tmp_path):
    folder, state = restored()
    with sign_in(folder, state=state) as store:
        store.back_up(tmp_path / "copy")
    assert problem(tmp_path / "copy") == "mark_missing"


# -- crashes -----------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-10")
def test_a_crash_at_any_step_is_never_taken_for_a_replay(tmp_path, template):
    def sitting():
        with sign_in(folder, state=folder / "state") as store:
            with store.change(EventKind.WHAT_IF, {"text": "x" * 5000}):
                pass
            with store.change(EventKind.LOG_EXPORTED):
                pass
            store.remember_export(*store.head())

    found = []
    for step in itertools.count(step=2):
        folder = shutil.copytree(template, tmp_path / str(step))
        if not crashed_at(step, sitting):
            break
        found.append(problem(folder, folder / "state"))
    assert len(found) > 10
    assert set(found) == {None}


def test_pages_that_a_rolled_back_journal_wrote_anew_are_honest(folder, tmp_path):
    """The system dies with the pages half written: the journal is played back, and no page has its old tag."""
    with sign_in(folder) as store:
        connection = store._database._connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE users SET display_name = 'on the way'")
        with store._database.setting_up():
            connection.execute("PRAGMA cache_spill = 1")
            connection.execute("PRAGMA cache_size = 1")
        import_these_rows(connection)
        kept = files_of(folder)
        connection.execute("ROLLBACK")
    assert "store.db-journal" in kept
    dead = tmp_path / "dead"
    dead.mkdir()
    put(dead, kept)
    digest = pages_digest(dead / "store.db")
    assert problem(dead) is None
    assert pages_digest(dead / "store.db") != digest


def import_these_rows(connection):
    for number in range(4000):
        connection.execute("INSERT INTO terms (term) VALUES (?)", (f"a word of some length {number}" * 4,))


@pytest.mark.requirement("STO-10")
def test_after_a_kill_an_older_page_is_still_told(folder, tmp_path):
    state = tmp_path / "state"
    work(folder, state, 20)
    old = (folder / "store.db").read_bytes()

    def killed():
        store = sign_in(folder, state=state)
        with store.change(EventKind.WHAT_IF, {"text": "y" * 3000}):
            pass
        os._exit(42)

    assert crashed_at(10**6, killed)
    new = files_of(folder)
    for number in range(1, len(old) // PAGE):
        at = number * PAGE
        if old[at : at + PAGE] == new["store.db"][at : at + PAGE]:
            continue
        put(folder, new)
        content = new["store.db"][:at] + old[at : at + PAGE] + new["store.db"][at + PAGE :]
        (folder / "store.db").write_bytes(content)
        assert told(folder, state) in DETECTED, number


# -- marks as bytes ----------------------------------------------------------------------------------------------------

A_MARK = Mark("i", 3, 7, "ab", "cd", "open", None)


def test_a_mark_is_read_with_any_of_the_keys_that_sealed_it():
    one, two, three = (bytes([n]) * 32 for n in (1, 2, 3))
    content = seal(A_MARK, [one, two])
    assert [unseal(content, key).sealed for key in (one, two, three)] == [True, True, False]
    assert unseal(content, one).mark == A_MARK


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_mark_with_a_changed_byte_is_never_taken_as_sealed(place, change):
    key = b"k" * 32
    content = bytearray(seal(A_MARK, [key]))
    content[place % len(content)] ^= change
    found = unseal(bytes(content), key)
    assert found is None or not found.sealed or found.mark == A_MARK


@given(
    st.binary(max_size=300) | st.text().map(str.encode) | st.sampled_from([b"[]", b"{}", b'{"codes":[1],"format":1}'])
)
def test_bytes_that_are_no_mark_are_none(content):
    assert unseal(content, b"k" * 32) is None


def test_a_file_that_is_too_long_is_not_read(tmp_path):
    content = seal(A_MARK, [b"k" * 32])
    write_quickly(tmp_path / "mark", content + b" " * freshness.LARGEST)
    assert freshness.read(tmp_path / "mark", "i", b"k" * 32) is None
    write_quickly(tmp_path / "mark", content)
    assert freshness.read(tmp_path / "mark", "i", b"k" * 32).mark == A_MARK
    assert freshness.read(tmp_path / "mark", "another", b"k" * 32) is None


def test_a_page_written_anew_has_a_new_tag(tmp_path):
    create(tmp_path / "store").close()
    path = tmp_path / "store" / "store.db"
    before = pages_digest(path)
    assert pages_digest(path) == before
    with insider(tmp_path / "store") as opened:
        opened.run("UPDATE users SET display_name = display_name || '.'")
    assert pages_digest(path) != before
    assert database.PLAIN_HEADER not in path.read_bytes()


@pytest.mark.requirement("STO-10")
def test_a_restored_file_is_taken_for_the_newest_once_and_not_when_it_is_put_back_again(restored, tmp_path):
    from cds_app.store import restoring

    folder, state = restored()
    with sign_in(folder, state=state) as store:
        store.back_up(tmp_path / "copy")
    work(folder, state, 30)
    restoring.restore(tmp_path / "copy", folder, name="ada", passphrase=ADA, clock=FixedClock())
    fresh = (folder / "store.db").read_bytes()
    assert problem(folder, state) is None
    work(folder, state, 31)
    (folder / "store.db").write_bytes(fresh)
    assert problem(folder, state) == "older"
