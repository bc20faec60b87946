"""Sheets of paper: what is printed is read back whatever the typing, and neither half says anything alone."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_app.domain.audit import EventKind
from cds_app.domain.errors import NotAllowed
from cds_app.store import database, meta, sheet_entry, sheets
from cds_app.store.change import SIGNING
from cds_app.store.passphrases import FLOOR
from cds_app.store.sheets import EMERGENCY, RECOVERY
from cds_app.store.slots import SlotFile
from tests.store.helpers import ADA, PASSPHRASES, crashed_at, events, refused, sign_in
from tests.support.clock import FixedClock

NEW = "what ada thinks of after the flood"
PRINTED = sheets.written(bytes(range(32))).replace(" ", "")
WHO = "Dr On Call"
TOLD = {"reason": "drill"}


def make(store, kind):
    secret = sheets.new_secret()
    with store.change(EventKind.SHEET_MADE) as change:
        change.make_sheet(kind, sheets.public_half(kind, secret))
    return secret


def recover(folder, secret, name="ada", passphrase=NEW):
    sheet_entry.recover(folder, secret, name=name, passphrase=passphrase, clock=FixedClock(), kdf=FLOOR)


def read(folder, secret):
    return sheet_entry.open_for_reading(folder, secret, person=WHO, told=TOLD, clock=FixedClock())


def opens(folder, key):
    try:
        database.open_file(folder / "store.db", key).close()
    except database.IntegrityError:
        return False
    return True


# -- what stands on paper -----------------------------------------------------------------------------------------


@given(st.binary(min_size=32, max_size=32), st.booleans())
def test_both_halves_give_the_secret_in_either_order(secret, swapped):
    halves = sheets.written_in_halves(secret)
    assert sheets.read_halves(*(halves[::-1] if swapped else halves)) == secret
    assert sheets.read(sheets.written(secret)) == secret


def test_it_is_printed_in_groups_of_letters_that_are_not_mistaken_for_one_another():
    for text in (*sheets.written_in_halves(bytes(32)), sheets.written(bytes(32))):
        groups = text.split(" ")
        assert [len(group) for group in groups] == [4] * 16
        assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567 ")


def test_spaces_letter_case_and_signs_that_look_alike_do_not_matter():
    secret = sheets.new_secret()
    text = sheets.written(secret)
    spoiled = text.lower().replace(" ", " - ").replace("o", "0").replace("i", "1").replace("b", "8") + "\n"
    assert sheets.read(spoiled) == secret


@given(st.data())
def test_one_slip_of_the_pen_is_found(data):
    text = PRINTED
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from([sign for sign in "ACDEFGHJKLMNPQRSTUVWXYZ234567" if sign != text[at]]))
    with refused("sheet_mistyped"):
        sheets.read(text[:at] + letter + text[at + 1 :])


@pytest.mark.parametrize("text", ["", "AAAA", "€" * 64, "A" * 64, "AAAA " * 100])
def test_anything_else_is_told_in_words(text):
    with refused("sheet_mistyped"):
        sheets.read(text)


def test_halves_that_do_not_belong_together_are_told_apart():
    secret = sheets.new_secret()
    first, second = sheets.written_in_halves(secret)
    other = sheets.written_in_halves(secret)[1]
    for code, one, two in (
        ("sheet_halves_same", first, first),
        ("sheet_halves_apart", first, other),
        ("sheet_other_kind", sheets.written(secret), second),
        ("sheet_other_kind", first, sheets.written(secret)),
    ):
        with refused(code):
            sheets.read_halves(one, two)
    with refused("sheet_other_kind"):
        sheets.read(first)


def test_neither_half_alone_opens(store, folder):
    secret = make(store, RECOVERY)
    halves = [sheets._spelled(half, 1)[2] for half in sheets.written_in_halves(secret)]
    store.close()
    for half in halves:
        assert half != secret
        with refused("sheet_refused"):
            recover(folder, half)


# -- the recovery key -----------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-06")
def test_recovery_lets_an_administrator_in_loudly_once_and_under_a_new_key(store, folder):
    secret, before = make(store, RECOVERY), store._key
    old = next(key for key in store.keys() if key.user_id == store.user.user_id)
    store.close()
    recover(folder, secret)
    assert not opens(folder, before)
    with refused("sign_in_refused"):
        sign_in(folder)
    with sign_in(folder, passphrase=NEW) as again:
        again.sign(NEW, b"message")
        assert again.rekeyed_for is None
        told = events(again)
        entries = [e for _, _, e in again.entries()]
        access = next(e for e in entries if e["event"] == EventKind.EMERGENCY_ACCESS)
        assert access["user_id"] == "recovery"
        assert access["data"] == {"sheet": RECOVERY, "for_user_id": again.user.user_id}
        assert told[told.index(EventKind.EMERGENCY_ACCESS) :][1:5] == [
            "key_rotated", "passphrase_changed", "key_retired", "key_enrolled",
        ]  # fmt: skip
        assert next(key for key in again.keys() if key.key_id == old.key_id).retired_at_entry is not None
        assert again.sheet_notes() == {}
        assert again.verify_chain() is None
    with refused("sheet_refused"):
        recover(folder, secret)
    for name in ("bob", "carol"):
        sign_in(folder, name).close()


def test_recovery_is_for_administrators_with_an_open_account(store, folder):
    secret = make(store, RECOVERY)
    store.close()
    for name in ("bob", "nobody"):
        with refused("recovery_not_administrator"):
            recover(folder, secret, name)
    with refused("passphrase_too_short"):
        recover(folder, secret, "ada", "short")
    with sign_in(folder) as again:
        assert EventKind.EMERGENCY_ACCESS not in events(again)


def test_sheets_outlive_a_new_key_but_not_a_newer_sheet_nor_their_maker(store, folder):
    first = make(store, RECOVERY)
    store.rotate_key()
    second = make(store, RECOVERY)
    store.rotate_key()
    assert [s.kind for s in SlotFile(folder / "slots.json").whole().sheets] == [RECOVERY]
    with store.change(EventKind.USER_ADDED) as change:
        change.add_user(
            name="dora", display_name="Dora", credential="", roles=("administrator",), passphrase=NEW, kdf=FLOOR
        )
    store.close()
    with refused("sheet_refused"):
        recover(folder, first)
    recover(folder, second)
    with sign_in(folder, "dora", NEW) as dora:
        made = make(dora, RECOVERY)
    with sign_in(folder, passphrase=NEW) as ada:
        with ada.change(EventKind.USER_DISABLED) as change:
            change.disable_user(next(u for u in ada.users() if u.name == "dora").user_id)
        assert ada.sheet_notes() == {}
    with refused("sheet_refused"):
        recover(folder, made)


@pytest.mark.requirement("STO-12")
def test_a_crash_during_recovery_leaves_a_sheet_that_still_works_or_a_passphrase_that_does(template, tmp_path):
    whole = shutil.copytree(template, tmp_path / "whole")
    with sign_in(whole) as store:
        secret = make(store, RECOVERY)
    step, opened = 4, []
    while True:  # every eighth step: the switch itself is crashed at each step elsewhere
        folder = shutil.copytree(whole, tmp_path / str(step))
        if not crashed_at(step, lambda folder=folder: recover(folder, secret)):
            break
        try:
            recover(folder, secret)
            opened.append(False)
        except database.CdsError:
            opened.append(True)
        with sign_in(folder, passphrase=NEW) as again:
            again.sign(NEW, b"message")
            assert again.verify_chain() is None
            assert again.rekey_due() is None
        step += 8
    assert set(opened) == {False, True}


# -- the emergency code -------------------------------------------------------------------------------------------


@pytest.mark.requirement("STO-19")
def test_an_emergency_opens_reading_only_and_loudly(store, folder):
    secret = make(store, EMERGENCY)
    store.close()
    with read(folder, secret) as found:
        assert [row.pseudonym for row in found.patients()] == ["P-0001", "P-0002", "Q-0003"]
        entry = list(found.entries())[-1][2]
        assert (entry["event"], entry["user_id"], entry["role"]) == ("emergency_access", "emergency", "emergency")
        assert {**entry["data"], "commitments": None} == {"sheet": EMERGENCY, "commitments": None, **TOLD}
        assert found.personal_values(entry["index"], entry["index"] + 1) == {entry["index"]: {"person": WHO}}
        with found.change(EventKind.PATIENT_OPENED, {"record_id": "x"}):
            pass
        allowed = {"program_started", "program_stopped", "locked", "patient_opened", "integrity_failure"}
        for kind in EventKind:
            if kind not in allowed:
                with pytest.raises(NotAllowed) as error, found.change(kind):
                    pass
                assert error.value.code == "reading_only"
        assert SIGNING


@pytest.mark.requirement("STO-19")
def test_not_even_a_bug_writes_through_an_emergency(store, folder):
    secret = make(store, EMERGENCY)
    store.close()
    with read(folder, secret) as found:
        for sql in (
            "UPDATE users SET enabled = 0",
            "DELETE FROM meta",
            "INSERT INTO meta (key, value) VALUES ('a', 'b')",
            "DELETE FROM patients",
        ):
            with pytest.raises(database.cipher.Error, match="authoriz"), found._database.transaction():
                found._database.run(sql)
        with pytest.raises(database.cipher.Error), found.change(EventKind.PATIENT_OPENED) as change:
            change.disable_user(next(u for u in found.users() if u.name == "bob").user_id)


@pytest.mark.requirement("STO-19")
def test_after_an_emergency_an_administrator_gets_a_new_key_and_the_envelope_is_void(store, folder):
    secret, before = make(store, EMERGENCY), store._key
    store.close()
    read(folder, secret).close()
    read(folder, secret).close()  # an emergency may take longer than one look
    sign_in(folder, "bob").close()
    assert opens(folder, before)
    with sign_in(folder) as ada:
        assert ada.rekeyed_for == EMERGENCY
        assert ada.sheet_notes() == {}
        assert events(ada).count(EventKind.EMERGENCY_ACCESS) == 2
    assert not opens(folder, before)
    with refused("sheet_refused"):
        read(folder, secret)


def test_a_used_sheet_is_used_up_by_whatever_new_key_comes_next(store, folder):
    recovery, emergency = make(store, RECOVERY), make(store, EMERGENCY)
    store.close()
    read(folder, emergency).close()
    with sign_in(folder, "bob") as bob, bob.change(EventKind.USER_DISABLED) as change:  # the store knows no roles here
        change.disable_user(next(u for u in bob.users() if u.name == "carol").user_id)
    with sign_in(folder) as ada:
        assert ada.rekeyed_for == "account_closed,emergency"
        assert set(ada.sheet_notes()) == {RECOVERY}
    recover(folder, recovery)


def test_the_wrong_paper_is_refused_counted_and_slowed_down(store, folder):
    secret = make(store, RECOVERY)
    store.close()
    clock = FixedClock()
    for _ in range(3):
        with refused("sheet_refused"):
            sheet_entry.open_for_reading(folder, secret, person=WHO, told=TOLD, clock=clock)
    with refused("sign_in_wait"):
        sheet_entry.open_for_reading(folder, secret, person=WHO, told=TOLD, clock=clock)
    with sign_in(folder) as again:
        failed = next(e["data"] for _, _, e in again.entries() if e["event"] == EventKind.SIGN_IN_FAILED)
        assert failed["accounts"] == [{"user_id": EMERGENCY, "count": 3}]


def test_a_sheet_that_the_database_does_not_know_opens_nothing(store, folder, tmp_path):
    secret = make(store, EMERGENCY)
    shutil.copy(folder / "slots.json", tmp_path / "with-sheet.json")
    with store._database.transaction():
        meta.forget_sheet(store._database, EMERGENCY)
    store.close()
    with refused("sheet_refused"):
        read(folder, secret)
    sign_in(folder).close()
    assert SlotFile(folder / "slots.json").whole().sheets == ()


def test_paper_opens_no_folder_without_a_store(tmp_path):
    with refused("store_missing"):
        read(tmp_path / "nowhere", sheets.new_secret())


def test_what_opened_it_does_not_show_in_a_traceback():
    assert PASSPHRASES["ada"] == ADA
    secret = sheets.new_secret()
    sheet = sheets.Sheet.seal(EMERGENCY, sheets.public_half(EMERGENCY, secret), bytes(32))
    assert sheet.open(secret) == bytes(32)
    assert sheets.Sheet.from_plain(sheet.to_plain()) == sheet
    with pytest.raises(ValueError, match="sheet"):
        sheets.Sheet.from_plain({**sheet.to_plain(), "kind": "other"})
