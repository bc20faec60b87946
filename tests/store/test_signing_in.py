"""Slots, passphrases, and who gets in."""

from __future__ import annotations

import json
import shutil
import unicodedata
from dataclasses import replace

import pytest

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import CdsError
from cds_app.store import arrival, passphrases, slots
from cds_app.store.attempts import Attempts, Failed
from cds_app.store.passphrases import CEILING, DEFAULT, FLOOR, KdfParameters
from cds_app.store.session import Store
from cds_app.store.slots import SlotFile
from tests.store.helpers import ADA, BOB, PASSPHRASES, create, events, refused, sign_in
from tests.support.clock import FixedClock


def edit(folder, change):
    path = folder / "slots.json"
    data = json.loads(path.read_text())
    change(data["slots"])
    path.write_text(json.dumps(data))


@pytest.mark.parametrize("name", PASSPHRASES)
def test_everybody_opens_the_store_with_their_own_passphrase(folder, name):
    with sign_in(folder, name) as store:
        assert store.user.name == name
        assert store.count_patients() == 3


def test_the_name_may_be_typed_in_either_letter_case(folder):
    with sign_in(folder, "ada", clock=FixedClock()) as store:
        user = store.user
    with Store.open(folder, name="ADA ", passphrase=ADA, clock=FixedClock(), program="0", kdf=FLOOR) as store:
        assert store.user == user


@pytest.mark.parametrize("passphrase", [BOB, ADA + " ", ADA.upper(), "", "x" * 300])
def test_a_wrong_passphrase_is_refused(folder, passphrase):
    with refused("sign_in_refused"):
        Store.open(folder, name="ada", passphrase=passphrase, clock=FixedClock(), program="0")


@pytest.mark.requirement("STO-22")
def test_an_unknown_name_is_refused_in_the_same_words_and_after_the_same_work(folder, monkeypatch):
    worked = []
    derive = passphrases.derive
    monkeypatch.setattr(slots, "derive", lambda p, s, k: worked.append(k) or derive(p, s, k))
    with refused("sign_in_refused"):
        sign_in(folder, "nobody", "some passphrase or other")
    assert worked == [SlotFile(folder / "slots.json").read()[0].wrapped.kdf]


def test_the_default_protection_is_64_mebibytes_three_passes_four_lanes():
    assert (DEFAULT.memory_kib, DEFAULT.passes, DEFAULT.lanes) == (64 * 1024, 3, 4)
    assert (FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes) == (19 * 1024, 2, 1)


@pytest.mark.requirement("STO-04")
def test_swapped_slots_do_not_open(folder):
    def swap(found):
        for field in ("salt", "nonce", "sealed", "kdf"):
            found[0][field], found[1][field] = found[1][field], found[0][field]

    edit(folder, swap)
    for name in ("ada", "bob"):
        with refused("sign_in_refused"):
            sign_in(folder, name)


@pytest.mark.requirement("STO-04")
@pytest.mark.parametrize("field", ["name", "user_id"])
def test_a_slot_with_another_persons_name_or_id_does_not_open(folder, field):
    def rename(found):
        theirs, mine = found[0][field], found[1][field]
        found[0][field], found[1][field] = mine, theirs

    edit(folder, rename)
    with refused("sign_in_refused"):
        sign_in(folder, "bob" if field == "user_id" else "ada", BOB)


@pytest.mark.requirement("STO-04")
@pytest.mark.parametrize("parameter", ["memory_kib", "passes", "lanes"])
def test_edited_parameters_do_not_open(folder, parameter):
    edit(folder, lambda found: found[0]["kdf"].update({parameter: found[0]["kdf"][parameter] + 1}))
    with refused("sign_in_refused"):
        sign_in(folder)


@pytest.mark.requirement("STO-05")
@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("memory_kib", FLOOR.memory_kib - 1),
        ("passes", FLOOR.passes - 1),
        ("lanes", 0),
        ("memory_kib", CEILING.memory_kib + 1),
        ("passes", CEILING.passes + 1),
        ("lanes", CEILING.lanes + 1),
        ("memory_kib", -(2**70)),
    ],
)
def test_parameters_below_the_floor_or_above_the_ceiling_are_refused_without_any_work(
    folder, parameter, value, monkeypatch
):
    edit(folder, lambda found: found[0]["kdf"].update({parameter: value}))
    monkeypatch.setattr(passphrases, "hash_secret_raw", lambda *a, **k: pytest.fail("worked"))
    with refused("kdf_outside"):
        sign_in(folder)


@pytest.mark.requirement("STO-05")
def test_a_new_store_below_the_floor_is_refused_and_leaves_nothing(tmp_path):
    with refused("kdf_outside"):
        create(tmp_path / "new", kdf=replace(FLOOR, passes=1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.requirement("STO-05")
def test_an_old_weaker_slot_is_renewed_at_sign_in_and_still_opens_and_signs(folder):
    stronger = KdfParameters(FLOOR.memory_kib + 1024, 3, 2)
    with sign_in(folder, kdf=stronger) as store:
        assert list(store.entries())[-1][2]["data"]["protection_renewed"] is True
        store.sign(ADA, b"message")
    kept = {s.name: s.wrapped.kdf for s in SlotFile(folder / "slots.json").read()}
    assert kept == {"ada": stronger, "bob": FLOOR, "carol": FLOOR}
    with sign_in(folder, kdf=FLOOR) as store:  # and never made weaker again
        assert list(store.entries())[-1][2]["data"]["protection_renewed"] is False
        store.sign(ADA, b"message")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": "cds-slots"}',
        b'{"format": "other", "slots": []}',
        b'{"format": "cds-slots", "slots": [1]}',
        b'{"format": "cds-slots", "slots": [{"user_id": 1}]}',
        b"[" * 100_000,
        b"\xff\xfe",
        b" " * 5_000_000,
    ],
)
def test_a_damaged_slot_file_says_so(folder, content):
    (folder / "slots.json").write_bytes(content)
    with refused("slots_damaged"):
        sign_in(folder)


@pytest.mark.parametrize("field", ["salt", "nonce", "sealed", "kdf", "version", "user_id", "name"])
def test_a_slot_with_a_misfit_says_damaged_or_refuses(folder, field):
    for value in (None, 1.5, "", "é", "AAAA", [], {}, True):
        edit(folder, lambda found, value=value: found[0].update({field: value}))
        with pytest.raises(CdsError) as error:
            sign_in(folder)
        assert error.value.code in ("slots_damaged", "sign_in_refused")


def test_without_its_slot_file_a_store_says_what_is_missing(folder):
    (folder / "slots.json").unlink()
    with refused("slots_missing"):
        sign_in(folder)


def test_slots_of_another_store_do_not_open_this_one(folder, tmp_path):
    create(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "slots.json", folder / "slots.json")
    with refused("store_damaged"):
        sign_in(folder)


@pytest.mark.requirement("STO-20")
@pytest.mark.parametrize("passphrase", ["", "fourteen chars", "\ufb03" * 4])
def test_a_short_passphrase_is_refused(tmp_path, passphrase):
    with refused("passphrase_too_short"):
        create(tmp_path / "new", passphrase=passphrase)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.requirement("STO-20")
@pytest.mark.parametrize(
    "passphrase",
    [
        "fifteen letters",
        "wharf quilt öre " * 13,
        "пароль из многих слов",
        "🙂🐌🌧🧵🥁🚲🪴🧊🎲🦉🌵🪁🥝🛶🔭",
        "with\x00nul and\ttab",
        "half \ud83d of a pair",
    ],
)
def test_any_fifteen_characters_or_more_are_accepted_and_none_is_cut_off(tmp_path, passphrase):
    create(tmp_path / "new", passphrase=passphrase).close()
    sign_in(tmp_path / "new", passphrase=passphrase).close()
    with refused("sign_in_refused"):
        sign_in(tmp_path / "new", passphrase=passphrase[:-1] + "?")


@pytest.mark.requirement("STO-21")
@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("aaaaaaaaaaaaaaaa", "passphrase_repeats"),
        ("PasswordPassword", "passphrase_repeats"),
        ("ö" * 200, "passphrase_repeats"),
        ("abcdefghijklmnop", "passphrase_sequence"),
        ("123456789012345", "passphrase_usual"),
        ("zxcvbnmasdfghjkl", "passphrase_usual"),
        ("iloveyouprincess", "passphrase_usual"),
        ("antidepressants", "passphrase_about_you"),
        ("Dr Ada Example!", "passphrase_about_you"),
    ],
)
def test_a_passphrase_that_would_be_tried_first_is_refused_with_its_reason(tmp_path, passphrase, code):
    with refused(code):
        create(tmp_path / "new", passphrase=passphrase)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.requirement("STO-21")
def test_the_same_rules_hold_for_a_changed_passphrase_and_another_persons_account(folder):
    with sign_in(folder) as store:
        with refused("passphrase_sequence"):
            store.change_passphrase(ADA, "abcdefghijklmnop", kdf=FLOOR)
        with refused("passphrase_repeats"), store.change(EventKind.USER_ADDED) as change:
            change.add_user(
                name="dora", display_name="Dora", credential="", roles=("auditor",), passphrase="a" * 16, kdf=FLOOR
            )
    sign_in(folder).close()


@pytest.mark.requirement("STO-20")
def test_another_keyboards_unicode_form_is_the_same_passphrase(tmp_path):
    words = "gemütliche Übergänge ﬁnden"
    create(tmp_path / "new", passphrase=unicodedata.normalize("NFC", words)).close()
    for form in ("NFD", "NFKC", "NFKD"):
        sign_in(tmp_path / "new", passphrase=unicodedata.normalize(form, words)).close()


@pytest.mark.requirement("STO-22")
def test_failed_sign_ins_become_one_entry_at_the_next_success(folder):
    clock = FixedClock()
    for name in ("ada", "nobody", "bob"):
        clock.advance(60)
        with refused("sign_in_refused"):
            sign_in(folder, name, "a wrong passphrase", clock=clock)
    noted = (folder / "attempts.json").read_text()
    assert [failed["count"] for failed in json.loads(noted)["accounts"].values()] == [1, 1, 1]
    assert "nobody" not in noted
    with sign_in(folder, clock=clock) as store:
        failed = [e["data"] for _, _, e in store.entries() if e["event"] == EventKind.SIGN_IN_FAILED]
        assert [(d["count"], d["last"]) for d in failed] == [(3, "2026-11-02T09:03:00.000Z")]
        names = {u.user_id: u.name for u in store.users()}
        # the entry is written by whoever signs in next; it must not look as if that person had failed
        assert failed[0]["noted_at_next_sign_in"] is True
        tried = {names.get(d["user_id"], d["user_id"]): d["count"] for d in failed[0]["accounts"]}
        assert sum(tried.values()) == 3
        assert tried["ada"] == 1
        assert set(tried) <= {"ada", "bob", "unknown"}
        assert events(store)[-2:] == [EventKind.SIGN_IN_FAILED, EventKind.SIGNED_IN]
        kept = json.loads((folder / "attempts.json").read_text())["accounts"]
        assert store.user.user_id not in kept
        assert [(failed["count"], failed["noted"]) for failed in kept.values()] == [(1, 1), (1, 1)]
    with sign_in(folder, clock=clock) as store:  # what is kept is not told twice
        assert events(store).count(EventKind.SIGN_IN_FAILED) == 1


@pytest.mark.requirement("STO-22")
@pytest.mark.parametrize("name", ["ada", "nobody at all"])
def test_somebody_elses_sign_in_gives_no_further_guesses_at_an_account(folder, name):
    clock = FixedClock()
    fail(folder, 3, clock, name)
    sign_in(folder, "bob", clock=clock).close()
    with pytest.raises(CdsError) as waiting:
        sign_in(folder, name, ADA, clock=clock)
    assert (waiting.value.code, waiting.value.params) == ("sign_in_wait", {"seconds": 5})
    clock.advance(86_400)
    sign_in(folder, "bob", clock=clock).close()
    assert json.loads((folder / "attempts.json").read_text())["accounts"] == {}


def fail(folder, times, clock, name="ada"):
    for _ in range(times):
        with refused("sign_in_refused"):
            sign_in(folder, name, "a wrong passphrase", clock=clock)


@pytest.mark.requirement("STO-22")
@pytest.mark.parametrize("name", ["ada", "nobody at all"])
def test_from_the_third_failure_an_account_waits_longer_each_time_whether_it_exists_or_not(folder, name):
    clock = FixedClock()
    fail(folder, 3, clock, name)
    for pause in (5, 10, 20, 40):
        with pytest.raises(CdsError) as waiting:
            sign_in(folder, name, ADA, clock=clock)
        assert (waiting.value.code, waiting.value.params) == ("sign_in_wait", {"seconds": pause})
        clock.advance(pause)
        fail(folder, 1, clock, name)


@pytest.mark.requirement("STO-22")
def test_the_right_passphrase_opens_after_the_wait_and_ends_it(folder):
    clock = FixedClock()
    fail(folder, 3, clock)
    with refused("sign_in_wait"):
        sign_in(folder, clock=clock)
    clock.advance(5)
    sign_in(folder, clock=clock).close()
    fail(folder, 2, clock)
    sign_in(folder, clock=clock).close()


@pytest.mark.requirement("STO-22")
def test_other_people_do_not_wait_for_somebody_elses_failures(folder):
    clock = FixedClock()
    fail(folder, 3, clock, "bob")
    sign_in(folder, clock=clock).close()


@pytest.mark.requirement("STO-22")
def test_a_clock_put_back_neither_frees_nor_locks_an_account_for_long(folder):
    clock = FixedClock()
    fail(folder, 3, clock)
    clock.advance(-10 * 365 * 86_400)
    with pytest.raises(CdsError) as waiting:
        sign_in(folder, clock=clock)
    assert waiting.value.params == {"seconds": 5}


def test_the_longest_wait_is_a_quarter_of_an_hour():
    failed = Attempts(accounts={"a": Failed(1_000_000, "2026-11-02T09:00:00.000Z")})
    assert failed.wait("a", FixedClock().now()) == 900


@pytest.mark.requirement("STO-22")
@pytest.mark.parametrize("deed", ["taken away", "put back"])
def test_a_counter_that_was_taken_away_or_exchanged_is_a_security_entry(folder, deed):
    clock, counter = FixedClock(), folder / "attempts.json"
    sign_in(folder, clock=clock).close()
    old = counter.read_bytes()
    sign_in(folder, clock=clock).close()
    fail(folder, 2, clock)
    counter.unlink() if deed == "taken away" else counter.write_bytes(old)
    with sign_in(folder, clock=clock) as store:
        found = [e["data"] for _, _, e in store.entries() if e["event"] == EventKind.INTEGRITY_FAILURE]
    assert found == [{"what": "failed_sign_ins"}]


def test_a_sign_in_that_was_cut_short_raises_no_alarm(folder, monkeypatch):
    clock = FixedClock()
    sign_in(folder, clock=clock).close()

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(arrival, "_note_sign_in", cut)
        with pytest.raises(KeyboardInterrupt):
            sign_in(folder, clock=clock)
    with sign_in(folder, clock=clock) as store:
        assert EventKind.INTEGRITY_FAILURE not in events(store)


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"marks": "many", "accounts": 3}', b'{"marks": [], "accounts": {"a": 0}}', b"[" * 9000]
)
def test_a_spoiled_counter_of_failures_counts_as_a_failure(folder, content):
    (folder / "attempts.json").write_bytes(content)
    with sign_in(folder) as store:
        failed = [e["data"] for _, _, e in store.entries() if e["event"] == EventKind.SIGN_IN_FAILED]
        assert [(d["count"], d["last"]) for d in failed] == [(1, None)]


def test_a_folder_without_a_store_says_so(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with refused("store_missing"):
            sign_in(folder)
        assert not (tmp_path / "nowhere").exists()


def test_a_store_is_never_made_over_another_one(folder):
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "store.lock"}
    with refused("store_exists"):
        create(folder)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "store.lock"} == before
    (folder / "store.db").unlink()
    with refused("store_exists"):  # slots alone may still be wanted beside a restored store.db
        create(folder)
    assert (folder / "slots.json").read_bytes() == before["slots.json"]
